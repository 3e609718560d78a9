import { isRecord } from "../../shared/json/value.ts";
import { Decimal } from "../../shared/runtime/decimal.ts";
import { spend, spendOnList } from "../contract/budget.ts";
import type { Constant, Operand } from "../rules/value.ts";
import { parseBoolean } from "../values/boolean.ts";
import { equalInAnyCase, withoutCase } from "../values/letters.ts";
import { emptyToUndefined } from "../values/missing.ts";
import { parseDecimal } from "../values/parseDecimal.ts";
import type { Environment } from "./environment.ts";
import { isOther, textOf } from "./scalar.ts";
import { report, type Scope } from "./scope.ts";

export type Test = (value: unknown, scope: Scope) => boolean;

/** Applies a test to a value. A list passes if at least one of its elements passes. */
export function someElement(test: Test, rulePath: string, steps = 1): Test {
  return (value, scope) => {
    if (!Array.isArray(value)) return test(value, scope);
    spendOnList(scope, value.length, rulePath, steps);
    return value.some((element) => test(emptyToUndefined(element), scope));
  };
}

export function isEmpty(value: unknown, scope: Scope, rulePath: string): boolean {
  const left = [value];
  while (left.length > 0) {
    const next = emptyToUndefined(left.pop());
    if (Array.isArray(next)) {
      spend(scope, next.length, rulePath);
      for (const element of next) left.push(element);
    } else if (next !== undefined && !(isRecord(next) && Object.keys(next).length === 0)) return false;
  }
  return true;
}

export function compileIs(operand: Operand, path: string, env: Environment): Test {
  if (typeof operand !== "object") return compileIn([operand], path, env);
  const other = env.value(operand, path, "first");
  return (value, scope) => {
    const right = textOf(other(scope));
    if (right === undefined) return false;
    const wanted = withoutCase(right);
    const test: Test = (element) => {
      const left = textOf(element);
      return left !== undefined && withoutCase(left) === wanted;
    };
    return someElement(test, path)(value, scope);
  };
}

/**
 * Tests whether a value equals one of these constants. The type of a constant decides how the value is read,
 * once for each type.
 */
export function compileIn(constants: readonly Constant[], path: string, env: Environment): Test {
  const texts = new Set(
    constants.flatMap((constant) => (typeof constant === "string" ? withoutCase(constant) : [])),
  );
  const numbers = new Set(constants.filter((constant) => typeof constant === "number"));
  const booleans = new Set(constants.filter((constant) => typeof constant === "boolean"));
  // A value that cannot be read as one type may be meant for another.
  const isMixed = [texts, numbers, booleans].filter(({ size }) => size > 0).length > 1;
  const told = isMixed ? undefined : path;
  const [only] = constants;
  const isOnly = constants.length === 1 && typeof only === "string" ? equalInAnyCase(only) : undefined;
  const isText = (value: unknown): boolean => {
    const text = textOf(value);
    return isOnly?.(text) ?? (text !== undefined && texts.has(withoutCase(text)));
  };
  const isNumber: Test = (value, scope) => {
    const number = typeof value === "number" ? value : readNumber(value, scope, told, env)?.toNumber();
    return number !== undefined && numbers.has(number);
  };
  const isBoolean: Test = (value, scope) => {
    const read = parseBoolean(value);
    if (!read.ok) tell(value, scope, told);
    return read.ok && booleans.has(read.value);
  };
  return someElement(
    (value, scope) =>
      (texts.size > 0 && isText(value)) ||
      (numbers.size > 0 && isNumber(value, scope)) ||
      (booleans.size > 0 && isBoolean(value, scope)),
    path,
    5,
  );
}

export function compileOrder(
  operand: Operand,
  path: string,
  env: Environment,
  passes: (order: number) => boolean,
): Test {
  const other = typeof operand === "object" ? env.value(operand, path, "first") : () => operand;
  return (value, scope) => {
    const right = readNumber(other(scope), scope, path, env);
    if (right === undefined) return false;
    const test: Test = (element) => {
      const left = readNumber(element, scope, path, env);
      return left !== undefined && passes(left.compare(right));
    };
    return someElement(test, path, 5)(value, scope);
  };
}

/** Reads a number the way amounts are read. Anything else is `undefined` and a warning. */
function readNumber(
  value: unknown,
  scope: Scope,
  path: string | undefined,
  { defaults: { decimalSeparator } }: Environment,
): Decimal | undefined {
  if (value === undefined || value instanceof Decimal) return value;
  const { country, currency } = scope;
  const read = parseDecimal(value, { decimalSeparator, country, currency });
  if (read.ok && !isOther(read.unit, currency)) return read.value;
  tell(value, scope, path);
  return undefined;
}

/** Reports a value that a test cannot read. The test does not hold then, which may be wrong. */
function tell(value: unknown, scope: Scope, path: string | undefined): void {
  if (value !== undefined && path !== undefined)
    report(scope, "condition_unreadable", path, undefined, value);
}
