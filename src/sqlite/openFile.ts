import { DatabaseSync } from "node:sqlite";
import { StoreError } from "../errors/storeError.ts";
import { number, text } from "../options/kinds.ts";
import { pause } from "../runtime/abort.ts";
import type { Clock } from "../runtime/clock.ts";

/** A table of ours, and the statements that make it and what belongs to it, each `IF NOT EXISTS`. */
export interface Table {
  readonly name: string;
  readonly sql: string;
}

/** How a busy file is waited for; tests bring their own. */
interface Patience {
  readonly timeoutMs?: number;
  readonly wait?: (ms: number) => void;
}

/** A file that is open, and where it is. */
export interface OpenFile {
  readonly path: string;
  readonly database: DatabaseSync;
}

/** Runs a body as one transaction, again and again while another process writes to the file. */
export type Transactions = <Result>(body: () => Result) => Promise<Result>;

/** Marks our files, so that another program's database is never taken for one: "BLSD" in ASCII. */
const applicationId = 0x424c5344;

const version = 1;

/** How long opening may wait for others, in milliseconds. Opening blocks, as it has to give its result at once. */
const openTimeoutMs = 5_000;

/** How the option `busyTimeoutMs` of the store and the limiter is checked. */
export const busyTimeout = number({ least: 0, infinite: true, unit: "milliseconds", default: 10_000 });

const pathCheck = text({
  pattern: /^[^\0]+$/,
  wanted: 'a non-empty string. Pass the path of the file, for example "/var/lib/shop/leads.sqlite".',
});

/**
 * Opens a file of ours, or makes it, with the table that is asked for. Nothing is written to a file before it is
 * known to be ours, or new: a file of another kind, of another program or of a later version stays as it is.
 *
 * @param owner - the function whose `path` this is, for the message
 */
export function openFile(
  owner: string,
  path: unknown,
  table: Table,
  { timeoutMs = openTimeoutMs, wait = block }: Patience = {},
): OpenFile {
  const checked = pathCheck.check(`the path of ${owner}`, path);
  const until = performance.now() + timeoutMs;
  for (;;) {
    try {
      return { path: checked, database: tryToOpen(checked, table, timeoutMs) };
    } catch (error) {
      // Several processes may open a new file at once when they start, and while one of them turns it to WAL
      // SQLite refuses the others at once, whatever time-out they have.
      if (!isBusy(error) || performance.now() >= until) throw toStoreError(error, checked);
    }
    wait(10);
  }
}

/** All or nothing, and the lock is taken at once: two processes cannot both read "free" and then write. */
export function transactions(
  { path, database }: OpenFile,
  { busyTimeoutMs, clock }: { readonly busyTimeoutMs: number; readonly clock: Clock },
): Transactions {
  return async (body) => {
    const until = clock.now() + busyTimeoutMs;
    for (;;) {
      try {
        return atOnce(database, body);
      } catch (error) {
        if (!isBusy(error) || clock.now() >= until) throw toStoreError(error, path);
      }
      await pause(20, clock, undefined);
    }
  };
}

function block(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function tryToOpen(path: string, table: Table, timeoutMs: number): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: timeoutMs });
  try {
    if (isEmpty(database)) markAsOurs(database, table);
    check(database, path);
    const mode = database.prepare("PRAGMA journal_mode").get();
    if (mode?.journal_mode !== "wal") database.exec("PRAGMA journal_mode = WAL");
    // A lead that was recorded as sent must stay so, also when the power goes.
    database.exec("PRAGMA synchronous = FULL");
    // The file may have been made for something else of ours.
    if (isMissing(database, table)) atOnce(database, () => database.exec(table.sql));
    // From now on short, as it blocks the process. `transactions` waits longer, and without blocking.
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
    throw new StoreError(`The file ${path} ${damaged}`, { retryable: false });
  }
}

function numberOf(database: DatabaseSync, pragma: "application_id" | "user_version"): unknown {
  return database.prepare(`PRAGMA ${pragma}`).get()?.[pragma];
}

function atOnce<Result>(database: DatabaseSync, body: () => Result): Result {
  database.exec("BEGIN IMMEDIATE");
  try {
    const result = body();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    // Some failures, a full disk for one, have ended the transaction already.
    if (database.isOpen && database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

/** Whether another connection holds the file just now. */
function isBusy(error: unknown): boolean {
  const code = codeOf(error);
  return code === 5 || code === 6;
}

/** What SQLite threw, in words that say what to do. */
function toStoreError(error: unknown, path: string): StoreError {
  if (error instanceof StoreError) return error;
  const known = problems[codeOf(error) ?? 0];
  const [problem, retryable] = known ?? ["could not be used. See the cause.", true];
  return new StoreError(`The file ${path} ${problem}`, { cause: error, retryable });
}

const damaged = "is damaged. It was left as it is; restore it from a backup, or start with another path.";

/** By SQLite's primary result code. */
const problems: Readonly<Record<number, readonly [problem: string, retryable: boolean]>> = {
  5: ["is locked by another process. Try again later.", true],
  6: ["is locked by another process. Try again later.", true],
  8: ["can only be read. Give the process the right to write it and its folder.", true],
  10: ["could not be read or written. Check the disk.", true],
  11: [damaged, false],
  13: ["could not be written: the disk is full. Make room and try again.", true],
  14: ["could not be opened. Check that its folder exists and can be written.", false],
  26: ["is not a SQLite database. It was left as it is; choose another path.", false],
};

/** Extended codes hold the primary one in their low byte. */
function codeOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error)) return undefined;
  return typeof error.errcode === "number" ? error.errcode & 0xff : undefined;
}
