import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCatalog } from "../../src/mapping/catalog/createCatalog.ts";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import type { LinesRule, Rules } from "../../src/mapping/rules/rules.ts";
import type { RuleValue } from "../../src/mapping/rules/value.ts";
import { discountLines } from "../../src/mapping/values/money.ts";
import { accountWithStatus, codesOf, mapLead, orderOf, receivedAt } from "./mapLead.ts";
import { numRuns } from "./numRuns.ts";

const fields = { sku: "sku", name: "name", price_brutto: "price", quantity: "quantity" };

function linesOf(products: LinesRule | LinesRule[], lead: unknown, more: Partial<Rules> = {}) {
  return orderOf({ ...more, fields: {}, products }, lead).products;
}

describe("lines", () => {
  it("come from a list, from a numbered map, from a single item", () => {
    const item = { sku: "A", name: "Mug", price: "10", quantity: "1" };
    const line = { sku: "A", name: "Mug", price_brutto: 10, quantity: 1 };
    expect(linesOf({ each: "items", fields }, { items: [item, item] })).toEqual([line, line]);
    expect(linesOf({ each: "items", fields }, { items: { 0: item, 1: item } })).toEqual([line, line]);
    expect(linesOf({ each: "items", fields }, { items: item })).toEqual([line]);
    expect(linesOf({ each: "items.*", fields }, { items: { a: item, b: item } })).toEqual([line, line]);
  });

  it("come from several lists, and from constants on a condition", () => {
    const products: LinesRule[] = [
      { each: "items", where: { path: "quantity", gt: 0 }, fields },
      { each: "fees", fields: { name: "title", line_brutto: "sum" } },
      {
        when: { path: "wrap", is: true },
        fields: { name: { value: "Wrapping" }, sku: { value: "W" }, price_brutto: 5 },
      },
    ];
    const lead = {
      items: [{ sku: "A", price: 1, quantity: 0 }],
      fees: [{ title: "Fee", sum: "4,99" }],
      wrap: "yes",
    };
    expect(linesOf(products, lead)).toEqual([
      { name: "Fee", price_brutto: 4.99, quantity: 1 },
      { name: "Wrapping", sku: "W", price_brutto: 5, quantity: 1 },
    ]);
  });

  it("come from parallel columns, and a single item is a column of one", () => {
    const rule: LinesRule = {
      columns: { sku: "sku", qty: "qty" },
      fields: { sku: "sku", quantity: "qty", price_brutto: 1 },
    };
    expect(linesOf(rule, { sku: ["A", "B"], qty: ["2", "1"] })).toMatchObject([
      { sku: "A", quantity: 2 },
      { sku: "B", quantity: 1 },
    ]);
    expect(linesOf(rule, { sku: "A", qty: "2" })).toMatchObject([{ sku: "A", quantity: 2 }]);
    expect(codesOf({ fields: {}, products: rule }, { sku: ["A", "B"], qty: ["2"] })).toContain(
      "columns_uneven",
    );
  });

  it("come from text by a pattern", () => {
    const rule: LinesRule = {
      each: { path: "text", split: "\n" },
      values: { line: { path: "@", pattern: "{name} ({sku}) x {quantity} = {sum}" } },
      fields: { name: "$line.name", sku: "$line.sku", quantity: "$line.quantity", line_brutto: "$line.sum" },
    };
    expect(linesOf(rule, { text: "Mug (M-1) x 2 = 25,80\nCup (C-1) x 1 = 5" })).toEqual([
      { name: "Mug", sku: "M-1", quantity: 2, price_brutto: 12.9 },
      { name: "Cup", sku: "C-1", quantity: 1, price_brutto: 5 },
    ]);
  });

  it("of net prices are made gross", () => {
    const lead = { items: [{ net: "541.6667", rate: "20", quantity: 2 }] };
    const rule: LinesRule = {
      each: "items",
      fields: { sku: { value: "A" }, price_netto: "net", tax_rate: "rate", quantity: "quantity" },
    };
    expect(linesOf(rule, lead)).toMatchObject([{ price_brutto: 650, tax_rate: 20, quantity: 2 }]);
  });

  it("of more decimals than the currency has are rounded once, as a whole", () => {
    const rule: LinesRule = {
      each: "items",
      fields: { sku: "sku", price_brutto: "price", quantity: "quantity" },
    };
    const lines = linesOf(rule, { items: [{ sku: "A", price: "541.6667", quantity: 3 }] });
    const cents = lines?.map(
      ({ price_brutto = 0, quantity = 0 }) => Math.round(price_brutto * 100) * quantity,
    );
    expect(cents?.reduce((sum, each) => sum + each, 0)).toBe(162_500);
  });

  it.each(["name", "sku", "ean", "product_id"])("of which only the %s is known stay", (field) => {
    const rule: LinesRule = { each: "items", fields: { [field]: field } };
    expect(linesOf(rule, { items: [{ [field]: "590123412345" }] })).toMatchObject([
      { [field]: "590123412345" },
    ]);
  });

  it("bring odd quantities to whole pieces without changing the sum", () => {
    const of = (quantity: unknown) =>
      linesOf({ each: "items", fields }, { items: [{ sku: "A", price: "10", quantity }] });
    expect(of("1.5")).toMatchObject([{ quantity: 1, price_brutto: 15 }]);
    expect(of("-2")).toMatchObject([{ quantity: 2, price_brutto: -10 }]);
    expect(of("0")).toEqual([]);
    expect(of(undefined)).toMatchObject([{ quantity: 1 }]);
  });

  it("are split in two where their sum does not divide", () => {
    expect(
      linesOf(
        { each: "items", fields: { sku: "sku", line_brutto: "sum", quantity: "n" } },
        { items: [{ sku: "A", sum: "100", n: 3 }] },
      ),
    ).toEqual([
      { sku: "A", name: "A", price_brutto: 33.33, quantity: 2 },
      { sku: "A", name: "A", price_brutto: 33.34, quantity: 1 },
    ]);
  });

  it("count in the smallest unit of the currency", () => {
    const of = (currency: string) =>
      linesOf(
        { each: "items", fields },
        { items: [{ sku: "A", price: "10.1255", quantity: 1 }] },
        { defaults: { currency } },
      );
    expect(of("JPY")).toMatchObject([{ price_brutto: 10 }]);
    expect(of("EUR")).toMatchObject([{ price_brutto: 10.13 }]);
    expect(of("BHD")).toMatchObject([{ price_brutto: 10.126 }]);
  });
});

