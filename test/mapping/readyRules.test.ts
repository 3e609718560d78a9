import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readReadyJson, readyRules } from "../../docs/generate/readyRules.ts";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import { parseRules } from "../../src/mapping/parse/parseRules.ts";
import { leadOf, receivedAtOf } from "../../src/mapping/rules/ruleTest.ts";
import { createCountryLookup } from "../../src/mapping/values/places/country.ts";
import { readRuleTests } from "../../src/rule-tools/ruleTests/readRuleTests.ts";
import { isRecord } from "../../src/shared/json/value.ts";
import { emptyAccount } from "../support/emptyAccount.ts";

/**
 * What holds for every ready set, old or new: it fits a shop of any country, it says nothing that the sender has
 * to say, and its own samples need all of its defaults.
 */
const names = readyRules().map((file) => file.slice(0, -".json".length));
const sources = new Map(
  [
    ...readFileSync(new URL("../../examples/rules/README.md", import.meta.url), "utf8").matchAll(tableRow()),
  ].map(([, name = "", source = ""]) => [name, source]),
);

/** Senders of one country. Every other set leaves country and currency to the lead, or to who takes the set. */
const ofOneCountry: readonly string[] = [
  "binotel-call",
  "cashcow-order",
  "horoshop-order",
  "keycrm-order",
  "prom-ua-order",
  "ringostat-call",
  "rozetka-order",
  "salesdrive-order",
  "shoper-order",
  "slon-lead",
  "viber-smsgate",
];

/** Only notices: there is nothing in them to make an order of. */
const notices = ["facebook-leadgen-webhook"];

describe("the names of ready sets", () => {
  const country = createCountryLookup();
  // `as` is a country too, yet here it is a word.
  const countriesIn = (name: string) =>
    name.split("-").filter((part) => part !== "as" && "value" in country(part));

  it("have no country, unless the sender has it in its own name", () => {
    const foreign = names.flatMap((name) => {
      const own = sources.get(name)?.toLowerCase() ?? "";
      return countriesIn(name).flatMap((part) => (own.includes(`.${part}`) ? [] : [name]));
    });
    expect(foreign).toEqual([]);
  });

  it("are of one set for each source", () => {
    const stems = names.map((name) =>
      name
        .split("-")
        .filter((part) => !countriesIn(name).includes(part))
        .join("-"),
    );
    expect(repeated(stems)).toEqual([]);
    expect(repeated([...sources.values()])).toEqual([]);
  });
});

describe("the defaults of ready sets", () => {
  it("have a country or a currency only where all buyers of the sender are in one country", () => {
    const fixed = names.filter((name) => {
      const set = readReadyJson(`${name}.json`);
      const defaults = isRecord(set) && isRecord(set.defaults) ? set.defaults : {};
      return "country" in defaults || "currency" in defaults;
    });
    expect(fixed).toEqual(ofOneCountry);
  });
});

describe.each(names)("the ready set %s", (name) => {
  const given = readReadyJson(`${name}.json`);
  const rules = isRecord(given) ? given : {};
  const defaults = isRecord(rules.defaults) ? rules.defaults : {};

  it("leaves words of payment and delivery, currency and country to the sender", () => {
    const own = ["payment_method", "delivery_method", "delivery_price", "currency"];
    const countries = ["delivery_country_code", "invoice_country_code"];
    expect(constantsIn(rules.fields, [...own, ...countries])).toEqual([]);
  });

  it("says of no order that the courier collects its money, and leaves the words for it to the reader", () => {
    const cod = isRecord(rules.fields) ? rules.fields.payment_method_cod : undefined;
    expect(cod).not.toBe(true);
    expect(JSON.stringify(cod ?? false)).not.toMatch(/"matches":|"lookupBy":"pattern"/);
  });

  it("has no tax and no goods of its own", () => {
    const prices = ["price_brutto", "price_netto", "line_brutto", "line_netto"];
    for (const line of [rules.products ?? []].flat()) {
      if (!isRecord(line)) continue;
      expect(constantsIn(line.fields, ["tax_rate", ...prices])).toEqual([]);
      // A line without a product, such as a tip, has a name of the set where the sender gives it none.
      if (line.match !== false) expect(constantsIn(line.fields, ["sku", "ean", "name"])).toEqual([]);
    }
  });

  it("makes an order of its first sample", () => {
    const [first] = resultsOf(name, rules);
    expect(first?.status).toBe(notices.includes(name) ? "skip" : "order");
  });

  const said = ["country", "currency", "timeZone"].filter((key) => key in defaults);

  it.each(said)("has the default `%s` because a sample does not say it", (key) => {
    const others = Object.fromEntries(Object.entries(defaults).filter(([each]) => each !== key));
    expect(resultsOf(name, { ...rules, defaults: others })).not.toEqual(resultsOf(name, rules));
  });
});

function tableRow(): RegExp {
  return /^\| `([\w-]+)\.json` +\| (\S.*?) *\|/gm;
}

function repeated(list: readonly string[]): string[] {
  return list.filter((each, index) => list.indexOf(each) !== index);
}

function resultsOf(name: string, rules: Record<string, unknown>) {
  const mapper = createMapper(parseRules(rules));
  return readRuleTests(readReadyJson(`${name}.test.json`)).readable.flatMap((test) => {
    const lead = leadOf(test);
    const leads = "request" in lead ? mapper.split(lead.request) : [];
    return leads.map((each) => mapper.map(each, { receivedAt: receivedAtOf(test), account: emptyAccount }));
  });
}

/** Which of these fields may get a text or an amount of the rules themselves. */
function constantsIn(fields: unknown, wanted: readonly string[]): string[] {
  return Object.entries(isRecord(fields) ? fields : {})
    .filter(([field]) => wanted.includes(field))
    .flatMap(([field, value]) => constantsOf(value).map((each) => `${field}: ${JSON.stringify(each)}`))
    .filter((each) => each !== "delivery_price: 0");
}

function constantsOf(value: unknown): unknown[] {
  if (typeof value === "string" || value === undefined) return [];
  if (!isRecord(value)) return [value];
  const words =
    typeof value.template === "string" ? value.template.replaceAll(/\{[^}]*\}|[^\p{L}]/gu, "") : "";
  return [
    ...[value.value ?? []].flat(),
    ...(words === "" ? [] : [words]),
    ...Object.values(isRecord(value.lookup) ? value.lookup : {}),
    ...[value.first ?? [], value.join ?? [], value.default].flat().flatMap(constantsOf),
  ];
}
