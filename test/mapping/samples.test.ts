import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { methods as changeOrdersMethods } from "../../src/api/methods/orders/changeOrders.ts";
import { checkParams } from "../../src/api/wire/checkParams.ts";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import { parseRules } from "../../src/mapping/parse/parseRules.ts";
import { isRecord } from "../../src/shared/json/value.ts";

/**
 * Payloads in the shapes that real sources send, each with the order that a careful person would enter. All
 * people, numbers, ids and addresses in them are invented. `$receivedAt` is the time that the caller passes.
 */
const folder = new URL("leads/", import.meta.url);
const rulesFolder = new URL("../../examples/rules/", import.meta.url);
const receivedSeconds = 1_795_180_000;
const receivedAt = new Date(receivedSeconds * 1000);

interface Expected {
  readonly decision: "order" | "skip";
  readonly addOrder?: Record<string, unknown>;
  readonly total?: number;
  readonly warnings?: readonly string[];
}

/** Which issue answers to a warning that a sample names. */
const issueOfWarning: readonly (readonly [RegExp, string])[] = [
  [/truncated/, "truncated"],
  [/milliseconds/, "date_milliseconds"],
  // Its rules say that a fee has no product, so that not every order has a warning.
  [/fee line has no SKU/, "line_unlinked"],
  [/no SKU/, "line_without_sku"],
  [/name missing/, "line_name_missing"],
  [/trunk prefix/, "phone_repaired_trunk_80"],
];

/** What a person adds to a set of a form, which comes from any country: where the buyers are. */
const ukraine = { country: "UA", currency: "UAH" };
const poland = { country: "PL", currency: "PLN" };
const germany = { country: "DE", currency: "EUR" };
const addedDefaults: Readonly<Record<string, object>> = {
  "contact-form-7": ukraine,
  "delivery-as-product": poland,
  "elementor-pro-form-advanced": ukraine,
  "facebook-lead-ads": ukraine,
  "google-ads-lead-form": poland,
  "repeated-keys-form": ukraine,
  "telegram-contact": ukraine,
  "tilda-cart": ukraine,
  "tilda-cart-text-lines": ukraine,
  "tilda-form": ukraine,
  typeform: germany,
  "webflow-form": ukraine,
  wpforms: poland,
};

const names = readdirSync(folder)
  .filter((name) => name.endsWith(".expected.json"))
  .map((name) => name.slice(0, -".expected.json".length));

describe("the lead samples", () => {
  it.each(names)("become what a careful person would enter: %s", (name) => {
    const lead = readJson(new URL(`${name}.json`, folder));
    const expected = readExpected(name);
    const set = readJson(new URL(`${name}.json`, rulesFolder));
    const rules = isRecord(set) ? set : {};
    const defaults = { ...(isRecord(rules.defaults) ? rules.defaults : {}), ...addedDefaults[name] };
    const mapper = createMapper(parseRules({ ...rules, defaults }));
    const result = mapper.map(lead, { receivedAt });
    expect(result.status, JSON.stringify(result.issues)).toBe(expected.decision);
    const codes = result.issues.map(({ code }) => code);
    for (const warning of expected.warnings ?? []) {
      const code = issueOfWarning.find(([pattern]) => pattern.test(warning))?.[1];
      expect(codes, warning).toContain(code);
    }
    if (result.status !== "order") return;
    expect(result.order).toEqual(expected.addOrder);
    expect(totalOf(result.order)).toBe(expected.total);
    expect(codes).not.toContain("total_differs");
    expect(checkParams(changeOrdersMethods.addOrder.params, result.order)).toEqual([]);
  });
});

function readJson(url: URL): unknown {
  return JSON.parse(readFileSync(url, "utf8"));
}

function readExpected(name: string): Expected {
  const text = readFileSync(new URL(`${name}.expected.json`, folder), "utf8");
  return JSON.parse(text.replaceAll('"$receivedAt"', String(receivedSeconds)));
}

/** In cents, so that the check itself has no binary fractions. */
function totalOf(order: {
  readonly products?: readonly Line[] | undefined;
  readonly delivery_price?: number | undefined;
}): number {
  const lines = (order.products ?? []).map((line) => Math.round(line.price_brutto * 100) * line.quantity);
  const cents = lines.reduce((sum, line) => sum + line, Math.round((order.delivery_price ?? 0) * 100));
  return cents / 100;
}

interface Line {
  readonly price_brutto: number;
  readonly quantity: number;
}