describe("an order discount", () => {
  const lead = {
    items: [
      { sku: "A", price: "900", quantity: 2 },
      { sku: "B", price: "200", quantity: 1 },
    ],
    discount: "-200",
  };

  it("is spread over the lines, whichever sign it has", () => {
    expect(linesOf({ each: "items", fields }, lead, { discount: { amount: "discount" } })).toMatchObject([
      { price_brutto: 810 },
      { price_brutto: 180 },
    ]);
  });

  it("becomes a line of its own", () => {
    const discount = { amount: "discount", mode: "line" as const, name: { value: "Знижка" } };
    expect(linesOf({ each: "items", fields }, lead, { discount })?.[2]).toEqual({
      name: "Знижка",
      price_brutto: -200,
      quantity: 1,
    });
  });

  it("of exactly the sum makes the lines free", () => {
    const rules = { fields: {}, products: { each: "items", fields }, discount: { amount: 2000 } };
    expect(orderOf(rules, lead).products).toMatchObject([{ price_brutto: 0 }, { price_brutto: 0 }]);
    expect(codesOf(rules, lead)).not.toContain("discount_too_large");
  });

  it("that is larger than the lines becomes one too, with a warning", () => {
    const rules = { fields: {}, products: { each: "items", fields }, discount: { amount: 3000 } };
    expect(codesOf(rules, lead)).toContain("discount_too_large");
    expect(orderOf(rules, lead).products?.[2]).toMatchObject({ price_brutto: -3000 });
  });

  it("never changes the sum by a cent, makes no line dearer, and splits at most one", () => {
    const line = fc.record({
      quantity: fc.integer({ min: 1, max: 40 }),
      price: fc.integer({ min: 0, max: 1_000_000 }),
    });
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 12 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (lines, part) => {
          const totals = lines.map(({ quantity, price }) => quantity * price);
          const sum = totals.reduce((a, b) => a + b, 0);
          fc.pre(sum > 0);
          const discount = Math.round(sum * part);
          const after = discountLines(
            lines
              .map(({ quantity }, index) => ({ quantity, total: totals[index] ?? 0 }))
              .filter(({ total }) => total > 0),
            discount,
          );
          expect(after.reduce((a, b) => a + b, 0)).toBe(sum - discount);
          const bearing = lines.filter((_, index) => (totals[index] ?? 0) > 0);
          expect(after.every((total) => total >= 0)).toBe(true);
          const before = totals.filter((total) => total > 0);
          expect(after.filter((total, index) => total > (before[index] ?? 0))).toEqual([]);
          expect(
            after.filter((total, index) => total % (bearing[index]?.quantity ?? 1) !== 0).length,
          ).toBeLessThan(2);
        },
      ),
      { numRuns: Math.max(numRuns, 500) },
    );
  });
});

