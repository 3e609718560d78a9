import { methods, read, write } from "../wire/method.ts";
import { flag, integer, list, type ObjectShape, object, optional, text } from "../wire/shape.ts";

const statusGroupFields = {
  group_id: integer(),
  name: text(),
  /** Whether statuses land here that name no group. */
  is_main_group: flag(),
};

/** A group of statuses, as the panel's side bar shows it. */
export interface StatusGroupShape extends ObjectShape<typeof statusGroupFields> {}

export const statusGroup: StatusGroupShape = object(statusGroupFields);

const statusFields = {
  id: integer(),
  name: text(),
  name_for_customer: text(),
  /** For example `#1C8752`. */
  color: optional(text()),
  group_id: optional(integer()),
  is_primary: optional(flag()),
};

export interface StatusShape extends ObjectShape<typeof statusFields> {}

const status: StatusShape = object(statusFields);

/** The statuses of orders and of returns, in the account's own order. */
export const statusList = list(status, "id");

export const orderStatusesMethods = methods({
  /**
   * Adds an order status, or changes the one that `status_id` names.
   *
   * @see https://api.baselinker.com/index.php?method=addOrderStatus
   */
  addOrderStatus: write(
    {
      /** Only to change an existing status. */
      status_id: optional(integer()),
      name: text(30),
      /** For narrow tables of the panel. */
      short_name: text(17),
      /** Without it the buyer's order page does not show the status. */
      name_for_customer: optional(text(250)),
      /** For example `#1C8752`. */
      color: text(7),
      /** 0 other, 1 unpaid, 2 in progress, 3 sent, 4 delivered, 5 cancelled, 6 return. */
      type: optional(integer()),
      group_id: optional(integer()),
      /** Seen in the settings of statuses only. */
      comments: optional(text(255)),
    },
    // No source at hand shows the answer; the sibling methods give the id.
    { status_id: optional(integer()) },
  ),
  /**
   * Deletes an order status. Its orders move to `target_status_id`.
   *
   * @see https://api.baselinker.com/index.php?method=deleteOrderStatus
   */
  deleteOrderStatus: write({ status_id: integer(), target_status_id: integer() }, {}),
  /**
   * Adds a group of order statuses, or renames the one that `group_id` names.
   *
   * @see https://api.baselinker.com/index.php?method=addOrderStatusGroup
   */
  addOrderStatusGroup: write(
    {
      /** Only to change an existing group. */
      group_id: optional(integer()),
      name: text(15),
    },
    // No source at hand shows the answer; the sibling methods give the id.
    { group_id: optional(integer()) },
  ),
  /**
   * Deletes a group of order statuses.
   *
   * @see https://api.baselinker.com/index.php?method=deleteOrderStatusGroup
   */
  deleteOrderStatusGroup: write({ group_id: integer() }, {}),
  /**
   * The groups of order statuses.
   *
   * @see https://api.baselinker.com/index.php?method=getOrderStatusGroups
   */
  getOrderStatusGroups: read({}, { status_groups: list(statusGroup, "group_id") }),
});
