import { rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { sqliteProductCache } from "../../../src/forwarding/sqlite/sqliteProductCache.ts";
import { buildCatalog, buildProduct } from "../../../src/testing/fake/builders.ts";
import { busiestWindow } from "../../support/busiestWindow.ts";
import { newFilesIn, temporaryFolder } from "../sqlite/temporaryFolder.ts";
import { askedShop, codesOf, listing, reading } from "./askedShop.ts";

const newPath = newFilesIn(temporaryFolder());
const minute = 60_000;
const hour = 3_600_000;
const day = 86_400_000;

/** A shop whose processes share a file, and when requests for products were made. */
function sharedShop(options: Parameters<typeof askedShop>[0] = {}) {
  const path = newPath();
  const times: number[] = [];
  const shop = askedShop({
    ...options,
    through: (work) => {
      times.push(shop.clock.now());
      return work();
    },
  });
  const open = () => sqliteProductCache(path, { testing: { clock: shop.clock }, maxWaitMs: 0 });
  const inventoryIds = shop.account.catalogs.map(({ inventory_id }) => inventory_id);
  const process = () => shop.process({ catalog: { inventoryIds, cache: open() } });
  /** Requests about products so far. */
  const asked = () => shop.calls(listing) + shop.calls(reading);
  return { ...shop, path, times, process, asked };
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
  it("spares the second process the question", async () => {
    const { process, asked, links } = sharedShop();
    await process().forward("TEE-S", "NONE");
    const before = asked();
    expect(codesOf(await process().forward("TEE-S", "NONE"))).toEqual(["sku_unmatched"]);
    expect(links()).toEqual(["2691", ""]);
    expect(asked()).toBe(before);
  });

  it("is filled in the background, page by page, until no lead has to ask for what exists", async () => {
    const { process, asked, clock, links, events } = sharedShop({ seed: shopOf(1_200) });
    const { forward } = process();
    await forward("S0");
    expect(asked()).toBe(1);
    await clock.advance(3 * minute);
    expect(events.filter(({ type }) => type === "catalog_sweep").at(-1)).toMatchObject({
      inventoryId: 307,
      page: 3,
      products: 2_400,
      done: true,
    });
    const before = asked();
    expect(codesOf(await forward("S7", "V1199"))).toEqual([]);
    expect(links()).toEqual(["71", "11992"]);
    expect(asked()).toBe(before);
  });

  it("makes at most ten requests in any minute for all processes together, and each page once", async () => {
    // Two catalogs, which two processes sweep at the same time.
    const seed = { catalogs: [...shopOf(8_000).catalogs, ...shopOf(8_000, 9).catalogs] };
    const { process, account, clock, times, asked } = sharedShop({ seed });
    const processes = Array.from({ length: 10 }, process);
    await Promise.all(processes.map(({ forward }, index) => forward(`S${index}`)));
    times.length = 0;
    const before = asked();
    await clock.advance(5 * minute);
    expect(asked() - before).toBeGreaterThan(25);
    expect(busiestWindow(times, minute)).toBeLessThanOrEqual(10);
    const pages = account
      .requestsOf(listing)
      .flatMap(({ parameters: { page, inventory_id } }) =>
        page === undefined ? [] : `${inventory_id} ${page}`,
      );
    expect(pages).toContain("9 1");
    expect(new Set(pages).size).toBe(pages.length);
  });

  it("is refreshed by another process where the one that did it ends, and at once where that one is closed", async () => {
    const { process, account, clock } = sharedShop({ seed: shopOf(10_000) });
    const [first, second] = [process(), process()];
    await first.forward("S1");
    await clock.advance(20_000);
    await second.forward("S2");
    const pagesOf = () =>
      account.requestsOf(listing).flatMap(({ parameters }) => Number(parameters.page ?? 0) || []);
    const before = pagesOf().length;
    expect(before).toBeGreaterThan(2);
    await first.forwarder.close();
    await clock.advance(2 * minute);
    expect(pagesOf().length).toBeGreaterThan(before + 5);
    expect(pagesOf()).toEqual(pagesOf().map((_, index) => index + 1));
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

  it("forgets a product that was deleted only when Base says that it is gone", async () => {
    const { process, account, clock, links } = sharedShop();
    const { forward } = process();
    await forward("MUG-BLUE");
    await clock.advance(minute);
    const products = account.catalogs[0]?.products ?? [];
    products.splice(
      products.findIndex(({ sku }) => sku === "MUG-BLUE"),
      1,
    );
    await clock.advance(day + minute);
    expect(account.requestsOf(reading).map(({ parameters }) => parameters.products)).toContainEqual([2685]);
    expect(codesOf(await forward("MUG-BLUE"))).toEqual(["sku_unmatched"]);
    expect(links()).toEqual([""]);
  });

  it("links right where products are renamed, deleted and made again while a sweep runs", async () => {
    const { process, account, clock, links, create } = sharedShop({ seed: shopOf(6_000) });
    const { forward } = process();
    await forward("V2");
    const products = account.catalogs[0]?.products ?? [];
    const named = (sku: string) => products.find((each) => each.sku === sku);
    for (let second = 1; second < 60; second += 7) {
      await clock.advance(7_000);
      const [one, two] = [named(`S${second}`), named(`S${2_400 - second}`)];
      if (one === undefined || two === undefined) throw new Error("Both are there.");
      // The names change places, a third product goes, and another one comes under its name.
      [one.sku, two.sku] = [two.sku, one.sku];
      products.splice(
        products.findIndex(({ sku }) => sku === `S${100 + second}`),
        1,
      );
      create({ id: 90_000 + second, sku: `S${100 + second}` });
      await forward(`S${second}`, `S${2_400 - second}`, `S${100 + second}`);
      // What no sweep has ended for is asked for as it is now.
      expect(links()).toEqual([`${two.id}`, `${one.id}`, `${90_000 + second}`]);
    }
  });

  it.each<[string, (path: string) => (() => void) | undefined]>([
    ["was removed", remove],
    ["is locked", lock],
  ])("holds up no lead where its file %s", async (_, disturb) => {
    const { process, clock, events, path, links, asked } = sharedShop();
    const { forward } = process();
    await forward("TEE-S");
    await clock.advance(2_000);
    const undo = disturb(path);
    expect(codesOf(await forward("MUG-BLUE"))).toEqual([]);
    expect(links()).toEqual(["2685"]);
    expect(events.map(({ type }) => type)).toContain("product_cache_failed");
    expect(asked()).toBeGreaterThan(1);
    undo?.();
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
    const { process, clock, path, ended } = sharedShop();
    const { forwarder } = process();
    await ended(forwarder.ready());
    rmSync(path);
    await clock.advance(2_000);
    await expect(ended(forwarder.ready())).rejects.toMatchObject({
      issues: [{ path: "catalog", message: expect.stringContaining("was removed or replaced") }],
    });
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
