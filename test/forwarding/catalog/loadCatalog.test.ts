import { describe, expect, it } from "vitest";
import { loadCatalog } from "../../../src/forwarding/catalog/loadCatalog.ts";
import { buildCatalog, buildProduct } from "../../../src/testing/fake/builders.ts";
import { fakeShop } from "../forwarder/fakeShop.ts";

describe("loadCatalog", () => {
  it("reads main products and variants with their prices", async () => {
    const { baselinker } = fakeShop();
    const catalog = await loadCatalog(baselinker, { inventoryId: 307 });
    expect(catalog.findBySku("MUG-BLUE")[0]).toMatchObject({
      productId: 2685,
      parentId: 0,
      ean: "5901234123457",
    });
    expect(catalog.findBySku("TEE-S")[0]).toMatchObject({ productId: 2691, parentId: 2690 });
    expect(catalog.findByEan("5901234123471")[0]?.prices).toEqual({ "105": 79 });
  });

  it("reads variants also where the account does not list them", async () => {
    const { baselinker } = fakeShop({ listsVariants: false });
    const catalog = await loadCatalog(baselinker, { inventoryId: 307 });
    expect(catalog.findBySku("TEE-S")[0]).toMatchObject({ productId: 2691, parentId: 2690 });
  });

  it("reads every page", async () => {
    const products = Array.from({ length: 2_500 }, (_, index) =>
      buildProduct({ id: index + 1, sku: `S${index}` }),
    );
    const { baselinker } = fakeShop({ catalogs: [buildCatalog({ inventory_id: 9, products })] });
    const catalog = await loadCatalog(baselinker, { inventoryId: 9 });
    expect(catalog.size).toBe(2_500);
    expect(catalog.findBySku("S2499")).toHaveLength(1);
  });

  it("tells how many products it has read, and ignores what a listener throws", async () => {
    const products = Array.from({ length: 2_500 }, (_, index) => buildProduct({ id: index + 1 }));
    const { baselinker } = fakeShop({ catalogs: [buildCatalog({ inventory_id: 9, products })] });
    const told: number[] = [];
    const onProgress = ({ products: count }: { products: number }) => {
      told.push(count);
      throw new Error("Not my problem.");
    };
    await loadCatalog(baselinker, { inventoryId: 9, onProgress });
    expect(told).toEqual([1_000, 2_000, 2_500]);
  });

  it("reads no empty catalog out of an answer that lacks its products, on whichever page", async () => {
    const products = Array.from({ length: 1_500 }, (_, index) => buildProduct({ id: index + 1 }));
    for (const page of [1, 2]) {
      const { account, baselinker } = fakeShop({ catalogs: [buildCatalog({ inventory_id: 9, products })] });
      account.faults.inject("account-empty", {
        method: "getInventoryProductsList",
        lists: "missing",
        when: ({ parameters }) => parameters.page === page,
      });
      await expect(loadCatalog(baselinker, { inventoryId: 9 })).rejects.toMatchObject({
        name: "UnexpectedResponseError",
        retryable: true,
      });
    }
  });

  it("reads a catalog without products as empty", async () => {
    const { baselinker } = fakeShop({ catalogs: [buildCatalog({ inventory_id: 9, products: [] })] });
    expect((await loadCatalog(baselinker, { inventoryId: 9 })).size).toBe(0);
  });

  it.each([
    [{}, TypeError, "Expected `inventoryId` to be an integer of at least 1, got undefined."],
    [{ inventoryId: "307" }, TypeError, 'Expected `inventoryId` to be an integer of at least 1, got "307".'],
    [{ inventoryId: 0 }, RangeError, "Expected `inventoryId` to be an integer of at least 1, got 0."],
    [{ inventoryId: 307, timeoutMs: -1 }, RangeError, "`timeoutMs`"],
    [{ inventoryId: 307, priority: "bluk" }, TypeError, 'Did you mean "bulk"?'],
    [
      { inventoryID: 307 },
      TypeError,
      "Unknown option `inventoryID` of loadCatalog. Did you mean `inventoryId`?",
    ],
    [{ inventoryId: 307, retries: 5 }, TypeError, "Unknown option `retries` of loadCatalog."],
    [null, TypeError, "Expected the options of loadCatalog to be an object, got null."],
  ])("refuses the options %o", async (options, Class, message) => {
    const { baselinker } = fakeShop();
    const loading: unknown = Reflect.apply(loadCatalog, undefined, [baselinker, options]);
    await expect(loading).rejects.toThrow(Class);
    await expect(loading).rejects.toThrow(message);
  });

  it("stops when its signal is aborted", async () => {
    const { baselinker } = fakeShop();
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(loadCatalog(baselinker, { inventoryId: 307, signal })).rejects.toThrow("enough");
  });

  it("fails with what the API says about a catalog that is not there", async () => {
    const { baselinker } = fakeShop();
    await expect(loadCatalog(baselinker, { inventoryId: 1 })).rejects.toMatchObject({ name: "ApiError" });
  });
});
