import type { Order } from "../api/orders/readOrders.ts";

/** Something that happened to an order, distinguished by `type`. */
export type OrderEvent = OrderCreated | OrderStatusChanged | OrderPaid | OrderChanged | OrderDeleted;

/** The fields of every event. */
interface AnyOrderEvent {
  readonly orderId: number;
  /**
   * Where to continue after this event: a string to save and to pass as the option `cursor`. It is made when
   * it is read, and stays valid when later events have come. With it, this event and those before it are
   * never delivered again.
   */
  readonly cursor: string;
}

/** An order that was not there before. */
export interface OrderCreated extends AnyOrderEvent {
  readonly type: "created";
  /** As it was first seen: what happened to it before that is not reported. */ readonly order: Order;
}

/**
 * An order got a status. Without the journal, `from` and `to` can be the same: it had another status between
 * two checks. Of several moves between two checks, the last one is reported.
 */
export interface OrderStatusChanged extends AnyOrderEvent {
  readonly type: "statusChanged";
  /** The status before, see `getOrderStatusList`; absent for an order that is too old to be watched. */
  readonly from?: number;
  readonly to: number;
  /** When, as Base says it; absent if it does not. */ readonly at?: Date;
  /** As it is now, which may be in a later status already; absent if it is gone already. */
  readonly order?: Order;
}

/** More was paid for an order than before. */
export interface OrderPaid extends AnyOrderEvent {
  readonly type: "paid";
  /** The amount paid before; absent for an order that is too old to be watched. */
  readonly paidBefore?: number;
  /** The amount paid in all, in the currency of the order. It may be less than what the order costs. */
  readonly paid: number;
  readonly order: Order;
}

/** Anything else about an order is different: its lines, contact, comments, shipment, or that less is paid. */
export interface OrderChanged extends AnyOrderEvent {
  readonly type: "changed";
  readonly order: Order;
}

/**
 * An order is gone. Without the journal that means that `getOrders` has not returned it for two minutes or
 * longer: it was deleted, merged into another one, or moved where the API does not look.
 */
export interface OrderDeleted extends AnyOrderEvent {
  readonly type: "deleted";
}
