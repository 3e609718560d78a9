import { describe, expect, it } from "vitest";
import { createCatalog } from "../../src/mapping/catalog/createCatalog.ts";
import { mapLead } from "./mapLead.ts";

const catalog = createCatalog(
  ["A-100", "ДМ-М36", "00123", "B 200", "abc-1"].map((sku, index) => ({
    productId: index + 1,
    parentId: 0,
    sku,
    ean: "",
    name: sku,
    prices: {},
  })),
  { inventoryId: 205 },
);
const rules = { fields: {}, products: { fields: { sku: "sku", name: { value: "x" }, price_brutto: 1 } } };
const messageOf = (sku: string) => {
  const { issues } = mapLead(rules, { sku }, { catalog });
  return issues.find(({ code }) => code === "sku_unmatched")?.message ?? "";
};

describe("a SKU that no product has", () => {
  it.each([
    ["А-100", "A-100"],
    ["DM-M36", undefined],
    ["ДM-M36", "ДМ-М36"],
    ["ABC-1", "abc-1"],
    ["a-100", "A-100"],
    ["A–100", "A-100"],
    ["A100", "A-100"],
    ["A 100", "A-100"],
    ["123", "00123"],
    ["а100", "A-100"],
    ["A-101", undefined],
  ])("is reported with the one that was meant: %j", (sku, near) => {
    const message = messageOf(sku);
    if (near === undefined) expect(message).not.toContain("≈");
    else expect(message).toContain(`≈ \`${near}\``);
  });

  it("is reported so in the first hundred lines, and after them as any other", () => {
    const each = { each: "items", fields: rules.products.fields };
    const hintAfter = (count: number) => {
      const items = [...Array(count).fill({ sku: "A-100" }), { sku: "a-100" }];
      return mapLead({ ...rules, products: each }, { items }, { catalog }).issues.map(({ message }) =>
        message.includes("≈"),
      );
    };
    expect([hintAfter(99), hintAfter(100)]).toEqual([[true], [false]]);
  });

  it("is not linked to it, and a long one is not looked for", () => {
    const result = mapLead(rules, { sku: "a-100" }, { catalog });
    expect(result).toMatchObject({ order: { products: [{ sku: "a-100" }] } });
    expect(JSON.stringify(result)).not.toContain("product_id");
    expect(catalog.nearestSku?.("a".repeat(1_000_000))).toBeUndefined();
  });
});
