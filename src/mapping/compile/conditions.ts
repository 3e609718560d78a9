import { isRecord } from "../../json/value.ts";
import { emptyToUndefined } from "../path/present.ts";
import type { Condition, Constant, Operand, Tests, ValueObject } from "../rules/value.ts";
import { tests as testNodes } from "../schema/grammar.ts";
import { parseBoolean } from "../text/boolean.ts";
import { Decimal } from "../text/decimal.ts";
import { parseDecimal } from "../text/parseDecimal.ts";
import type { Environment } from "./environment.ts";
import { compileRawPath, pathOf } from "./paths.ts";
import { compileMatcher } from "./patterns.ts";
import { textOf } from "./scalar.ts";
import type { Check, Scope } from "./scope.ts";

const testNames = /* @__PURE__ */ Object.keys(testNodes);

/** Compiles a condition. Of a value that is a list, one element that passes is enough. */
export function compileCondition(condition: Condition, at: string, env: Environment): Check {
  checkGroup(condition, at, env);
  if ("all" in condition) {
    const checks = condition.all.map((each, index) => env.condition(each, `${at}.all[${index}]`));
    return (scope) => checks.every((check) => check(scope));
  }
  if ("any" in condition) {
    const checks = condition.any.map((each, index) => env.condition(each, `${at}.any[${index}]`));
    return (scope) => checks.some((check) => check(scope));
  }
  if ("not" in condition) {
    const check = env.condition(condition.not, `${at}.not`);
    return (scope) => !check(scope);
  }
  return compileTests(condition, at, env);
}

function compileTests(condition: ValueObject & Tests, at: string, env: Environment): Check {
  const { value, tests } = splitTests(condition);
  const get = env.value(value, at, "all");
  const checks: ((value: unknown, scope: Scope) => boolean)[] = [];
  if (tests.exists !== undefined) checks.push(compileExists(value, tests.exists, at, env));
  if (tests.empty !== undefined) {
    const wanted = tests.empty;
    checks.push((own) => isEmpty(own) === wanted);
  }
  if (tests.is !== undefined) checks.push(someElement(compileEqual(tests.is, `${at}.is`, env)));
  if (tests.in !== undefined) {
    const options = tests.in.map((option) => equalTo(option));
    checks.push(someElement((own) => options.some((equal) => equal(own))));
  }
  for (const name of ["gt", "gte", "lt", "lte"] as const) {
    const operand = tests[name];
    if (operand !== undefined) checks.push(someElement(compileOrder(name, operand, `${at}.${name}`, env)));
  }
  if (tests.matches !== undefined) {
    const fits = compileMatcher(tests.matches, `${at}.matches`, env);
    checks.push(
      someElement((own) => {
        const text = textOf(own);
        return text !== undefined && fits(text) !== undefined;
      }),
    );
  }
  if (checks.length === 0) {
    const names = testNames.map((name) => `\`${name}\``).join(", ");
    env.problems.push({ code: "no_test", path: at, message: `Nothing is tested here. Add one of ${names}.` });
  }
  const [only] = checks;
  if (only !== undefined && checks.length === 1) return (scope) => only(get(scope), scope);
  return (scope) => {
    const own = get(scope);
    return checks.every((check) => check(own, scope));
  };
}

/** Conditions of conditions stand alone: what else stands there would be overlooked. */
function checkGroup(condition: Condition, at: string, env: Environment): void {
  const group = ["all", "any", "not"].find((name) => name in condition);
  const other = Object.keys(condition).find((name) => name !== group);
  if (group === undefined || other === undefined) return;
  const message = `\`${other}\` cannot stand beside \`${group}\`. Put it into a condition of its own.`;
  env.problems.push({ code: "several_sources", path: at, message });
}

/** The value that is tested, and its tests. */
function splitTests(condition: ValueObject & Tests): { value: ValueObject; tests: Loose<Tests> } {
  const { is, in: among, gt, gte, lt, lte, exists, empty, matches, ...value } = condition;
  return { value, tests: { is, in: among, gt, gte, lt, lte, exists, empty, matches } };
}

/** The same names, where a value may also be undefined. */
type Loose<T> = { readonly [Name in keyof T]: T[Name] | undefined };

function someElement(
  check: (value: unknown, scope: Scope) => boolean,
): (value: unknown, scope: Scope) => boolean {
  return (value, scope) =>
    Array.isArray(value) ? value.some((each) => check(emptyToUndefined(each), scope)) : check(value, scope);
}

function compileExists(value: ValueObject, wanted: boolean, at: string, env: Environment) {
  if (!("path" in value)) return (own: unknown) => (own !== undefined) === wanted;
  const own = `${at}.path`;
  const raw = compileRawPath(pathOf(value.path, own, env), own, env, "all");
  return (_: unknown, scope: Scope) => {
    const own = raw(scope);
    return (own !== undefined && !(Array.isArray(own) && own.length === 0)) === wanted;
  };
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((each) => isEmpty(emptyToUndefined(each)));
  return value === undefined || (isRecord(value) && Object.keys(value).length === 0);
}

function compileEqual(operand: Operand, at: string, env: Environment) {
  if (typeof operand !== "object") return equalTo(operand);
  const other = env.value(operand, at, "first");
  return (value: unknown, scope: Scope) => {
    const right = textOf(other(scope));
    return right !== undefined && textOf(value)?.trim() === right.trim();
  };
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

function compileOrder(name: "gt" | "gte" | "lt" | "lte", operand: Operand, at: string, env: Environment) {
  const other = typeof operand === "object" ? env.value(operand, at, "first") : () => operand;
  return (value: unknown, scope: Scope): boolean => {
    const left = numberOf(value);
    const right = numberOf(other(scope));
    if (left === undefined || right === undefined) return false;
    const order = left.compare(right);
    if (name === "gt") return order > 0;
    if (name === "gte") return order >= 0;
    return name === "lt" ? order < 0 : order <= 0;
  };
}

function numberOf(value: unknown): Decimal | undefined {
  if (value instanceof Decimal) return value;
  const read = parseDecimal(value);
  return read.ok ? read.value : undefined;
}
