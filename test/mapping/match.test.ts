import { describe, expect, it } from "vitest";
import { createCatalog } from "../../src/mapping/catalog/createCatalog.ts";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import type { Rules } from "../../src/mapping/rules/rules.ts";
import { RulesError } from "../../src/shared/errors/rulesError.ts";
import { codesOf, mapLead, orderOf } from "./mapLead.ts";

type Match = NonNullable<Rules["match"]>;

const product = { parentId: 0, ean: "", prices: {} };
const catalog = createCatalog(
  [
    {
      ...product,
      productId: 1,
      sku: "MUG",
      ean: "111",
      name: "Mug",
      prices: { "10": 10, "11": 0, "12": -5 },
    },
    { ...product, productId: 2, sku: "BARE", name: "" },
    { ...product, productId: 3, sku: "TWICE", name: "One" },
    { ...product, productId: 4, sku: "TWICE", name: "Other" },
  ],
  { inventoryId: 205 },
);
const rules = (match: Match) => ({
  fields: {},
  products: {
    each: "items",
    fields: {
      sku: "sku",
      ean: "ean",
      product_id: "id",
      name: "name",
      price_brutto: "price",
      line_brutto: "sum",
      quantity: "qty",
    },
  },
  match,
});
const told = (match: Match, item: object) =>
  codesOf(rules(match), { items: [{ name: "x", qty: 1, ...item }] }, { catalog }).filter(
    (code) => code !== "path_absent",
  );
const lineOf = (match: Match, item: object) =>
  orderOf(rules(match), { items: [{ qty: 1, ...item }] }, { catalog }).products?.[0];

describe("a price that a catalog hardly has", () => {
  it.each<[Match, object, string[]]>([
    [{ priceGroup: 10 }, { price: 10 }, []],
    [{ priceGroup: 10 }, { price: 15 }, []],
    [{ priceGroup: 10 }, { price: 15.04 }, []],
    [{ priceGroup: 10 }, { price: 15.06 }, ["price_differs"]],
    [{ priceGroup: 10 }, { price: 5 }, []],
    [{ priceGroup: 10 }, { price: 4.9 }, ["price_differs"]],
    [{ priceGroup: 10, tolerance: 0 }, { price: 10 }, []],
    [{ priceGroup: 10, tolerance: 0 }, { price: 10.1 }, ["price_differs"]],
    [{ priceGroup: 10 }, { sum: 40, qty: 4 }, []],
    [{ priceGroup: 10 }, { sum: 40, qty: 1 }, ["price_differs"]],
    // No price of the catalog is one to compare with.
    [{ priceGroup: 11 }, { price: 500 }, []],
    [{ priceGroup: 12 }, { price: 500 }, []],
    [{ priceGroup: 99 }, { price: 500 }, []],
    [{}, { price: 500 }, []],
    [{ priceGroup: 10, price: "catalog" }, { price: 500 }, ["price_from_catalog"]],
    [{ priceGroup: 10 }, {}, ["price_from_catalog"]],
    [{ priceGroup: 99 }, {}, ["price_group_missing", "price_missing"]],
    [{ priceGroup: 99, price: "catalog" }, { price: 5 }, ["price_group_missing"]],
  ])("with %j of a line with %j tells %j", (match, item, codes) => {
    expect(told(match, { sku: "MUG", ...item })).toEqual(codes);
  });

  it("is put in the place of the line's own where the rules say so", () => {
    expect(lineOf({ priceGroup: 10, price: "catalog" }, { sku: "MUG", sum: 500, qty: 2 })).toMatchObject({
      price_brutto: 10,
      quantity: 2,
    });
    expect(lineOf({ priceGroup: 10 }, { sku: "MUG", price: 12 })).toMatchObject({ price_brutto: 12 });
  });

  it("says by how many percent it differs", () => {
    const items = [{ sku: "MUG", name: "x", qty: 1, price: 30 }];
    const { issues } = mapLead(rules({ priceGroup: 10 }), { items }, { catalog });
    expect(issues.find(({ code }) => code === "price_differs")?.message).toContain("200");
  });
});

describe("a line that is linked", () => {
  it("has the ids of the product, the name where it has none, and the storage that the rules say", () => {
    expect(lineOf({}, { sku: "MUG" })).toMatchObject({
      storage: "db",
      storage_id: "205",
      product_id: "1",
      name: "Mug",
    });
    expect(lineOf({ storageId: "bl_7" }, { sku: "MUG", name: "own" })).toMatchObject({
      storage_id: "bl_7",
      name: "own",
    });
    expect(lineOf({}, { sku: "BARE" })).toMatchObject({ name: "BARE" });
  });

  it("is the first by SKU, then by EAN, as the rules order them", () => {
    expect(lineOf({ by: ["ean", "sku"] }, { sku: "TWICE", ean: "111" })).toMatchObject({ product_id: "1" });
    expect(lineOf({ by: ["sku", "ean"] }, { sku: "X", ean: "111" })).toMatchObject({ product_id: "1" });
    expect(lineOf({ by: ["ean"] }, { sku: "MUG" })).not.toHaveProperty("product_id");
    expect(
      lineOf({ by: ["sku", "ean"], ambiguous: "keep" }, { sku: "TWICE", ean: "111" }),
    ).not.toHaveProperty("product_id");
  });
});

