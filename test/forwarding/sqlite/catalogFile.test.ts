import { chmodSync, rmSync, statSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import {
  type SqliteProductCacheOptions,
  sqliteProductCache,
} from "../../../src/forwarding/sqlite/sqliteProductCache.ts";
import { sqliteStore } from "../../../src/forwarding/sqlite/sqliteStore.ts";
import { manualClock } from "../../support/manualClock.ts";
import { newFilesIn, temporaryFolder } from "./temporaryFolder.ts";

const folder = temporaryFolder();
const newPath = newFilesIn(folder);
const minute = 60_000;

function change(path: string, sql: string): void {
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
}

describe("the file of a catalog", () => {
  it("is refused, and left as it is, where it holds leads; and so is one with catalogs for leads", async () => {
    const [leads, catalogs] = [newPath(), newPath()];
    await sqliteStore(leads).close();
    await sqliteProductCache(catalogs).close();
    expect(() => sqliteProductCache(leads)).toThrow(
      expect.objectContaining({
        retryable: false,
        message: `The file ${leads} holds leads. Give catalogs a file of their own.`,
      }),
    );
    expect(() => sqliteStore(catalogs)).toThrow(
      expect.objectContaining({
        retryable: false,
        message: `The file ${catalogs} holds catalogs. Give catalogs a file of their own.`,
      }),
    );
  });

  it.each([
    ["belongs to another program", "CREATE TABLE products (id)", "is a database of another program"],
    [
      "is of a later version",
      undefined,
      "was made by another version of this package. It has format 99, and this one reads format 1. Update the package",
    ],
  ])("is refused, and left as it is, where it %s", async (_, foreign, message) => {
    const path = newPath();
    if (foreign !== undefined) change(path, foreign);
    else {
      await sqliteProductCache(path).close();
      change(path, "PRAGMA user_version = 99");
    }
    const size = statSync(path).size;
    expect(() => sqliteProductCache(path)).toThrow(message);
    expect(statSync(path).size).toBe(size);
  });

  it("is refused where it is not a database", () => {
    const path = newPath();
    writeFileSync(path, "sku;name\n".repeat(1_000));
    expect(() => sqliteProductCache(path)).toThrow("is not a SQLite database");
  });

  it("can be read by its owner alone", async () => {
    const path = newPath();
    await sqliteProductCache(path).close();
    expect((statSync(path).mode & 0o777).toString(8)).toBe("600");
    chmodSync(path, 0o644);
    await sqliteProductCache(path).close();
  });

  it("says so where it was removed while it was in use, and answers no one after it was closed", async () => {
    const path = newPath();
    const cache = sqliteProductCache(path);
    await cache.set([["a", "1"]], minute);
    rmSync(path);
    await expect(cache.set([["a", "2"]], minute)).rejects.toMatchObject({
      code: "STORE_FAILED",
      reason: "replaced",
      retryable: true,
      message: `The file ${path} was removed or replaced while it was in use. Restart the processes that use it.`,
    });
    await cache.close();
    await expect(cache.get(["a"])).rejects.toThrow("was closed. Open another one.");
  });

  it("waits for another process that writes, but not to read", async () => {
    const path = newPath();
    const cache = sqliteProductCache(path, { maxWaitMs: 0 });
    await cache.set([["a", "1"]], minute);
    const other = new DatabaseSync(path);
    other.exec("BEGIN IMMEDIATE");
    await expect(cache.set([["a", "2"]], minute)).rejects.toMatchObject({ retryable: true });
    expect(await cache.get(["a"])).toEqual(["1"]);
    other.close();
    await cache.close();
  });

  it("has no row of what was forgotten, a hundred with each that is set", async () => {
    const path = newPath();
    const clock = manualClock();
    const cache = sqliteProductCache(path, { testing: { clock } });
    for (let index = 0; index < 150; index += 1) await cache.set([[`S${index}`, "x"]], minute);
    await clock.advance(minute);
    const rows = () => {
      const database = new DatabaseSync(path);
      const { count } = database.prepare("SELECT count(*) AS count FROM answers").get() ?? {};
      database.close();
      return count;
    };
    expect(rows()).toBe(150);
    await cache.set([["NEW", "x"]], minute);
    expect(rows()).toBe(51);
    await cache.set([["NEW", "x"]], minute);
    expect(rows()).toBe(1);
    await cache.close();
  });

  it("lets the next one claim what was claimed before the date was set back", async () => {
    const clock = manualClock();
    const cache = sqliteProductCache(newPath(), { testing: { clock } });
    const claim = () => cache.set([["slot", "x"]], 6_500, { onlyIfAbsent: true });
    expect([await claim(), await claim()]).toEqual([true, false]);
    clock.jump(-30 * 86_400_000);
    expect([await claim(), await claim()]).toEqual([true, false]);
    await cache.close();
  });

  it("finds a key by its index, however many there are", async () => {
    const path = newPath();
    await sqliteProductCache(path).close();
    const database = new DatabaseSync(path);
    const plan = database.prepare("EXPLAIN QUERY PLAN SELECT value FROM answers WHERE key = ? AND until > ?");
    expect(plan.all("a", 1).map(({ detail }) => detail)).toEqual([
      "SEARCH answers USING PRIMARY KEY (key=?)",
    ]);
    database.close();
  });
});

describe("sqliteProductCache", () => {
  it.each([
    [{ maxWaitMs: -1 }, RangeError, "`maxWaitMs`"],
    [{ maxWait: 5 }, TypeError, "Unknown option `maxWait` of sqliteProductCache. Did you mean `maxWaitMs`?"],
    [{ testing: { clock: Date.now } }, TypeError, "a clock with the methods now, date and after"],
    ["fast", TypeError, "Expected the options of sqliteProductCache to be an object"],
  ])("refuses %o", (options: unknown, kind, message) => {
    const open = () => sqliteProductCache(newPath(), options as SqliteProductCacheOptions);
    expect(open).toThrow(kind);
    expect(open).toThrow(message);
  });

  it.each([undefined, "", 7])("refuses the path %o", (path) => {
    expect(() => sqliteProductCache(path as string)).toThrow("Pass the path of the file");
  });
});
