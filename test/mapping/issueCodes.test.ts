import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, expectTypeOf, it } from "vitest";
import { type ProblemCodeName, problemCodes, type RulesProblem } from "../../src/errors/rulesError.ts";
import type { Mapper } from "../../src/mapping/createMapper.ts";
import { issueCodes, type MappingCode } from "../../src/mapping/issueCodes.ts";
import { mapLead, orderOf } from "./mapLead.ts";

const folders = ["mapping", "mapping/compile", "mapping/order", "mapping/schema", "mapping/text", "account"];
const source = folders
  .flatMap((folder) => {
    const url = new URL(`../../src/${folder}/`, import.meta.url);
    return readdirSync(url)
      .filter((name) => name.endsWith(".ts") && name !== "issueCodes.ts")
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
    [{ name: none }, ["line_name_missing name"], "the SKU was used"],
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
    expect(Object.keys(problemCodes).filter((code) => !source.includes(`"${code}"`))).toEqual([]);
  });

  it("types the code of every problem", () => {
    expectTypeOf<RulesProblem["code"]>().toEqualTypeOf<ProblemCodeName>();
  });
});
