import { statSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { StoreError } from "../../shared/errors/storeError.ts";
import { number, text } from "../../shared/options/kinds.ts";
import { pause } from "../../shared/runtime/abort.ts";
import { builtin } from "../../shared/runtime/builtin.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import type { Place } from "../contract/registerContract.ts";
import { isBusy, toStoreError } from "./fileErrors.ts";
import {
  checkFormat,
  checkPages,
  currentFormat,
  type FileFormat,
  markOf,
  userVersionOf,
} from "./fileFormat.ts";
import { createPrivately, diskPathOf, type FileIdentity, identify, isToBeChecked } from "./fileOnDisk.ts";

/** A table of the SDK, and the statements that create it and what belongs to it, each `IF NOT EXISTS`. */
export interface Table {
  readonly name: string;
  readonly sql: string;
}

/** How to wait for a locked file, and which version it gets. Tests replace the defaults. */
interface Opening {
  readonly timeoutMs?: number;
  readonly wait?: (ms: number) => void;
  readonly format?: FileFormat;
}

export interface OpenFile extends Partial<FileIdentity> {
  readonly path: string;
  /** The location on disk; `undefined` for a database in memory. */
  readonly diskPath: string | undefined;
  readonly database: DatabaseSync;
  readonly format: FileFormat;
}

/** The same file is the same place, whatever its path. A database in memory has no place to share. */
export function placeOf({ path, database, inode }: OpenFile): Place | undefined {
  const part = inode ?? database.prepare("PRAGMA database_list").get()?.file;
  return part ? { name: `The file ${path}`, engine: "sqlite", part: String(part) } : undefined;
}

/** Runs a body as one transaction, and retries while another process writes to the file. */
export type Transactions = <Result>(body: () => Result) => Promise<Result>;

/** How long opening may wait for others, in milliseconds. Opening blocks the process, as it is synchronous. */
const openTimeoutMs = 5_000;

/** The options of everything in a SQLite file. */
export interface SqliteOptions {
  /** How long to wait while another process writes to the file, in milliseconds. @default 10_000 */
  readonly maxWaitMs?: number | undefined;
}

export const sqliteChecks = {
  maxWaitMs: number({ least: 0, infinite: true, unit: "milliseconds", default: 10_000 }),
};

const pathCheck = text({
  pattern: /^[^\0]+$/,
  wanted: 'a non-empty string. Pass the path of the file, for example "/var/lib/shop/leads.sqlite".',
});

/** Nothing is written before the file is known to be ours, or new. `owner` got this `path`, for the message. */
export function openFile(
  owner: string,
  path: unknown,
  table: Table,
  { timeoutMs = openTimeoutMs, wait = block, format = currentFormat }: Opening = {},
): OpenFile {
  const checked = pathCheck.check(`the path of ${owner}`, path);
  nodeSqlite();
  const until = performance.now() + timeoutMs;
  const diskPath = diskPathOf(checked);
  if (diskPath !== undefined) createPrivately(diskPath);
  const isChecked = !format.isCache && diskPath !== undefined && isToBeChecked(diskPath);
  for (;;) {
    try {
      const database = tryToOpen(checked, table, { timeoutMs, format, isChecked });
      const identity = diskPath === undefined ? undefined : identify(diskPath, wait);
      return { path: checked, diskPath, database, format, ...identity };
    } catch (error) {
      // Several processes may open a new file at once when they start. While one of them switches it to WAL, SQLite
      // rejects the others immediately, whatever their time-out.
      if (!isBusy(error) || performance.now() >= until) throw toStoreError(error, checked);
    }
    wait(10);
  }
}

/**
 * Runs a transaction completely or not at all, with the lock taken at the start: two processes cannot both
 * read "free" and then write.
 */
export function transactions(file: OpenFile, { maxWaitMs, clock, whenReplaced }: Waiting): Transactions {
  const { path, database, format } = file;
  const userVersion = database.prepare("PRAGMA user_version");
  const opened = userVersion.get()?.user_version;
  return async (body) => {
    const until = clock.now() + maxWaitMs;
    for (;;) {
      try {
        return atOnce(database, () => {
          checkInPlace(file, whenReplaced);
          // A newer version of the package may have converted the file since.
          if (userVersion.get()?.user_version !== opened) checkFormat(database, path, format);
          return body();
        });
      } catch (error) {
        if (!isBusy(error) || clock.now() >= until) throw toStoreError(error, path);
      }
      await pause(20, clock, undefined);
    }
  };
}

interface Waiting {
  readonly maxWaitMs: number;
  readonly clock: Clock;
  readonly whenReplaced: { readonly advice: string; readonly retryable: boolean };
}

/** Whether other users of the machine may read the file, on systems with such permissions. */
export function isReadByOthers(path: string): boolean {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0;
  return process.platform !== "win32" && (mode & 0o077) !== 0;
}

function isInPlace({ diskPath, inode }: OpenFile): boolean {
  return diskPath === undefined || inodeOf(diskPath) === inode;
}

/** A moved file can still be written, while the next process that opens the path creates another one. */
export function checkInPlace(file: OpenFile, { advice, retryable }: Waiting["whenReplaced"]): void {
  if (isInPlace(file)) return;
  const message = `The file ${file.path} was removed or replaced while it was in use. ${advice}`;
  throw new StoreError(message, { retryable, reason: "replaced" });
}

function inodeOf(path: string): bigint | undefined {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino;
}

function block(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

interface Attempt {
  readonly timeoutMs: number;
  readonly format: FileFormat;
  /** Whether every page of the file is checked. */
  readonly isChecked: boolean;
}

function tryToOpen(path: string, table: Table, { timeoutMs, format, isChecked }: Attempt): DatabaseSync {
  const { DatabaseSync } = nodeSqlite();
  const database = new DatabaseSync(path, { timeout: timeoutMs });
  try {
    if (isEmpty(database)) markAsOurs(database, table, format);
    const made = checkFormat(database, path, format);
    if (isChecked) checkPages(database, path);
    const mode = database.prepare("PRAGMA journal_mode").get();
    if (mode?.journal_mode !== "wal") database.exec("PRAGMA journal_mode = WAL");
    // A lead that was recorded as sent must stay so, even after a power cut.
    database.exec(`PRAGMA synchronous = ${format.isCache ? "NORMAL" : "FULL"}`);
    // The SDK may have created the file for something else.
    const isWanted = isMissing(database, table);
    if (isWanted && made.version > format.version) throw tooEarly(path, table);
    if (isWanted) atOnce(database, () => database.exec(table.sql));
    // Short from now on, as it blocks the process. `transactions` waits longer, and without blocking.
    database.exec("PRAGMA busy_timeout = 10");
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Its table would be one of this version in a file of a newer one. */
function tooEarly(path: string, { name }: Table): StoreError {
  const message = `The file ${path} was made by a newer version of this package, and has no table ${name} yet. Update the package, or start the newer version first.`;
  return new StoreError(message, { retryable: false });
}

function isEmpty(database: DatabaseSync): boolean {
  return database.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get() === undefined;
}

function isMissing(database: DatabaseSync, { name }: Pick<Table, "name">): boolean {
  return database.prepare("SELECT 1 FROM sqlite_schema WHERE name = ?").get(name) === undefined;
}

function markAsOurs(database: DatabaseSync, table: Table, format: FileFormat): void {
  atOnce(database, () => {
    // Two processes may find the file empty; the second waits here and then finds it created.
    if (!isEmpty(database)) return;
    database.exec(
      `PRAGMA application_id = ${markOf(format)}; PRAGMA user_version = ${userVersionOf(format)}; ${table.sql}`,
    );
  });
}

function atOnce<Result>(database: DatabaseSync, body: () => Result): Result {
  database.exec("BEGIN IMMEDIATE");
  try {
    const result = body();
    database.exec("COMMIT");
    return result;
  } catch (error) {
    // Some errors, such as a full disk, have already ended the transaction.
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

/**
 * Node's SQLite module. It is not imported: an older Node would end the process without a solution. @throws
 * TypeError if there is none
 */
export function nodeSqlite(): typeof import("node:sqlite") {
  const found = builtin("node:sqlite");
  if (found !== undefined) return found;
  const version = typeof process === "undefined" ? undefined : process.versions?.node;
  const here = version === undefined ? "" : ` This is Node ${version}.`;
  throw new TypeError(
    `\`baselinker-sdk/sqlite\` needs Node 22.13 or newer.${here} Install it, for example with \`nvm install 24\`, or use \`baselinker-sdk/redis\`.`,
  );
}
