import type { DatabaseSync } from "node:sqlite";
import { StoreError } from "../../shared/errors/storeError.ts";
import { orderMark } from "../register/entryRows.ts";
import { type FormatVersion, isUsable } from "../store/formatVersion.ts";
import { damaged } from "./fileErrors.ts";

/** What a file of the SDK contains, and the version of its tables. */
export interface FileFormat {
  readonly version: number;
  /** The oldest version whose processes may use the file, also to write. @default `version` */
  readonly readableFrom?: number;
  /** The id that marks files of this kind. @default that of leads */
  readonly applicationId?: number;
  /**
   * Whether all content can be requested again: starts do not check the whole file, and a power cut may lose
   * the last writes.
   */
  readonly isCache?: boolean;
}

/** Marks our files, so that another program's database is never mistaken for one: "BLSD" in ASCII. */
const applicationId = 0x424c5344;
/** The order of an entry. The index and the query must use the same expression. */
const order = `CAST(substr(facts, instr(facts, '${orderMark}') + ${orderMark.length}) AS INTEGER)`;
const hasOrder = `instr(facts, '${orderMark}') > 0`;
export const isOfOrder = `${hasOrder} AND ${order} = ?`;
export const orderIndex = `CREATE INDEX IF NOT EXISTS register_order ON register (${order}, id) WHERE ${hasOrder};`;

/** Files of leads: stores, registers and limiters. */
export const currentFormat: FileFormat = { version: 1 };

/** Files of catalogs are another kind, so that leads and catalogs are never in one file: "BLSC". */
export const catalogFormat: FileFormat = {
  version: 1,
  applicationId: 0x424c5343,
  isCache: true,
};

export function markOf(format: FileFormat): number {
  return format.applicationId ?? applicationId;
}

/**
 * Returns the version of the file. @throws StoreError if the file is not one of this format, or of a newer one that is
 * readable from it; it is left as it is.
 */
export function checkFormat(database: DatabaseSync, path: string, format: FileFormat): FormatVersion {
  const { version, isCache } = format;
  const found = numberOf(database, "application_id");
  if (found !== markOf(format)) {
    const isOurs = found === applicationId || found === catalogFormat.applicationId;
    if (isOurs) {
      const message = `The file ${path} holds ${isCache ? "leads" : "catalogs"}. Give catalogs a file of their own.`;
      throw new StoreError(message, { retryable: false });
    }
    throw new StoreError(
      `The file ${path} is a database of another program. It was left as it is; choose another path.`,
      { retryable: false },
    );
  }
  const made = versionOf(Number(numberOf(database, "user_version")));
  if (!isUsable(made, version)) {
    const advice =
      made.version > version
        ? `It has format ${made.version}, and this one reads format ${version}. Update the package, or choose another path.`
        : "Choose another path.";
    const message = `The file ${path} was made by another version of this package. ${advice}`;
    throw new StoreError(message, { retryable: false });
  }
  return made;
}

/** `user_version` has 32 bits: the upper half is the version from which the file is readable, where that is not its own. */
const upperHalf = 65_536;

export function userVersionOf({ version, readableFrom = version }: FileFormat): number {
  return readableFrom === version ? version : readableFrom * upperHalf + version;
}

function versionOf(userVersion: number): FormatVersion {
  const version = userVersion % upperHalf;
  const readableFrom = Math.trunc(userVersion / upperHalf);
  return { version, readableFrom: readableFrom === 0 ? version : readableFrom };
}

/** @throws StoreError if a page of the file is damaged */
export function checkPages(database: DatabaseSync, path: string): void {
  if (database.prepare("PRAGMA quick_check(1)").get()?.quick_check !== "ok")
    throw new StoreError(`The file ${path} ${damaged}`, {
      retryable: false,
      details: { problem: "damaged", path },
    });
}

function numberOf(database: DatabaseSync, pragma: "application_id" | "user_version"): unknown {
  return database.prepare(`PRAGMA ${pragma}`).get()?.[pragma];
}

/** The table of facts about a file, by name. The store and the limiter have some each. */
export const factsTable =
  "CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;";

/**
 * Makes a copy differ from the file that it was copied from, wherever it is put: in the place of the file itself it has
 * the same inode. The store and the limiter keep the epoch that they know in a fact each.
 */
export const forgetEpochs = `UPDATE facts SET value = iif(name = 'binding', json_set(value, '$.epoch', ''), '')
  WHERE name = 'binding' OR name LIKE 'limiter %';`;

export function factStatements(database: DatabaseSync) {
  return {
    fact: database.prepare("SELECT value FROM facts WHERE name = ?"),
    writeFact: database.prepare(
      "INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    ),
  };
}
