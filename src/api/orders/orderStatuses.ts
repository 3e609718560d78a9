import { methods, none, read, write } from "../wire/method.ts";
import { flag, integer, list, type ObjectShape, object, optional, text } from "../wire/shape.ts";

const statusGroupFields = {
  /** The group, for `group_id` of a status. */ group_id: integer(),
  /** What the group is called. */ name: text(),
  /** Whether statuses land here that name no group. */ is_main_group: flag(),
};

/** A group of statuses, as the panel's side bar shows it. */
export interface StatusGroupShape extends ObjectShape<typeof statusGroupFields> {}
export const statusGroup: StatusGroupShape = object(statusGroupFields);

const statusFields = {
  /** The status, for `status_id` and `order_status_id` of other methods. */ id: integer(),
  /** What the status is called in the panel. */ name: text(),
  /** What buyers read instead; empty if they are not shown the status. */ name_for_customer: text(),
  /** For example `#1C8752`. */ color: optional(text()),
  /** The group that it is shown in; 0 for none. */ group_id: optional(integer()),
  /** Whether the account marks it as the primary one. */ is_primary: optional(flag()),
};

export interface StatusShape extends ObjectShape<typeof statusFields> {}
const status: StatusShape = object(statusFields);

/** The statuses of orders and of returns, in the account's own order. */
export const statusList = list(status, "id");

export const orderStatusesMethods = methods({
  /**
   * Adds an order status, or changes the one that `status_id` names.
   * @see https://api.baselinker.com/index.php?method=addOrderStatus
   */
  addOrderStatus: write(
    {
      /** Only to change an existing status. */ status_id: optional(integer()),
      /** What the status is called in the panel. */ name: text(30),
      /** For narrow tables of the panel. */ short_name: text(17),
      /** Without it the buyer's order page does not show the status. */
      name_for_customer: optional(text(250)),
      /** For example `#1C8752`. */ color: text(7),
      /** 0 other, 1 unpaid, 2 in progress, 3 sent, 4 delivered, 5 cancelled, 6 return. */
      type: optional(integer()),
      /** The group to show it in, see `getOrderStatusGroups`. */ group_id: optional(integer()),
      /** Seen in the settings of statuses only. */ comments: optional(text(255)),
    },
    // No source at hand shows the answer; the sibling methods give the id.
    {
      /** The status that was added or changed. No source shows the answer, so it may be absent. */
      status_id: optional(integer()),
    },
  ),
  /**
   * Deletes an order status. Its orders move to `target_status_id`.
   * @see https://api.baselinker.com/index.php?method=deleteOrderStatus
   */
  deleteOrderStatus: write({
    /** The status to delete, see `getOrderStatusList`. */ status_id: integer(),
    /** The status that its orders get instead. */ target_status_id: integer(),
  }),
  /**
   * Adds a group of order statuses, or renames the one that `group_id` names.
   * @see https://api.baselinker.com/index.php?method=addOrderStatusGroup
   */
  addOrderStatusGroup: write(
    {
      /** Only to change an existing group. */ group_id: optional(integer()),
      /** What the group is called. */ name: text(15),
    },
    // No source at hand shows the answer; the sibling methods give the id.
    {
      /** The group that was added or renamed. No source shows the answer, so it may be absent. */
      group_id: optional(integer()),
    },
  ),
  /**
   * Deletes a group of order statuses.
   * @see https://api.baselinker.com/index.php?method=deleteOrderStatusGroup
   */
  deleteOrderStatusGroup: write({
    /** The group to delete, see `getOrderStatusGroups`. */ group_id: integer(),
  }),
  /** The groups of order statuses. @see https://api.baselinker.com/index.php?method=getOrderStatusGroups */
  getOrderStatusGroups: read(none, {
    /** The groups of order statuses. */ status_groups: list(statusGroup, "group_id"),
  }),
});
