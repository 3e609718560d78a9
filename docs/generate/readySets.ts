import { parseRules } from "../../src/mapping/parse/parseRules.ts";
import type { Rules } from "../../src/mapping/rules/rules.ts";
import { leadOf } from "../../src/mapping/rules/ruleTest.ts";
import { readRuleTests } from "../../src/rule-tools/ruleTests/readRuleTests.ts";
import { readReadyJson, readyRules } from "./readyRules.ts";

/** Rules for one source, with sample requests. */
export interface ReadySet {
  readonly name: string;
  readonly rules: Rules;
  readonly requests: readonly unknown[];
}

/** The ready sets, each with the sample requests that its tests map. */
export function readySets(): ReadySet[] {
  return readyRules()
    .map((file) => file.slice(0, -".json".length))
    .sort()
    .map((name) => ({
      name,
      rules: parseRules(readReadyJson(`${name}.json`)),
      requests: readRuleTests(readReadyJson(`${name}.test.json`)).readable.map((test) => {
        const lead = leadOf(test);
        return "request" in lead ? lead.request : undefined;
      }),
    }));
}
