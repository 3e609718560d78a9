import type { ForwarderParts } from "../lead/registerContract.ts";
import { registerIssue } from "./registerCodes.ts";
import type { RegisterContext } from "./registerContext.ts";

/** How many entries are looked at. */
const most = 200;

type Parts = Pick<RegisterContext, "steps" | "forwarder">;

/** Of the oldest entries that were only received: how many each other namespace has. */
export async function countElsewhere({ steps, forwarder }: Parts): Promise<ReadonlyMap<string, number>> {
  const which = { status: "received", from: undefined, after: undefined } as const;
  const rows = await steps.page({ ...which, order: "oldest", limit: most, withLeads: false });
  const counts = new Map<string, number>();
  for (const { namespace } of rows) {
    if (namespace !== forwarder.namespace) counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
  }
  return counts;
}

/**
 * Gives what warns, once for each, of other namespaces whose leads wait: no one takes them when the option
 * was changed. Those that another open forwarder of the process has are meant to be there.
 */
export function elsewhereTold(
  parts: Parts,
  forwarders: ReadonlySet<Pick<ForwarderParts, "namespace">>,
): () => Promise<void> {
  const told = new Set<string>();
  const { namespace: own, reportSetup } = parts.forwarder;
  return async () => {
    // A register that does not answer is reported elsewhere.
    const counts = await countElsewhere(parts).catch(() => new Map<string, number>());
    const open = [...forwarders].map(({ namespace }) => namespace);
    for (const [other, count] of counts) {
      if (open.includes(other) || told.has(other)) continue;
      told.add(other);
      reportSetup(registerIssue("namespace_waits", "namespace", { count, other, own }));
    }
  };
}
