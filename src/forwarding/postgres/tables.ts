import { orderMark } from "../register/entryRows.ts";

/** The version of `sql`. Any other one is rejected; `migratePostgres` upgrades, by `sql/additions.sql`. */
export const tablesVersion = 3;

/** The test of the order `$2`, as the index of `sql/additions.sql` has it. */
export const isOfOrder = `substring(facts from '${orderMark}([0-9]+)') = $2`;
