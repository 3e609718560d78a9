import { statusGroup, statusList } from "../orders/orderStatuses.ts";
import { methods, read, write } from "../wire/method.ts";
import { integer, list, object, optional, text } from "../wire/shape.ts";

export const returnStatusesMethods = methods({
  /**
   * Statuses of returns, in the account's own order.
   *
   * @see https://api.baselinker.com/index.php?method=getOrderReturnStatusList
   */
  getOrderReturnStatusList: read({}, { statuses: statusList }),
  /**
   * Moves a return to another status.
   *
   * @see https://api.baselinker.com/index.php?method=setOrderReturnStatus
   */
  setOrderReturnStatus: write(
    // One source calls `return_id` a list; `setOrderReturnStatuses` is the method that takes one.
    { return_id: integer(), status_id: integer() },
    {},
  ),
  /**
   * Moves several returns to another status.
   *
   * @see https://api.baselinker.com/index.php?method=setOrderReturnStatuses
   */
  setOrderReturnStatuses: write({ return_ids: list(integer()), status_id: integer() }, {}),
  /**
   * Adds a status of returns, or changes the one that `status_id` names.
   *
   * @see https://api.baselinker.com/index.php?method=addOrderReturnStatus
   */
  addOrderReturnStatus: write(
    {
      /** Only to change an existing status. */
      status_id: optional(integer()),
      name: text(),
      name_for_customer: optional(text()),
      /** For example `#1C8752`. */
      color: optional(text()),
      group_id: optional(integer()),
    },
    // No source at hand shows the answer; the sibling methods give the id.
    { status_id: optional(integer()) },
  ),
  /**
   * Deletes a status of returns. Its returns move to `target_status_id`.
   *
   * @see https://api.baselinker.com/index.php?method=deleteOrderReturnStatus
   */
  deleteOrderReturnStatus: write({ status_id: integer(), target_status_id: integer() }, {}),
  /**
   * Adds a group of return statuses, or renames the one that `group_id` names.
   *
   * @see https://api.baselinker.com/index.php?method=addOrderReturnStatusGroup
   */
  addOrderReturnStatusGroup: write(
    {
      /** Only to change an existing group. */
      group_id: optional(integer()),
      name: text(15),
    },
    // No source at hand shows the answer; the sibling methods give the id.
    { group_id: optional(integer()) },
  ),
  /**
   * Deletes a group of return statuses.
   *
   * @see https://api.baselinker.com/index.php?method=deleteOrderReturnStatusGroup
   */
  deleteOrderReturnStatusGroup: write({ group_id: integer() }, {}),
  /**
   * The groups of return statuses.
   *
   * @see https://api.baselinker.com/index.php?method=getOrderReturnStatusGroups
   */
  getOrderReturnStatusGroups: read(
    {},
    // As `getOrderStatusGroups` answers; no source at hand shows this one.
    { status_groups: optional(list(statusGroup, "group_id")) },
  ),
  /**
   * The statuses of returned products (in transit, accepted, damaged, …).
   *
   * @see https://api.baselinker.com/index.php?method=getOrderReturnProductStatuses
   */
  getOrderReturnProductStatuses: read(
    {},
    {
      order_return_product_statuses: list(object({ status_id: integer(), name: text() }), "status_id"),
    },
  ),
  /**
   * Why products come back, for `return_reason_id`.
   *
   * @see https://api.baselinker.com/index.php?method=getOrderReturnReasonsList
   */
  getOrderReturnReasonsList: read(
    {},
    { return_reasons: list(object({ return_reason_id: integer(), name: text() }), "return_reason_id") },
  ),
});