describe("the stated total", () => {
  it("is met to the cent by lines and delivery, or an issue says by how much not", () => {
    const cents = fc.integer({ min: 0, max: 100_000_00 });
    const item = fc.record({ sum: cents, quantity: fc.integer({ min: 1, max: 17 }), bySum: fc.boolean() });
    const write = (amount: number) => (amount / 100).toFixed(2);
    fc.assert(
      fc.property(
        fc.array(item, { minLength: 1, maxLength: 8 }),
        cents,
        cents,
        fc.integer({ min: -3, max: 3 }),
        (items, delivery, rawDiscount, slip) => {
          const sums = items.map(({ sum, quantity, bySum }) => (bySum ? sum : sum * quantity));
          const goods = sums.reduce((a, b) => a + b, 0);
          const discount = Math.min(rawDiscount, goods);
          const total = goods - discount + delivery + slip;
          // A slip of more than half of a tiny total is another mistake.
          fc.pre(slip === 0 || Math.abs(slip) * 2 <= total);
          const lead = {
            items: items.map(({ sum, quantity, bySum }) => ({
              quantity,
              [bySum ? "sum" : "price"]: write(sum),
            })),
            discount: write(discount),
            delivery: write(delivery),
            total: write(total),
          };
          const result = mapLead(
            {
              fields: { delivery_price: "delivery" },
              products: {
                each: "items",
                fields: {
                  sku: { value: "A" },
                  price_brutto: "price",
                  line_brutto: "sum",
                  quantity: "quantity",
                },
              },
              discount: { amount: "discount" },
              total: "total",
            },
            lead,
          );
          if (result.status !== "order") throw new Error(JSON.stringify(result));
          const { products = [], delivery_price = 0 } = result.order;
          const own = products.reduce(
            (sum, line) => sum + Math.round(line.price_brutto * 100) * line.quantity,
            Math.round(delivery_price * 100),
          );
          expect(own).toBe(total - slip);
          const differs = result.issues.find(({ code }) => code === "total_differs");
          if (slip === 0) expect(differs).toBeUndefined();
          else expect(differs?.message).toContain(`the difference is ${write(-slip)}.`);
        },
      ),
      { numRuns: Math.max(numRuns, 500) },
    );
  });
});

describe("a stated total of which more than half is missing or too much", () => {
  const rules = {
    fields: {},
    products: { each: "items", fields: { sku: "sku", name: "sku", price_brutto: "price" } },
    total: "sum",
  };

  it.each([
    ["lines without any price", { items: [{ sku: "A" }, { sku: "B" }], sum: "2 449,50" }],
    ["no lines at all", { items: [], sum: 100 }],
    ["a price in another unit", { items: [{ sku: "A", price: 10_000 }], sum: 100 }],
  ])("stops the order: %s", (_, lead) => {
    const result = mapLead(rules, lead);
    expect(result.status).toBe("error");
    expect(codesOf(rules, lead)).toContain("total_far_off");
  });

  it.each([
    ["half of it", { items: [{ sku: "A", price: 50 }], sum: 100 }, ["total_differs"]],
    ["a total of 0, for a gift", { items: [{ sku: "A", price: 50 }], sum: 0 }, ["total_differs"]],
    ["what adds up", { items: [{ sku: "A", price: 100 }], sum: 100 }, []],
  ])("is not %s", (_, lead, codes) => {
    expect(mapLead(rules, lead).status).toBe("order");
    expect(codesOf(rules, lead)).toEqual(codes);
  });
});

