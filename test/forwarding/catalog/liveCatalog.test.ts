import { describe, expect, it } from "vitest";
import { LiveCatalog } from "../../../src/forwarding/catalog/liveCatalog.ts";
import { createCatalog } from "../../../src/mapping/catalog/createCatalog.ts";
import { buildProduct } from "../../../src/testing/fake/builders.ts";
import { manualClock } from "../../support/manualClock.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";

const method = "getInventoryProductsList";

/** A catalog that was loaded before a product was made. */
function shopWithNewProduct() {
  const shop = fakeShop();
  const product = buildProduct({ id: 5000, sku: "NEW", ean: "4006381333931", name: "New" });
  shop.account.catalogs[0]?.products.push(product);
  const requests = new Set<symbol>();
  const baselinker = shop.client(async (work) => {
    const request = Symbol(method);
    requests.add(request);
    return work().finally(() => requests.delete(request));
  });
  const live = new LiveCatalog(baselinker, shop.clock);
  return { ...shop, live, base: createCatalog([], { inventoryId: 307 }), requests };
}

describe("a catalog that asks for what it does not have", () => {
  it("finds a new product by its SKU or by its EAN, and asks by just that", async () => {
    for (const [by, code] of [
      ["sku", "NEW"],
      ["ean", "4006381333931"],
    ] as const) {
      const { account, live, base } = shopWithNewProduct();
      const find = () => {
        const { catalog, misses } = live.withLookups(base);
        return { found: by === "sku" ? catalog.findBySku(code) : catalog.findByEan(code), misses: misses() };
      };
      const { misses } = find();
      expect(misses).toEqual([{ by, code }]);
      await live.lookUp(base, misses, new AbortController().signal);
      expect(find()).toMatchObject({ found: [{ productId: 5000 }], misses: [] });
      expect(account.requests.map(({ parameters }) => parameters)).toEqual([
        { inventory_id: 307, include_variants: true, [`filter_${by}`]: code },
      ]);
    }
  });

  it("asks without the spaces around a SKU, once for all that differ only in them", async () => {
    const { account, live, base } = shopWithNewProduct();
    const { catalog, misses } = live.withLookups(base);
    for (const sku of [" NEW", "NEW\t", "NEW", "  "]) expect(catalog.findBySku(sku)).toEqual([]);
    expect(misses()).toEqual([{ by: "sku", code: "NEW" }]);
    await live.lookUp(base, misses(), new AbortController().signal);
    expect(live.withLookups(base).catalog.findBySku(" NEW ")).toMatchObject([{ productId: 5000 }]);
    expect(account.requests).toHaveLength(1);
  });

  it("asks for nothing that the catalog has, and leaves the rest of it as it is", () => {
    const { live } = shopWithNewProduct();
    const known = { productId: 1, parentId: 0, sku: "OLD", ean: "", name: "Old", prices: {} };
    const base = createCatalog([known], { inventoryId: 307 });
    const { catalog, misses } = live.withLookups({ ...base, nearestSku: (sku) => `${sku}?` });
    expect(catalog.findBySku("OLD")).toMatchObject([{ productId: 1 }]);
    expect([misses(), catalog.size, catalog.inventoryId]).toEqual([[], 1, 307]);
    expect(catalog.nearestSku?.("OLDE")).toBe("OLDE?");
  });

  it("calls a code unchecked until Base has said that it has none, and asks again ten minutes later", async () => {
    const { account, clock, live, base } = shopWithNewProduct();
    const { catalog } = live.withLookups(base);
    const isUnchecked = (code: string) => catalog.isUnchecked?.("sku", code);
    const lookUp = () => live.lookUp(base, [{ by: "sku", code: "GONE" }], new AbortController().signal);
    expect([isUnchecked(" GONE "), isUnchecked("  ")]).toEqual([true, false]);
    await lookUp();
    expect([isUnchecked("GONE"), isUnchecked(" GONE "), isUnchecked("OTHER")]).toEqual([false, false, true]);
    await clock.advance(599_999);
    expect(isUnchecked("GONE")).toBe(false);
    await lookUp();
    expect(account.requests).toHaveLength(1);
    await clock.advance(1);
    expect(isUnchecked("GONE")).toBe(true);
    await lookUp();
    expect(account.requests).toHaveLength(2);
  });

  it("remembers that of 10,000 codes, and forgets the oldest", async () => {
    const none = { getInventoryProductsList: async () => ({ products: {} }) };
    const live = new LiveCatalog(none as never, manualClock());
    const base = createCatalog([], { inventoryId: 307 });
    const lookUp = (from: number, count: number) => {
      const misses = Array.from(
        { length: count },
        (_, at) => ({ by: "sku", code: `N-${from + at}` }) as const,
      );
      return live.lookUp(base, misses, new AbortController().signal);
    };
    for (let from = 0; from < 9_980; from += 20) await lookUp(from, 20);
    await lookUp(9_980, 19);
    const { catalog } = live.withLookups(base);
    expect(catalog.isUnchecked?.("sku", "N-0")).toBe(false);
    await lookUp(9_999, 1);
    expect(catalog.isUnchecked?.("sku", "N-0")).toBe(true);
    expect(catalog.isUnchecked?.("sku", "N-1")).toBe(false);
  });

  it("ends its request with the caller that leaves", async () => {
    const { account, clock, live, base, requests } = shopWithNewProduct();
    account.faults.inject("stalled-headers", { method });
    const controller = new AbortController();
    const looked = live.lookUp(base, [{ by: "sku", code: "NEW" }], controller.signal);
    const refused = expect(looked).rejects.toThrow("stop");
    await clock.advance(100);
    expect(requests.size).toBe(1);
    controller.abort(new Error("stop"));
    await clock.advance(0);
    await refused;
    expect(requests.size).toBe(0);
  });
});
