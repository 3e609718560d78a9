import { describe, expect, it } from "vitest";
import { createCatalog } from "../../src/mapping/catalog/createCatalog.ts";
import type { MappingBudget } from "../../src/mapping/contract/budget.ts";
import type { Catalog } from "../../src/mapping/contract/mapContext.ts";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import type { MatchRule, Rules } from "../../src/mapping/rules/rules.ts";
import { RulesError } from "../../src/shared/errors/rulesError.ts";
import { codesOf, mapLead, orderOf, receivedAt } from "./mapLead.ts";

const lineRules = {
  fields: {},
  products: { each: "items", fields: { sku: "sku", name: "sku", price_brutto: "price", quantity: "n" } },
} satisfies Partial<Rules>;

describe("a line whose amount an order cannot hold", () => {
  it.each([
    ["is too large", { price: 1e13 }],
    ["is too large once it is multiplied", { price: 999_999_999_999, n: 1e9 }],
    ["is a number beyond all", { price: 1e300 }],
    ["is a text of 80 digits", { price: "9".repeat(80) }],
    ["is a text of 1,000 digits", { price: `-${"9".repeat(1_000)}` }],
  ])("is an error and never a price of 0: it %s", (_, item) => {
    const result = mapLead(lineRules, { items: [{ sku: "A", n: 1, ...item }] });
    expect(result.status).toBe("error");
    expect(result.issues.map(({ code, path }) => `${code} ${path}`)).toContain(
      "line_amount_too_large products[0].price_brutto",
    );
  });

  it("is an error where a rule works it out", () => {
    const fields = { sku: "sku", name: "sku", price_brutto: { multiply: ["price", "price", "price"] } };
    const rules = { fields: {}, products: { each: "items", fields } };
    expect(codesOf(rules, { items: [{ sku: "A", price: "9".repeat(30) }] })).toContain(
      "line_amount_too_large",
    );
  });
});

describe("a line with a negative price", () => {
  const lead = { items: [{ sku: "A", price: "-99.99", n: 1 }] };

  it("gets a warning", () => {
    expect(codesOf(lineRules, lead)).toEqual(["price_negative"]);
    expect(orderOf(lineRules, lead).products).toMatchObject([{ price_brutto: -99.99 }]);
  });

  it("makes the lead an error where the rules reject it", () => {
    const result = mapLead({ ...lineRules, negativePrices: "reject" }, lead);
    expect(result).toMatchObject({ status: "error", issues: [{ code: "price_negative_rejected" }] });
  });
});

describe("a line with a price far from that of the catalog", () => {
  const catalog = createCatalog(
    [
      { productId: 1, parentId: 0, sku: "A", ean: "", name: "A", prices: { "105": 1000 } },
      { productId: 2, parentId: 0, sku: "FREE", ean: "", name: "F", prices: { "105": 0 } },
      { productId: 3, parentId: 0, sku: "NONE", ean: "", name: "N", prices: {} },
    ],
    { inventoryId: 205 },
  );
  const withMatch = (match: MatchRule, items: readonly object[], known: Catalog = catalog) =>
    mapLead({ ...lineRules, match }, { items }, { catalog: known });

  it.each([
    [{ sku: "A", price: 0.01 }, ["price_differs"]],
    [{ sku: "A", price: 1501 }, []],
    [{ sku: "A", price: 1510 }, ["price_differs"]],
    [{ sku: "A", price: 500 }, []],
    [{ sku: "FREE", price: 5 }, []],
    [{ sku: "NONE", price: 5 }, []],
  ])("gets a warning beyond the tolerance: %j", (item, codes) => {
    const result = withMatch({ priceGroup: 105 }, [{ n: 1, ...item }]);
    expect(result.issues.map(({ code }) => code)).toEqual(codes);
  });

  it("says by how many percent, within the tolerance of the rules", () => {
    const result = withMatch({ priceGroup: 105, tolerance: 5 }, [{ sku: "A", price: 940, n: 1 }]);
    expect(result.issues).toMatchObject([{ code: "price_differs", path: "products[0].price_brutto" }]);
    expect(result.issues[0]?.message).toContain("by 6 %");
  });

  it("counts the price of one piece where the line gives its sum", () => {
    const fields = { sku: "sku", name: "sku", line_brutto: "price", quantity: "n" };
    const rules: Partial<Rules> & { fields: object } = {
      fields: {},
      products: { each: "items", fields },
      match: { priceGroup: 105 },
    };
    const lead = (price: number) => ({ items: [{ sku: "A", price, n: 4 }] });
    expect(codesOf(rules, lead(4000), { catalog })).toEqual([]);
    expect(codesOf(rules, lead(1000), { catalog })).toEqual(["price_differs"]);
  });

  it("has the catalog's price where the rules say so, and its own where the catalog has none", () => {
    const items = [
      { sku: "A", price: 0.01, n: 2 },
      { sku: "NONE", price: 5, n: 1 },
      { sku: "OTHER", price: 7, n: 1 },
    ];
    const result = withMatch({ priceGroup: 105, price: "catalog" }, items);
    expect(result.status === "order" && result.order.products).toMatchObject([
      { sku: "A", price_brutto: 1000, quantity: 2 },
      { sku: "NONE", price_brutto: 5 },
      { sku: "OTHER", price_brutto: 7 },
    ]);
    expect(result.issues.map(({ code }) => code).sort()).toEqual([
      "price_from_catalog",
      "price_group_missing",
      "sku_unmatched",
    ]);
  });

  it("waits for the catalog's price where Base could not be asked", () => {
    const away: Catalog = { ...catalog, findBySku: () => [], isUnchecked: () => true };
    const match = { priceGroup: 105, price: "catalog" } as const;
    expect(withMatch(match, [{ sku: "A", price: 1, n: 1 }], away)).toMatchObject({
      status: "error",
      issues: [{ code: "sku_unchecked_needed" }],
    });
    expect(withMatch({ priceGroup: 105 }, [{ sku: "A", price: 1, n: 1 }], away)).toMatchObject({
      status: "order",
      issues: [{ code: "sku_unchecked" }],
    });
  });

  it.each([
    [{ price: "catalog" }, "misplaced match.price"],
    [{ tolerance: 5 }, "misplaced match.tolerance"],
    [{ priceGroup: 1, tolerance: -1 }, "bad_constant match.tolerance"],
  ] as const)("needs rules that say whose price is meant: %j", (match, problem) => {
    try {
      createMapper({ version: 1, fields: {}, match });
    } catch (error) {
      if (!(error instanceof RulesError)) throw error;
      expect(error.problems.map(({ code, path }) => `${code} ${path}`)).toEqual([problem]);
      return;
    }
    throw new Error("The rules have no problem.");
  });
});