describe("the match with a catalog", () => {
  const catalog = createCatalog(
    [
      { productId: 1, parentId: 0, sku: "MUG", ean: "111", name: "Mug", prices: { "10": 9.99 } },
      { productId: 2, parentId: 1, sku: "MUG-R", ean: "222", name: "Mug, red", prices: {} },
      { productId: 3, parentId: 0, sku: "TWICE", ean: "", name: "One", prices: {} },
      { productId: 4, parentId: 0, sku: "TWICE", ean: "", name: "Other", prices: {} },
    ],
    { inventoryId: 205 },
  );
  const lead = (...skus: string[]) => ({
    items: skus.map((sku) => ({ sku, price: "5", quantity: 1, ean: "222" })),
  });
  const rules = (match: Rules["match"]) => ({
    fields: {},
    products: { each: "items", fields },
    ...(match === undefined ? {} : { match }),
  });

  it("links main products and variants by their own ids, and keeps the rest as text with a warning", () => {
    const result = mapLead(rules(undefined), lead(" MUG ", "MUG-R", "mug"), { catalog });
    expect(result).toMatchObject({
      order: {
        products: [
          { storage: "db", storage_id: "205", product_id: "1", sku: "MUG", name: "Mug" },
          { storage: "db", storage_id: "205", product_id: "2", name: "Mug, red" },
          { sku: "mug", name: "mug" },
        ],
      },
    });
    expect(result.issues.filter(({ level }) => level === "warning")).toMatchObject([
      { code: "sku_unmatched", path: "products[2].sku" },
      { code: "line_name_missing" },
    ]);
  });

  it("drops or refuses lines without a product", () => {
    expect(orderOf(rules({ unmatched: "drop" }), lead("MUG", "X"), { catalog }).products).toHaveLength(1);
    expect(mapLead(rules({ unmatched: "reject" }), lead("MUG", "X"), { catalog }).status).toBe("error");
  });

  it("drops or refuses a line without a code as one without a product", () => {
    const nameless = { items: [...lead("MUG").items, { name: "Something" }] };
    expect(orderOf(rules({ unmatched: "drop" }), nameless, { catalog }).products).toHaveLength(1);
    expect(mapLead(rules({ unmatched: "reject" }), nameless, { catalog })).toMatchObject({ status: "error" });
    expect(codesOf(rules({ unmatched: "reject" }), nameless, { catalog })).toContain("sku_rejected");
    expect(orderOf(rules({ unmatched: "keep" }), nameless, { catalog }).products).toHaveLength(2);
  });

  it("links all lines or none", () => {
    const order = orderOf(rules({ allOrNothing: true }), lead("MUG", "X"), { catalog });
    expect(order.products?.every(({ product_id }) => product_id === undefined)).toBe(true);
    expect(codesOf(rules({ allOrNothing: true }), lead("MUG", "X"), { catalog })).toContain(
      "lines_not_linked",
    );
    expect(orderOf(rules({ allOrNothing: true }), lead("MUG"), { catalog }).products).toMatchObject([
      { product_id: "1" },
    ]);
  });

  it("does with an ambiguous SKU what the rules say", () => {
    expect(orderOf(rules({}), lead("TWICE"), { catalog }).products?.[0]?.product_id).toBeUndefined();
    expect(orderOf(rules({ ambiguous: "first" }), lead("TWICE"), { catalog }).products).toMatchObject([
      { product_id: "3" },
    ]);
    expect(mapLead(rules({ ambiguous: "reject" }), lead("TWICE"), { catalog }).status).toBe("error");
  });

  it("looks by EAN too, and takes a missing price from a price group", () => {
    const byEan = {
      fields: {},
      products: { each: "items", fields: { sku: "sku", ean: "ean" } },
      match: { by: ["sku", "ean"] as const },
    };
    expect(orderOf(byEan, lead("X"), { catalog }).products).toMatchObject([
      { product_id: "2", price_brutto: 0 },
    ]);
    const priced = {
      fields: {},
      products: { each: "items", fields: { sku: "sku" } },
      match: { priceGroup: "Retail" },
    };
    const context = { catalog, account: accountWithStatus };
    expect(orderOf(priced, lead("MUG"), context).products).toMatchObject([{ price_brutto: 9.99 }]);
    expect(codesOf(priced, lead("MUG"), context)).toEqual(["price_from_catalog"]);
  });

  it("leaves lines alone where it is off, and where the rules link them themselves", () => {
    expect(orderOf(rules(false), lead("MUG"), { catalog }).products?.[0]?.product_id).toBeUndefined();
    const own = {
      fields: {},
      products: { each: "items", fields: { sku: "sku", product_id: { value: "77" } } },
    };
    expect(orderOf(own, lead("MUG"), { catalog }).products?.[0]).toMatchObject({ product_id: "77" });
  });
});

