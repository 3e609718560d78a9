import type { Order } from "../api/orders/readOrders.ts";
import { fingerprint } from "./fingerprint.ts";
import type { OrderEvent } from "./orderEvent.ts";
import type { KnownOrder } from "./watchState.ts";

type WithoutCursor<Event> = Event extends OrderEvent ? Omit<Event, "cursor"> : never;

/** An event that has no cursor yet. */
export type OrderNews = WithoutCursor<OrderEvent>;

/** One event, and what is known of its order after it. */
export interface Step {
  readonly news: OrderNews;
  /** Absent if the order is gone. */ readonly known?: KnownOrder;
}

/** The journal and the order may have the time of one move a little apart. */
const toleranceSeconds = 2;

/** What is to be remembered of an order. */
export function toKnown(order: Order): KnownOrder {
  return {
    id: order.order_id,
    status: order.order_status_id,
    since: order.date_in_status,
    paid: Math.round(order.payment_done * 100),
    print: fingerprint(order),
  };
}

/** Whether the order was moved since it was known, as far as the order itself can tell. */
export function isMoved({ status, since }: KnownOrder, order: Order): boolean {
  return order.order_status_id !== status || order.date_in_status > since + toleranceSeconds;
}

/** Whether the order is as it was before it was known: an answer of a copy that is late. */
export function isOlder({ since }: KnownOrder, order: Order): boolean {
  return order.date_in_status < since - toleranceSeconds;
}

/** The order as it is now against what is known of it: one event after the other, each with what is known after it. */
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
  if (now.print !== current.print || now.paid !== current.paid) {
    steps.push({ known: now, news: { type: "changed", orderId: order.order_id, order } });
  }
  return steps;
}

/** An entry of the journal about a move. */
export interface JournaledMove {
  readonly to: number;
  /** In unix seconds. */ readonly date: number;
  /** Whether the status that is known is from the journal too. One that was read holds all moves of its second. */
  readonly followsJournal: boolean;
  readonly order: Order | undefined;
}

/** A move that the journal names, where it is later than what is known. */
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
