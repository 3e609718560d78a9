import { statusGroup } from "../orders/orderStatuses.ts";
import { read, write } from "../wire/method.ts";
import { flag, integer, list, object, optional, text } from "../wire/shape.ts";

/**
 * Adds a status of clients, or changes the one that `status_id` names.
 *
 * @see https://api.baselinker.com/index.php?method=addCrmClientStatus
 */
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

/**
 * Deletes a status of clients. Its clients move to `target_status_id`.
 *
 * @see https://api.baselinker.com/index.php?method=deleteCrmClientStatus
 */
export const deleteCrmClientStatus = write(
  "deleteCrmClientStatus",
  { status_id: integer(), target_status_id: integer() },
  {},
);

/**
 * Statuses of clients.
 *
 * @see https://api.baselinker.com/index.php?method=getCrmClientStatuses
 */
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

/**
 * Adds a group of client statuses, or renames the one that `group_id` names.
 *
 * @see https://api.baselinker.com/index.php?method=addCrmClientStatusGroup
 */
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

/**
 * Deletes a group of client statuses.
 *
 * @see https://api.baselinker.com/index.php?method=deleteCrmClientStatusGroup
 */
export const deleteCrmClientStatusGroup = write("deleteCrmClientStatusGroup", { group_id: integer() }, {});

/**
 * The groups of client statuses.
 *
 * @see https://api.baselinker.com/index.php?method=getCrmClientStatusGroups
 */
export const getCrmClientStatusGroups = read(
  "getCrmClientStatusGroups",
  {},
  { status_groups: list(statusGroup, "group_id") },
);
