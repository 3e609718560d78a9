import { isRecord } from "../../json/value.ts";
import type { Condition, Constant, Modifiers, Operand, Tests, ValueObject } from "../rules/value.ts";
import type { Takes } from "../schema/grammarNode.ts";
import { addProblem, quoted } from "../schema/problems.ts";
import { parseBoolean } from "../text/boolean.ts";
import { Decimal } from "../text/decimal.ts";
import { emptyToUndefined } from "../text/missing.ts";
import { parseDecimal } from "../text/parseDecimal.ts";
import { compileMatcher } from "../text/pattern.ts";
import type { Environment } from "./environment.ts";
import { compileRawPath, pathOf } from "./paths.ts";
import { textOf } from "./scalar.ts";
import type { Check, Scope } from "./scope.ts";
import type { SourceName } from "./sources.ts";
import { given, namesOf } from "./words.ts";

/** One test of a value. */
type Test = (value: unknown, scope: Scope) => boolean;

type TestName = keyof Required<Tests>;

interface TestWord<Name extends TestName> {
  readonly takes: Takes<Tests[Name]>;
  /** `path` is that of the word, `at` that of the condition. */
  readonly compile: (
    wanted: Required<Tests>[Name],
    path: string,
    env: Environment,
    value: ValueObject,
    at: string,
  ) => Test;
}

