import { RulesError, type RulesProblem } from "../../errors/rulesError.ts";
import { isRecord } from "../../json/value.ts";
import { checkOptions, expected, type OptionChecks } from "../../options/check.ts";
import { createMapper, type Mapper } from "../createMapper.ts";
import { type Account, type Catalog, contextOptions, type MapContext } from "../mapResult.ts";
import type { LeadBoxTable, Rules, TableRules } from "../rules/language.ts";
import { leadOf, type RuleTest, receivedAtOf } from "../rules/ruleTest.ts";
import { compareResults, type RuleTestDifference } from "./compareResult.ts";
import { readRuleTests } from "./readRuleTests.ts";

/** Options of `testRules`. */
export interface TestRulesOptions {
  /**
   * The tests, or the content of a `<name>.test.json`. Tests in a file take precedence over those in the rules.
   * @default `tests` of the rules
   */
  readonly tests?: readonly RuleTest[] | RuleTestFile | undefined;
  /** Required by rules that name statuses, sources or warehouses. */ readonly account?: Account | undefined;
  /** Required by rules that look up products. */ readonly catalog?: Catalog | undefined;
}

/** The content of a `<name>.test.json` next to the rules. */
export interface RuleTestFile {
  /** The rules: `"./tilda-cart.json"`. */ readonly rules?: string;
  readonly tests: readonly RuleTest[];
}

/** The result of one test. */
export interface RuleTestResult {
  /** The name of the test; `rules` or `tests` if these cannot be used at all. */ readonly name: string;
  readonly passed: boolean;
  /** Empty if the test passed. Contains values of the lead. */
  readonly differences: readonly RuleTestDifference[];
}

export const testRulesOptions = /* @__PURE__ */ (() =>
  ({
    tests: {
      default: undefined,
      check(name, given) {
        if (isTests(given)) return given;
        throw expected(name, "an array of tests, or an object with one under `tests`", given);
      },
    },
    account: contextOptions.account,
    catalog: contextOptions.catalog,
  }) satisfies OptionChecks<TestRulesOptions>)();

/**
 * Runs the tests of rules: compares the result of each lead with the expected one. Never throws for invalid rules or
 * tests, but returns a failed result. The same applies if there are no tests.
 * @throws TypeError for a wrong option.
 *
 * @example
 * ```ts
 * const failed = testRules(rules, { tests }).filter(({ passed }) => !passed);
 * ```
 */
export function testRules(
  rules: Rules | TableRules | LeadBoxTable,
  options: TestRulesOptions = {},
): RuleTestResult[] {
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

function isTests(given: unknown): given is readonly RuleTest[] | RuleTestFile {
  return Array.isArray(given) || (isRecord(given) && Array.isArray(given.tests));
}

function problemResult({
  name,
  problems,
}: {
  readonly name: string;
  readonly problems: readonly RulesProblem[];
}): RuleTestResult {
  return { name, passed: false, differences: problems.map(({ path, message }) => ({ path, message })) };
}
