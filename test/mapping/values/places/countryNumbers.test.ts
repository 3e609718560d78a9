import { describe, expect, it } from "vitest";
import { createMapper } from "../../../../src/mapping/mapper/createMapper.ts";
import type { RuleValue } from "../../../../src/mapping/rules/value.ts";

function read(value: unknown, rule: RuleValue) {
  const mapper = createMapper({
    version: 1,
    needsContact: false,
    fields: { order_status_id: 1, delivery_country_code: rule },
  });
  const result = mapper.map({ land: value }, { receivedAt: new Date("2026-11-20T12:00:00Z") });
  return {
    country: result.status === "order" ? result.order.delivery_country_code : undefined,
    codes: result.issues.map((issue) => issue.code).filter((code) => code === "country_unknown"),
  };
}

const unknown = { country: undefined, codes: ["country_unknown"] };

describe("a number", () => {
  it.each([188, "188", "804", 616, "040", "4"])("is not a country: %j", (value) => {
    expect(read(value, "land")).toEqual(unknown);
    expect(read(value, { path: "land", as: "country" })).toEqual(unknown);
    expect(read(value, { path: "land", as: { type: "country", numeric: false } })).toEqual(unknown);
  });

  it.each([
    [804, "UA"],
    ["804", "UA"],
    ["616", "PL"],
    [40, "AT"],
    ["056", "BE"],
    // A source that writes numbers may write a name or a code at times.
    ["PL", "PL"],
    ["Україна", "UA"],
  ])("is a country where the rule says so: %j is %s", (value, country) => {
    const rule: RuleValue = { path: "land", as: { type: "country", numeric: true } };
    expect(read(value, rule)).toEqual({ country, codes: [] });
  });

  it.each([188_000, "0804", "983", "200", 8.04, -40, true])("is no number of ISO: %j", (value) => {
    expect(read(value, { path: "land", as: { type: "country", numeric: true } })).toEqual(unknown);
  });
});
