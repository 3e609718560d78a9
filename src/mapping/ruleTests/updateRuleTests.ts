import { rewriteJson } from "../../json/rewriteJson.ts";
import { isRecord } from "../../json/value.ts";
import { checkOptions } from "../../options/check.ts";
import { createMapper } from "../createMapper.ts";
import type { MapContext } from "../mapContext.ts";
import type { LeadBoxTable, Rules, TableRules } from "../rules/language.ts";
import type { RuleTest } from "../rules/ruleTest.ts";
import { mergeResult } from "./mergeResult.ts";
import { readRuleTests, resultWords } from "./readRuleTests.ts";
import { leadOf, receivedAtOf } from "./testedLead.ts";
import { type TestRulesOptions, testRulesOptions } from "./testRules.ts";

/**
 * The text of a file with tests, a `<name>.test.json` or the rules themselves, in which each test says what
 * comes of its lead now. Only what differs is written again: the order of names and the spaces stay. A test
 * keeps naming the fields that it has named. `null` stays where something has come: that has to be looked at.
 * Tests that cannot be used stay as they are.
 *
 * @param options `tests` are those of the text with what their `file`s hold as `lead`; by default they are read from
 * the text.
 * @throws SyntaxError if the text is not JSON.
 * @throws RulesError if the rules are wrong.
 * @throws TypeError for a wrong option.
 *
 * @example
 * ```ts
 * await writeFile(file, updateRuleTests(await readFile(file, "utf8"), rules));
 * ```
 */
export function updateRuleTests(
  text: string,
  rules: Rules | TableRules | LeadBoxTable,
  options: TestRulesOptions = {},
): string {
  const { tests, account, catalog } = checkOptions("updateRuleTests", testRulesOptions, options);
  const file: unknown = JSON.parse(text);
  const mapper = createMapper(rules);
  const byName = new Map<unknown, RuleTest>(
    readRuleTests(tests ?? file).readable.map((test) => [test.name, test]),
  );
  const updated = (given: unknown): unknown => {
    const test = isRecord(given) ? byName.get(given.name) : undefined;
    const lead = test === undefined ? undefined : leadOf(test);
    if (test === undefined || lead === undefined || !("request" in lead) || !isRecord(given)) return given;
    const context: MapContext = { receivedAt: receivedAtOf(test), account, catalog };
    const results = mapper.split(lead.request).map((each) => mapper.map(each, context));
    return mergeTest(given, test, results, context);
  };
  const list = isRecord(file) ? file.tests : file;
  if (!Array.isArray(list)) return text;
  const after = list.map(updated);
  return rewriteJson(text, isRecord(file) ? { ...file, tests: after } : after);
}

function mergeTest(
  given: Readonly<Record<string, unknown>>,
  { results: expected }: RuleTest,
  results: readonly ReturnType<ReturnType<typeof createMapper>["map"]>[],
  context: MapContext,
): unknown {
  const [only] = results;
  if (expected === undefined && results.length === 1 && only !== undefined)
    return mergeResult(given, only, context);
  const merged = results.map((result, index) => mergeResult({ ...expected?.[index] }, result, context));
  // What each of them has become is said in `results` only.
  const kept = Object.entries(given).filter(([name]) => !resultWords.some((word) => word === name));
  return { ...Object.fromEntries(kept), results: merged };
}
