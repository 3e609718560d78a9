import type { PagingById } from "../wire/method.ts";

/** How the journals of orders and of returns are read on. */
export const journalPaging = {
  by: "id",
  from: "last_log_id",
  after: true,
  field: "logs",
  id: "log_id",
  otherId: "id",
  // How many entries an answer holds is not documented: only an empty one tells the end.
  size: 0,
} as const satisfies PagingById;
