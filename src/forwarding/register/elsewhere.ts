import type { ForwarderParts } from "../contract/registerContract.ts";
import { registerIssue } from "./registerCodes.ts";
import type { RegisterContext } from "./registerContext.ts";

const most = 200;

type Parts = Pick<RegisterContext, "steps" | "forwarder">;

/** Counts, among the oldest entries that are still `received`, those of each other namespace. */
export async function countElsewhere({ steps, forwarder }: Parts): Promise<ReadonlyMap<string, number>> {
  const which = { status: "received", from: undefined, after: undefined } as const;
  const rows = await steps.page({ ...which, order: "oldest", limit: most, withLeads: false });
  const counts = new Map<string, number>();
  for (const { namespace } of rows) {
    if (namespace !== forwarder.namespace) counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
  }
  return counts;
}

/** Warns once per namespace about leads that wait in it, unless a forwarder here has it: nothing delivers them. */
export function elsewhereTold(
  parts: Parts,
  forwarders: ReadonlySet<Pick<ForwarderParts, "namespace">>,
): () => Promise<void> {
  const told = new Set<string>();
  const { namespace: ownNamespace, reportSetup } = parts.forwarder;
  return async () => {
    // An unreachable register is reported elsewhere.
    const counts = await countElsewhere(parts).catch(() => new Map<string, number>());
    const open = [...forwarders].map(({ namespace }) => namespace);
    for (const [other, count] of counts) {
      if (open.includes(other) || told.has(other)) continue;
      told.add(other);
      reportSetup(registerIssue("namespace_waits", "namespace", { count, other, own: ownNamespace }));
    }
  };
}
