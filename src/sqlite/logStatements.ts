import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Table } from "./openFile.ts";

/**
 * The places that are taken, and the block of each token that has one. Both times are milliseconds:
 * `since_date` from 1970, `since_start` from the start of the machine.
 */
export const requestsTable: Table = {
  name: "requests",
  sql: `
  CREATE TABLE IF NOT EXISTS requests (
    account TEXT NOT NULL,
    id TEXT NOT NULL,
    since_date REAL NOT NULL,
    since_start REAL NOT NULL,
    held_ms REAL NOT NULL,
    PRIMARY KEY (account, id)
  ) STRICT, WITHOUT ROWID;
  `,
};

/** What is asked of the tables. */
export interface LogStatements {
  /** Brings times to the present that clocks of today cannot have told. */
  readonly mend: StatementSync;
  readonly forget: StatementSync;
  readonly forgetAll: StatementSync;
  readonly block: StatementSync;
  readonly count: StatementSync;
  readonly nextFree: StatementSync;
  readonly hold: StatementSync;
  readonly giveBack: StatementSync;
}

/** A block is a place under a name that no request has, before which nothing is handed out. */
export const blockId = "block";

const left = "max(since_date + held_ms - :date, since_start + held_ms - :start)";

const hold =
  "INSERT INTO requests (account, id, since_date, since_start, held_ms) VALUES (:account, :id, :date, :start, :heldMs) " +
  "ON CONFLICT (account, id) DO UPDATE SET since_date = excluded.since_date, since_start = excluded.since_start, held_ms = excluded.held_ms";

export function logStatements(database: DatabaseSync): LogStatements {
  return {
    // A date from the future: the date was set back, so the time counts from now. More time since the start than
    // there is: the machine was started since then, so the request is at least as old as that start.
    mend: database.prepare(
      "UPDATE requests SET since_date = min(since_date, :date), since_start = iif(since_start > :start, 0, since_start) " +
        "WHERE account = :account AND (since_date > :date OR since_start > :start)",
    ),
    forget: database.prepare(`DELETE FROM requests WHERE account = :account AND ${left} <= 0`),
    forgetAll: database.prepare(`DELETE FROM requests WHERE ${left} <= 0`),
    block: database.prepare(
      `SELECT ${left} AS left_ms FROM requests WHERE account = :account AND id = '${blockId}' AND ${left} > 0`,
    ),
    count: database.prepare("SELECT count(*) AS taken FROM requests WHERE account = :account"),
    nextFree: database.prepare(
      `SELECT ${left} AS left_ms FROM requests WHERE account = :account ORDER BY left_ms LIMIT 1 OFFSET :over`,
    ),
    hold: database.prepare(hold),
    giveBack: database.prepare("DELETE FROM requests WHERE account = :account AND id = :id"),
  };
}
