import type { Workplace } from "./respond.ts";

/** Kinds of journal entries that the fake writes; the numbers are the API's. */
export const journalType = {
  created: 1,
  payment: 3,
  removed: 4,
  edited: 11,
  added: 12,
  editedLine: 13,
  removedLine: 14,
  status: 18,
} as const;

/** Notes what happened to an order, where the account keeps a journal. */
export function writeJournal(workplace: Workplace, orderId: number, type: number, objectId = 0): void {
  if (!workplace.options.journalOn) return;
  const id = workplace.nextId("journal");
  const entry = { id, log_id: id, order_id: orderId, log_type: type, object_id: String(objectId) };
  workplace.state.journal.push({ ...entry, date: workplace.now() });
}
