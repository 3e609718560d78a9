import { isRecord } from "../../json/value.ts";
import type { MapContext } from "../mapContext.ts";
import type { MapResult } from "../mapResult.ts";
import type { ExpectedResult } from "../rules/ruleTest.ts";
import { compareResult, errorsOf, fitsIssue, fitsValue, shownIssue } from "./compareResult.ts";
import { patternOf } from "./readRuleTests.ts";

/** What a test expects, changed to what has come. What it does not name stays unnamed. */
export function mergeResult(
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
      order: mergeValue(expected.order, result.order, { whole, receivedAt: Number(context.receivedAt) }),
      ...(key === undefined || key === null ? {} : { key: result.key ?? null }),
      ...named,
    };
  }
  const end = endOf(expected, result);
  // What has become something else: in place of the word that said what it was.
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

/** Those that are still there as they are written, and then the new ones. */
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
