import { describe, expect, it } from "vitest";
import { createFakeAccount, sampleOrders, sampleProducts } from "../../../src/entries/fake.ts";
import { buildCatalog } from "../../../src/testing/fake/builders.ts";
import { callFake, recordsIn } from "./callFake.ts";

describe("sample data of the fake account", () => {
  it("has products with variants, each with an id, a SKU and a valid EAN of its own", () => {
    const products = sampleProducts(30);
    const main = products.filter(({ parent_id }) => parent_id === 0);
    expect([main.length, products.length]).toEqual([30, 60]);
    for (const field of ["id", "sku", "ean"] as const) {
      expect(new Set(products.map((product) => product[field])).size).toBe(60);
    }
    for (const { ean } of products) {
      const sum = Array.from(ean).reduce(
        (all, digit, index) => all + Number(digit) * (index % 2 === 0 ? 1 : 3),
        0,
      );
      expect([ean.length, sum % 10]).toEqual([13, 0]);
    }
    const ids = new Set(main.map(({ id }) => id));
    expect(products.every(({ parent_id }) => parent_id === 0 || ids.has(parent_id))).toBe(true);
  });

  it("has orders whose lines are products of the catalog, readable page by page", async () => {
    const products = sampleProducts(20);
    const account = createFakeAccount({
      catalogs: [buildCatalog({ inventory_id: 307, products })],
      orders: sampleOrders(150, 1, products),
    });
    const page = recordsIn(await callFake(account, "getOrders"), "orders");
    expect(page).toHaveLength(100);
    const ids = new Set(products.map(({ id }) => String(id)));
    const lines = account.orders.flatMap((order) => order.products);
    expect(lines.every(({ product_id }) => ids.has(product_id))).toBe(true);
    expect(new Set(lines.map(({ order_product_id }) => order_product_id)).size).toBe(lines.length);
  });

  it("is the same for the same seed", () => {
    expect(sampleOrders(5, 7)).toEqual(sampleOrders(5, 7));
    expect(sampleOrders(5, 7)).not.toEqual(sampleOrders(5, 8));
  });
});
