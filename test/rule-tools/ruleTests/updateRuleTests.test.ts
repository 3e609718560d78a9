import { describe, expect, it } from "vitest";
import { readReadyJson, readyRules } from "../../../docs/generate/readyRules.ts";
import type { Rules } from "../../../src/entries/mapping.ts";
import { testRules, updateRuleTests } from "../../../src/rule-tools/ruleTests/testRules.ts";

const rules: Rules = {
  version: 1,
  defaults: { country: "UA", currency: "UAH" },
  key: "id",
  skip: [{ when: { path: "test", is: true }, reason: "a test" }],
  fields: { order_status_id: 8001, email: "mail", delivery_city: "city" },
  products: { each: "items", fields: { sku: "sku", name: "name", price_brutto: "price" } },
};

/** The text with a test of this lead, and what the test became. */
function update(lead: object, expected: string): string {
  const whole = (own: string) => `[\n  { "name": "one", "lead": ${JSON.stringify(lead)}, ${own} }\n]\n`;
  const updated = updateRuleTests(whole(expected), rules);
  const [before = "", after = ""] = whole("\0").split("\0");
  expect(updated.startsWith(before) && updated.endsWith(after)).toBe(true);
  return updated.slice(before.length, -after.length);
}

describe("tests that are updated", () => {
  const lead = {
    id: "7",
    mail: "ann@example.com",
    city: "Lviv",
    items: [{ sku: "A", name: "Cup", price: 5 }],
  };

  it("keep naming what they have named, in their order and on their lines", () => {
    const before =
      '"key": "8",\n    "order": { "delivery_city":"Kyiv", "products": [ {"price_brutto": 4} ],\n "email": "ann@example.com" }';
    const after = before.replace('"8"', '"7"').replace("Kyiv", "Lviv").replace("4", "5");
    expect(update(lead, before)).toBe(after);
  });

  it("stay as they are, byte for byte, where they pass", () => {
    const order =
      '"order": {"email" : {"$matches":"*@example.com"}, "date_add":"$receivedAt"},  "issues":[ ]';
    const own = { ...lead, items: [] };
    expect(update(own, order)).toBe(order);
    for (const name of readyRules()) {
      const text = JSON.stringify(readReadyJson(name.replace(".json", ".test.json")), null, 1);
      const ready: Rules = JSON.parse(JSON.stringify(readReadyJson(name)));
      expect(updateRuleTests(text, ready)).toBe(text);
    }
  });

  it("say null for a field that is gone, and leave a null where one has come", () => {
    const order = '"order": { "phone": "+380671234567", "email": null }';
    expect(update(lead, order)).toBe('"order": { "phone": null, "email": null }');
  });

  it("take lines that have come, and let go of those that are gone", () => {
    expect(update(lead, '"order": { "products": [{ "sku": "A" }, { "sku": "B" }] }')).toBe(
      '"order": { "products": [{ "sku": "A" }] }',
    );
    expect(
      update(
        { ...lead, items: [lead.items[0], { sku: "B", name: "Jar", price: 1 }] },
        '"order": { "products": [{ "sku": "C" }] }',
      ),
    ).toBe(
      '"order": { "products": [{ "sku": "A" }, { "name": "Jar", "sku": "B", "price_brutto": 1, "quantity": 1 }] }',
    );
  });

  it("name all of an order that they have named whole, and nothing that is gone", () => {
    const own = { id: "7", mail: "ann@example.com" };
    expect(update(own, '"order": { "email": "bob@example.com", "phone": "1" }, "whole": true')).toBe(
      '"order": { "email": "ann@example.com", "order_status_id": 8001, "date_add": 1767225600, "currency": "UAH", "delivery_country_code": "UA", "products": [] }, "whole": true',
    );
  });

  it("say what a lead has become instead", () => {
    expect(update({ test: true }, '"order": { "email": "a@example.com" }, "whole": true, "key": "1"')).toBe(
      '"skip": "a test"',
    );
    expect(update({ test: true }, '"skip": "another"')).toBe('"skip": "a test"');
    expect(update({ test: true }, '"error": ["rejected"], "issues": []')).toBe(
      '"skip": "a test", "issues": []',
    );
    expect(update({ mail: "a@example.com", city: "" }, '"skip": true')).toContain(
      '"order": { "order_status_id": 8001',
    );
  });

  it("name issues only where they have named some, as they have named them", () => {
    const odd = { ...lead, items: [{ name: "Cup", price: -1 }] };
    const [result] = testRules(rules, { tests: [{ name: "one", lead: odd, order: {}, issues: [] }] });
    const issues = result?.differences.map(({ actual }) => String(actual)) ?? [];
    expect(issues.length).toBeGreaterThan(0);
    expect(update(odd, '"order": {}')).toBe('"order": {}');
    const [first = "", ...others] = issues;
    const code = first.replace(/ .*/, "");
    const more = others.filter((issue) => !issue.startsWith(`${code} `)).map((issue) => `, "${issue}"`);
    expect(update(odd, `"order": {}, "issues": ["gone", "${code}"]`)).toBe(
      `"order": {}, "issues": ["${code}"${more.join("")}]`,
    );
  });

  it("say what becomes of each lead of a request", () => {
    const several: Rules = { ...rules, leads: "list[*]" };
    const request = { list: [{ mail: "a@example.com" }, { test: true }] };
    const text = (results: string) =>
      `{ "rules": "./a.json", "tests": [{ "name": "one", "lead": ${JSON.stringify(request)}, ${results} }] }`;
    const updated = updateRuleTests(
      text('"results": [{ "order": { "email": "b@example.com" } }, { "skip": "no" }]'),
      several,
    );
    expect(updated).toBe(
      text('"results": [{ "order": { "email": "a@example.com" } }, { "skip": "a test" }]'),
    );
  });

  it("pass from then on", () => {
    const tests = [
      { name: "one", lead, order: { email: "x", products: [] }, whole: true, key: "1", issues: [] },
      { name: "two", lead: { test: true }, error: ["rejected"] },
    ];
    const updated = updateRuleTests(JSON.stringify({ ...rules, tests }), rules);
    expect(testRules(JSON.parse(updated)).filter(({ passed }) => !passed)).toEqual([]);
  });

  it("stay as they are where they cannot be used, and read files that someone has read", () => {
    const text =
      '[{ "name": "one", "ordr": 1 }, { "name": "two", "file": "./a.json", "order": { "delivery_city": "Kyiv" } }]';
    expect(updateRuleTests(text, rules)).toBe(text);
    const tests = [{ name: "two", file: "./a.json", lead, order: { delivery_city: "Kyiv" } }];
    expect(updateRuleTests(text, rules, { tests })).toBe(text.replace("Kyiv", "Lviv"));
  });
});
