import { rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import type { ProductCache } from "../../../src/forwarding/catalog/productCache.ts";
import { sqliteProductCache } from "../../../src/forwarding/sqlite/sqliteProductCache.ts";
import { buildCatalog, buildProduct } from "../../../src/testing/fake/builders.ts";
import { busiestWindow } from "../../support/busiestWindow.ts";
import { newFilesIn, temporaryFolder } from "../sqlite/temporaryFolder.ts";
import { askedShop, codesOf, listing, reading } from "./askedShop.ts";
import { mapCache } from "./mapCache.ts";

const newPath = newFilesIn(temporaryFolder());
const minute = 60_000;
const hour = 3_600_000;
const day = 86_400_000;

/** A shop whose processes share a cache, and when requests for products were made. */
function sharedShop(options: Parameters<typeof askedShop>[0] & { readonly kind?: "file" | "map" } = {}) {
  const path = newPath();
  const times: number[] = [];
  const shop = askedShop({
    ...options,
    through: (work) => {
      times.push(shop.clock.now());
      return work();
    },
  });
  const kept = new Map<string, { value: string; until: number }>();
  const open = (): ProductCache =>
    options.kind === "map"
      ? mapCache(shop.clock, kept)
      : sqliteProductCache(path, { testing: { clock: shop.clock }, maxWaitMs: 0 });
  const inventoryIds = shop.account.catalogs.map(({ inventory_id }) => inventory_id);
  const process = (cache = open(), ids = inventoryIds) =>
    shop.process({ catalog: { inventoryIds: ids, cache } });
  /** Requests about products so far. */
  const asked = () => shop.calls(listing) + shop.calls(reading);
  return { ...shop, path, kept, times, process, asked };
}

/** A catalog of the given number of main products, each with a variant. */
function shopOf(size: number, inventoryId = 307) {
  const products = Array.from({ length: size }, (_, index) => [
    buildProduct({ id: 10 * index + 1, sku: `S${index}` }),
    buildProduct({ id: 10 * index + 2, sku: `V${index}`, parent_id: 10 * index + 1 }),
  ]);
  return { catalogs: [buildCatalog({ inventory_id: inventoryId, products: products.flat() })] };
}

describe("a product cache that processes share", () => {
  it("spares the second process the question, also whether the account lists variants", async () => {
    const { process, asked, links } = sharedShop();
    await process().forward("TEE-S", "NONE");
    const before = asked();
    expect(codesOf(await process().forward("TEE-S", "NONE"))).toEqual(["sku_unmatched"]);
    expect(links()).toEqual(["2691", ""]);
    expect(asked()).toBe(before);
  });

  it("costs a shop that lists its variants nothing in the background, whatever is not found", async () => {
    const { process, asked, clock } = sharedShop({ seed: shopOf(3_000) });
    const { forward } = process();
    await forward("S0", "V7", "NONE");
    const before = asked();
    await clock.advance(3 * day);
    expect([asked(), clock.timers]).toEqual([before, 0]);
  });

  it.each(["file", "map"] as const)(
    "lets five processes ask for ten pages in any minute at most: a %s",
    async (kind) => {
      // Variants are not listed, so that each process has to read them. Two catalogs can be read at one time.
      const catalogs = [...shopOf(12_000).catalogs, ...shopOf(12_000, 9).catalogs];
      const seed = { catalogs, listsVariants: false };
      const { process, clock, times, asked } = sharedShop({ seed, kind });
      const processes = [307, 9, 307, 9, 307].map((id) => process(undefined, [id]));
      await Promise.all(processes.map(({ forward }, index) => forward(`V${index}`)));
      times.length = 0;
      const before = asked();
      await clock.advance(5 * minute);
      expect(asked() - before).toBeGreaterThan(25);
      expect(busiestWindow(times, minute)).toBeLessThanOrEqual(10);
    },
  );

  it("is swept by the next process where the one that did it ends, and at once where that one is closed", async () => {
    const { process, account, clock } = sharedShop({ seed: { ...shopOf(40_000), listsVariants: false } });
    const [first, second] = [process(), process()];
    await first.forward("V1");
    await second.forward("V2");
    await clock.advance(40_000);
    const pagesOf = () =>
      account.requestsOf(listing).flatMap(({ parameters }) => Number(parameters.page ?? 0) || []);
    const before = pagesOf();
    expect(before.length).toBeGreaterThan(4);
    expect(before).toEqual(before.map((_, index) => index + 1));
    await first.forwarder.close();
    await clock.advance(2 * minute);
    const after = pagesOf().slice(before.length);
    expect(after.length).toBeGreaterThan(5);
    // What one process read stays with it.
    expect(after).toEqual(after.map((_, index) => index + 1));
  });

  it("remembers for all what one process read of the variants", async () => {
    const { process, links, clock, calls } = sharedShop({ seed: { ...shopOf(900), listsVariants: false } });
    await process().forward("V7");
    expect(links()).toEqual(["72"]);
    await clock.advance(11 * minute);
    const before = [calls(listing), calls(reading)];
    expect(codesOf(await process().forward("V7"))).toEqual([]);
    expect(links()).toEqual(["72"]);
    expect([calls(listing), calls(reading)]).toEqual(before);
  });

  it("asks again in the background for what is older than an hour, and once for all processes", async () => {
    const { process, account, asked, clock, links } = sharedShop();
    const [first, second] = [process(), process()];
    await first.forward("MUG-BLUE");
    await clock.advance(hour + minute);
    const product = account.catalogs[0]?.products.find(({ sku }) => sku === "MUG-BLUE");
    if (product !== undefined) product.id = 7777;
    const before = asked();
    await first.forward("MUG-BLUE");
    expect(links()).toEqual(["2685"]);
    await clock.advance(1);
    await second.forward("MUG-BLUE");
    expect(links()).toEqual(["7777"]);
    expect(asked()).toBe(before + 1);
  });

  it("keeps that Base has no such product for ten minutes, in every process", async () => {
    const { process, clock, asked, create, links } = sharedShop();
    await process().forward("NEW");
    create({ sku: "NEW" });
    await clock.advance(10 * minute - 1_000);
    const before = asked();
    expect(codesOf(await process().forward("NEW"))).toEqual(["sku_unmatched"]);
    expect(asked()).toBe(before);
    await clock.advance(1_001);
    expect(codesOf(await process().forward("NEW"))).toEqual([]);
    expect(links()).toEqual(["5000"]);
  });

  it("has answers whose age another process knows: no price is older than `catalogMaxAgeMs`", async () => {
    const shop = sharedShop({ match: { priceGroup: 105 }, hasPrices: false });
    const { process, account, create, clock } = shop;
    create({ sku: "NEW" });
    await process().forward("NEW");
    const product = account.catalogs[0]?.products.at(-1);
    if (product !== undefined) product.prices = { "105": 8 };
    await clock.advance(15 * minute - 1);
    await process().forward("NEW");
    expect(account.orders.at(-1)?.products).toMatchObject([{ price_brutto: 7 }]);
    await clock.advance(1_001);
    await process().forward("NEW");
    expect(account.orders.at(-1)?.products).toMatchObject([{ price_brutto: 8 }]);
  });

  it("is not believed about a price where a clock was set back", async () => {
    const { process, account, create, clock } = sharedShop({ match: { priceGroup: 105 }, hasPrices: false });
    create({ sku: "NEW" });
    await process().forward("NEW");
    const product = account.catalogs[0]?.products.at(-1);
    if (product !== undefined) product.prices = { "105": 8 };
    clock.jump(-hour);
    await process().forward("NEW");
    expect(account.orders.at(-1)?.products).toMatchObject([{ price_brutto: 8 }]);
  });

  it("is asked past where what it holds was changed: a wrong value links no line", async () => {
    const { process, kept, links } = sharedShop({ kind: "map" });
    await process().forward("TEE-S");
    const [key = "", entry] = [...kept].find(([name]) => name.endsWith("sku:TEE-S")) ?? [];
    const value = entry?.value ?? "";
    for (const wrong of [
      value.replace("TEE-S", "TEE-M"),
      value.slice(0, -1),
      "null",
      value.replace("2691", '"1"'),
    ]) {
      kept.set(key, { value: wrong, until: Number.POSITIVE_INFINITY });
      await process().forward("TEE-S");
      expect(links()).toEqual(["2691"]);
    }
  });

  it.each<[string, (path: string) => (() => void) | undefined]>([
    ["was removed", remove],
    ["is locked", lock],
  ])("holds up no lead where its file %s", async (_, disturb) => {
    const { process, events, path, links, asked } = sharedShop();
    const { forward } = process();
    await forward("TEE-S");
    const undo = disturb(path);
    expect(codesOf(await forward("MUG-BLUE", "NONE"))).toEqual(["sku_unmatched"]);
    expect(links()).toEqual(["2685", ""]);
    expect(events.map(({ type }) => type)).toContain("product_cache_failed");
    expect(asked()).toBeGreaterThan(1);
    undo?.();
  });

  it.each<[string, Partial<ProductCache>]>([
    [
      "rejects",
      { get: () => Promise.reject(new Error("away")), set: () => Promise.reject(new Error("away")) },
    ],
    ["never answers", { get: () => new Promise(() => {}), set: () => new Promise(() => {}) }],
    ["cannot write", { set: () => Promise.reject(new Error("full")) }],
    ["forgets everything", { get: async (keys) => keys.map(() => undefined) }],
    ["answers something else", { get: async () => [] }],
  ])("holds up no lead where a cache of the user's %s", async (_, wrong) => {
    const { process, clock, links } = sharedShop();
    const { forward } = process({ ...mapCache(clock), ...wrong });
    for (let time = 0; time < 3; time += 1) {
      expect(codesOf(await forward("TEE-S", "NONE"))).toEqual(["sku_unmatched"]);
      expect(links()).toEqual(["2691", ""]);
    }
  });

  it("is left alone for five seconds where it failed, and used again afterwards", async () => {
    const { process, clock, events, path } = sharedShop();
    const { forward } = process();
    const failures = () => events.filter(({ type }) => type === "product_cache_failed").length;
    const undo = lock(path);
    await forward("MUG-BLUE");
    await forward("TEE-S");
    expect(failures()).toBe(1);
    undo();
    await clock.advance(5_000);
    await forward("TEE-M");
    expect(codesOf(await process().forward("TEE-M"))).toEqual([]);
    expect(failures()).toBe(1);
  });

  it("tells `ready` where it cannot be used", async () => {
    const { process, clock, ended } = sharedShop();
    const away = new Error("The cache is away.");
    const { forwarder } = process({ ...mapCache(clock), get: () => Promise.reject(away) });
    await expect(ended(forwarder.ready())).rejects.toMatchObject({
      issues: [{ path: "catalog", message: "The cache is away." }],
    });
    await ended(process(mapCache(clock)).forwarder.ready());
  });
});

function remove(path: string): undefined {
  rmSync(path);
}

function lock(path: string): () => void {
  const holder = new DatabaseSync(path);
  holder.exec("BEGIN IMMEDIATE");
  return () => holder.close();
}
