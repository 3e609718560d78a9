import { describe, expect, it } from "vitest";
import { readReadyJson, readyRules } from "../../../docs/generate/readyRules.ts";
import { createMapper } from "../../../src/mapping/mapper/createMapper.ts";
import { parseRules } from "../../../src/mapping/parse/parseRules.ts";
import { comparedTotals, statedTotals } from "./statedTotals.ts";

/**
 * An order has to cost what its sender says, or an issue has to name the difference. Sums are checked without the
 * rules: a rule that reads the wrong total would agree with itself.
 */
const compared = comparedTotals({ createMapper, parseRules });

const different = compared.filter(
  ({ stated, sum }) => stated !== undefined && sum !== undefined && Math.abs(stated - sum) > 0.004,
);

/** Payloads that do not add up by themselves: samples of documentation, and orders whose shipping was cut out. */
const contradictory = [
  "Ecwid/ecwid-api-docs includes/_orders.md",
  "fongfan999/haravan_api (a clone of Shopify) test/fixtures/order.json",
  "kevinhughes27/shopify-tax-receipts test/fixtures/order.json",
  "kevinhughes27/shopify-tax-receipts test/fixtures/order_with_discount.json",
];

describe("the total that a sender states", () => {
  it("is the sum of each order of a ready set, or an issue names the difference", () => {
    expect(different.filter(({ told }) => told.length === 0)).toEqual([]);
  });

  it("differs only from orders whose payload does not add up by itself", () => {
    expect(different.map(({ lead }) => lead)).toEqual(contradictory);
  });

  it("is known for every ready set that reads a total", () => {
    const names = readyRules().map((file) => file.slice(0, -".json".length));
    const withTotal = names.filter((name) => parseRules(readReadyJson(`${name}.json`)).total !== undefined);
    expect(withTotal.sort()).toEqual(Object.keys(statedTotals).sort());
  });

  it.each(Object.keys(statedTotals))("is met by a known lead of %s", (name) => {
    const orders = compared.filter(({ rules, stated }) => rules === name && stated !== undefined);
    expect(
      orders.some(({ stated, sum }) => stated !== undefined && Math.abs(stated - (sum ?? 0)) < 0.004),
    ).toBe(true);
  });
});
