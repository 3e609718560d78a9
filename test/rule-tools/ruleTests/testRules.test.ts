import { describe, expect, it } from "vitest";
import type { Rules } from "../../../src/entries/mapping.ts";
import { type RuleTest, testRules } from "../../../src/entries/rule-tools.ts";
import { createMapper } from "../../../src/mapping/mapper/createMapper.ts";
import { parseRules } from "../../../src/mapping/parse/parseRules.ts";
import { emptyAccount } from "../../support/emptyAccount.ts";

const rules: Rules = {
  version: 1,
  defaults: { country: "UA", currency: "UAH" },
  key: "id",
  skip: [{ when: { path: "test", is: true }, reason: "a test" }],
  reject: [{ when: { path: "spam", is: true }, reason: "spam" }],
  fields: { order_status_id: 8001, email: "mail", phone: "tel", deal_cf_101: "utm" },
  products: { each: "items", fields: { sku: "sku", name: "name", price_brutto: "price" } },
};
const lead = {
  id: "7",
  mail: "ann@example.com",
  utm: "ads",
  items: [
    { sku: "A", name: "Cup", price: 10 },
    { sku: "B", name: "Jar", price: 20 },
  ],
};

/** What differs for one test of these rules. */
function differences(test: Partial<RuleTest>, own: Rules = rules) {
  const [result, ...more] = testRules(own, { tests: [{ name: "one", lead, ...test }] });
  expect(more).toEqual([]);
  expect(result?.passed).toBe(result?.differences.length === 0);
  return result?.differences;
}