describe("an order that is too large", () => {
  it.each([
    ["1,001 lines", { items: Array.from({ length: 1001 }, () => ({ sku: "A", price: 1, n: 1 })) }],
    ["any number of lines", { items: Array.from({ length: 50_000 }, () => ({ sku: "A", price: 1, n: 1 })) }],
  ])("is an error: %s", (_, lead) => {
    const result = mapLead(lineRules, lead);
    expect(result.status).toBe("error");
    expect(result.issues.filter(({ code }) => code === "too_many_lines")).toHaveLength(1);
  });

  it("is one with as many lines as the rules allow", () => {
    const items = Array.from({ length: 1200 }, () => ({ sku: "A", price: 1, n: 1 }));
    expect(orderOf({ ...lineRules, maxLines: 1200 }, { items }).products).toHaveLength(1200);
    expect(codesOf({ ...lineRules, maxLines: 1199 }, { items })).toContain("too_many_lines");
  });

  it("counts the lines that stay, not the elements of the list", () => {
    const items = Array.from({ length: 3000 }, (_, index) => ({ sku: "A", price: 1, n: 1, ok: index < 10 }));
    const rules = { fields: {}, products: { ...lineRules.products, where: { path: "ok", is: true } } };
    expect(orderOf(rules, { items }).products).toHaveLength(10);
  });

  it("of many long texts is an error, and one below a megabyte is none", () => {
    const fields = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`deal_cf_${index + 10}`, "text"]));
    const lead = { text: "ї".repeat(10_000) };
    expect(codesOf({ fields: fields(51) }, lead)).toEqual(["order_too_large"]);
    expect(mapLead({ fields: fields(48) }, lead).status).toBe("order");
  });

  it("has more than a million bytes, not one less", () => {
    const names = Array.from({ length: 99 }, (_, index) => `deal_cf_${index + 10}`);
    const rules = {
      fields: { ...Object.fromEntries(names.map((name) => [name, "text"])), deal_cf_5: "rest" },
    };
    const leadOf = (rest: number) => ({ text: "a".repeat(10_000), rest: "a".repeat(rest) });
    const room = 1_000_000 - JSON.stringify(orderOf(rules, leadOf(1))).length;
    expect(JSON.stringify(orderOf(rules, leadOf(1 + room)))).toHaveLength(1_000_000);
    const { issues } = mapLead(rules, leadOf(2 + room));
    expect(issues).toMatchObject([{ code: "order_too_large", path: "fields" }]);
    expect(issues[0]?.message).toContain("1000000 bytes");
    // That it is an error for another reason is enough.
    expect(codesOf({ ...rules, key: "id" }, { ...leadOf(2 + room), id: {} })).toEqual(["key_invalid"]);
  });

  it("may be so by the constants of its lines alone", () => {
    const fields = { sku: { value: "A" }, name: { value: "x".repeat(200) }, price_brutto: 1 };
    const items = Array.from({ length: 5000 }, () => 1);
    const rules = { fields: {}, products: { each: "items", fields }, maxLines: 5000 };
    expect(codesOf(rules, { items })).toEqual(["order_too_large"]);
  });

  it("cuts a text of an additional field at 10,000 characters, and says how long it was", () => {
    const result = mapLead({ fields: { deal_cf_101: "text" } }, { text: "a".repeat(300_000) });
    expect(result.status === "order" && result.order.custom_extra_fields?.["101"]).toHaveLength(10_000);
    expect(result.issues).toMatchObject([{ code: "truncated" }]);
    expect(result.issues[0]?.message).toContain("300000 characters");
  });
});