describe("a line that is not linked", () => {
  it.each<[Match, object, string[]]>([
    [{}, { sku: "X" }, ["sku_unmatched"]],
    [{}, {}, ["line_without_sku"]],
    [{ unmatched: "drop" }, { sku: "X" }, ["sku_dropped"]],
    [{ unmatched: "drop" }, {}, ["sku_dropped"]],
    [{ unmatched: "reject" }, { sku: "X" }, ["sku_rejected"]],
    [{ by: ["ean"] }, { ean: "9" }, ["sku_unmatched", "line_without_sku"]],
    [{}, { sku: "TWICE" }, ["sku_ambiguous"]],
    [{ ambiguous: "first" }, { sku: "TWICE" }, ["sku_ambiguous"]],
    [{ ambiguous: "reject" }, { sku: "TWICE" }, ["sku_ambiguous_rejected"]],
    [{ allOrNothing: true }, { sku: "X" }, ["sku_unmatched"]],
    [{ allOrNothing: true }, { sku: "MUG" }, []],
    [false, { sku: "X" }, []],
  ])("with %j for %j tells %j", (match, item, codes) => {
    expect(told(match, { price: 1, ...item })).toEqual(codes);
  });

  it.each([
    ["keep", "the line was added without a link to the catalog"],
    ["first", "the first was used"],
  ] as const)("as it has several products says what was done with %s", (ambiguous, done) => {
    const items = [{ sku: "TWICE", name: "x", qty: 1, price: 1 }];
    const { issues } = mapLead(rules({ ambiguous }), { items }, { catalog });
    expect(issues.find(({ code }) => code === "sku_ambiguous")?.message).toContain(done);
  });

  it("tells that the others are not linked either only where there are others", () => {
    const line = (sku: string) => ({ sku, name: "x", qty: 1, price: 1 });
    const of = (...skus: string[]) =>
      codesOf(rules({ allOrNothing: true }), { items: skus.map(line) }, { catalog }).includes(
        "lines_not_linked",
      );
    expect([of("MUG", "X"), of("X", "Y"), of("MUG", "MUG")]).toEqual([true, false, false]);
  });
});

describe("an issue of the match", () => {
  const unasked = { ...catalog, isUnchecked: () => true };
  const first = { sku: "MUG", name: "Mug", qty: 1, price: 10 };
  const priced = { sku: "X", price: 1 };
  const told = (match: Match, item: object, own = catalog) =>
    mapLead(rules(match), { items: [first, { name: "x", qty: 1, ...item }] }, { catalog: own }).issues.filter(
      ({ code }) => /^(?:sku|price_[fgd]|lines|account)/.test(code),
    );

  it.each<[Match, object, string, string]>([
    [{}, priced, "sku_unmatched products[1].sku", "has this SKU: the line was added"],
    [{ by: ["ean"] }, { ean: "9" }, "sku_unmatched products[1].sku", "has this EAN: the line was added"],
    [
      {},
      { sku: "TWICE" },
      "sku_ambiguous products[1].sku",
      "2 products of the catalog have this SKU: the line",
    ],
    [{ priceGroup: 10 }, { sku: "MUG" }, "price_from_catalog products[1].price_brutto", ""],
    [{ priceGroup: 12 }, { sku: "BARE" }, "price_group_missing products[1].price_brutto", ""],
    [{ priceGroup: 10 }, { sku: "MUG", price: 1 }, "price_differs products[1].price_brutto", "by 90 %"],
    [
      { priceGroup: "Retail" },
      { sku: "MUG" },
      "account_needed match.priceGroup",
      "the name of the price group",
    ],
    [{}, { sku: "MUG" }, "", ""],
  ])("with %j for %j is %s", (match, item, issue, words) => {
    const issues = told(match, item);
    expect(issues.map(({ code, path }) => `${code} ${path}`).join()).toBe(issue);
    expect(issues.map(({ message }) => message).join()).toContain(words);
  });

  it.each<[Match, object, string]>([
    [{}, priced, "sku_unchecked"],
    [{}, { sku: "X" }, "sku_unchecked"],
    [{ priceGroup: 10 }, priced, "sku_unchecked"],
    [{ priceGroup: 10 }, { sku: "X" }, "sku_unchecked_needed"],
    [{ priceGroup: 10, price: "catalog" }, priced, "sku_unchecked_needed"],
    [{ unmatched: "drop" }, priced, "sku_unchecked_needed"],
    [{ unmatched: "reject" }, priced, "sku_unchecked_needed"],
    [{ allOrNothing: true, by: ["sku", "ean"] }, { ...priced, ean: "9" }, "sku_unchecked_needed"],
  ])("with %j for %j is, as Base could not be asked, %s", (match, item, code) => {
    expect(told(match, item, unasked).filter((issue) => issue.code.startsWith("sku"))).toMatchObject([
      { code, path: "products[1].sku", message: expect.stringContaining("about this SKU") },
    ]);
  });

  it("tells once, of all lines, that none is linked, and not where the others are linked by the rules", () => {
    const last = (more: Match, ...items: object[]) => {
      const lines = items.map((item) => ({ name: "x", qty: 1, price: 10, ...item }));
      const result = mapLead(rules({ allOrNothing: true, ...more }), { items: lines }, { catalog });
      return result.issues.filter(({ code }) => code === "lines_not_linked").map(({ path }) => path);
    };
    for (const unmatched of ["keep", "drop"] as const)
      expect(last({ unmatched }, { sku: "MUG" }, { sku: "X" }, { sku: "MUG" })).toEqual([
        "match.allOrNothing",
      ]);
    expect(last({}, { id: "77" }, { sku: "X" })).toEqual([]);
  });
});

