import { statusGroup } from "../orders/orderStatuses.ts";
import { methods, read, write } from "../wire/method.ts";
import { flag, integer, list, object, optional, text } from "../wire/shape.ts";

export const clientStatusesMethods = methods({
  /**
   * Adds a status of clients, or changes the one that `status_id` names.
   *
   * @see https://api.baselinker.com/index.php?method=addCrmClientStatus
   */
  addCrmClientStatus: write(
    {
      /** Only to change an existing status. */
      status_id: optional(integer()),
      name: text(),
      /** For example `#1C8752`. */
      color: text(),
      group_id: optional(integer()),
    },
    // No source at hand shows the answer; the sibling methods give the id.
    { status_id: optional(integer()) },
  ),
  /**
   * Deletes a status of clients. Its clients move to `target_status_id`.
   *
   * @see https://api.baselinker.com/index.php?method=deleteCrmClientStatus
   */
  deleteCrmClientStatus: write({ status_id: integer(), target_status_id: integer() }, {}),
  /**
   * Statuses of clients.
   *
   * @see https://api.baselinker.com/index.php?method=getCrmClientStatuses
   */
  getCrmClientStatuses: read(
    {},
    {
      statuses: list(
        object({
          id: integer(),
          name: text(),
          color: optional(text()),
          group_id: optional(integer()),
          is_primary: optional(flag()),
        }),
        "id",
      ),
    },
  ),
  /**
   * Adds a group of client statuses, or renames the one that `group_id` names.
   *
   * @see https://api.baselinker.com/index.php?method=addCrmClientStatusGroup
   */
  addCrmClientStatusGroup: write(
    {
      /** Only to change an existing group. */
      group_id: optional(integer()),
      name: text(),
    },
    // No source at hand shows the answer; the sibling methods give the id.
    { group_id: optional(integer()) },
  ),
  /**
   * Deletes a group of client statuses.
   *
   * @see https://api.baselinker.com/index.php?method=deleteCrmClientStatusGroup
   */
  deleteCrmClientStatusGroup: write({ group_id: integer() }, {}),
  /**
   * The groups of client statuses.
   *
   * @see https://api.baselinker.com/index.php?method=getCrmClientStatusGroups
   */
  getCrmClientStatusGroups: read({}, { status_groups: list(statusGroup, "group_id") }),
});
