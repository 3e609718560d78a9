import { DatabaseSync } from "node:sqlite";
import { StoreError } from "../errors/storeError.ts";
import { asStoreError, isBusy } from "./sqliteErrors.ts";

/** Marks our files, so that another program's database is never taken for one: "BLSD" in ASCII. */
const applicationId = 0x424c5344;

const version = 1;

/** A table of ours, and the statements that make it and what belongs to it, each `IF NOT EXISTS`. */
export interface Table {
  readonly name: string;
  readonly sql: string;
}

/**
 * Opens a file of ours, or makes it, with the table that is asked for. Nothing is written to a file before it is
 * known to be ours, or new: a file of another kind, of another program or of a later version stays as it is.
 */
export function openFile(path: string, table: Table): DatabaseSync {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      return tryToOpen(path, table);
    } catch (error) {
      // Several processes may open a new file at once when they start, and while one of them turns it to WAL
      // SQLite refuses the others at once, whatever time-out they have.
      if (!isBusy(error) || performance.now() >= until) throw asStoreError(error, path);
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
  }
}

/** How long opening may wait for others, in milliseconds. Opening blocks, as it has to give its result at once. */
const patienceMs = 5_000;

function tryToOpen(path: string, table: Table): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: patienceMs });
  try {
    if (isEmpty(database)) markAsOurs(database, table);
    check(database, path);
    const mode = database.prepare("PRAGMA journal_mode").get();
    if (mode?.journal_mode !== "wal") database.exec("PRAGMA journal_mode = WAL");
    // A lead that was taken down as sent must stay so, also when the power goes.
    database.exec("PRAGMA synchronous = FULL");
    // The file may have been made for something else of ours.
    if (isMissing(database, table)) atOnce(database, () => database.exec(table.sql));
    // From now on short, as it blocks the process: whoever waits longer does so without blocking.
    database.exec("PRAGMA busy_timeout = 10");
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function isEmpty(database: DatabaseSync): boolean {
  return database.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get() === undefined;
}

function isMissing(database: DatabaseSync, { name }: Table): boolean {
  return database.prepare("SELECT 1 FROM sqlite_schema WHERE name = ?").get(name) === undefined;
}

function markAsOurs(database: DatabaseSync, table: Table): void {
  atOnce(database, () => {
    // Two processes may find the file empty; the second waits here and then finds it made.
    if (!isEmpty(database)) return;
    database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${version}; ${table.sql}`);
  });
}

function check(database: DatabaseSync, path: string): void {
  if (numberOf(database, "application_id") !== applicationId) {
    throw new StoreError(
      `The file ${path} is a database of another program. It was left as it is; choose another path.`,
      { retryable: false },
    );
  }
  if (numberOf(database, "user_version") !== version) {
    throw new StoreError(
      `The file ${path} was made by another version of this package. Update the package, or choose another path.`,
      { retryable: false },
    );
  }
  if (database.prepare("PRAGMA quick_check(1)").get()?.quick_check !== "ok") {
    throw new StoreError(
      `The file ${path} is damaged. It was left as it is; restore it from a backup, or begin with another path.`,
      { retryable: false },
    );
  }
}

function atOnce(database: DatabaseSync, body: () => void): void {
  database.exec("BEGIN IMMEDIATE");
  try {
    body();
    database.exec("COMMIT");
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
}

function numberOf(database: DatabaseSync, pragma: "application_id" | "user_version"): unknown {
  return database.prepare(`PRAGMA ${pragma}`).get()?.[pragma];
}