it.each([
  ["2,000", 2],
  ["1,000 шт", 1],
  ["1.000", 1],
  ["3,0", 3],
  ["1 000", 1000],
  ["12,000.00", 12000],
  [1000, 1000],
])("a quantity has decimals rather than thousands: %j", (quantity, pieces) => {
  const [line] = linesOf({ each: "i", fields }, { i: [{ sku: "A", name: "A", price: 1, quantity }] }) ?? [];
  expect(line?.quantity).toBe(pieces);
});

it("a quantity of thousands by a mark that the rules name stays one", () => {
  const lead = { i: [{ sku: "A", name: "A", price: 1, quantity: "2,000" }] };
  const [line] = linesOf({ each: "i", fields }, lead, { defaults: { decimalSeparator: "." } }) ?? [];
  expect(line?.quantity).toBe(2000);
});

it("a tax rate that is a fraction is reported", () => {
  const codes = (tax: unknown) =>
    codesOf(
      { fields: {}, products: { each: "i", fields: { ...fields, tax_rate: "tax" } } },
      {
        i: [{ sku: "A", name: "A", price: 1, quantity: 1, tax }],
      },
    );
  expect(codes("0.23")).toEqual(["tax_rate_fraction"]);
  for (const tax of ["23", 1, 0, -0.02, -1, "5.5"]) expect(codes(tax)).toEqual([]);
});

it("lines by numbers are lines: PHP makes them of lists with gaps", () => {
  const line = { name: "A", sku: "S", price: 1, quantity: 1 };
  for (const items of [
    { "0": line, "2": line },
    { "101": line, "205": line },
  ]) {
    expect(linesOf({ each: "items", fields }, { items })).toHaveLength(2);
  }
  expect(linesOf({ each: "items", fields }, { items: { ...line, "7": "x" } })).toHaveLength(1);
});

