import type { PagedRead } from "../wire/method.ts";

/**
 * How the journals of orders and of returns are read on. A function, since bundlers keep a spread that no one
 * uses, but drop a call that is known to have no side effects.
 */
/* @__NO_SIDE_EFFECTS__ */
export function journalPages<const Name extends string>(of: Name) {
  return {
    of,
    by: "id",
    from: "last_log_id",
    after: true,
    field: "logs",
    id: "log_id",
    otherId: "id",
    // How many entries an answer holds is not documented: only an empty one tells the end.
    size: 0,
  } as const satisfies PagedRead;
}
