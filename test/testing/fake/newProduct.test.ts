import { describe, expect, it } from "vitest";
import { createFakeAccount, sampleProducts } from "../../../src/entries/fake.ts";
import { buildCatalog } from "../../../src/testing/fake/builders.ts";

const inventory_id = 307;

describe("addInventoryProduct of the fake account", () => {
  it("adds a product that all reads give back", async () => {
    const base = createFakeAccount().client();
    const { product_id } = await base.addInventoryProduct({
      inventory_id,
      sku: "PLATE",
      ean: "5901234123488",
      tags: ["new"],
      tax_rate: 23,
      weight: 0.4,
      height: 3,
      star: 2,
      prices: { "105": 19.9 },
      stock: { bl_205: 7 },
      locations: { bl_205: "A-1" },
      text_fields: {
        name: "Plate",
        description: "White.",
        features: { Colour: "white" },
        "name|de": "Teller",
      },
      images: { "1": "url:https://example.com/plate.jpg", "2": "JVBERi0=" },
    });
    const { products } = await base.getInventoryProductsData({ inventory_id, products: [product_id] });
    expect(products[product_id]).toMatchObject({
      parent_id: 0,
      sku: "PLATE",
      tags: ["new"],
      weight: 0.4,
      height: 3,
      width: 0,
      star: 2,
      prices: { "105": 19.9 },
      stock: { bl_205: 7 },
      locations: { bl_205: "A-1" },
      text_fields: {
        name: "Plate",
        description: "White.",
        features: { Colour: "white" },
        "name|de": "Teller",
      },
      images: { "1": "https://example.com/plate.jpg", "2": expect.stringMatching(/^https:/) },
    });
    const listed = await base.getInventoryProductsList({ inventory_id, filter_sku: "PLATE" });
    expect(listed.products).toMatchObject({ [product_id]: { name: "Plate", ean: "5901234123488" } });
    expect(product_id).toBe(2693);
  });

  it("adds a variant, which its main product then has", async () => {
    const base = createFakeAccount().client();
    const variant = { sku: "TEE-L", stock: { bl_205: 5 }, text_fields: { "name|en": "T-shirt L" } };
    const { product_id } = await base.addInventoryProduct({ inventory_id, parent_id: 2690, ...variant });
    const { products } = await base.getInventoryProductsData({ inventory_id, products: [2690] });
    expect(products["2690"]).toMatchObject({
      stock: { bl_205: 45 },
      variants: { [product_id]: { name: "T-shirt L", sku: "TEE-L", stock: { bl_205: 5 } } },
    });
  });

  it("changes the named fields of a product that there is, and no other", async () => {
    const base = createFakeAccount({ priceGroups: [{ price_group_id: 777 }] }).client();
    const before = (await base.getInventoryProductsData({ inventory_id, products: [2685] })).products["2685"];
    const change = { sku: "MUG-NAVY", prices: { "777": 1 }, text_fields: { description: "Navy." } };
    expect(await base.addInventoryProduct({ inventory_id, product_id: 2685, ...change })).toMatchObject({
      product_id: 2685,
    });
    const after = (await base.getInventoryProductsData({ inventory_id, products: [2685] })).products["2685"];
    expect(after).toEqual({
      ...before,
      sku: "MUG-NAVY",
      prices: { ...before?.prices, "777": 1 },
      text_fields: { ...before?.text_fields, description: "Navy." },
    });
    await base.addInventoryProduct({ inventory_id, product_id: 2685, images: { "1": "JVBERi0=" } });
    await base.addInventoryProduct({ inventory_id, product_id: 2685, images: { "1": "" } });
    expect(
      (await base.getInventoryProductsData({ inventory_id, products: [2685] })).products["2685"],
    ).toEqual(after);
  });

  it("of a catalog, a product or a main product that does not exist is an error", async () => {
    const base = createFakeAccount().client();
    const codeOf = (params: object) =>
      base.call("addInventoryProduct", params).catch(({ code }: { code: string }) => code);
    expect(await codeOf({ inventory_id: 1 })).toBe("ERROR_STORAGE_ID");
    expect(await codeOf({ inventory_id, product_id: 9 })).toBe("ERROR_PRODUCT_ID");
    expect(await codeOf({ inventory_id, parent_id: 9 })).toBe("ERROR_PRODUCT_ID");
    expect(Object.keys((await base.getInventoryProductsList({ inventory_id })).products)).toHaveLength(2);
  });

  it("gives ids that are higher than all in any catalog, in a list that stays in order", async () => {
    const catalogs = [
      buildCatalog({ inventory_id: 2 }),
      buildCatalog({ inventory_id: 1, products: sampleProducts(20) }),
    ];
    const account = createFakeAccount({ catalogs });
    const base = account.client();
    const highest = Math.max(...(account.catalogs[1]?.products.map(({ id }) => id) ?? []));
    const first = await base.addInventoryProduct({ inventory_id: 2, sku: "A" });
    const second = await base.addInventoryProduct({ inventory_id: 1, sku: "B" });
    expect([first.product_id, second.product_id]).toEqual([highest + 1, highest + 2]);
  });
});
