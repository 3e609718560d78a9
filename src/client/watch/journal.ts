import type { Order } from "../../api/methods/orders/orderResult.ts";
import { applyMove, type OrderNews, packageOf } from "./compareOrder.ts";
import type { EntryContext, JournalEntry, Step } from "./watched.ts";
import { findKnown } from "./watchState.ts";

/** Numbers of the API, see `logs_types` of `getJournalList`. */
const types = { created: 1, paid: 3, removed: 4, merged: 5, split: 6, packed: 9, moved: 18 } as const;
/** Entries that change what `getOrders` returns. Invoices, receipts, copies and the blacklist do not. */
const changing: readonly number[] = [2, 5, 6, 9, 10, 11, 12, 13, 14, 16, 22];

/** The events of an entry alone. Other changes are found when the order is read. */
export function stepsOfEntry(
  entry: JournalEntry,
  { state, lowest, found, isWhole, journaled }: EntryContext<Order>,
): Step<OrderNews>[] {
  const { about: id, date } = entry;
  const order = found.get(id);
  const steps: Step<OrderNews>[] = [];
  const known = findKnown(state, id);
  const to = statusIn(entry);
  if (known !== undefined && to !== undefined && date !== undefined) {
    const step = applyMove(known, { to, date, order, followsJournal: journaled.has(id) });
    if (step !== undefined) {
      journaled.add(id);
      steps.push(step);
    }
  }
  if (known === undefined && id < lowest) {
    const news = newsOfOldOrder(entry, order);
    if (news !== undefined) steps.push({ id, news });
  }
  const gone = perhapsGone(entry);
  // The entry says that the order was deleted and it does not exist, which is enough proof.
  if (isWhole && gone !== undefined && !found.has(gone) && findKnown(state, gone) !== undefined)
    steps.push({ id: gone, news: { type: "deleted", orderId: gone } });
  return steps;
}

export function ordersIn(entry: JournalEntry): number[] {
  const gone = perhapsGone(entry);
  return gone === undefined || gone === entry.about ? [entry.about] : [entry.about, gone];
}

function statusIn({ type, object }: JournalEntry): number | undefined {
  const status = Number(object);
  return type === types.moved && Number.isSafeInteger(status) && status > 0 ? status : undefined;
}

/** The order that an entry may have deleted: a removed invoice or receipt has the same number. */
function perhapsGone({ type, about, object }: JournalEntry): number | undefined {
  if (type === types.removed) return about;
  const merged = Number(object);
  return type === types.merged && Number.isSafeInteger(merged) && merged > 0 ? merged : undefined;
}

/** The event of an order that is too old to be watched and has no known state to compare with. */
function newsOfOldOrder(entry: JournalEntry, order: Order | undefined): OrderNews | undefined {
  const { type, about: orderId, date } = entry;
  const to = statusIn(entry);
  if (to !== undefined) {
    const changedAt = date === undefined ? {} : { at: new Date(date * 1000) };
    return { type: "statusChanged", orderId, to, ...changedAt, ...(order === undefined ? {} : { order }) };
  }
  if (order === undefined) return type === types.removed ? { type: "deleted", orderId } : undefined;
  if (type === types.created) return { type: "created", orderId, order };
  if (type === types.paid) return { type: "paid", orderId, paid: order.payment_done, order };
  if (type === types.packed && order.delivery_package_nr !== "") return packageOf(order);
  return type !== undefined && changing.includes(type) ? { type: "changed", orderId, order } : undefined;
}
