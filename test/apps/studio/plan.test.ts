import { writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { buildProduct } from "../../../src/testing/fake/builders.ts";
import { impatient, openStudio } from "./openStudio.ts";
import { leadOf, openShop, rules } from "./shop.ts";

const products = { ...rules.products, fields: { ...rules.products.fields, sku: "code" } };
const byCode = JSON.stringify({ ...rules, products });
const lead = leadOf(1, { items: [{ sku: "OLD-1", code: "LAMP-1", title: "Lamp", price: 20, count: 1 }] });

/** A shop with one lead, whose line has the code of a product. */
async function openLampShop() {
  const shop = await openShop([lead]);
  shop.account.catalogs[0]?.products.push(buildProduct({ id: 4711, sku: "LAMP-1" }));
  const asked = () => shop.account.requests.filter(({ method }) => method === "getInventoryProductsList");
  return { ...shop, asked };
}

describe("what typed rules would change", () => {
  it("has the links to products that sending makes", async () => {
    await using shop = await openLampShop();
    await using studio = await openStudio(shop.words, shop.env);
    const { json } = await studio.post("rules/plan", { text: byCode, last: 10 });
    expect(json).not.toHaveProperty("isCatalogMissing");
    expect(json.differences[0].changes).toContainEqual({
      kind: "added",
      path: "products[0].product_id",
      after: "4711",
    });
    await studio.post("rules/plan", { text: byCode, last: 10 });
    expect(shop.asked()).toHaveLength(1);
  });

  it("asks Base for no catalog where no line is matched with one", async () => {
    await using shop = await openLampShop();
    await writeFile(shop.rulesPath, JSON.stringify({ ...rules, match: false }));
    await using studio = await openStudio(shop.words, shop.env);
    const text = JSON.stringify({ ...rules, products, match: false });
    expect((await studio.post("rules/plan", { text, last: 10 })).json).toMatchObject({ changed: 1 });
    expect(shop.asked()).toHaveLength(0);
  });

  it("says that the links are not compared while Base does not give the catalog", async () => {
    await using shop = await openLampShop();
    await using studio = await openStudio(shop.words, shop.env, (session) => ({
      ...session,
      clock: impatient,
    }));
    shop.account.faults.inject("stalled-headers", { method: "getInventoryProductsList" });
    const { json } = await studio.post("rules/plan", { text: byCode, last: 10 });
    expect(json).toMatchObject({ leads: 1, isCatalogMissing: true, fields: { "products[].sku": 1 } });
  });
});