/** Every test with its behaviour, in the order in which they are made. One that is forgotten here does not compile. */
export const testWords: { readonly [Name in TestName]: TestWord<Name> } = {
  exists: { takes: "boolean", compile: compileExists },
  empty: { takes: "boolean", compile: (wanted) => (value) => isEmpty(value) === wanted },
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

type GroupOf<Name> = Name extends string ? Extract<Condition, { readonly [Own in Name]: unknown }> : never;
type KeysOf<Union> = Union extends unknown ? keyof Union : never;
type GroupName = Exclude<KeysOf<Condition>, SourceName | KeysOf<ValueObject> | keyof Modifiers | keyof Tests>;

interface GroupWord<Name extends GroupName> {
  readonly takes: Takes<GroupOf<Name>[Name & keyof GroupOf<Name>]>;
  readonly compile: (condition: GroupOf<Name>, at: string, env: Environment) => Check;
}

/** Every way to make one condition of several. One that is forgotten here does not compile. */
export const groupWords: { readonly [Name in GroupName]: GroupWord<Name> } = {
  all: {
    takes: "conditions",
    compile({ all }, at, env) {
      const checks = compileEach(all, `${at}.all`, env);
      return (scope) => checks.every((check) => check(scope));
    },
  },
  any: {
    takes: "conditions",
    compile({ any }, at, env) {
      const checks = compileEach(any, `${at}.any`, env);
      return (scope) => checks.some((check) => check(scope));
    },
  },
  not: {
    takes: "condition",
    compile({ not }, at, env) {
      const check = env.condition(not, `${at}.not`);
      return (scope) => !check(scope);
    },
  },
};

function compileEach(conditions: readonly Condition[], path: string, env: Environment): readonly Check[] {
  return conditions.map((each, index) => env.condition(each, `${path}[${index}]`));
}

/** Compiles a condition. Of a value that is a list, one element that passes is enough. */
export function compileCondition(condition: Condition, at: string, env: Environment): Check {
  if (!isGroup(condition)) return compileTests(condition, at, env);
  checkGroup(condition, at, env);
  if ("all" in condition) return groupWords.all.compile(condition, at, env);
  if ("any" in condition) return groupWords.any.compile(condition, at, env);
  return groupWords.not.compile(condition, at, env);
}

function isGroup(condition: Condition): condition is GroupOf<GroupName> {
  return Object.keys(condition).some((name) => Object.hasOwn(groupWords, name));
}

/** Conditions of conditions stay alone: anything else there would be overlooked. */
function checkGroup(condition: Condition, at: string, env: Environment): void {
  const names = Object.keys(condition);
  const group = names.find((name) => Object.hasOwn(groupWords, name));
  const other = names.find((name) => name !== group);
  if (other === undefined) return;
  const message = `\`${other}\` cannot be used together with \`${group}\`. Put it into a condition of its own.`;
  addProblem(env.problems, "several_sources", at, message);
}

function compileTests(condition: ValueObject & Tests, at: string, env: Environment): Check {
  const get = env.value(condition, at, "all");
  const tests = testNames.flatMap((name) => compileTest(name, condition, at, env) ?? []);
  if (tests.length === 0) {
    const message = `This condition has no test. Add one of ${quoted(testNames)}.`;
    addProblem(env.problems, "no_test", at, message);
  }
  const [only] = tests;
  if (only !== undefined && tests.length === 1) return (scope) => only(get(scope), scope);
  return (scope) => {
    const value = get(scope);
    return tests.every((test) => test(value, scope));
  };
}

const testNames = /* @__PURE__ */ namesOf(testWords);

function compileTest<Name extends TestName>(
  name: Name,
  condition: ValueObject & Tests,
  at: string,
  env: Environment,
): Test | undefined {
  const wanted = given<Required<Tests>, Name>(condition, name);
  return wanted === undefined
    ? undefined
    : testWords[name].compile(wanted, `${at}.${name}`, env, condition, at);
}

function someElement(test: Test): Test {
  return (value, scope) =>
    Array.isArray(value) ? value.some((each) => test(emptyToUndefined(each), scope)) : test(value, scope);
}

function compileExists(wanted: boolean, _: string, env: Environment, value: ValueObject, at: string): Test {
  if (!("path" in value)) return (own) => (own !== undefined) === wanted;
  const path = `${at}.path`;
  const raw = compileRawPath(pathOf(value.path, path, env), path, env, "all");
  return (_, scope) => {
    const own = raw(scope);
    return (own !== undefined && !(Array.isArray(own) && own.length === 0)) === wanted;
  };
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((each) => isEmpty(emptyToUndefined(each)));
  return value === undefined || (isRecord(value) && Object.keys(value).length === 0);
}

function compileIs(operand: Operand, path: string, env: Environment): Test {
  if (typeof operand !== "object") return someElement(equalTo(operand));
  const other = env.value(operand, path, "first");
  return someElement((value, scope) => {
    const right = textOf(other(scope));
    return right !== undefined && textOf(value)?.trim() === right.trim();
  });
}

function compileIn(constants: readonly Constant[]): Test {
  const tests = constants.map((constant) => equalTo(constant));
  return someElement((value) => tests.some((test) => test(value)));
}

/** The type of the constant says how the value is read. */
function equalTo(constant: Constant): (value: unknown) => boolean {
  if (typeof constant === "string") {
    const wanted = constant.trim();
    return (value) => (typeof value === "string" ? value.trim() : textOf(value)) === wanted;
  }
  if (typeof constant === "boolean") {
    return (value) => {
      const read = parseBoolean(value);
      return read.ok && read.value === constant;
    };
  }
  return (value) => {
    if (typeof value === "number") return value === constant;
    const read = numberOf(value);
    return read !== undefined && read.toNumber() === constant;
  };
}

function compileOrder(
  operand: Operand,
  path: string,
  env: Environment,
  passes: (order: number) => boolean,
): Test {
  const other = typeof operand === "object" ? env.value(operand, path, "first") : () => operand;
  return someElement((value, scope) => {
    const left = numberOf(value);
    const right = numberOf(other(scope));
    return left !== undefined && right !== undefined && passes(left.compare(right));
  });
}

function compileMatches(patterns: string | readonly string[], path: string, env: Environment): Test {
  const match = compileMatcher(patterns, path, env.problems);
  return someElement((value) => {
    const text = textOf(value);
    return text !== undefined && match(text) !== undefined;
  });
}

function numberOf(value: unknown): Decimal | undefined {
  if (value instanceof Decimal) return value;
  const read = parseDecimal(value);
  return read.ok ? read.value : undefined;
}
