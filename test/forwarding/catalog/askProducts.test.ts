import { expect, it } from "vitest";
import { askForCode } from "../../../src/forwarding/catalog/askProducts.ts";

/** An account that answers every look-up of products with these. */
function answering(products: Readonly<Record<string, unknown>>): Parameters<typeof askForCode>[0] {
  const account = { getInventoryProductsList: async () => ({ status: "SUCCESS", products }) };
  return account as unknown as Parameters<typeof askForCode>[0];
}

const mug = { id: 7, parent_id: 0, sku: " MUG-1 ", ean: "", name: "Mug", prices: { "10": 29.9 } };
const code = { by: "sku", code: "MUG-1" } as const;

it("finds the products with exactly a code, spaces aside, though Base filters by a part of it", async () => {
  const account = answering({ "7": mug, "8": { ...mug, id: 8, sku: "MUG-10" } });
  expect(await askForCode(account, 205, code, {})).toEqual([
    { productId: 7, parentId: 0, sku: " MUG-1 ", ean: "", name: "Mug", prices: { "10": 29.9 } },
  ]);
});

it.each([
  ["no text for a name", { name: ["Mug"] }],
  ["a price that is no number", { prices: { "10": "free" } }],
])("refuses an answer in which the product has %s", async (_, wrong) => {
  const asked = askForCode(answering({ "7": { ...mug, ...wrong } }), 205, code, {});
  await expect(asked).rejects.toMatchObject({
    method: "getInventoryProductsList",
    code: "UNEXPECTED_RESPONSE",
  });
});
