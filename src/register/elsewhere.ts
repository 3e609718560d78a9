import { timeOfId } from "./entryId.ts";
import { registerIssue } from "./registerCodes.ts";
import type { RegisterContext } from "./registerContext.ts";

/** How many entries are looked at. */
const most = 200;

/** A lead of a forwarder that works is tried long before. */
const longEnoughMs = 600_000;

type Parts = Pick<RegisterContext, "steps" | "forwarder">;

/** Of the oldest entries that were only received, and that long ago: how many each other namespace has. */
export async function countElsewhere(
  { steps, forwarder }: Parts,
  waitedMs = Number.NEGATIVE_INFINITY,
): Promise<ReadonlyMap<string, number>> {
  const which = { status: "received", from: undefined, after: undefined } as const;
  const rows = await steps.page({ ...which, order: "oldest", limit: most, withLeads: false });
  const counts = new Map<string, number>();
  for (const { id, namespace } of rows) {
    if (namespace === forwarder.namespace || forwarder.clock.date() - timeOfId(id) < waitedMs) continue;
    counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
  }
  return counts;
}

/**
 * Gives what tells, once for each, of other namespaces whose leads wait: nobody takes them when the option was changed.
 * Namespaces that another forwarder of the process has are meant to be there.
 */
export function elsewhereTold(parts: Parts, known: ReadonlySet<string>): () => Promise<void> {
  const told = new Set<string>();
  const { namespace: own, tellSetup } = parts.forwarder;
  return async () => {
    // A register that does not answer tells so elsewhere.
    const counts = await countElsewhere(parts, longEnoughMs).catch(() => new Map<string, number>());
    for (const [other, count] of counts) {
      if (known.has(other) || told.has(other)) continue;
      told.add(other);
      tellSetup(registerIssue("namespace_waits", "namespace", { count, other, own }));
    }
  };
}
