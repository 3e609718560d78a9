import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readReadyJson, readyRules } from "../../docs/generate/readyRules.ts";
import { methods as changeOrdersMethods } from "../../src/api/methods/orders/changeOrders.ts";
import { checkParams } from "../../src/api/wire/checkParams.ts";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import { parseRules } from "../../src/mapping/parse/parseRules.ts";
import { leadOf, type RuleTest, receivedAtOf } from "../../src/mapping/rules/ruleTest.ts";
import { readRuleTests } from "../../src/rule-tools/ruleTests/readRuleTests.ts";
import { testRules } from "../../src/rule-tools/ruleTests/testRules.ts";
import { isRecord } from "../../src/shared/json/value.ts";

/** The tests of the ready rules: sample requests of each source, in other shapes than its first one. */
const names = readyRules().map((name) => name.slice(0, -".json".length));

describe.each(names)("the ready rules for %s", (name) => {
  const rules = parseRules(readReadyJson(`${name}.json`));
  const mapper = createMapper(rules);
  const tests = testsOf(name);

  it.each(tests)("map $name", (test) => {
    expect(testRules(rules, { tests: [test] })).toEqual([{ name: test.name, passed: true, differences: [] }]);
    const lead = leadOf(test);
    const leads = "request" in lead ? mapper.split(lead.request) : [];
    for (const each of leads) {
      const result = mapper.map(each, { receivedAt: receivedAtOf(test) });
      if (result.status === "order")
        expect(checkParams(changeOrdersMethods.addOrder.params, result.order)).toEqual([]);
    }
  });

  it("are named by their tests", () => {
    expect(readReadyJson(`${name}.test.json`)).toMatchObject({ rules: `./${name}.json` });
  });
});

describe("the ready rules", () => {
  it("have tests, and no tests are without rules", () => {
    const files = readdirSync(new URL("../../examples/rules/", import.meta.url));
    const tested = files.filter((file) => file.endsWith(".test.json"));
    expect(tested.map((file) => file.slice(0, -".test.json".length))).toEqual(names);
  });

  it("and their tests are imported by their names", async () => {
    for (const name of names.flatMap((own) => [own, `${own}.test`])) {
      const path = `baselinker-sdk/rules/${name}.json`;
      const { default: imported } = await import(/* @vite-ignore */ path, { with: { type: "json" } });
      expect(imported).toEqual(readReadyJson(`${name}.json`));
    }
  });

  const amounts = ["price_brutto", "price_netto", "line_brutto", "line_netto", "quantity", "delivery_price"];

  it("hold no amount that a lead has to say", () => {
    const constants = names.flatMap((name) => {
      const { fields, products = [], discount, total } = parseRules(readReadyJson(`${name}.json`));
      const lines = [products].flat().map((rule) => rule.fields);
      const given = [fields, ...lines, { delivery_price: discount?.amount }, { delivery_price: total }];
      return given
        .flatMap((each) => Object.entries(each))
        .filter(([field, value]) => amounts.includes(field) && isNumber(value))
        .map(([field]) => `${name} ${field}`);
    });
    expect(constants).toEqual([]);
  });
});

function isNumber(value: unknown): boolean {
  const constant = isRecord(value) ? value.value : value;
  return typeof constant === "number" && constant !== 0;
}

function testsOf(name: string): readonly RuleTest[] {
  const { readable, wrong } = readRuleTests(readReadyJson(`${name}.test.json`));
  if (wrong.length > 0) throw new Error(JSON.stringify(wrong));
  return readable;
}
