import type { Order } from "../../api/methods/orders/orderResult.ts";
import type { AnyShape } from "../../api/wire/shape.ts";
import { fingerprint, hash48 } from "./fingerprint.ts";
import type { OrderEvent } from "./orderEvent.ts";
import { isMoved, type Seen, type Step, toleranceSeconds, type WatchEvent } from "./watched.ts";
import type { Known } from "./watchState.ts";

type NewsOf<Event> = Event extends OrderEvent ? Omit<Event, keyof WatchEvent> : never;
export type OrderNews = NewsOf<OrderEvent>;

const apart = [
  ...["order_id", "order_status_id", "date_in_status", "payment_done"],
  ...["delivery_package_module", "delivery_package_nr"],
];

export function seeOrder(item: Order, shape: AnyShape): Seen<Order> {
  const now: Known = {
    id: item.order_id,
    status: item.order_status_id,
    since: item.date_in_status,
    paid: Math.round(item.payment_done * 100),
    pack: packOf(item),
    print: fingerprint(shape, item, apart),
  };
  return { item, now, addedAt: item.date_add, newAt: Math.max(item.date_add, item.date_confirmed) };
}

export function compareOrder(known: Known, { item: order, now }: Seen<Order>): Step<OrderNews>[] {
  const { id } = now;
  const steps: Step<OrderNews>[] = [];
  let current = known;
  if (isMoved(known, now)) {
    current = { ...current, status: now.status, since: now.since };
    steps.push({ id, known: current, news: moved(known.status, order) });
  }
  if (now.paid > known.paid) {
    current = { ...current, paid: now.paid };
    const amounts = { paidBefore: known.paid / 100, paid: order.payment_done };
    steps.push({ id, known: current, news: { type: "paid", orderId: id, ...amounts, order } });
  }
  if (now.pack !== known.pack && now.pack !== "") {
    current = { ...current, pack: now.pack };
    steps.push({ id, known: current, news: packageOf(order) });
  }
  if (now.print !== current.print || now.paid !== current.paid || now.pack !== current.pack)
    steps.push({ id, known: now, news: { type: "changed", orderId: id, order } });
  return steps;
}

/** A hash of 31 bits distinguishes the few packages of one order. */
function packOf({ delivery_package_module: courier, delivery_package_nr: number }: Order): string {
  return number === "" ? "" : (hash48(`${courier} ${number}`) % 2 ** 31).toString(36);
}

export function packageOf(order: Order): OrderNews {
  const { order_id: orderId, delivery_package_module: courier, delivery_package_nr: packageNumber } = order;
  return { type: "packageAdded", orderId, courier, packageNumber, order };
}

export interface JournaledMove {
  readonly to: number;
  /** The time of the move, in unix seconds. */
  readonly date: number;
  /** Whether the known status is from the journal too. A status from `getOrders` includes all moves of its second. */
  readonly followsJournal: boolean;
  readonly order: Order | undefined;
}

/** Applies a move from the journal if it is later than what is known. */
export function applyMove(
  known: Known,
  { to, date, followsJournal, order }: JournaledMove,
): Step<OrderNews> | undefined {
  const isPast = followsJournal ? date < known.since : date <= known.since;
  if (isPast || (to === known.status && date <= known.since + toleranceSeconds)) return undefined;
  const changedAt = new Date(date * 1000);
  return {
    id: known.id,
    known: { ...known, status: to, since: date },
    news: {
      type: "statusChanged",
      orderId: known.id,
      from: known.status,
      to,
      at: changedAt,
      ...(order === undefined ? {} : { order }),
    },
  };
}

function moved(from: number, order: Order): OrderNews {
  const changedAt = order.date_in_status > 0 ? { at: new Date(order.date_in_status * 1000) } : {};
  return {
    type: "statusChanged",
    orderId: order.order_id,
    from,
    to: order.order_status_id,
    ...changedAt,
    order,
  };
}
