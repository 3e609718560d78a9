import { describe, expect, it } from "vitest";
import { createFakeAccount } from "../../../src/entries/fake.ts";
import { buildCatalog, buildProduct } from "../../../src/testing/fake/builders.ts";
import { asRecord, callFake } from "./callFake.ts";

async function products(account: Parameters<typeof callFake>[0], method: string, parameters: object) {
  return asRecord((await callFake(account, method, parameters)).products);
}

describe("the catalogs of the fake account", () => {
  it("list main products alone unless variants are asked for", async () => {
    const account = createFakeAccount();
    const main = await products(account, "getInventoryProductsList", { inventory_id: 307 });
    const all = await products(account, "getInventoryProductsList", {
      inventory_id: 307,
      include_variants: true,
    });
    expect(Object.keys(main)).toEqual(["2685", "2690"]);
    expect(Object.keys(all)).toEqual(["2685", "2690", "2691", "2692"]);
  });

  it("can be of an account that ignores include_variants; the data then has them", async () => {
    const account = createFakeAccount({ listsVariants: false });
    const all = await products(account, "getInventoryProductsList", {
      inventory_id: 307,
      include_variants: true,
    });
    const data = await products(account, "getInventoryProductsData", {
      inventory_id: 307,
      products: [2685, 2690],
    });
    expect(Object.keys(all)).toEqual(["2685", "2690"]);
    expect(Object.keys(asRecord(asRecord(data["2690"]).variants))).toEqual(["2691", "2692"]);
    expect(asRecord(data["2685"])).not.toHaveProperty("variants");
  });

  it("give a main product the stock of its variants together, but a price of its own", async () => {
    const account = createFakeAccount({ quirks: false });
    const variant = account.catalogs[0]?.products[3];
    if (variant !== undefined) Object.assign(variant, { stock: { bl_205: 1 }, prices: { 105: 99 } });
    const list = await products(account, "getInventoryProductsList", { inventory_id: 307 });
    expect(list["2690"]).toMatchObject({ stock: { bl_205: 21 }, prices: { 105: 79 } });
    const stock = await products(account, "getInventoryProductsStock", { inventory_id: 307 });
    expect(stock["2690"]).toMatchObject({ stock: { bl_205: 21 }, variants: { 2692: { bl_205: 1 } } });
    const prices = await products(account, "getInventoryProductsPrices", { inventory_id: 307 });
    expect(prices["2690"]).toMatchObject({ prices: { 105: 79 }, variants: { 2692: { 105: 99 } } });
  });

  it("come in pages of 1000, each product once", async () => {
    const many = Array.from({ length: 2345 }, (_, index) =>
      buildProduct({ id: index + 1, sku: `S${index}` }),
    );
    const account = createFakeAccount({
      catalogs: [buildCatalog({ inventory_id: 1, products: many.toReversed() })],
    });
    const ids: string[] = [];
    for (const [page, size] of [1000, 1000, 345, 0].entries()) {
      const listed = await callFake(account, "getInventoryProductsList", { inventory_id: 1, page: page + 1 });
      const keys = Object.keys(listed.products ?? {});
      expect(keys).toHaveLength(size);
      ids.push(...keys);
    }
    expect(ids.map(Number)).toEqual(many.map(({ id }) => id));
  });

  it("filter by id, SKU, EAN, name and stock", async () => {
    const account = createFakeAccount();
    const found = async (filter: object) =>
      Object.keys(
        (await callFake(account, "getInventoryProductsList", { inventory_id: 307, ...filter })).products ??
          {},
      );
    expect(await found({ filter_id: 2685 })).toEqual(["2685"]);
    expect(await found({ filter_sku: "TEE" })).toEqual(["2690"]);
    expect(await found({ filter_sku: "TEE-S", include_variants: true })).toEqual(["2691"]);
    expect(await found({ filter_ean: "5901234123457" })).toEqual(["2685"]);
    expect(await found({ filter_name: "shirt" })).toEqual(["2690"]);
    expect(await found({ filter_stock_from: 30 })).toEqual(["2690"]);
    expect(await found({ filter_price_to: 50 })).toEqual(["2685"]);
    expect(await found({ filter_sku: "none" })).toEqual([]);
  });

  it("answer an unknown catalog with ERROR_STORAGE_ID", async () => {
    const account = createFakeAccount();
    for (const method of ["List", "Data", "Stock", "Prices"]) {
      const answer = await callFake(account, `getInventoryProducts${method}`, {
        inventory_id: 1,
        products: [],
      });
      expect(answer).toMatchObject({ status: "ERROR", error_code: "ERROR_STORAGE_ID" });
    }
  });

  it("break features that are too long, as the API does", async () => {
    const account = createFakeAccount({
      catalogs: [
        buildCatalog({
          inventory_id: 1,
          products: [buildProduct({ id: 1, features: { long: "x".repeat(70_000) } })],
        }),
      ],
    });
    const data = await products(account, "getInventoryProductsData", { inventory_id: 1, products: [1] });
    const features = asRecord(asRecord(data["1"]).text_fields).features;
    expect(String(features)).toHaveLength(65_535);
    expect(() => JSON.parse(String(features))).toThrow();
  });
});