describe("a test of rules", () => {
  it("compares only the fields that it names", () => {
    expect(differences({ order: { email: "ann@example.com", products: [{ sku: "A" }, {}] } })).toEqual([]);
  });

  it("says what it expected, what came and which rule it came from", () => {
    const order = {
      email: "bob@example.com",
      products: [{}, { sku: "C" }],
      custom_extra_fields: { 101: "x" },
    };
    expect(differences({ order })).toEqual([
      { path: "email", expected: "bob@example.com", actual: "ann@example.com", rule: "fields.email" },
      { path: "products[1].sku", expected: "C", actual: "B", rule: "products.fields.sku" },
      { path: "custom_extra_fields.101", expected: "x", actual: "ads", rule: "fields.deal_cf_101" },
    ]);
  });

  it("names the rule of a field that has got nothing", () => {
    expect(differences({ order: { phone: "+380671234567" } })).toEqual([
      { path: "phone", expected: "+380671234567", rule: "fields.phone" },
    ]);
  });

  it("takes null for what must not be there", () => {
    expect(differences({ order: { phone: null, email: null } })).toEqual([
      { path: "email", expected: null, actual: "ann@example.com", rule: "fields.email" },
    ]);
  });

  it("compares lists in length and order", () => {
    expect(differences({ order: { products: [{ sku: "A" }] } })).toMatchObject([
      { path: "products[1]", actual: { sku: "B" } },
    ]);
    expect(differences({ order: { products: [{}, {}, { sku: "C" }] } })).toEqual([
      { path: "products[2]", expected: { sku: "C" } },
    ]);
    expect(differences({ order: { products: [{ sku: "B" }, { sku: "A" }] } })).toHaveLength(2);
  });

  it("may say that nothing else is there", () => {
    expect(
      differences({ order: { email: "ann@example.com" }, whole: true })?.map(({ path }) => path),
    ).toEqual([
      "order_status_id",
      "custom_extra_fields",
      "date_add",
      "currency",
      "delivery_country_code",
      "products",
    ]);
    const line = { sku: "A", name: "Cup" };
    const order = differences({ order: { products: [line, line] } });
    expect(order?.map(({ path }) => path)).toEqual(["products[1].sku", "products[1].name"]);
  });

  it("takes patterns, and the time of receipt", () => {
    const order = { email: { $matches: "*@example.com" }, date_add: "$receivedAt" };
    expect(differences({ order })).toEqual([]);
    expect(differences({ order: { email: { $matches: "*@example.org" } } })).toHaveLength(1);
    expect(differences({ order: { phone: { $matches: "*" } } })).toHaveLength(1);
    expect(differences({ receivedAt: "2026-03-01T00:00:00Z", order: { date_add: 1_772_323_200 } })).toEqual(
      [],
    );
    expect(differences({ receivedAt: 1_772_323_200, order: { date_add: "$receivedAt" } })).toEqual([]);
  });

  it("may hold a comment, as rules may", () => {
    const commented = { $comment: "why", order: {} };
    expect(differences(commented)).toEqual([]);
  });

  it("is exact to the last digit", () => {
    const order = { products: [{ price_brutto: 10.0000001 }, {}] };
    expect(differences({ order })).toHaveLength(1);
  });

  it("compares the key, and that there is none", () => {
    expect(differences({ order: {}, key: "7" })).toEqual([]);
    expect(differences({ order: {}, key: "8" })).toEqual([
      { path: "key", expected: "8", actual: "7", rule: "key" },
    ]);
    expect(differences({ order: {}, key: null })).toHaveLength(1);
    expect(differences({ lead: { mail: "a@example.com", items: [] }, order: {}, key: null })).toEqual([]);
  });

  it("compares why a lead is skipped, or only that it is", () => {
    expect(differences({ lead: { test: true }, skip: "a test" })).toEqual([]);
    expect(differences({ lead: { test: true }, skip: true })).toEqual([]);
    expect(differences({ lead: { test: true }, skip: "another" })).toEqual([
      { path: "skip", expected: "another", actual: "skip: a test" },
    ]);
    expect(differences({ skip: true })).toEqual([{ path: "skip", expected: true, actual: "order" }]);
  });

  it("compares the errors of a lead, with their paths or without", () => {
    const spam = { spam: true };
    expect(differences({ lead: spam, error: ["rejected"] })).toEqual([]);
    expect(differences({ lead: spam, error: ["rejected reject"] })).toEqual([]);
    expect(differences({ lead: spam, error: ["rejected fields"] })).toEqual([
      { path: "error", expected: "rejected fields" },
      { path: "error", actual: "rejected reject" },
    ]);
    expect(differences({ error: ["rejected"] })).toEqual([
      { path: "error", expected: ["rejected"], actual: "order" },
    ]);
  });

  it("fails for an error that it does not expect, and lets new warnings pass where it names none", () => {
    expect(differences({ lead: { spam: true }, order: {} })).toEqual([
      { path: "result", expected: "order", actual: "error: rejected reject" },
    ]);
    const odd = { ...lead, tel: "12" };
    expect(differences({ lead: odd, order: {} })).toEqual([]);
    expect(differences({ lead: odd, order: {}, issues: [] })?.every(({ path }) => path === "issues")).toBe(
      true,
    );
    expect(differences({ lead: odd, order: {}, issues: [] })).not.toEqual([]);
  });

  it("reads a body as the webhook does", () => {
    expect(
      differences({ lead: undefined, body: "mail=ann%40example.com", order: { email: "ann@example.com" } }),
    ).toEqual([]);
    const json = { body: '{"mail":"ann@example.com"}', contentType: "application/json" };
    expect(differences({ lead: undefined, ...json, order: { email: "ann@example.com" } })).toEqual([]);
    expect(
      differences({ lead: undefined, body: "{", contentType: "application/json", order: {} }),
    ).toMatchObject([{ path: "body", message: expect.any(String) }]);
  });

  it("says of a request of several leads what becomes of each", () => {
    const several: Rules = { ...rules, leads: "list[*]" };
    const request = { list: [{ mail: "a@example.com" }, { test: true }] };
    const results = [{ order: { email: "a@example.com" } }, { skip: "a test" }];
    expect(differences({ lead: request, results }, several)).toEqual([]);
    expect(
      differences(
        { lead: request, results: [{ order: { email: "b@example.com" } }, { skip: true }] },
        several,
      ),
    ).toMatchObject([{ path: "results[0].email", rule: "fields.email" }]);
    expect(differences({ lead: request, order: {} }, several)).toMatchObject([
      { path: "results", actual: 2 },
    ]);
    expect(differences({ lead: request, results: [] }, several)).toMatchObject([
      { path: "results", actual: 2 },
    ]);
  });

  it("has what rules refer to", () => {
    const named: Rules = { ...rules, fields: { order_status_id: { status: "New" }, email: "mail" } };
    const account = { ...emptyAccount, statuses: [{ id: 5, name: "New" }] };
    const tests = [{ name: "one", lead, order: { order_status_id: 5 } }];
    expect(testRules(named, { tests, account })).toMatchObject([{ passed: true }]);
    expect(testRules(named, { tests })).toMatchObject([{ passed: false }]);
  });
});

