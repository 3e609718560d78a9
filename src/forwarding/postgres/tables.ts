import { orderMark } from "../register/entryRows.ts";

/** The version of the tables and functions in `sql`. */
export const tablesVersion = 1;

/** The oldest version whose processes may use these tables and functions, also to write. Newer tables say their own. */
export const tablesReadableFrom = 1;

/** The test of the order `$2`, as the index in `sql/tables/register.sql` has it. */
export const isOfOrder = `substring(facts from '${orderMark}([0-9]+)') = $2`;