describe("what rules say of the match", () => {
  it.each<[object, string[]]>([
    [{ tolerance: 5 }, ["misplaced match.tolerance"]],
    [{ price: "lead" }, ["misplaced match.price"]],
    [{ price: "catalog", tolerance: 1 }, ["misplaced match.price", "misplaced match.tolerance"]],
    [{ priceGroup: 10, price: "catalog", tolerance: 0 }, []],
    [{ priceGroup: 10, tolerance: -1 }, ["bad_constant match.tolerance"]],
  ])("%j is wrong in this: %j", (match, problems) => {
    const make = () =>
      createMapper(Object.assign({ version: 1, fields: { order_status_id: 1 } } as const, { match }));
    try {
      make();
      expect(problems).toEqual([]);
    } catch (error) {
      if (!(error instanceof RulesError)) throw error;
      expect(error.problems.map(({ code, path }) => `${code} ${path}`)).toEqual(problems);
    }
  });
});

describe("a total that lines and delivery do not make", () => {
  const totals = (lead: object, more = {}) =>
    codesOf(
      {
        fields: { delivery_price: "delivery" },
        products: {
          each: "items",
          fields: { sku: "sku", name: "sku", price_brutto: "price", quantity: "qty" },
        },
        total: "total",
        ...more,
      },
      lead,
    ).filter((code) => code !== "path_absent");
  const item = (price: number | undefined, qty = 1) => ({ sku: "A", price, qty });

  it.each<[object, string[]]>([
    [{ items: [item(50, 2)], delivery: 10, total: 110 }, []],
    [{ items: [item(50, 2)], delivery: 10, total: 110.004 }, []],
    [{ items: [item(50, 2)], delivery: 10, total: 110.01 }, ["total_differs"]],
    [{ items: [item(50, 2)], delivery: 10, total: 100 }, ["total_differs"]],
    [{ items: [item(50)], delivery: 0, total: 100 }, ["total_differs"]],
    [{ items: [item(49.99)], delivery: 0, total: 100 }, ["total_far_off"]],
    [{ items: [item(150)], delivery: 0, total: 100 }, ["total_differs"]],
    [{ items: [item(150.01)], delivery: 0, total: 100 }, ["total_far_off"]],
    [{ items: [item(10)], delivery: 0, total: 0 }, ["total_differs"]],
    [{ items: [item(10)], delivery: 0, total: -5 }, ["total_differs"]],
  ])("of %j tells %j", (lead, codes) => {
    expect(totals(lead)).toEqual(codes);
  });

  it.each<[object, string[], (number | undefined)[]]>([
    [
      { items: [item(undefined), item(undefined)], delivery: 10, total: 110 },
      ["price_shared", "price_shared"],
      [50, 50],
    ],
    [{ items: [item(30, 2), item(undefined, 2)], delivery: 0, total: 100 }, ["price_shared"], [30, 20]],
    [{ items: [item(100), item(undefined)], delivery: 0, total: 100 }, ["price_missing"], [100, 0]],
    [{ items: [item(99.99), item(undefined)], delivery: 0, total: 100 }, ["price_shared"], [99.99, 0.01]],
    [{ items: [item(50)], delivery: 0, total: 50 }, [], [50]],
  ])("is shared by the lines of %j, which tells %j", (lead, codes, prices) => {
    expect(totals(lead, { share: true }).filter((code) => code.startsWith("price"))).toEqual(codes);
    const { products } = orderOf(
      {
        fields: { delivery_price: "delivery" },
        products: {
          each: "items",
          fields: { sku: "sku", name: "sku", price_brutto: "price", quantity: "qty" },
        },
        total: "total",
        share: true,
      },
      lead,
    );
    expect(products?.map(({ price_brutto }) => price_brutto)).toEqual(prices);
  });

  it("is not shared by lines of half a piece, of none or of fewer", () => {
    for (const qty of [0.5, -1])
      expect(
        totals({ items: [item(undefined, qty)], delivery: 0, total: 100 }, { share: true }),
      ).not.toContain("price_shared");
  });
});