describe("the tests of rules", () => {
  const tests: RuleTest[] = [{ name: "one", lead, order: { email: "ann@example.com" } }];

  it("are those in the rules, of which a mapper and the parser take no notice", () => {
    const whole = { ...rules, tests };
    expect(testRules(whole)).toEqual([{ name: "one", passed: true, differences: [] }]);
    expect(testRules(parseRules(whole))).toMatchObject([{ passed: true }]);
    expect(createMapper(whole).map(lead, { receivedAt: new Date(1_000) })).toEqual(
      createMapper(rules).map(lead, { receivedAt: new Date(1_000) }),
    );
    expect(() => parseRules({ ...whole, tests: "one" })).toThrow(/tests: This is a text; a list is needed/);
  });

  it("are those of a file rather than those in the rules", () => {
    const file = { rules: "./a.json", tests: [{ name: "of the file", lead, order: {} }] };
    expect(testRules({ ...rules, tests }, { tests: file })).toMatchObject([{ name: "of the file" }]);
  });

  it("run alone where they say so", () => {
    const alone: RuleTest = { name: "alone", lead, order: {}, only: true };
    expect(testRules(rules, { tests: [...tests, alone] })).toMatchObject([{ name: "alone" }]);
  });

  it("do not pass where there is none", () => {
    expect(testRules(rules)).toMatchObject([
      { name: "tests", passed: false, differences: [{ path: "tests" }] },
    ]);
  });

  it("do not pass where the rules are wrong: their problems are a result", () => {
    const wrong = { version: 1, fields: { emial: "mail" } };
    expect(testRules(wrong, { tests })).toEqual([
      {
        name: "rules",
        passed: false,
        differences: [{ path: "fields.emial", message: expect.stringContaining("`email`") }],
      },
    ]);
  });

  it.each([
    ["a misspelt word", { lead, ordr: {} }, "tests[0].ordr", "Did you mean `order`"],
    [
      "a misspelt field of the order",
      { lead, order: { emial: null } },
      "tests[0].order.emial",
      "Did you mean `email`",
    ],
    [
      "a misspelt field of a line",
      { lead, order: { products: [{ skuu: null }] } },
      "tests[0].order.products[0].skuu",
      "Did you mean `sku`",
    ],
    ["no lead", { order: {} }, "tests[0]", "Nothing says what comes in"],
    ["a lead and a body", { lead, body: "a=1", order: {} }, "tests[0]", "Only one of"],
    [
      "a content type without a body",
      { lead, contentType: "text/plain", order: {} },
      "tests[0].contentType",
      "only with `body`",
    ],
    ["no end", { lead }, "tests[0]", "Nothing says what comes of it"],
    ["two ends", { lead, order: {}, skip: true }, "tests[0]", "Only one of"],
    ["a key without an order", { lead, skip: true, key: "7" }, "tests[0].key", "only with `order`"],
    ["an end next to results", { lead, order: {}, results: [] }, "tests[0].order", "belongs in each element"],
    [
      "a wrong element of results",
      { lead, results: [{}] },
      "tests[0].results[0]",
      "Nothing says what comes of it",
    ],
    ["a wrong time", { lead, order: {}, receivedAt: "yesterday" }, "tests[0].receivedAt", "This is a time"],
    [
      "a wrong pattern",
      { lead, order: { email: { $matches: "{a" } } },
      "tests[0].order.email",
      "The pattern",
    ],
    ["a file that no one has read", { file: "./a.json", order: {} }, "file", "was not read"],
  ])("do not pass with %s", (_, test, path, message) => {
    const results = testRules(rules, { tests: JSON.parse(JSON.stringify([{ name: "one", ...test }])) });
    expect(results).toMatchObject([{ name: "one", passed: false }]);
    expect(results[0]?.differences).toContainEqual({ path, message: expect.stringContaining(message) });
  });

  it("do not pass under one name", () => {
    expect(testRules(rules, { tests: [...tests, ...tests] })).toMatchObject([
      { name: "one", passed: false },
      { name: "one", passed: true },
    ]);
  });

  it("are refused where they are no list", () => {
    // @ts-expect-error wrong on purpose
    expect(() => testRules(rules, { tests: 5 })).toThrow(/Expected `tests` to be an array of tests/);
    // @ts-expect-error misspelt on purpose
    expect(() => testRules(rules, { test: [] })).toThrow(/Did you mean `tests`/);
  });
});
