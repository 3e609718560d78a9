import { rewriteJson } from "../../json/rewriteJson.ts";
import { isRecord } from "../../json/value.ts";
import { checkOptions } from "../../options/check.ts";
import { createMapper } from "../createMapper.ts";
import { type MapContext, type MapResult, toSeconds } from "../mapResult.ts";
import type { LeadBoxTable, Rules, TableRules } from "../rules/language.ts";
import { type ExpectedResult, leadOf, type RuleTest, receivedAtOf } from "../rules/ruleTest.ts";
import { compareResult, errorsOf, fitsIssue, fitsValue, shownIssue } from "./compareResult.ts";
import { patternOf, readRuleTests, resultWords } from "./readRuleTests.ts";
import { type TestRulesOptions, testRulesOptions } from "./testRules.ts";

/**
 * Returns the text of a file with tests, a `<name>.test.json` or the rules themselves, with the expected results
 * updated to the current ones. Only what differs is rewritten: the order of names and the whitespace stay. Fields
 * that a test does not list are not added. An expected `null` is kept even if there is a value now, for a person to
 * decide. Tests that cannot be used are not changed.
 * @param options `tests` are those of the text, with the content of `file`s as `lead`. Default: read from the text.
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
  // The result of each lead is only in `results`.
  const kept = Object.entries(given).filter(([name]) => !resultWords.some((word) => word === name));
  return { ...Object.fromEntries(kept), results: merged };
}

/** Updates an expectation to the actual result. Fields that it does not list are not added. */
function mergeResult(
  expected: Readonly<Record<string, unknown>> & ExpectedResult,
  result: MapResult,
  context: Pick<MapContext, "receivedAt">,
): Readonly<Record<string, unknown>> {
  if (compareResult(expected, result, context).length === 0) return expected;
  const { issues } = expected;
  const named = issues === undefined ? {} : { issues: mergeIssues(issues, result.issues) };
  if (result.status === "order" && expected.order !== undefined) {
    const { whole = false, key } = expected;
    return {
      ...expected,
      order: mergeValue(expected.order, result.order, { whole, receivedAt: toSeconds(context.receivedAt) }),
      ...(key === undefined || key === null ? {} : { key: result.key ?? null }),
      ...named,
    };
  }
  const end = endOf(expected, result);
  // The status has changed: replaces the word of the old one.
  const kept = Object.entries(expected).flatMap(([name, value]): [string, unknown][] => {
    if (name === "order" || name === "skip" || name === "error") return [end];
    return name === "whole" || name === "key" ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(kept.length === 0 ? [end] : kept), ...named };
}

function endOf(expected: ExpectedResult, result: MapResult): [string, unknown] {
  if (result.status === "order") return ["order", result.order];
  if (result.status === "skip") return ["skip", result.reason];
  return ["error", mergeIssues(expected.error ?? [], errorsOf(result))];
}

/** Keeps the issues that still exist as they are written, followed by the new ones. */
function mergeIssues(expected: readonly string[], issues: MapResult["issues"]): string[] {
  const kept = expected.filter((text) => issues.some((issue) => fitsIssue(text, issue)));
  const more = issues.filter(
    (issue) => issue.level !== "info" && !kept.some((text) => fitsIssue(text, issue)),
  );
  return [...kept, ...new Set(more.map(shownIssue))];
}

interface Merging {
  readonly whole: boolean;
  readonly receivedAt: number;
}

function mergeValue(expected: unknown, actual: unknown, merging: Merging): unknown {
  if (expected === null || fitsValue(expected, actual, merging.receivedAt)) return expected;
  if (Array.isArray(expected) && Array.isArray(actual)) {
    return actual.map((each, index) =>
      index < expected.length ? mergeValue(expected[index], each, merging) : each,
    );
  }
  if (isRecord(expected) && isRecord(actual) && patternOf(expected) === undefined) {
    const names = merging.whole
      ? new Set([...Object.keys(expected).filter((name) => name in actual), ...Object.keys(actual)])
      : Object.keys(expected);
    return Object.fromEntries(
      [...names].map((name) => [
        name,
        name in expected ? mergeValue(expected[name], actual[name], merging) : actual[name],
      ]),
    );
  }
  return actual ?? null;
}
