import { chmodSync, rmSync, statSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import type { ProductCache } from "../../../src/forwarding/catalog/productCache.ts";
import {
  type SqliteProductCacheOptions,
  sqliteProductCache,
} from "../../../src/forwarding/sqlite/sqliteProductCache.ts";
import { sqliteStore } from "../../../src/forwarding/sqlite/sqliteStore.ts";
import { claiming, inventory, page, product, sku } from "../../contracts/testProducts.ts";
import { manualClock } from "../../support/manualClock.ts";
import { newFilesIn, temporaryFolder } from "./temporaryFolder.ts";

const folder = temporaryFolder();
const newPath = newFilesIn(folder);

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
    ["is of a later version", undefined, "was made by another version of this package. Update the package"],
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

  it("says so where it was removed while it was in use", async () => {
    const path = newPath();
    const clock = manualClock();
    const store = sqliteProductCache(path, { testing: { clock } });
    await store.find(inventory, [sku("A")]);
    rmSync(path);
    await clock.advance(1_000);
    const refusal = {
      code: "STORE_FAILED",
      reason: "replaced",
      retryable: true,
      message: `The file ${path} was removed or replaced while it was in use. Restart the processes that use it.`,
    };
    await expect(store.find(inventory, [sku("A")])).rejects.toMatchObject(refusal);
    await expect(store.learn(inventory, sku("A"), [], 0)).rejects.toMatchObject(refusal);
    await store.close();
    await expect(store.find(inventory, [sku("A")])).rejects.toThrow("was closed. Open another one.");
  });

  it("waits for another process that writes, but not to read", async () => {
    const path = newPath();
    const store = sqliteProductCache(path, { maxWaitMs: 0 });
    await store.learn(inventory, sku("A"), [product(7, "A")], 0);
    const other = new DatabaseSync(path);
    other.exec("BEGIN IMMEDIATE");
    await expect(store.learn(inventory, sku("B"), [], 0)).rejects.toMatchObject({ retryable: true });
    expect(await store.find(inventory, [sku("A")])).toMatchObject([{ products: [{ productId: 7 }] }]);
    other.close();
    await store.close();
  });

  it("forgets codes that no one asked for in a week", async () => {
    const path = newPath();
    const clock = manualClock();
    const store = sqliteProductCache(path, { testing: { clock } });
    for (let index = 0; index < 150; index += 1) await store.learn(inventory, sku(`S${index}`), [], 0);
    await clock.advance(7 * 86_400_000);
    await store.learn(inventory, sku("NEW"), [], 0);
    expect(await store.find(inventory, [sku("S0")])).toMatchObject([{ products: [] }]);
    await clock.advance(1);
    for (let index = 0; index < 3; index += 1) await store.learn(inventory, sku("NEW"), [], 0);
    await store.close();
    const database = new DatabaseSync(path);
    expect(database.prepare("SELECT count(*) AS codes FROM codes").get()).toEqual({ codes: 1 });
    database.close();
  });

  it("answers with what Base said where it knows products of several moments", async () => {
    const clock = manualClock();
    const store = sqliteProductCache(newPath(), { testing: { clock } });
    /** Base does not find them by their code, which has spaces around it. */
    const learnPadded = async (code: string, id: number) => {
      await store.learn(inventory, sku(`${code} ${id}`), [product(id, ` ${code}`)], 0);
      await clock.advance(1_000);
    };
    await learnPadded("A", 1);
    await learnPadded("A", 2);
    expect(await store.find(inventory, [sku("A")])).toEqual([undefined]);
    expect(await store.learn(inventory, sku("A"), [], 500)).toEqual({
      products: [],
      ageMs: 500,
      isCertain: false,
    });
    const found = [product(3, "A")];
    expect(await store.learn(inventory, sku("A"), found, 0)).toEqual({
      products: found,
      ageMs: 0,
      isCertain: true,
    });
    await store.learn(inventory, sku("V"), [product(5, "V", { parentId: 4 })], 0);
    await learnPadded("B", 6);
    await learnPadded("B", 7);
    expect(await store.learn(inventory, sku("B"), [], 0)).toMatchObject({ products: [], isCertain: true });
    await store.close();
  });

  it.each(['["1"]', '{"10":5,"20":"6"}', "null"])("takes %s for no prices, as it is none", async (prices) => {
    const path = newPath();
    const store = sqliteProductCache(path);
    await store.learn(inventory, sku("A"), [product(7, "A")], 0);
    change(path, `UPDATE products SET prices = '${prices}'`);
    const [known] = await store.find(inventory, [sku("A")]);
    expect(known?.products[0]?.prices).toEqual({});
    await store.close();
  });

  it.each([
    ["takes what it knows for as old as can be", 0],
    ["gives its slots and its sweep to the next who ask", 1],
  ])("%s where the date is set back", async (_, part) => {
    const clock = manualClock();
    const store = sqliteProductCache(newPath(), { testing: { clock } });
    await store.learn(inventory, sku("A"), [product(7, "A")], 0);
    await store.take(6_500);
    await store.sweep(inventory, claiming("one"));
    clock.jump(-30 * 86_400_000);
    if (part === 0) {
      expect(await store.find(inventory, [sku("A")])).toMatchObject([{ ageMs: Number.POSITIVE_INFINITY }]);
      await store.learn(inventory, sku("A"), [product(7, "A")], 0);
      expect(await store.find(inventory, [sku("A")])).toMatchObject([{ ageMs: 0 }]);
    } else {
      expect(await store.take(6_500)).toBe(0);
      expect(await store.sweep(inventory, claiming("two"))).toEqual({ step: "list", page: 1 });
    }
    await store.close();
  });
});

describe("a look-up", () => {
  /** What SQLite plans for each statement that is run while a code is found, with 20,000 products in the file. */
  async function plansOf(work: (store: ProductCache) => Promise<unknown>): Promise<readonly string[]> {
    const path = newPath();
    const store = sqliteProductCache(path);
    await store.sweep(inventory, claiming("one"));
    for (let number = 1; number <= 20; number += 1) {
      const products = Array.from({ length: 1_000 }, (_, index) =>
        product(number * 1_000 + index, `S${number}-${index}`, { ean: `${number * 1_000 + index}` }),
      );
      await store.putPage(
        inventory,
        page("one", { step: "list", page: number }, products, { isLast: false }),
      );
    }
    const database = new DatabaseSync(path);
    const plans: string[] = [];
    const explain = (sql: string) => {
      for (const row of database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all()) plans.push(String(row.detail));
    };
    const prepare = DatabaseSync.prototype.prepare;
    const statements = new Set<string>();
    DatabaseSync.prototype.prepare = function (this: DatabaseSync, sql: string) {
      statements.add(sql);
      return prepare.call(this, sql);
    };
    const again = sqliteProductCache(path);
    DatabaseSync.prototype.prepare = prepare;
    await work(again);
    for (const sql of statements) if (/^SELECT .*\bWHERE (sku|ean|code) = \?/.test(sql)) explain(sql);
    database.close();
    await again.close();
    await store.close();
    return plans;
  }

  it("goes by an index of its own, however many products there are", async () => {
    const plans = await plansOf((store) => store.find(inventory, [sku("S7-7")]));
    expect(plans).toEqual([
      "SEARCH products USING INDEX products_sku (sku=? AND inventory=?)",
      "SEARCH products USING INDEX products_ean (ean=? AND inventory=?)",
      "SEARCH codes USING PRIMARY KEY (code=? AND by=? AND inventory=?)",
    ]);
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
