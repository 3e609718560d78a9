import { statusGroup } from "../orders/orderStatuses.ts";
import { methods, none, read, write } from "../wire/method.ts";
import { flag, integer, list, object, optional, text } from "../wire/shape.ts";

export const clientStatusesMethods = methods({
  /**
   * Adds a status of clients, or changes the one that `status_id` names.
   * @see https://api.baselinker.com/index.php?method=addCrmClientStatus
   */
  addCrmClientStatus: write(
    {
      /** Only to change an existing status. */ status_id: optional(integer()),
      /** What the status is called. */ name: text(),
      /** For example `#1C8752`. */ color: text(),
      /** The group to show it in, see `getCrmClientStatusGroups`. */ group_id: optional(integer()),
    },
    // No source at hand shows the answer; the sibling methods give the id.
    {
      /** The status that was added or changed. No source shows the answer, so it may be absent. */
      status_id: optional(integer()),
    },
  ),
  /**
   * Deletes a status of clients. Its clients move to `target_status_id`.
   * @see https://api.baselinker.com/index.php?method=deleteCrmClientStatus
   */
  deleteCrmClientStatus: write({
    /** The status to delete, see `getCrmClientStatuses`. */ status_id: integer(),
    /** The status that its clients get instead. */ target_status_id: integer(),
  }),
  /** Statuses of clients. @see https://api.baselinker.com/index.php?method=getCrmClientStatuses */
  getCrmClientStatuses: read(none, {
    /** The statuses of clients, in the account's own order. */
    statuses: list(
      object({
        /** The status, for `status_id` of a client. */ id: integer(),
        /** What the status is called. */ name: text(),
        /** For example `#1C8752`. */ color: optional(text()),
        /** The group that it is shown in; 0 for none. */ group_id: optional(integer()),
        /** Whether the account marks it as the primary one. */ is_primary: optional(flag()),
      }),
      "id",
    ),
  }),
  /**
   * Adds a group of client statuses, or renames the one that `group_id` names.
   * @see https://api.baselinker.com/index.php?method=addCrmClientStatusGroup
   */
  addCrmClientStatusGroup: write(
    {
      /** Only to change an existing group. */ group_id: optional(integer()),
      /** What the group is called. */ name: text(),
    },
    // No source at hand shows the answer; the sibling methods give the id.
    {
      /** The group that was added or renamed. No source shows the answer, so it may be absent. */
      group_id: optional(integer()),
    },
  ),
  /**
   * Deletes a group of client statuses.
   * @see https://api.baselinker.com/index.php?method=deleteCrmClientStatusGroup
   */
  deleteCrmClientStatusGroup: write({
    /** The group to delete, see `getCrmClientStatusGroups`. */ group_id: integer(),
  }),
  /**
   * The groups of client statuses.
   * @see https://api.baselinker.com/index.php?method=getCrmClientStatusGroups
   */
  getCrmClientStatusGroups: read(none, {
    /** The groups of client statuses. */ status_groups: list(statusGroup, "group_id"),
  }),
});
