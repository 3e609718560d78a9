import { describe, expect, it } from "vitest";
import { createFakeAccount } from "../../../src/entries/fake.ts";

const inventory_id = 307;

describe("changes of products in the fake account", () => {
  it("of stock and prices are read back, and what they do not name stays", async () => {
    const account = createFakeAccount({ priceGroups: [{ price_group_id: 777 }] });
    const base = account.client();
    const before = (await base.getInventoryProductsData({ inventory_id, products: [2685] })).products["2685"];
    const stock = await base.updateInventoryProductsStock({
      inventory_id,
      products: { "2685": { bl_205: 3 }, "99": { bl_205: 1 } },
    });
    expect(stock).toMatchObject({ counter: 1, warnings: { "99": expect.any(String) } });
    const prices = await base.updateInventoryProductsPrices({
      inventory_id,
      products: { "2685": { "777": 12.5 } },
    });
    expect(prices).toMatchObject({ counter: 1 });
    const after = (await base.getInventoryProductsData({ inventory_id, products: [2685] })).products["2685"];
    expect(after?.stock).toEqual({ ...before?.stock, bl_205: 3 });
    expect(after?.prices).toEqual({ ...before?.prices, "777": 12.5 });
    const { products } = await base.getInventoryProductsStock({ inventory_id });
    expect(products["2685"]).toMatchObject({ stock: { bl_205: 3 } });
  });

  it("of a variant change what its main product has together", async () => {
    const account = createFakeAccount();
    const base = account.client();
    const products = { "2691": { bl_205: 100 }, "2692": { bl_205: 1 } };
    await base.updateInventoryProductsStock({ inventory_id, products });
    const listed = await base.getInventoryProductsList({ inventory_id });
    expect(listed.products["2690"]).toMatchObject({ stock: { bl_205: 101 } });
  });

  it("delete a product with its variants, or one variant", async () => {
    const account = createFakeAccount();
    const base = account.client();
    const ids = async () =>
      Object.keys((await base.getInventoryProductsList({ inventory_id, include_variants: true })).products);
    await base.deleteInventoryProduct({ product_id: 2691 });
    expect(await ids()).toEqual(["2685", "2690", "2692"]);
    await base.deleteInventoryProduct({ product_id: 2690 });
    expect(await ids()).toEqual(["2685"]);
    await expect(base.deleteInventoryProduct({ product_id: 2690 })).rejects.toMatchObject({
      code: "ERROR_PRODUCT_ID",
    });
    account.reset();
    expect(await ids()).toHaveLength(4);
  });

  it("in a catalog that does not exist are an error", async () => {
    const base = createFakeAccount().client();
    await expect(
      base.updateInventoryProductsStock({ inventory_id: 1, products: { "2685": { bl_205: 3 } } }),
    ).rejects.toMatchObject({ code: "ERROR_STORAGE_ID" });
  });
});