describe("the work of lines", () => {
  const items = Array.from({ length: 100 }, () => ({ sku: "A", price: 1, n: 1 }));
  const others = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [`deal_cf_${index + 10}`, { value: "x" }]),
  );
  const mapped = (budget: MappingBudget) =>
    createMapper(
      { version: 1, needsContact: false, ...lineRules, fields: { order_status_id: 1, ...others } },
      { budget },
    ).map({ items }, { receivedAt });

  it("is that of their own rule for each of them", () => {
    expect(mapped({ steps: 10_000 }).status).toBe("order");
    expect(mapped({ steps: 1_000 }).issues).toMatchObject([
      { code: "too_much_work", path: expect.stringMatching(/^products/) },
    ]);
  });

  it("does not begin if the list is longer than the budget has it", () => {
    expect(mapped({ listLength: 100 }).status).toBe("order");
    expect(mapped({ listLength: 99 }).issues).toMatchObject([
      { code: "too_much_work", path: "products", message: expect.stringContaining("elements in a list") },
    ]);
  });
});

describe("a text that could harm its readers", () => {
  it.each([
    ["\u202egpj.exe\u202c", "gpj.exe"],
    ["\u2066Ann\u2069 \u2067Lee\u2068", "Ann Lee"],
    ["Ann\u0085\u0090 Lee\u007f\u0000", "Ann Lee"],
    ["Ann\tLee\r\nStreet", "Ann\tLee\nStreet"],
    ["👨‍👩‍👧 ё שלום", "👨‍👩‍👧 ё שלום"],
  ])("loses its control characters and changes of direction: %j", (text, clean) => {
    expect(orderOf({ fields: { user_comments: "text" } }, { text }).user_comments).toBe(clean);
    const lines = {
      fields: {},
      products: { fields: { name: "text", price_brutto: 1, sku: { value: "A" } } },
    };
    expect(orderOf(lines, { text }).products?.[0]?.name).toBe(clean);
  });

  it.each([
    '=HYPERLINK("https://example.com")',
    "=1+1",
    "=cmd|'/c calc'!A0",
    "+cmd|'/c calc'!A0",
    "@SUM(A1:A9)",
    '-HYPERLINK("x")',
    "==A1",
  ])(
    "is reported where it begins like a formula, and loses the signs only where the rules say so: %s",
    (text) => {
      const fields = { delivery_fullname: "text" };
      expect(codesOf({ fields }, { text })).toEqual(["looks_like_formula"]);
      expect(orderOf({ fields }, { text }).delivery_fullname).toBe(text);
      const clean = { delivery_fullname: { path: "text", clean: ["formula"] } } as const;
      expect(codesOf({ fields: clean }, { text })).toEqual([]);
      expect(orderOf({ fields: clean }, { text }).delivery_fullname).toBe(text.replace(/^[-=+@]+/, ""));
    },
  );

  it.each([
    "+380 67 123 45 67 (Viber)",
    "@ann_lee",
    "=)",
    "= 5",
    "-",
    "- please call (twice)",
    "a=b",
    "+1|2",
  ])("is not told where it is what people write: %s", (text) => {
    expect(codesOf({ fields: { user_comments: "text" } }, { text })).toEqual([]);
  });

  it("is reported in an e-mail address too", () => {
    expect(codesOf({ fields: { email: "text" } }, { text: "=cmd|'/c'!A0@x.pl" })).toContain(
      "looks_like_formula",
    );
  });
});

describe("an e-mail address with a line break in it", () => {
  const rules = { fields: { email: "email", phone: "phone" } };
  const phone = "+380671234567";

  it.each([
    "ann@example.com\nBcc: all@example.com",
    "ann@example.com\r\nSubject: x",
    "ann@c.pl\u2028d",
    "ann@c.pl\tlee",
  ])("goes out without what comes after it: %j", (email) => {
    expect(orderOf(rules, { email, phone }).email).toMatch(/^[a-z]+@[a-z]+\.[a-z]+$/);
  });

  it.each(["call me\nBcc: all", "ann\n@\nexample", "ann@\nexample\n.com", "a\u2028@b\u2028c"])(
    "is left out where no address can be taken from it: %j",
    (email) => {
      expect(orderOf(rules, { email, phone }).email ?? "").not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      expect(orderOf(rules, { email, phone })).not.toHaveProperty("email");
      expect(codesOf(rules, { email, phone })).toEqual(["email_unreadable"]);
    },
  );

  it("makes a lead without a phone an error, not one that is skipped", () => {
    const needing = { fields: { email: "email" }, needsContact: true };
    expect(mapLead(needing, { email: "ann@\nexample\n.com" })).toMatchObject({
      status: "error",
      issues: [{ code: "email_unreadable" }, { code: "contact_unreadable" }],
    });
    expect(mapLead(needing, {}).status).toBe("skip");
  });
});
