import type { Order } from "../api/orders/orderResult.ts";
import { applyMove, type OrderNews, type Step } from "./compareOrder.ts";
import type { JournalEntry } from "./orderReads.ts";
import { findKnown, type WatchState } from "./watchState.ts";

export interface EntryContext {
  readonly state: WatchState;
  /** Orders with a lower id are too old to be watched. */ readonly lowest: number;
  /** The existing orders of the entry, read after it. */ readonly orders: ReadonlyMap<number, Order>;
  /** Whether an order that is missing in `orders` certainly does not exist. */ readonly isWhole: boolean;
  /** Orders whose status is from the journal. Orders that the entry moves are added. */
  readonly journaled: Set<number>;
}

/** Numbers of the API, see `logs_types` of `getJournalList`. */
const types = { created: 1, paid: 3, removed: 4, merged: 5, split: 6, moved: 18 } as const;
/** Entries that change what `getOrders` returns. Invoices, receipts, copies and the blacklist do not. */
const changing: readonly number[] = [2, 5, 6, 9, 10, 11, 12, 13, 14, 16, 22];

/** The events of an entry alone. Other changes are found when the order is read. */
export function stepsOfEntry(
  entry: JournalEntry,
  { state, lowest, orders, isWhole, journaled }: EntryContext,
): Step[] {
  const { order_id: id, date } = entry;
  const order = orders.get(id);
  const steps: Step[] = [];
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
    if (news !== undefined) steps.push({ news });
  }
  const gone = perhapsGone(entry);
  // The entry says that the order was deleted and it does not exist, which is enough proof.
  if (isWhole && gone !== undefined && !orders.has(gone) && findKnown(state, gone) !== undefined)
    steps.push({ news: { type: "deleted", orderId: gone } });
  return steps;
}

export function ordersIn(entry: JournalEntry): number[] {
  const gone = perhapsGone(entry);
  return gone === undefined || gone === entry.order_id ? [entry.order_id] : [entry.order_id, gone];
}

function statusIn({ log_type, object_id }: JournalEntry): number | undefined {
  const status = Number(object_id);
  return log_type === types.moved && Number.isSafeInteger(status) && status > 0 ? status : undefined;
}

/** The order that an entry may have deleted: a removed invoice or receipt has the same number. */
function perhapsGone({ log_type, order_id, object_id }: JournalEntry): number | undefined {
  if (log_type === types.removed) return order_id;
  const merged = Number(object_id);
  return log_type === types.merged && Number.isSafeInteger(merged) && merged > 0 ? merged : undefined;
}

/** The event of an order that is too old to be watched and has no known state to compare with. */
function newsOfOldOrder(entry: JournalEntry, order: Order | undefined): OrderNews | undefined {
  const { log_type, order_id: orderId, date } = entry;
  const to = statusIn(entry);
  if (to !== undefined) {
    const at = date === undefined ? {} : { at: new Date(date * 1000) };
    return { type: "statusChanged", orderId, to, ...at, ...(order === undefined ? {} : { order }) };
  }
  if (order === undefined) return log_type === types.removed ? { type: "deleted", orderId } : undefined;
  if (log_type === types.created) return { type: "created", orderId, order };
  if (log_type === types.paid) return { type: "paid", orderId, paid: order.payment_done, order };
  return changing.includes(log_type) ? { type: "changed", orderId, order } : undefined;
}
