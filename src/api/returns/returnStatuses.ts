import { statusGroup } from "../orders/orderStatuses.ts";
import { read, write } from "../wire/method.ts";
import { flag, integer, list, object, optional, text } from "../wire/shape.ts";

export interface ReturnStatusesMethods {
  /**
   * Statuses of returns, in the account's own order.
   *
   * @see https://api.baselinker.com/index.php?method=getOrderReturnStatusList
   */
  getOrderReturnStatusList: typeof getOrderReturnStatusList;
  /**
   * Moves a return to another status.
   *
   * @see https://api.baselinker.com/index.php?method=setOrderReturnStatus
   */
  setOrderReturnStatus: typeof setOrderReturnStatus;
  /**
   * Moves several returns to another status.
   *
   * @see https://api.baselinker.com/index.php?method=setOrderReturnStatuses
   */
  setOrderReturnStatuses: typeof setOrderReturnStatuses;
  /**
   * Adds a status of returns, or changes the one that `status_id` names.
   *
   * @see https://api.baselinker.com/index.php?method=addOrderReturnStatus
   */
  addOrderReturnStatus: typeof addOrderReturnStatus;
  /**
   * Deletes a status of returns. Its returns move to `target_status_id`.
   *
   * @see https://api.baselinker.com/index.php?method=deleteOrderReturnStatus
   */
  deleteOrderReturnStatus: typeof deleteOrderReturnStatus;
  /**
   * Adds a group of return statuses, or renames the one that `group_id` names.
   *
   * @see https://api.baselinker.com/index.php?method=addOrderReturnStatusGroup
   */
  addOrderReturnStatusGroup: typeof addOrderReturnStatusGroup;
  /**
   * Deletes a group of return statuses.
   *
   * @see https://api.baselinker.com/index.php?method=deleteOrderReturnStatusGroup
   */
  deleteOrderReturnStatusGroup: typeof deleteOrderReturnStatusGroup;
  /**
   * The groups of return statuses.
   *
   * @see https://api.baselinker.com/index.php?method=getOrderReturnStatusGroups
   */
  getOrderReturnStatusGroups: typeof getOrderReturnStatusGroups;
  /**
   * What may become of a returned product (in transit, accepted, damaged, …).
   *
   * @see https://api.baselinker.com/index.php?method=getOrderReturnProductStatuses
   */
  getOrderReturnProductStatuses: typeof getOrderReturnProductStatuses;
  /**
   * Why products come back, for `return_reason_id`.
   *
   * @see https://api.baselinker.com/index.php?method=getOrderReturnReasonsList
   */
  getOrderReturnReasonsList: typeof getOrderReturnReasonsList;
}

export const getOrderReturnStatusList = read(
  "getOrderReturnStatusList",
  {},
  {
    statuses: list(
      object({
        id: integer(),
        name: text(),
        name_for_customer: text(),
        color: optional(text()),
        group_id: optional(integer()),
        is_primary: optional(flag()),
      }),
      "id",
    ),
  },
);

export const setOrderReturnStatus = write(
  "setOrderReturnStatus",
  // One source calls `return_id` a list; `setOrderReturnStatuses` is the method that takes one.
  { return_id: integer(), status_id: integer() },
  {},
);

export const setOrderReturnStatuses = write(
  "setOrderReturnStatuses",
  { return_ids: list(integer()), status_id: integer() },
  {},
);

export const addOrderReturnStatus = write(
  "addOrderReturnStatus",
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
);

export const deleteOrderReturnStatus = write(
  "deleteOrderReturnStatus",
  { status_id: integer(), target_status_id: integer() },
  {},
);

export const addOrderReturnStatusGroup = write(
  "addOrderReturnStatusGroup",
  {
    /** Only to change an existing group. */
    group_id: optional(integer()),
    name: text(15),
  },
  // No source at hand shows the answer; the sibling methods give the id.
  { group_id: optional(integer()) },
);

export const deleteOrderReturnStatusGroup = write(
  "deleteOrderReturnStatusGroup",
  { group_id: integer() },
  {},
);

export const getOrderReturnStatusGroups = read(
  "getOrderReturnStatusGroups",
  {},
  // As `getOrderStatusGroups` answers; no source at hand shows this one.
  { status_groups: optional(list(statusGroup, "group_id")) },
);

export const getOrderReturnProductStatuses = read(
  "getOrderReturnProductStatuses",
  {},
  {
    order_return_product_statuses: list(object({ status_id: integer(), name: text() }), "status_id"),
  },
);

export const getOrderReturnReasonsList = read(
  "getOrderReturnReasonsList",
  {},
  { return_reasons: list(object({ return_reason_id: integer(), name: text() }), "return_reason_id") },
);
