import { spendOnText } from "../contract/budget.ts";
import type { Takes } from "../rules/grammarNode.ts";
import { addProblem } from "../rules/problems.ts";
import type { Modifiers, RuleCondition, Tests, ValueObject } from "../rules/value.ts";
import { compileMatcher } from "../values/pattern.ts";
import { compileIn, compileIs, compileOrder, isEmpty, someElement, type Test } from "./compare.ts";
import type { Environment } from "./environment.ts";
import { compileRawPath, pathOf } from "./paths.ts";
import { compileReach, isFirst } from "./readPaths.ts";
import { textOf } from "./scalar.ts";
import type { Check, Reach, Scope } from "./scope.ts";
import type { SourceName } from "./sources.ts";
import { given, namesOf } from "./words.ts";

type TestName = keyof Required<Tests>;

interface TestWord<Name extends TestName> {
  readonly takes: Takes<Tests[Name]>;
  /** `path` is the path of the word, and `conditionPath` is the path of the condition. */
  readonly compile: (
    wanted: Required<Tests>[Name],
    path: string,
    env: Environment,
    value: ValueObject,
    conditionPath: string,
  ) => Test;
}

/** Every test with its behaviour, in the order in which they run. A missing one is a compile error. */
export const testWords: { readonly [Name in TestName]: TestWord<Name> } = {
  exists: { takes: "boolean", compile: compileExists },
  empty: {
    takes: "boolean",
    compile: (wanted, path) => (value, scope) => isEmpty(value, scope, path) === wanted,
  },
  is: { takes: "operand", compile: compileIs },
  in: { takes: "constants", compile: compileIn },
  gt: {
    takes: "operand",
    compile: (limit, path, env) => compileOrder(limit, path, env, (order) => order > 0),
  },
  gte: {
    takes: "operand",
    compile: (limit, path, env) => compileOrder(limit, path, env, (order) => order >= 0),
  },
  lt: {
    takes: "operand",
    compile: (limit, path, env) => compileOrder(limit, path, env, (order) => order < 0),
  },
  lte: {
    takes: "operand",
    compile: (limit, path, env) => compileOrder(limit, path, env, (order) => order <= 0),
  },
  matches: { takes: "textOrTexts", compile: compileMatches },
};

type GroupOf<Name> = Name extends string
  ? Extract<RuleCondition, { readonly [Own in Name]: unknown }>
  : never;
type KeysOf<Union> = Union extends unknown ? keyof Union : never;
type GroupName = Exclude<
  KeysOf<RuleCondition>,
  SourceName | KeysOf<ValueObject> | keyof Modifiers | keyof Tests
>;

interface GroupWord<Name extends GroupName> {
  readonly takes: Takes<GroupOf<Name>[Name & keyof GroupOf<Name>]>;
  readonly compile: (condition: GroupOf<Name>, conditionPath: string, env: Environment) => Check;
}

/** Every way to combine conditions. A missing one is a compile error. */
export const groupWords: { readonly [Name in GroupName]: GroupWord<Name> } = {
  all: {
    takes: "conditions",
    compile({ all }, conditionPath, env) {
      const checks = compileEach(all, `${conditionPath}.all`, env);
      return (scope) => checks.every((check) => check(scope));
    },
  },
  any: {
    takes: "conditions",
    compile({ any }, conditionPath, env) {
      const checks = compileEach(any, `${conditionPath}.any`, env);
      return (scope) => checks.some((check) => check(scope));
    },
  },
  not: {
    takes: "condition",
    compile({ not }, conditionPath, env) {
      const check = env.condition(not, `${conditionPath}.not`);
      return (scope) => !check(scope);
    },
  },
};

function compileEach(conditions: readonly RuleCondition[], path: string, env: Environment): readonly Check[] {
  return conditions.map((condition, index) => env.condition(condition, `${path}[${index}]`));
}

export function compileCondition(condition: RuleCondition, conditionPath: string, env: Environment): Check {
  if (!isGroup(condition)) return compileTests(condition, conditionPath, env);
  checkGroup(condition, conditionPath, env);
  if ("all" in condition) return groupWords.all.compile(condition, conditionPath, env);
  if ("any" in condition) return groupWords.any.compile(condition, conditionPath, env);
  return groupWords.not.compile(condition, conditionPath, env);
}

function isGroup(condition: RuleCondition): condition is GroupOf<GroupName> {
  return Object.keys(condition).some((name) => Object.hasOwn(groupWords, name));
}

/** A group such as `all` must be the only word: any other would be ignored. */
function checkGroup(condition: RuleCondition, conditionPath: string, env: Environment): void {
  const names = Object.keys(condition);
  const group = names.find((name) => Object.hasOwn(groupWords, name));
  const other = names.find((name) => name !== group);
  if (group === undefined || other === undefined) return;
  addProblem(env.problems, "several_sources.group", conditionPath, { word: other, group });
}

function compileTests(condition: ValueObject & Tests, conditionPath: string, env: Environment): Check {
  const read = env.onTrial().value(condition, conditionPath, "all");
  const mayBeAbsent = condition.exists !== undefined || condition.empty !== undefined;
  const reach = mayBeAbsent ? undefined : compileReach(condition, conditionPath, env);
  const get = (scope: Scope): unknown => {
    const value = read(scope);
    if (value === undefined && reach !== undefined) noteDoubt(scope, reach);
    if (typeof value === "string") spendOnText(scope, value, conditionPath);
    return value;
  };
  const tests = testNames.flatMap((name) => compileTest(name, condition, conditionPath, env) ?? []);
  if (tests.length === 0) addProblem(env.problems, "no_test", conditionPath, { names: testNames });
  const [only] = tests;
  if (only !== undefined && tests.length === 1) return (scope) => only(get(scope), scope);
  return (scope) => {
    const value = get(scope);
    return tests.every((test) => test(value, scope));
  };
}

/**
 * Notes the missing paths of a condition as doubtful, and only once: most leads lack what conditions ask for,
 * and in a list they ask for every element.
 */
function noteDoubt(scope: Scope, reach: Reach): void {
  if (isFirst(scope, reach) && !reach.isReached(scope)) reach.note(scope, true);
}

const testNames = /* @__PURE__ */ namesOf(testWords);

function compileTest<Name extends TestName>(
  name: Name,
  condition: ValueObject & Tests,
  conditionPath: string,
  env: Environment,
): Test | undefined {
  const wanted = given<Required<Tests>, Name>(condition, name);
  return wanted === undefined
    ? undefined
    : testWords[name].compile(wanted, `${conditionPath}.${name}`, env, condition, conditionPath);
}

function compileExists(
  wanted: boolean,
  _: string,
  env: Environment,
  value: ValueObject,
  conditionPath: string,
): Test {
  if (!("path" in value)) return (found) => (found !== undefined) === wanted;
  const path = `${conditionPath}.path`;
  const raw = compileRawPath(pathOf(value.path, path, env), path, env, "all");
  return (_, scope) => {
    const found = raw(scope);
    return (found !== undefined && !(Array.isArray(found) && found.length === 0)) === wanted;
  };
}

function compileMatches(patterns: string | readonly string[], path: string, env: Environment): Test {
  const match = compileMatcher(patterns, path, env.problems);
  return someElement((value, scope) => {
    const text = textOf(value);
    return text !== undefined && match(text, scope, path) !== undefined;
  }, path);
}
