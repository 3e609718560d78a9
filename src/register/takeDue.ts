import type { TakeDueQuery, TakenLead } from "../lead/registerContract.ts";
import { ClaimedEntry } from "./claimedEntry.ts";
import { arrivalOf } from "./entryTexts.ts";
import type { RegisterContext } from "./registerContext.ts";

/** Takes due leads for the given lease, each to be delivered by its function. */
export async function takeDue(
  context: RegisterContext,
  { limit, leaseMs }: TakeDueQuery,
): Promise<readonly TakenLead[]> {
  const { steps, forwarder } = context;
  const { namespace } = forwarder;
  const rows = await steps.take({ namespace, limit, leaseMs: Math.ceil(leaseMs) });
  // What takes longer continues on its own, or is taken again: a lead never outlives its lease in one hand.
  const deadlineMs = leaseMs * 0.75;
  return rows.flatMap((row) => {
    const { lead } = row;
    if (lead === undefined) return [];
    const entry = new ClaimedEntry(context, { ...row, by: "work", isDue: true });
    return async () => forwarder.deliver(JSON.parse(lead), { ...arrivalOf(row), deadlineMs }, entry);
  });
}
