import { describe, expect, it } from "vitest";
import type { Rules } from "../../../src/entries/mapping.ts";
import { untestedRules } from "../../../src/rule-tools/ruleTests/untestedRules.ts";

const rules: Rules = {
  version: 1,
  needsContact: false,
  skip: [{ when: { path: "test", is: true }, reason: "a test" }],
  reject: [{ when: { path: "spam", is: true }, reason: "spam" }],
  warn: [{ when: { path: "odd", is: true }, reason: "odd" }],
  key: "id",
  values: { buyer: "name" },
  fields: {
    order_status_id: 8001,
    email: { first: ["mail", "email"] },
    delivery_fullname: "$buyer",
    user_comments: "note",
  },
  products: [
    { each: "items", fields: { sku: "sku", name: { first: ["name", "title"] } } },
    {
      when: { path: "fee", exists: true },
      match: false,
      fields: { name: { value: "Fee" }, price_brutto: "fee" },
    },
  ],
  discount: { amount: "off" },
  total: "sum",
};

function untested(...leads: readonly unknown[]): string[] {
  return untestedRules(rules, { tests: leads.map((lead, index) => ({ name: `${index}`, lead, order: {} })) });
}

describe("rules that no test reaches", () => {
  it("are named, those within others only where the others are reached", () => {
    expect(untested({ mail: "ann@example.com" })).toEqual([
      "skip[0]",
      "reject[0]",
      "warn[0]",
      "key",
      "values.buyer",
      "fields.email.first[1]",
      "fields.delivery_fullname",
      "fields.user_comments",
      "products[0]",
      "products[1]",
      "discount.amount",
      "total",
    ]);
  });

  it("are none where the tests together reach all", () => {
    const all = {
      id: 1,
      mail: "ann@example.com",
      name: "Ann",
      note: "Call",
      odd: true,
      items: [
        { sku: "A", name: "Cup" },
        { sku: "B", title: "Jar" },
      ],
      fee: 5,
      off: 1,
      sum: 4,
    };
    expect(untested(all, { email: "a@example.com" }, { test: true }, { spam: true })).toEqual([]);
  });

  it("are named in a line that is reached", () => {
    const paths = untested({ items: [{ sku: "A" }] });
    expect(paths.filter((path) => path.startsWith("products"))).toEqual([
      "products[0].fields.name",
      "products[1]",
    ]);
  });

  it("are not told of rules that cannot be used: their test has said so", () => {
    // @ts-expect-error misspelt on purpose
    expect(untestedRules({ version: 1, fields: { emial: "mail" } }, { tests: [] })).toEqual([]);
  });
});
