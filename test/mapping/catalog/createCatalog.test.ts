import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCatalog } from "../../../src/mapping/catalog/createCatalog.ts";
import type { CatalogProduct } from "../../../src/mapping/contract/mapContext.ts";

const product = (fields: Partial<CatalogProduct> = {}): CatalogProduct => ({
  productId: 1,
  parentId: 0,
  sku: "MUG",
  ean: "5901234123457",
  name: "Mug",
  prices: { "105": 39.9 },
  ...fields,
});

/** A product of a catalog as plain data. */
const plain = (found: readonly CatalogProduct[]): unknown => JSON.parse(JSON.stringify(found));

describe("createCatalog", () => {
  it("finds a product by its SKU and by its EAN", () => {
    const catalog = createCatalog([product()], { inventoryId: 307 });
    expect(plain(catalog.findBySku("MUG"))).toEqual([product()]);
    expect(plain(catalog.findByEan("5901234123457"))).toEqual([product()]);
    expect(catalog).toMatchObject({ inventoryId: 307, size: 1 });
  });

  it("finds a variant by its own SKU, with its own id and its parent's", () => {
    const variant = product({ productId: 12, parentId: 1, sku: "MUG-RED" });
    const catalog = createCatalog([product(), variant], { inventoryId: 307 });
    expect(catalog.findBySku("MUG-RED")[0]).toMatchObject({ productId: 12, parentId: 1 });
  });

  it("ignores spaces around a SKU on both sides, and minds its case", () => {
    const catalog = createCatalog([product({ sku: " MUG " })], { inventoryId: 307 });
    expect(catalog.findBySku("MUG")).toHaveLength(1);
    expect(catalog.findBySku("\tMUG\u00a0")).toHaveLength(1);
    expect(catalog.findBySku("mug")).toHaveLength(0);
  });

  it("gives all products that share a SKU, and no more than those", () => {
    const twins = [product(), product({ productId: 2 }), product({ productId: 3, sku: "CUP" })];
    const catalog = createCatalog(twins, { inventoryId: 307 });
    expect(catalog.findBySku("MUG").map(({ productId }) => productId)).toEqual([1, 2]);
  });

  it.each([
    [{}, TypeError, "`inventoryId`"],
    [{ inventoryId: -1 }, RangeError, "Expected `inventoryId` to be an integer of at least 1, got -1."],
    [{ inventoryId: 1.5 }, RangeError, "got 1.5."],
    [{ inventoryId: 1, inventory: 2 }, TypeError, "Unknown option `inventory` of createCatalog."],
    [undefined, TypeError, "Expected the options of createCatalog to be an object, got undefined."],
  ])("refuses the options %o", (options, Class, message) => {
    const create = () => Reflect.apply(createCatalog, undefined, [[], options]);
    expect(create).toThrow(Class);
    expect(create).toThrow(message);
  });

  it("finds nothing by an empty text, though many products have no SKU", () => {
    const catalog = createCatalog([product({ sku: "", ean: "" }), product({ sku: " " })], {
      inventoryId: 307,
    });
    expect(catalog.findBySku("")).toEqual([]);
    expect(catalog.findByEan("")).toEqual([]);
    expect(catalog.size).toBe(2);
  });

  it("takes SKUs and price groups that are names of an object's own parts", () => {
    const odd = product({ sku: "__proto__", prices: { constructor: 1 } });
    const catalog = createCatalog([odd], { inventoryId: 307 });
    expect(plain(catalog.findBySku("__proto__"))).toEqual([odd]);
    expect(catalog.findBySku("constructor")).toEqual([]);
  });

  it("is a snapshot: what happens to the products and to its answers afterwards changes nothing", () => {
    const prices = { "105": 39.9 };
    const source = product({ prices });
    const catalog = createCatalog([source, product({ productId: 2 })], { inventoryId: 307 });
    prices["105"] = 1;
    (catalog.findBySku("MUG") as CatalogProduct[]).pop();
    expect(catalog.findBySku("MUG")).toHaveLength(2);
    expect(catalog.findBySku("MUG")[0]?.prices).toEqual({ "105": 39.9 });
  });

  it("gives each product the prices, tax rate and weight that it came with", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record(
            {
              prices: fc.dictionary(
                fc.constantFrom("105", "106", "7"),
                fc.double({ noNaN: true, noDefaultInfinity: true }),
              ),
              taxRate: fc.constantFrom(23, -0.02),
              weight: fc.constantFrom(0, 0.35),
            },
            { requiredKeys: ["prices"] },
          ),
        ),
        (details) => {
          const products = details.map((each, index) =>
            product({ ...each, sku: `S${index}`, productId: index }),
          );
          const catalog = createCatalog(products, { inventoryId: 307 });
          for (const each of products) {
            const found = catalog.findBySku(each.sku)[0];
            expect(found?.prices).toEqual({ ...each.prices });
            expect(found?.taxRate).toBe(each.taxRate);
            expect(found?.weight).toBe(each.weight);
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});
