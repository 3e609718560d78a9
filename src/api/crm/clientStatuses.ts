import { statusGroup } from "../orders/orderStatuses.ts";
import { read, write } from "../wire/method.ts";
import { flag, integer, list, object, optional, text } from "../wire/shape.ts";

export interface ClientStatusesMethods {
  /**
   * Adds a status of clients, or changes the one that `status_id` names.
   *
   * @see https://api.baselinker.com/index.php?method=addCrmClientStatus
   */
  addCrmClientStatus: typeof addCrmClientStatus;
  /**
   * Deletes a status of clients. Its clients move to `target_status_id`.
   *
   * @see https://api.baselinker.com/index.php?method=deleteCrmClientStatus
   */
  deleteCrmClientStatus: typeof deleteCrmClientStatus;
  /**
   * Statuses of clients.
   *
   * @see https://api.baselinker.com/index.php?method=getCrmClientStatuses
   */
  getCrmClientStatuses: typeof getCrmClientStatuses;
  /**
   * Adds a group of client statuses, or renames the one that `group_id` names.
   *
   * @see https://api.baselinker.com/index.php?method=addCrmClientStatusGroup
   */
  addCrmClientStatusGroup: typeof addCrmClientStatusGroup;
  /**
   * Deletes a group of client statuses.
   *
   * @see https://api.baselinker.com/index.php?method=deleteCrmClientStatusGroup
   */
  deleteCrmClientStatusGroup: typeof deleteCrmClientStatusGroup;
  /**
   * The groups of client statuses.
   *
   * @see https://api.baselinker.com/index.php?method=getCrmClientStatusGroups
   */
  getCrmClientStatusGroups: typeof getCrmClientStatusGroups;
}

export const addCrmClientStatus = write(
  "addCrmClientStatus",
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
);

export const deleteCrmClientStatus = write(
  "deleteCrmClientStatus",
  { status_id: integer(), target_status_id: integer() },
  {},
);

export const getCrmClientStatuses = read(
  "getCrmClientStatuses",
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
);

export const addCrmClientStatusGroup = write(
  "addCrmClientStatusGroup",
  {
    /** Only to change an existing group. */
    group_id: optional(integer()),
    name: text(),
  },
  // No source at hand shows the answer; the sibling methods give the id.
  { group_id: optional(integer()) },
);

export const deleteCrmClientStatusGroup = write("deleteCrmClientStatusGroup", { group_id: integer() }, {});

export const getCrmClientStatusGroups = read(
  "getCrmClientStatusGroups",
  {},
  { status_groups: list(statusGroup, "group_id") },
);
