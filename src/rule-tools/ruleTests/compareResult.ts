import { type MapContext, toSeconds } from "../../mapping/contract/mapContext.ts";
import type { Issue, MapResult } from "../../mapping/contract/mapResult.ts";
import type { Mapper } from "../../mapping/mapper/createMapper.ts";
import type { ExplainedField } from "../../mapping/mapper/explain.ts";
import type { ExpectedResult, RuleTest } from "../../mapping/rules/ruleTest.ts";
import { compilePattern } from "../../mapping/values/pattern.ts";
import { isRecord } from "../../shared/json/value.ts";
import { patternOf } from "./readRuleTests.ts";

/** A difference between the result and the expectation of a test. */
export interface RuleTestDifference {
  /**
   * The field of the order, such as `products[0].sku`; or `key`, `skip`, `error`, `issues`, `result`. For invalid
   * rules or tests, the path in them.
   */
  readonly path: string;
  /** The expected value; absent if the test does not expect one. */
  readonly expected?: unknown;
  /** The actual value; absent if there is none. */
  readonly actual?: unknown;
  /** The rule that the field comes from. */
  readonly rule?: string;
  /** A message, if two values are not enough to explain it. */
  readonly message?: string;
}

export function compareResults(
  test: RuleTest,
  mapper: Mapper,
  request: unknown,
  context: MapContext,
): RuleTestDifference[] {
  const expected = test.results ?? [test];
  const leads = mapper.split(request);
  if (leads.length !== expected.length) {
    const message =
      test.results === undefined
        ? "The request holds several leads. Write what becomes of each into `results`."
        : "The request holds another number of leads.";
    return [{ path: "results", expected: expected.length, actual: leads.length, message }];
  }
  return expected.flatMap((expectedResult, index) => {
    const lead = leads[index];
    const differences = compareResult(expectedResult, mapper.map(lead, context), context);
    if (differences.length === 0) return [];
    const { fields } = mapper.explain(lead, context);
    const prefix = test.results === undefined ? "" : `results[${index}].`;
    return differences.map((difference) => ({
      ...difference,
      path: `${prefix}${difference.path}`,
      ...ruleOf(difference.path, fields),
    }));
  });
}

export function compareResult(
  expected: ExpectedResult,
  result: MapResult,
  { receivedAt }: Pick<MapContext, "receivedAt">,
): RuleTestDifference[] {
  const issues = compareIssues("issues", expected.issues, result.issues);
  if (expected.error !== undefined) {
    return result.status === "error"
      ? [...compareIssues("error", expected.error, errorsOf(result)), ...issues]
      : [{ path: "error", expected: expected.error, actual: shownResult(result) }];
  }
  if (expected.skip !== undefined) {
    if (result.status === "skip" && (expected.skip === true || expected.skip === result.reason))
      return issues;
    return [{ path: "skip", expected: expected.skip, actual: shownResult(result) }];
  }
  if (result.status !== "order") return [{ path: "result", expected: "order", actual: shownResult(result) }];
  const differences: RuleTestDifference[] = [];
  const compare: Comparison = {
    whole: expected.whole === true,
    receivedAt: toSeconds(receivedAt),
    differences,
  };
  compareValue(expected.order ?? {}, result.order, "", compare);
  const { key = null } = result;
  if (expected.key !== undefined && expected.key !== key)
    differences.push({ path: "key", expected: expected.key, ...(key === null ? {} : { actual: key }) });
  return [...differences, ...issues];
}

function shownResult(result: MapResult): string {
  if (result.status === "order") return "order";
  if (result.status === "skip") return `skip: ${result.reason}`;
  return `error: ${errorsOf(result).map(shownIssue).join(", ")}`;
}

export function errorsOf({ issues }: MapResult): MapResult["issues"] {
  return issues.filter(({ level }) => level === "error");
}

type IssueLike = Pick<Issue, "level" | "code" | "path">;

export function shownIssue({ code, path }: IssueLike): string {
  return path === "" ? code : `${code} ${path}`;
}

export function fitsIssue(text: string, issue: IssueLike): boolean {
  return text === issue.code || text === shownIssue(issue);
}

/** Compares issues. `undefined` expects no error; a list expects exactly these warnings and errors. */
function compareIssues(
  path: string,
  expected: readonly string[] | undefined,
  issues: readonly IssueLike[],
): RuleTestDifference[] {
  if (expected === undefined) return [];
  const missing = expected.filter((text) => !issues.some((issue) => fitsIssue(text, issue)));
  const more = issues.filter(
    (issue) => issue.level !== "info" && !expected.some((text) => fitsIssue(text, issue)),
  );
  return [
    ...missing.map((text) => ({ path, expected: text })),
    ...[...new Set(more.map(shownIssue))].map((text) => ({ path, actual: text })),
  ];
}

interface Comparison {
  readonly whole: boolean;
  readonly receivedAt: number;
  readonly differences: RuleTestDifference[];
}

function compareValue(expected: unknown, actual: unknown, path: string, compare: Comparison): void {
  if (fitsValue(expected, actual, compare.receivedAt)) return;
  if (Array.isArray(expected) && Array.isArray(actual)) {
    for (let index = 0; index < Math.max(expected.length, actual.length); index += 1) {
      const elementPath = `${path}[${index}]`;
      if (index >= expected.length) compare.differences.push({ path: elementPath, actual: actual[index] });
      else compareValue(expected[index], actual[index], elementPath, compare);
    }
    return;
  }
  if (isRecord(expected) && isRecord(actual) && patternOf(expected) === undefined) {
    const names = compare.whole ? { ...expected, ...actual } : expected;
    for (const name of Object.keys(names)) {
      const memberPath = path === "" ? name : `${path}.${name}`;
      if (Object.hasOwn(expected, name)) compareValue(expected[name], actual[name], memberPath, compare);
      else if (actual[name] !== undefined)
        compare.differences.push({ path: memberPath, actual: actual[name] });
    }
    return;
  }
  compare.differences.push({ path, expected, ...(actual === undefined ? {} : { actual }) });
}

/** Whether a value that is neither a list nor an object with names matches its expectation. */
export function fitsValue(expected: unknown, actual: unknown, receivedAt: number): boolean {
  if (expected === null) return actual === undefined;
  if (expected === "$receivedAt") return actual === receivedAt;
  const pattern = patternOf(expected);
  if (pattern === undefined) return expected === actual;
  return (
    ["string", "number"].includes(typeof actual) &&
    compilePattern(pattern).match(String(actual)) !== undefined
  );
}

/** The rule of a field. A field in a list or among the additional fields is found by its own name. */
function ruleOf(path: string, fields: readonly ExplainedField[]): { readonly rule?: string } {
  const name = path.replace(/^custom_extra_fields\./, "deal_cf_");
  const explained = fields.find(({ field }) => field === name);
  return explained === undefined ? {} : { rule: explained.rule };
}
