import { createMapper } from "../../mapping/mapper/createMapper.ts";
import type { Explanation } from "../../mapping/mapper/explain.ts";
import { linesOf } from "../../mapping/order/compileLines.ts";
import { parseRules } from "../../mapping/parse/parseRules.ts";
import type { Rules, TableRules, Verdict } from "../../mapping/rules/rules.ts";
import { leadOf, receivedAtOf } from "../../mapping/rules/ruleTest.ts";
import type { RuleValue } from "../../mapping/rules/value.ts";
import { RulesError } from "../../shared/errors/rulesError.ts";
import { checkOptions } from "../../shared/options/check.ts";
import { escapeControls } from "../../shared/runtime/text.ts";
import { readRuleTests } from "./readRuleTests.ts";
import { type TestRulesOptions, testRulesOptions, testsOf } from "./testRules.ts";

/**
 * Returns the paths of rules that no test covers: fields, named values, lines, alternatives of `first` without a
 * value in any test, and verdicts that never apply, such as `fields.delivery_city` and `skip[0]`. Empty if the rules
 * cannot be used; `testRules` reports that.
 * @throws TypeError for a wrong option.
 */
export function untestedRules(rules: Rules | TableRules, options: TestRulesOptions = {}): string[] {
  const { tests, account, catalog } = checkOptions("untestedRules", testRulesOptions, options);
  const parsed = parsedOrNothing(rules);
  if (parsed === undefined) return [];
  const mapper = createMapper(parsed);
  const reached = new Set<string>();
  for (const test of readRuleTests(tests ?? testsOf(rules)).readable) {
    const lead = leadOf(test);
    if (!("request" in lead)) continue;
    const context = { receivedAt: receivedAtOf(test), account, catalog };
    for (const singleLead of mapper.split(lead.request))
      noteReached(mapper.explain(singleLead, context), parsed, reached);
  }
  return untestedAmong(placesOf(parsed), reached);
}

function parsedOrNothing(rules: unknown): Rules | undefined {
  try {
    return parseRules(rules);
  } catch (thrown) {
    if (thrown instanceof RulesError) return undefined;
    throw thrown;
  }
}

function noteReached({ result, fields, values }: Explanation, rules: Rules, reached: Set<string>): void {
  for (const { rule, value, parts } of fields) {
    if (value !== undefined) reached.add(rule);
    for (const part of parts) if (part.value !== undefined) reached.add(part.rule);
  }
  for (const { rule, value } of values) if (value !== undefined) reached.add(rule);
  const holds = (
    name: "skip" | "reject" | "warn",
    test: (verdict: Verdict, verdictPath: string) => boolean,
  ) => {
    for (const [index, verdict] of (rules[name] ?? []).entries()) {
      const verdictPath = `${name}[${index}]`;
      if (test(verdict, verdictPath)) reached.add(verdictPath);
    }
  };
  holds("skip", ({ reason }) => result.status === "skip" && result.reason === reason);
  holds("reject", ({ reason }) =>
    result.issues.some(
      ({ code, message }) => code === "rejected" && message.includes(escapeControls(reason)),
    ),
  );
  holds("warn", (_, verdictPath) =>
    result.issues.some(({ code, path }) => code === "rule_warning" && path === verdictPath),
  );
}

/** A rule and its parts. If none of the parts is covered, only the rule is reported. */
interface Place {
  readonly at: string;
  /** Whether the place has its own value. */
  readonly isValue: boolean;
  readonly parts: readonly Place[];
}

function placesOf(rules: Rules): Place[] {
  const verdicts = (["skip", "reject", "warn"] as const).flatMap((name) =>
    (rules[name] ?? []).map((_, index) => placeOf(`${name}[${index}]`, 0)),
  );
  const lines = linesOf(rules).map(({ rule, at }) => ({
    at,
    isValue: false,
    parts: [...named(`${at}.values`, rule.values), ...listed(`${at}.fields`, rule.fields)],
  }));
  return [
    ...verdicts,
    ...listed("", { key: rules.key }),
    ...named("values", rules.values),
    ...listed("fields", rules.fields),
    ...lines,
    ...listed("", { "discount.amount": rules.discount?.amount, total: rules.total }),
  ];
}

function listed(path: string, values: Readonly<Record<string, RuleValue | undefined>> = {}): Place[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : placeOf(path === "" ? name : `${path}.${name}`, value),
  );
}

/** The parts of a named value are not tracked separately. */
function named(path: string, values: Readonly<Record<string, RuleValue>> = {}): Place[] {
  return Object.keys(values).map((name) => placeOf(`${path}.${name}`, 0));
}

function placeOf(path: string, value: RuleValue): Place {
  const alternatives = typeof value === "object" ? (value.first ?? []) : [];
  return {
    at: path,
    isValue: true,
    parts: alternatives.map((alternative, index) => placeOf(`${path}.first[${index}]`, alternative)),
  };
}

function untestedAmong(places: readonly Place[], reached: ReadonlySet<string>): string[] {
  return places.flatMap(({ at, isValue, parts }) => {
    const within = untestedAmong(parts, reached);
    const isReached = isValue ? reached.has(at) : parts.some((part) => reached.has(part.at));
    return isReached || (!isValue && parts.length === 0) ? within : [at];
  });
}
