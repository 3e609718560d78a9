import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, expectTypeOf, it } from "vitest";
import { issueCodes, type MappingCode } from "../../src/mapping/contract/issueCodes.ts";
import { problemTexts } from "../../src/mapping/contract/problemTexts.ts";
import { createMapper, type Mapper } from "../../src/mapping/mapper/createMapper.ts";
import type { Rules } from "../../src/mapping/rules/rules.ts";
import { type ProblemCodeName, problemCodes, type RulesProblem } from "../../src/shared/errors/rulesError.ts";
import { mapLead, orderOf, receivedAt } from "./mapLead.ts";

/** All of the mapping, with the folders in its rooms, and what forwarding asks the account. */
const source = ["mapping", "forwarding/account"]
  .flatMap((folder) => {
    const url = new URL(`../../src/${folder}/`, import.meta.url);
    return readdirSync(url, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && !name.endsWith("issueCodes.ts"))
      .map((name) => readFileSync(new URL(name, url), "utf8"));
  })
  .join("\n");

describe("the list of issue codes", () => {
  it("holds every code that the mapping can give", () => {
    const given = [
      ...source.matchAll(/(?:report\(\s*scope,\s*|makeIssue\(\s*|unparsed\(\s*|note[ =:?]+)"([a-z_0-9]+)"/g),
    ].map(([, code = ""]) => code);
    expect(given.length).toBeGreaterThan(60);
    expect(given.filter((code) => !Object.hasOwn(issueCodes, code))).toEqual([]);
  });

  it("holds no code that no one gives", () => {
    // These two are put together from what a time zone says of a local time.
    const composed = ["date_gap", "date_overlap"];
    const unused = Object.keys(issueCodes).filter(
      (code) => !source.includes(`"${code}"`) && !composed.includes(code),
    );
    expect(unused).toEqual([]);
  });

  it("says of each what happened and what to do, without a buyer's data", () => {
    for (const { text } of Object.values(issueCodes)) expect(text).toMatch(/^[A-Z{`].*$/);
  });

  it("is offered for the code of an issue, which may be one of another mapper too", () => {
    type Code = ReturnType<Mapper["map"]>["issues"][number]["code"];
    expectTypeOf<Code>().toEqualTypeOf<MappingCode | (string & {})>();
  });
});

describe("an issue of a line", () => {
  const fields = {
    sku: "sku",
    product_id: "id",
    name: "name",
    price_brutto: "price",
    line_brutto: "sum",
    quantity: "qty",
  };
  const rules = { fields: {}, products: { each: "items", fields } };
  const told = (item: object, more = {}) =>
    mapLead({ ...rules, ...more }, { items: [whole, { ...whole, ...item }] }).issues.filter(
      ({ code }) => code !== "path_absent",
    );
  const whole = { sku: "A", name: "x", price: 10, qty: 1 };
  const none = undefined;

  it.each<[object, string[], string]>([
    [{}, [], ""],
    [{ qty: 0 }, ["quantity_zero quantity"], ""],
    [{ qty: -2 }, ["quantity_negative quantity", "price_negative price_brutto"], ""],
    [{ qty: 1.5 }, ["quantity_fraction quantity"], "has 1.5 pieces"],
    [{ qty: none }, ["quantity_missing quantity"], ""],
    [{ qty: "many" }, ["decimal_unreadable quantity", "quantity_unreadable quantity"], ""],
    [{ qty: Number.POSITIVE_INFINITY }, ["quantity_unreadable quantity"], ""],
    [{ price: none }, ["price_missing price_brutto"], ""],
    [{ price: "much" }, ["decimal_unreadable price_brutto", "price_missing price_brutto"], ""],
    [{ sum: 100, qty: 3 }, ["line_split price_brutto"], "to the cent:"],
    [{ price: 9e12, qty: 1e6 }, ["line_amount_too_large price_brutto"], ""],
    [{ name: none }, ["line_name_missing name"], "its SKU was used"],
    [{ sku: none }, ["line_without_sku sku"], ""],
    [{ sku: none, id: 7 }, [], ""],
  ])("with %j names its place: %j", (item, issues, words) => {
    expect(told(item).map(({ code, path }) => `${code} ${path}`)).toEqual(
      issues.map((issue) => issue.replace(" ", " products[1].")),
    );
    expect(told(item).at(-1)?.message ?? "").toContain(words);
  });

  it("says what it could not be split to in a currency without cents", () => {
    const [issue] = told({ sum: 100, qty: 3 }, { defaults: { currency: "JPY" } });
    expect(issue?.message).toContain("to the smallest unit:");
  });

  it("is not told of a line after another amount that is too large", () => {
    const price = { fields: { delivery_price: "delivery" } };
    const lead = { delivery: "10000000000000", items: [{ ...whole, price: none }] };
    const { status, issues } = mapLead({ ...rules, ...price }, lead);
    expect([status, ...issues.map(({ code }) => code)]).toEqual([
      "order",
      "too_large",
      "price_missing",
      "path_absent",
    ]);
  });

  it.each<[unknown, number, string[]]>([
    [" 2,000 ", 2, ["decimal_ambiguous"]],
    ["12,000", 12, ["decimal_ambiguous"]],
    ["1.234,000", 1234, []],
    ["12,0000", 12, []],
  ])("says of the quantity %j that is read as %d: %j", (qty, pieces, codes) => {
    expect(told({ qty }).map(({ code }) => code)).toEqual(codes);
    expect(orderOf(rules, { items: [{ ...whole, qty }] }).products).toMatchObject([{ quantity: pieces }]);
  });

  it("is none where an amount is less than nothing by less than a cent", () => {
    const [line] = orderOf(rules, { items: [{ ...whole, price: "-0.001" }] }).products ?? [];
    expect(Object.is(line?.price_brutto, 0)).toBe(true);
  });
});

describe("the list of problem codes", () => {
  it("holds no code that no one gives", () => {
    const given = new Set(Object.keys(problemTexts).map((name) => name.split(".")[0]));
    expect(Object.keys(problemCodes).filter((code) => !given.has(code))).toEqual([]);
  });

  it("types the code of every problem", () => {
    expectTypeOf<RulesProblem["code"]>().toEqualTypeOf<ProblemCodeName>();
  });
});

describe("an issue", () => {
  const line = { sku: { value: "A" }, name: { value: "A" }, price_brutto: "price", quantity: "n" };
  const blank = { price_brutto: "a", name: "b" };
  const items = [{ price: 1, n: 1 }];
  const unreadable = [{ when: { path: "a", gt: 1 }, reason: "x" }];
  const never = { when: { path: "a", is: "never" }, reason: "x" };
  const always = { when: { path: "a", is: "b" }, reason: "a is b" };

  it.each<[Partial<Rules>, unknown, string[]]>([
    [{ key: "id" }, { a: 1 }, ["key_absent key"]],
    [{ key: "id" }, { ID: 7 }, ["key_absent key", "path_unmatched key"]],
    [{ key: "body.id" }, { body: null, id: 7 }, ["key_absent key"]],
    [{ key: { path: "id", decode: "json" } }, { id: "{" }, ["decode_failed key.decode", "key_absent key"]],
    [{ key: { path: "id", decode: "json" } }, { id: "null" }, ["key_absent key"]],
    [{ key: "id" }, { id: ["a", "b"] }, ["several_values key"]],
    [{ key: "id" }, { id: { no: 7 } }, ["key_invalid key"]],
    [{ key: "id" }, { id: "a\ud800" }, ["key_invalid key"]],
    [{ key: "id" }, { id: 2 ** 53 }, ["key_unsafe key"]],
    [{ skip: unreadable }, { a: "b" }, ["condition_unreadable skip[0].when.gt"]],
    [{ reject: unreadable }, { a: "b" }, ["condition_unreadable reject[0].when.gt"]],
    [{ reject: [never, always] }, { a: "b" }, ["rejected reject"]],
    [{ warn: unreadable }, { a: "b" }, ["condition_unreadable warn[0].when.gt"]],
    [{ warn: [never, always] }, { a: "b" }, ["rule_warning warn[1]"]],
    [{ fields: { order_status_id: { path: "id" } } }, { id: "" }, ["status_unknown fields.order_status_id"]],
    [
      { products: { when: { path: "a", gt: 1 }, fields: line } },
      { a: "b" },
      ["condition_unreadable products.when.gt"],
    ],
    [
      { products: { each: "items", where: { path: "n", gt: 1 }, fields: line } },
      { items: [{ n: "x" }] },
      ["condition_unreadable products[0].where.gt"],
    ],
    [
      { products: { each: { path: "a", decode: "json" }, fields: line } },
      { a: "{" },
      ["decode_failed products.each.decode"],
    ],
    [
      { products: { columns: { price: "p", n: "q" }, fields: { ...line, quantity: 1 } } },
      { p: [1, 2], q: [1] },
      ["columns_uneven products.columns"],
    ],
    [
      { products: { columns: { price: "p", n: "q" }, fields: blank } },
      { p: [1], q: [1] },
      [
        "lines_unreadable products",
        "element_unmatched products.fields.name",
        "element_unmatched products.fields.price_brutto",
      ],
    ],
    [
      {
        products: [
          { each: "items", fields: line },
          { each: "more", fields: blank },
        ],
      },
      { items, more: [{ xxxx: 1 }] },
      ["lines_unreadable products[1]", "path_absent products[1].fields.name"],
    ],
    [
      { products: { fields: blank } },
      { xxxx: 1 },
      ["line_empty products[0]", "path_absent products.fields.name"],
    ],
    [
      { products: { each: "items", fields: { ...line, tax_rate: "t" } } },
      { items: [...items, { price: 1, n: 1, t: 0.2 }] },
      ["tax_rate_fraction products[1].tax_rate"],
    ],
    [
      { products: { each: "items", fields: line }, maxLines: 1 },
      { items: [...items, ...items] },
      ["too_many_lines products[1]"],
    ],
    [
      { products: { each: "items", fields: line }, total: "t", share: true },
      { items: [...items, { n: 1 }], t: 8 },
      ["price_shared products[1].price_brutto"],
    ],
    [{ products: { each: "items", fields: line }, total: "t" }, { items, t: 1.5 }, ["total_differs total"]],
    [
      { products: { each: "items", fields: line }, discount: { amount: 5 } },
      { items },
      ["discount_too_large discount"],
    ],
    [
      { discount: { amount: 5, mode: "line", name: { path: "d", lookup: { a: "b" } } } },
      { d: "x" },
      ["lookup_unmatched discount.name"],
    ],
  ])("has the place of its rule: %j of %j", (rules, lead, places) => {
    const { issues } = mapLead({ fields: {}, ...rules }, lead);
    expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual(places);
  });

  it.each<[Partial<Rules>, unknown, string]>([
    [{ key: { first: ["id", "no"] } }, {}, "no key at `id`, `no`"],
    [{ key: "id" }, { id: { no: 7 } }, "The key is an object,"],
    [{ key: "id" }, { id: "a\ud800" }, "The key is a text with a broken character,"],
    [{ reject: [never, always] }, { a: "b" }, "rejected the lead: a is b"],
    [{ products: { each: "items", fields: blank } }, { items: [{}, {}] }, "The 2 elements"],
    [
      { products: { each: "items", fields: line }, maxLines: 1 },
      { items: [...items, ...items] },
      "than 1 lines",
    ],
  ])("says what was found: %j of %j", (rules, lead, words) => {
    expect(mapLead({ fields: {}, ...rules }, lead).issues[0]?.message).toContain(words);
  });

  // Looking for the key, for what it may be instead of a text, and for what the lead has in its place.
  it.each([100, 300, 500])("that a key takes more work than %i steps has its place", (steps) => {
    const rules = {
      version: 1,
      key: "items[*].id",
      needsContact: false,
      fields: { order_status_id: 1 },
    } as const;
    const { issues } = createMapper(rules, { budget: { steps } }).map(
      { items: Array.from({ length: 100 }, () => ({ a: 1 })) },
      { receivedAt },
    );
    expect(issues.filter(({ code }) => code === "too_much_work")).toMatchObject([{ path: "key" }]);
  });
});
