import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { afterEach, describe, expect, it, vi } from "vitest";
import { catalogFormat } from "../../../src/forwarding/sqlite/fileFormat.ts";
import { openFile } from "../../../src/forwarding/sqlite/openFile.ts";
import { sqliteProductCache } from "../../../src/forwarding/sqlite/sqliteProductCache.ts";
import { sqliteRateLimiter } from "../../../src/forwarding/sqlite/sqliteRateLimiter.ts";
import { sqliteRegister } from "../../../src/forwarding/sqlite/sqliteRegister.ts";
import { leadsTable } from "../../../src/forwarding/sqlite/sqliteRows.ts";
import { sqliteStore } from "../../../src/forwarding/sqlite/sqliteStore.ts";
import { newFilesIn, temporaryFolder } from "./temporaryFolder.ts";

const newPath = newFilesIn(temporaryFolder());
const table = { name: "things", sql: "CREATE TABLE IF NOT EXISTS things (id INTEGER)" };

const engines = {
  sqliteStore,
  sqliteRegister,
  sqliteProductCache,
  sqliteRateLimiter: (path: string) => sqliteRateLimiter(path, { token: "1-2-TEST" }),
};

afterEach(() => void vi.restoreAllMocks());

describe.each(Object.entries(engines))("the file of %s", (name, open) => {
  it("is opened at once while another process writes to it", async () => {
    const path = newPath();
    await open(path).close();
    const other = new DatabaseSync(path);
    other.exec("BEGIN IMMEDIATE");
    await open(path).close();
    other.close();
  });

  it("is named by whose path it is, where that is none", () => {
    expect(() => open("")).toThrow(
      `Expected the path of ${name} to be a non-empty string, got an empty string.`,
    );
  });

  it("has no log of changes left where it was refused", async () => {
    const path = newPath();
    await open(path).close();
    const later = new DatabaseSync(path);
    later.exec("PRAGMA user_version = 99");
    later.close();
    expect(() => open(path)).toThrow("Update the package");
    expect([`${path}-wal`, `${path}-shm`].filter(existsSync)).toEqual([]);
  });
});

describe("opening a file", () => {
  /** A file as it is while the first of several processes makes it: not in WAL mode yet. */
  function half(): { readonly path: string; readonly other: DatabaseSync } {
    const path = newPath();
    openFile("a test", path, table).database.close();
    const other = new DatabaseSync(path);
    other.exec("PRAGMA journal_mode = DELETE; BEGIN IMMEDIATE");
    return { path, other };
  }

  it("continues as soon as the other process has let go", () => {
    const { path, other } = half();
    const waits: number[] = [];
    const wait = (ms: number) => {
      waits.push(ms);
      if (waits.length === 2) other.exec("COMMIT");
    };
    const { database } = openFile("a test", path, table, { wait });
    expect(waits).toEqual([10, 10]);
    expect(database.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" });
    database.close();
    other.close();
  });

  it("rests between its tries", () => {
    const { path, other } = half();
    const exec = vi.spyOn(DatabaseSync.prototype, "exec");
    expect(() => openFile("a test", path, table, { timeoutMs: 60 })).toThrow("is locked by another process");
    const tries = exec.mock.calls.filter(([sql]) => sql.includes("journal_mode")).length;
    expect(tries).toBeLessThan(10);
    other.close();
  });

  it("takes the file for what another process made of it just before", () => {
    const path = newPath();
    const exec = DatabaseSync.prototype.exec;
    vi.spyOn(DatabaseSync.prototype, "exec").mockImplementation(function (this: DatabaseSync, sql: string) {
      if (sql === "BEGIN IMMEDIATE") {
        vi.restoreAllMocks();
        openFile("a test", path, table, { format: catalogFormat }).database.close();
      }
      return exec.call(this, sql);
    });
    expect(() => openFile("a test", path, leadsTable)).toThrow(
      "holds catalogs. Give catalogs a file of their own.",
    );
  });

  it.each([
    ["leads: each write waits for the disk", undefined, 2],
    ["catalogs: no write does", catalogFormat, 1],
  ])("makes it as safe as it has to be. %s", (_, format, synchronous) => {
    const { database } = openFile("a test", newPath(), table, format === undefined ? {} : { format });
    expect(database.prepare("PRAGMA synchronous").get()).toEqual({ synchronous });
    // SQLite blocks the process while it waits.
    expect(database.prepare("PRAGMA busy_timeout").get()).toEqual({ timeout: 10 });
    database.close();
  });
});

it.each([{ sqliteStore }, { sqliteRegister }, { sqliteProductCache }, { sqliteRateLimiter }])(
  "what is wrong with an option of a file names the function: %o",
  (named) => {
    const [[name, open] = expect.fail("There is none.")] = Object.entries(named);
    const token = name === "sqliteRateLimiter" ? { token: "1-2-TEST" } : {};
    const wrong = (options: object) => Reflect.apply(open, undefined, [newPath(), { ...token, ...options }]);
    expect(() => wrong({ shema: "own" })).toThrow(`Unknown option \`shema\` of ${name}.`);
    expect(() => wrong({ testing: { clok: 1 } })).toThrow(`Unknown option \`testing.clok\` of ${name}.`);
  },
);
