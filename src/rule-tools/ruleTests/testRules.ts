import {
  type Account,
  type Catalog,
  contextOptions,
  type MapContext,
  toSeconds,
} from "../../mapping/contract/mapContext.ts";
import type { MapResult } from "../../mapping/contract/mapResult.ts";
import { createMapper, type Mapper } from "../../mapping/mapper/createMapper.ts";
import type { Rules, TableRules } from "../../mapping/rules/rules.ts";
import { type ExpectedResult, leadOf, type RuleTest, receivedAtOf } from "../../mapping/rules/ruleTest.ts";
import { RulesError, type RulesProblem } from "../../shared/errors/rulesError.ts";
import { rewriteJson } from "../../shared/json/rewriteJson.ts";
import { isRecord } from "../../shared/json/value.ts";
import { checkOptions, expected, type OptionChecks } from "../../shared/options/check.ts";
import { escapeControls } from "../../shared/runtime/text.ts";
import {
  compareResult,
  compareResults,
  errorsOf,
  fitsIssue,
  fitsValue,
  type RuleTestDifference,
  shownIssue,
} from "./compareResult.ts";
import { patternOf, readRuleTests, resultWords } from "./readRuleTests.ts";

/** Options of `testRules`. */
export interface TestRulesOptions {
  /**
   * The tests, or the content of a `<name>.test.json`. Tests in a file take precedence over those in the rules.
   * @default `tests` of the rules
   */
  readonly tests?: readonly RuleTest[] | RuleTestFile | undefined;
  /** The account, required by rules that name statuses, sources or warehouses. */
  readonly account?: Account | undefined;
  /** The catalog, required by rules that look up products. */
  readonly catalog?: Catalog | undefined;
}

/** The content of a `<name>.test.json` next to the rules. */
export interface RuleTestFile {
  /** The rules: `"./tilda-cart.json"`. */
  readonly rules?: string;
  readonly tests: readonly RuleTest[];
}

/** The result of one test. */
export interface RuleTestResult {
  /** The name of the test; `rules` or `tests` if these cannot be used at all. */
  readonly name: string;
  readonly passed: boolean;
  /** The differences from the expectations; empty if the test passed. They contain values of the lead. */
  readonly differences: readonly RuleTestDifference[];
}

export const testRulesOptions = /* @__PURE__ */ (() =>
  ({
    tests: {
      default: undefined,
      check(name, input) {
        if (isTests(input)) return input;
        throw expected(name, "an array of tests, or an object with one under `tests`", input);
      },
    },
    account: contextOptions.account,
    catalog: contextOptions.catalog,
  }) satisfies OptionChecks<TestRulesOptions>)();

/**
 * Runs the tests of rules: compares the result of each lead with the expected one. Never throws for invalid rules or
 * tests, but returns a failed result. The same applies if there are no tests.
 * @throws TypeError for a wrong option.
 * @example
 * ```ts
 * const failed = testRules(rules, { tests }).filter(({ passed }) => !passed);
 * ```
 */
export function testRules(rules: Rules | TableRules, options: TestRulesOptions = {}): RuleTestResult[] {
  const { tests, account, catalog } = checkOptions("testRules", testRulesOptions, options);
  const { readable, wrong } = readRuleTests(tests ?? testsOf(rules));
  if (wrong.length > 0 && readable.length === 0) return wrong.map(problemResult);
  let mapper: Mapper;
  try {
    mapper = createMapper(rules);
  } catch (thrown) {
    if (!(thrown instanceof RulesError)) throw thrown;
    return [problemResult({ name: "rules", problems: thrown.problems })];
  }
  const chosen = readable.some(({ only }) => only) ? readable.filter(({ only }) => only) : readable;
  const results = chosen.map((test) => {
    const context = { receivedAt: receivedAtOf(test), account, catalog };
    const differences = differencesOf(test, mapper, context);
    return { name: test.name, passed: differences.length === 0, differences };
  });
  return [...wrong.map(problemResult), ...results];
}

function differencesOf(test: RuleTest, mapper: Mapper, context: MapContext): RuleTestDifference[] {
  const lead = leadOf(test);
  if ("problem" in lead) return [{ path: lead.at, message: lead.problem }];
  return compareResults(test, mapper, lead.request, context);
}

export function testsOf(rules: unknown): unknown {
  return isRecord(rules) ? (rules.tests ?? []) : [];
}

function isTests(value: unknown): value is readonly RuleTest[] | RuleTestFile {
  return Array.isArray(value) || (isRecord(value) && Array.isArray(value.tests));
}

function problemResult({
  name,
  problems,
}: {
  readonly name: string;
  readonly problems: readonly RulesProblem[];
}): RuleTestResult {
  return {
    name,
    passed: false,
    differences: problems.map(({ path, message }) => ({
      path: escapeControls(path),
      message: escapeControls(message),
    })),
  };
}

/**
 * Returns the text of a file with tests, a `<name>.test.json` or the rules themselves, with the expected results
 * updated to the current ones. Only what differs is rewritten: the order of names and the whitespace stay. Fields
 * that a test does not list are not added. An expected `null` is kept even if there is a value now, for a person to
 * decide. Tests that cannot be used are not changed.
 * @param options `tests` are those of the text, with the content of `file`s as `lead`. Default: read from the text.
 * @throws SyntaxError if the text is not JSON.
 * @throws RulesError if the rules are wrong.
 * @throws TypeError for a wrong option.
 */
export function updateRuleTests(
  text: string,
  rules: Rules | TableRules,
  options: TestRulesOptions = {},
): string {
  const { tests, account, catalog } = checkOptions("updateRuleTests", testRulesOptions, options);
  const file: unknown = JSON.parse(text);
  const mapper = createMapper(rules);
  const byName = new Map<unknown, RuleTest>(
    readRuleTests(tests ?? file).readable.map((test) => [test.name, test]),
  );
  const updated = (entry: unknown): unknown => {
    const test = isRecord(entry) ? byName.get(entry.name) : undefined;
    const lead = test === undefined ? undefined : leadOf(test);
    if (test === undefined || lead === undefined || !("request" in lead) || !isRecord(entry)) return entry;
    const context: MapContext = { receivedAt: receivedAtOf(test), account, catalog };
    const results = mapper.split(lead.request).map((singleLead) => mapper.map(singleLead, context));
    return mergeTest(entry, test, results, context);
  };
  const list = isRecord(file) ? file.tests : file;
  if (!Array.isArray(list)) return text;
  const after = list.map(updated);
  return rewriteJson(text, isRecord(file) ? { ...file, tests: after } : after);
}

function mergeTest(
  entry: Readonly<Record<string, unknown>>,
  { results: expected }: RuleTest,
  results: readonly ReturnType<ReturnType<typeof createMapper>["map"]>[],
  context: MapContext,
): unknown {
  const [only] = results;
  if (expected === undefined && results.length === 1 && only !== undefined)
    return mergeResult(entry, only, context);
  const merged = results.map((result, index) => mergeResult({ ...expected?.[index] }, result, context));
  // The result of each lead is only in `results`.
  const kept = Object.entries(entry).filter(([name]) => !resultWords.some((word) => word === name));
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
    return actual.map((element, index) =>
      index < expected.length ? mergeValue(expected[index], element, merging) : element,
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
