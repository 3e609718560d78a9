import { orderMark } from "../register/entryRows.ts";

/** The version of the tables and functions in `sql`. Any other one is rejected. */
export const tablesVersion = 1;

/** The test of the order `$2`, as the index in `sql/tables/register.sql` has it. */
export const isOfOrder = `substring(facts from '${orderMark}([0-9]+)') = $2`;
