import { named, none, read, write } from "../../wire/method.ts";
import { integer, list, numericId, object, optional, text } from "../../wire/shape.ts";
import { statusGroup, statusList } from "../orders/orderHistory.ts";

export const methods = named({
  /**
   * Statuses of returns, in the account's own order.
   * @see https://api.baselinker.com/index.php?method=getOrderReturnStatusList
   */
  getOrderReturnStatusList: read(none, {
    /** The statuses of returns, in the account's own order. */ statuses: statusList,
  }),
  /**
   * Moves a return to another status.
   * @see https://api.baselinker.com/index.php?method=setOrderReturnStatus
   */
  setOrderReturnStatus: write(
    // One source calls `return_id` a list; `setOrderReturnStatuses` is the method that takes one.
    {
      /** The return to move. */ return_id: numericId(),
      /** The status that it gets, see `getOrderReturnStatusList`. */ status_id: numericId(),
    },
  ),
  /**
   * Moves several returns to another status.
   * @see https://api.baselinker.com/index.php?method=setOrderReturnStatuses
   */
  setOrderReturnStatuses: write({
    /** The returns to move. */ return_ids: list(numericId()),
    /** The status that they get, see `getOrderReturnStatusList`. */ status_id: numericId(),
  }),
  /**
   * Adds a status of returns, or changes the one that `status_id` names.
   * @see https://api.baselinker.com/index.php?method=addOrderReturnStatus
   */
  addOrderReturnStatus: write(
    {
      /** Only to change an existing status. */ status_id: optional(numericId()),
      /** What the status is called in the panel. */ name: text(),
      /** What buyers read instead. */ name_for_customer: optional(text()),
      /** For example `#1C8752`. */ color: optional(text()),
      /** The group to show it in, see `getOrderReturnStatusGroups`. */ group_id: optional(numericId()),
    },
    // No source at hand shows the answer; the sibling methods give the id.
    {
      /** The status that was added or changed. No source shows the answer, so it may be absent. */
      status_id: optional(integer()),
    },
  ),
  /**
   * Deletes a status of returns. Its returns move to `target_status_id`.
   * @see https://api.baselinker.com/index.php?method=deleteOrderReturnStatus
   */
  deleteOrderReturnStatus: write({
    /** The status to delete, see `getOrderReturnStatusList`. */ status_id: numericId(),
    /** The status that its returns get instead. */ target_status_id: numericId(),
  }),
  /**
   * Adds a group of return statuses, or renames the one that `group_id` names.
   * @see https://api.baselinker.com/index.php?method=addOrderReturnStatusGroup
   */
  addOrderReturnStatusGroup: write(
    {
      /** Only to change an existing group. */ group_id: optional(numericId()),
      /** What the group is called. */ name: text(15),
    },
    // No source at hand shows the answer; the sibling methods give the id.
    {
      /** The group that was added or renamed. No source shows the answer, so it may be absent. */
      group_id: optional(integer()),
    },
  ),
  /**
   * Deletes a group of return statuses.
   * @see https://api.baselinker.com/index.php?method=deleteOrderReturnStatusGroup
   */
  deleteOrderReturnStatusGroup: write({
    /** The group to delete, see `getOrderReturnStatusGroups`. */ group_id: numericId(),
  }),
  /**
   * The groups of return statuses.
   * @see https://api.baselinker.com/index.php?method=getOrderReturnStatusGroups
   */
  getOrderReturnStatusGroups: read(
    none,
    // As `getOrderStatusGroups` answers; no source at hand shows this one.
    {
      /** The groups of return statuses. */ status_groups: optional(list(statusGroup, "group_id")),
    },
  ),
  /**
   * The statuses of returned products (in transit, accepted, damaged, …).
   * @see https://api.baselinker.com/index.php?method=getOrderReturnProductStatuses
   */
  getOrderReturnProductStatuses: read(none, {
    /** The states that a returned product can have. */
    order_return_product_statuses: list(
      object({
        /** The state, for `status_id` of a line of a return. */ status_id: integer(),
        /** What the state is called. */ name: text(),
      }),
      "status_id",
    ),
  }),
  /**
   * Why products come back, for `return_reason_id`.
   * @see https://api.baselinker.com/index.php?method=getOrderReturnReasonsList
   */
  getOrderReturnReasonsList: read(none, {
    /** The reasons that can be given. */
    return_reasons: list(
      object({
        /** The reason, for `return_reason_id` of a line of a return. */ return_reason_id: integer(),
        /** What the reason is called. */ name: text(),
      }),
      "return_reason_id",
    ),
  }),
});
