import type { Order } from "../api/orders/orderResult.ts";
import { fingerprint } from "./fingerprint.ts";
import type { OrderEvent } from "./orderEvent.ts";
import type { KnownOrder } from "./watchState.ts";

type WithoutCursor<Event> = Event extends OrderEvent ? Omit<Event, "cursor"> : never;
export type OrderNews = WithoutCursor<OrderEvent>;

export interface Step {
  readonly news: OrderNews;
  /** Absent if the order was deleted. */ readonly known?: KnownOrder;
}

/** The times of one move in the journal and in the order may differ slightly. */
const toleranceSeconds = 2;

export function toKnown(order: Order): KnownOrder {
  return {
    id: order.order_id,
    status: order.order_status_id,
    since: order.date_in_status,
    paid: Math.round(order.payment_done * 100),
    print: fingerprint(order),
  };
}

export function isMoved({ status, since }: KnownOrder, order: Order): boolean {
  return order.order_status_id !== status || order.date_in_status > since + toleranceSeconds;
}

/** Whether the order is older than what is known: a replica that lags may return it. */
export function isOlder({ since }: KnownOrder, order: Order): boolean {
  return order.date_in_status < since - toleranceSeconds;
}

/** Compares the order with what is known of it. Returns events in their order, each with what is known after it. */
export function compareOrder(known: KnownOrder, order: Order): Step[] {
  const now = toKnown(order);
  const steps: Step[] = [];
  let current = known;
  if (isMoved(known, order)) {
    current = { ...current, status: now.status, since: now.since };
    steps.push({ known: current, news: moved(known.status, order) });
  }
  if (now.paid > known.paid) {
    current = { ...current, paid: now.paid };
    const amounts = { paidBefore: known.paid / 100, paid: order.payment_done };
    steps.push({ known: current, news: { type: "paid", orderId: order.order_id, ...amounts, order } });
  }
  if (now.print !== current.print || now.paid !== current.paid)
    steps.push({ known: now, news: { type: "changed", orderId: order.order_id, order } });
  return steps;
}

export interface JournaledMove {
  readonly to: number;
  /** In unix seconds. */ readonly date: number;
  /** Whether the known status is from the journal too. A status from `getOrders` includes all moves of its second. */
  readonly followsJournal: boolean;
  readonly order: Order | undefined;
}

/** Applies a move from the journal if it is later than what is known. */
export function applyMove(
  known: KnownOrder,
  { to, date, followsJournal, order }: JournaledMove,
): Step | undefined {
  const isPast = followsJournal ? date < known.since : date <= known.since;
  if (isPast || (to === known.status && date <= known.since + toleranceSeconds)) return undefined;
  const at = new Date(date * 1000);
  return {
    known: { ...known, status: to, since: date },
    news: {
      type: "statusChanged",
      orderId: known.id,
      from: known.status,
      to,
      at,
      ...(order === undefined ? {} : { order }),
    },
  };
}

function moved(from: number, order: Order): OrderNews {
  const at = order.date_in_status > 0 ? { at: new Date(order.date_in_status * 1000) } : {};
  return { type: "statusChanged", orderId: order.order_id, from, to: order.order_status_id, ...at, order };
}
