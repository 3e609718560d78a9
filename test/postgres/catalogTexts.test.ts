import { describe, expect, it } from "vitest";
import { listOf, productsOf, productTexts } from "../../src/postgres/catalogTexts.ts";
import { product } from "../../src/testing/testProducts.ts";

describe("a product on its way into PostgreSQL", () => {
  it.each([
    [{}, { sku: "A", ean: "", padded: false }],
    [{ sku: " A" }, { sku: "A", ean: "", padded: true }],
    [{ ean: "590 " }, { sku: "A", ean: "590", padded: true }],
  ])("has its codes without the spaces of %o", (more, codes) => {
    const own = product(7, "A", { parentId: 1, ...more });
    const data = JSON.stringify({ name: own.name, prices: own.prices });
    expect(productTexts(own)).toEqual({ id: 7, parent: 1, data, ...codes });
  });

  it.each([
    [JSON.stringify({ name: "Tea", prices: { 10: 5 } }), { name: "Tea", prices: { 10: 5 } }],
    [null, { name: "", prices: {} }],
    ["[]", { name: "", prices: {} }],
    ['{"name":"Tea","prices":{"9":4,"10":"5"}}', { name: "Tea", prices: {} }],
    ['{"prices":[1]}', { name: "", prices: {} }],
  ])("is read with %j", (data, more) => {
    const text = JSON.stringify([[1, "7", 0, "A", null, data, "400", 3]]);
    expect(productsOf(text)).toEqual([
      { place: 1, product: { productId: 7, parentId: 0, sku: "A", ean: "", ...more }, at: 400, fromSweep: 3 },
    ]);
  });

  it("has empty codes where a row lacks them", () => {
    expect(productsOf("[[0,7]]")[0]?.product).toMatchObject({ productId: 7, sku: "", ean: "", name: "" });
  });

  it.each([
    [null, []],
    [undefined, []],
    ["{}", []],
    ['[[1],"a",[2]]', [[1], [2]]],
  ])("is in the list %j", (text, rows) => {
    expect(listOf(text)).toEqual(rows);
  });
});
