import type { Order } from "../../api/methods/orders/orderResult.ts";
import type { WatchEvent } from "./watched.ts";

/** Something that happened to an order, distinguished by `type`. */
export type OrderEvent =
  | OrderCreated
  | OrderStatusChanged
  | OrderPaid
  | OrderPackageAdded
  | OrderChanged
  | OrderDeleted;

/** The fields of every event. */
type AnyOrderEvent = WatchEvent & {
  readonly orderId: number;
};

/** A new order. */
type OrderCreated = AnyOrderEvent & {
  readonly type: "created";
  /** The order as first seen. Earlier changes are not reported. */
  readonly order: Order;
};

/**
 * An order was moved to a status. Without the journal, only the last of several moves between two checks is reported,
 * so `from` and `to` can be the same.
 */
type OrderStatusChanged = AnyOrderEvent & {
  readonly type: "statusChanged";
  /** The previous status, see `getOrderStatusList`; absent for an order that is too old to be watched. */
  readonly from?: number;
  readonly to: number;
  /** When the order was moved, according to Base; absent if unknown. */
  readonly at?: Date;
  /** The current order, which may already have a later status; absent if it was deleted. */
  readonly order?: Order;
};

/** More was paid for an order than before. */
type OrderPaid = AnyOrderEvent & {
  readonly type: "paid";
  /** The amount paid before; absent for an order that is too old to be watched. */
  readonly paidBefore?: number;
  /** The total paid, in the currency of the order. It may be less than the total of the order. */
  readonly paid: number;
  readonly order: Order;
};

/**
 * An order shows a package, or another one than before. It is read from the order itself, so it costs no request. An
 * order shows only one of its packages, and sources disagree whether the first or the last: call `getOrderPackages`
 * at this event if orders have several.
 */
type OrderPackageAdded = AnyOrderEvent & {
  readonly type: "packageAdded";
  /** The number to track it by. */
  readonly packageNumber: string;
  /** The courier, see `getCouriersList`; empty if Base does not know it. */
  readonly courier: string;
  readonly order: Order;
};

/** Anything else in an order changed: lines, contact, comments, or a lower paid amount or no package any more. */
type OrderChanged = AnyOrderEvent & {
  readonly type: "changed";
  readonly order: Order;
};

/**
 * An order is gone. Without the journal this means that `getOrders` has not returned it for at least two minutes: it
 * was deleted, merged into another one, or moved where the API does not look.
 */
type OrderDeleted = AnyOrderEvent & {
  readonly type: "deleted";
};