describe("columns", () => {
  const cells = { sku: "sku", name: "name", quantity: "qty", price_brutto: "price" } as const;
  const numbered = { sku: "sku_*", name: "name_*", qty: "qty_*", price: "price_*" } as const;
  const rowsOf = (columns: Readonly<Record<string, RuleValue>>, lead: unknown) =>
    linesOf({ columns, fields: cells }, lead);

  it("of numbered keys make a line of each number, whatever is missing", () => {
    const lead = {
      name_10: "C",
      name_2: "B",
      name_1: "A",
      name_of_shop: "S",
      sku_1: "A-1",
      sku_10: "C-3",
      qty_1: "2",
      qty_2: "",
      qty_10: "3",
      price_2: "5",
      price_1: "10",
      price_10: "7",
    };
    expect(rowsOf(numbered, lead)).toMatchObject([
      { name: "A", sku: "A-1", quantity: 2, price_brutto: 10 },
      { name: "B", quantity: 1, price_brutto: 5 },
      { name: "C", sku: "C-3", quantity: 3, price_brutto: 7 },
    ]);
    expect(rowsOf(numbered, lead)?.[1]).not.toHaveProperty("sku");
    expect(codesOf({ fields: {}, products: { columns: numbered, fields: cells } }, lead)).not.toContain(
      "columns_uneven",
    );
  });

  it("of numbered keys take modifiers, parts before and after the number, and keys inside of others", () => {
    const columns = {
      name: "form.item_*_name",
      qty: { path: "form.item_*_qty", replace: { " шт": "" } },
      price: "form.item_*_price",
    };
    const form = { item_2_name: "B", item_2_price: 5, item_1_name: "A", item_1_qty: "4 шт", item_1_price: 1 };
    expect(rowsOf(columns, { form })).toMatchObject([
      { name: "A", quantity: 4 },
      { name: "B", quantity: 1 },
    ]);
  });

  it("whose stars share nothing are side by side in their order", () => {
    const columns = { sku: "q*_sku", qty: "q*_qty", name: "q*_sku", price: "q*_price" };
    expect(rowsOf(columns, { q3_sku: ["A", "B"], q4_qty: ["1", "2"], q5_price: ["5", "6"] })).toMatchObject([
      { sku: "A", quantity: 1, price_brutto: 5 },
      { sku: "B", quantity: 2, price_brutto: 6 },
    ]);
  });

  it.each<[string, Record<string, string>, object, [string, number][]]>([
    [
      "in words",
      { sku: "sku_*", qty: "qty_*" },
      { sku_red: "A", qty_red: 2, sku_blue: "B", sku_: "C", qty_: 4 },
      [
        ["A", 2],
        ["B", 1],
        ["C", 4],
      ],
    ],
    [
      "in numbers, and other keys next to them",
      { sku: "sku_*", qty: "qty_*" },
      { sku_1: "A", qty_1: 2, sku_of_shop: "X", qty_of_shop: 5, sku_2x: "Y", sku_x3: "Z" },
      [["A", 2]],
    ],
    [
      "between two parts, which do not overlap",
      { sku: "i_*_i", qty: "q_*" },
      { i_red_i: "A", q_red: 2, i_i: "X" },
      [["A", 2]],
    ],
    [
      "in the last of a list",
      { sku: "forms[-1].sku_*", qty: "forms[-1].qty_*" },
      { forms: [{}, { sku_2: "B", sku_1: "A", qty_2: 2 }] },
      [
        ["A", 1],
        ["B", 2],
      ],
    ],
    [
      "in each of a list, where they are side by side",
      { sku: "forms[*].sku_*", qty: "forms[*].qty_*" },
      {
        forms: [
          { sku_1: "A", qty_1: 1 },
          { sku_1: "B", qty_1: 2 },
        ],
      },
      [
        ["A", 1],
        ["B", 2],
      ],
    ],
    [
      "with two stars, where they are side by side",
      { sku: "s*k*", qty: "q*k*" },
      { s1k: "A", s2k9: "B", q1k: 1, q2k9: 2 },
      [
        ["A", 1],
        ["B", 2],
      ],
    ],
  ])("by keys %s", (_, columns, lead, lines) => {
    const own = linesOf({ columns, fields: { ...cells, name: "sku", price_brutto: 1 } }, lead);
    expect(own?.map(({ sku, quantity }) => [sku, quantity])).toEqual(lines);
  });

  it("that are not there are told at their place, and are not uneven", () => {
    const told = (columns: Record<string, string>, lead: object) => {
      const rules = { fields: {}, products: { columns, fields: { ...cells, name: "sku", price_brutto: 1 } } };
      const issues = mapLead(rules, lead).issues.filter(({ code }) => code !== "quantity_missing");
      return issues.map(({ code, path }) => `${code} ${path}`);
    };
    const lists = { sku: ["A", "B"], qty: [1, 2] };
    expect(told({ sku: "sku", qty: "qty" }, lists)).toEqual([]);
    expect(told({ sku: "sku", qty: "number" }, lists)).toEqual(["path_absent products.columns.qty"]);
    const numbered = { sku: "a.sku_*", qty: "form.qty_*" };
    expect(told(numbered, { a: { sku_1: "A" } })).toEqual(["path_absent products.columns.qty"]);
    const shared = { ...numbered, name: "a.name_*" };
    expect(told(shared, { a: { sku_1: "A", name_1: "A" } })).toEqual(["path_absent products.columns.qty"]);
    expect(told({ ...shared, qty: "a.qty_*" }, { a: { sku_1: "A", name_1: "A", qty_1: "" } })).toEqual([]);
  });

  it("cost work for each key, each number and each cell", () => {
    const all = (count: number, key: string) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`${key}${index}`, "1"]));
    const worked = (columns: Record<string, string>, lead: object, steps: number) =>
      createMapper(
        {
          version: 1,
          needsContact: false,
          fields: { order_status_id: 1 },
          products: { columns, fields: cells },
        },
        { budget: { steps } },
      )
        .map(lead, { receivedAt })
        .issues.filter(({ code }) => code === "too_much_work")
        .map(({ path }) => path.replace(/\d+$/, ""));
    expect(worked({ sku: "sku_*" }, { sku_1: "A", ...all(10_000, "x") }, 100_000)).toEqual([
      "products.columns.sku",
    ]);
    const few = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`c${index}`, "b.x_*"]));
    const lead = { a: all(1000, "sku_"), b: { x_1: 1 } };
    expect(worked({ sku: "a.sku_*", ...few }, lead, 100_000)).toEqual(["products.columns.c"]);
    const lists = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`c${index}`, "list"]));
    expect(worked(lists, { list: Array(1000).fill("A") }, 30_000)).toEqual(["products.columns"]);
  });

  it("with an empty cell do not move up when they are cut or changed on the way", () => {
    const split = {
      sku: { path: "sku", split: ";" },
      qty: { path: "qty", split: ";" },
      name: { path: "sku", split: ";" },
    };
    expect(rowsOf(split, { sku: "A;B;C", qty: "1;;3" })?.map(({ quantity }) => quantity)).toEqual([1, 1, 3]);
    const cut = { sku: "sku", name: "sku", qty: { path: "qty", replace: { " шт": "" } } };
    expect(
      rowsOf(cut, { sku: ["A", "B", "C"], qty: ["1 шт", "", "3 шт"] })?.map(({ quantity }) => quantity),
    ).toEqual([1, 1, 3]);
  });

  it("never mix the cells of two numbers, whatever is missing and in whatever order", () => {
    const cell = fc.record({
      number: fc.integer({ min: 1, max: 30 }),
      column: fc.constantFrom("sku", "name", "qty", "price"),
    });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 40 }), (cells) => {
        // Each number has a name and a price, so that the columns share it and no line is empty.
        const whole = cells.flatMap(({ number, column }) => [
          [column, number],
          ["price", number],
          ["name", number],
        ]);
        const lead = Object.fromEntries(
          whole.map(([column, number]) => [`${column}_${number}`, `${number}`]),
        );
        const lines = rowsOf(numbered, lead) ?? [];
        const numbers = [...new Set(cells.map(({ number }) => number))].sort((a, b) => a - b);
        expect(lines.map(({ name }) => name)).toEqual(numbers.map(String));
        for (const { name, sku, quantity, price_brutto } of lines) {
          expect(price_brutto).toBe(Number(name));
          expect(sku).toBe(Object.hasOwn(lead, `sku_${name}`) ? name : undefined);
          expect(quantity).toBe(Object.hasOwn(lead, `qty_${name}`) ? Number(name) : 1);
        }
      }),
      { numRuns },
    );
  });

  it("count as used in explain", () => {
    const mapper = createMapper({
      version: 1,
      fields: { order_status_id: 1 },
      products: { columns: numbered, fields: cells },
      needsContact: false,
    });
    const lead = { name_1: "A", qty_1: "2", price_1: "10", sku_1: "S", color_1: "x" };
    expect(mapper.explain(lead, { receivedAt }).unusedParameters).toEqual(["color_1"]);
    const nested = { name: "form.name_*", sku: "form.name_*", price: "form.price_*" };
    const inForm = createMapper({
      version: 1,
      fields: { order_status_id: 1 },
      products: { columns: nested, fields: { name: "name", sku: "sku", price_brutto: "price" } },
      needsContact: false,
    });
    expect(inForm.explain({ form: lead }, { receivedAt }).unusedParameters).toEqual([
      "form.qty_1",
      "form.sku_1",
      "form.color_1",
    ]);
  });
});
