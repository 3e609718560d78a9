import type { Order } from "../api/orders/readOrders.ts";

/** Something that happened to an order, distinguished by `type`. */
export type OrderEvent = OrderCreated | OrderStatusChanged | OrderPaid | OrderChanged | OrderDeleted;

/** What every event has. */
interface AnyOrderEvent {
  readonly orderId: number;
  /**
   * Where to continue after this event: a text to keep and to pass as the option `cursor`. It is made when it
   * is read, and stays right when later events have come. With it, this event and those before it are never
   * delivered again.
   */
  readonly cursor: string;
}

/** An order that was not there before. */
export interface OrderCreated extends AnyOrderEvent {
  readonly type: "created";
  /** As it was first seen: what happened to it until then is not told again. */ readonly order: Order;
}

/**
 * An order got a status. Without the journal, `from` and `to` can be the same: it was elsewhere between two looks. And
 * of several moves between two looks the last one is told.
 */
export interface OrderStatusChanged extends AnyOrderEvent {
  readonly type: "statusChanged";
  /** The status before, see `getOrderStatusList`; absent for an order that is too old to be watched. */
  readonly from?: number;
  readonly to: number;
  /** When, as Base says it; absent if it does not. */
  readonly at?: Date;
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
 * An order is gone. Without the journal that means that `getOrders` does not give it any more, for two minutes or
 * longer: deleted, merged into another one, or put where the API does not look.
 */
export interface OrderDeleted extends AnyOrderEvent {
  readonly type: "deleted";
}
