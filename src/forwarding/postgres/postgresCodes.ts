/** The texts of what makes PostgreSQL lose leads. Codes are stable; texts may change. */
export const postgresCodes = {
  postgres_schema:
    "The schema {schema}{account, select, none {} other { of the account {account}}} in PostgreSQL",
  postgres_standby: "PostgreSQL is a standby, which cannot be written. Connect to the primary.",
  postgres_not_on_disk:
    "PostgreSQL forgets the last leads when the machine stops: fsync is off. Set fsync = on.",
  postgres_rows_changed:
    "Rows of the table {table} in PostgreSQL were deleted, changed or restored by others. {lookUps} Find out by what, and leave this table to baselinker-sdk.",
  postgres_replaced:
    "PostgreSQL is another server or copy than before: a standby took over, or a backup was restored. {lookUps} Set synchronous_standby_names, so that a standby has the last leads.",
} as const satisfies Readonly<Record<string, string>>;
