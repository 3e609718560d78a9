import type { Decimal } from "../../shared/runtime/decimal.ts";
import type { RuleValue } from "../rules/value.ts";
import type { NumberMeaning } from "../values/parseDecimal.ts";
import type { Environment } from "./environment.ts";
import { decimalOf, firstValue } from "./scalar.ts";
import { type Get, report, type Scope } from "./scope.ts";

/** More digits than any currency has, so that rounding only happens at the end. */
export const quotientScale = 12;

/** Compiles a value that is an exact number; `undefined` if missing or, with an issue, if it is not a number. */
export function compileAmount(
  value: RuleValue,
  at: string,
  env: Environment,
  reportedAt = at,
  meaning: NumberMeaning = "amount",
): (scope: Scope) => Decimal | undefined {
  const get = env.value(value, at, "first");
  const { decimalSeparator } = env.defaults;
  return (scope) => {
    const own = firstValue(get(scope), scope, reportedAt);
    return own === undefined ? undefined : decimalOf(own, scope, reportedAt, decimalSeparator, meaning);
  };
}

/** Reports numbers with more digits than any amount: repeated products grow without limit. */
export function ofFewDigits(number: Decimal, scope: Scope, at: string): Decimal | undefined {
  if (!number.hasMoreDigits(scope.budget.digits)) return number;
  report(scope, "too_large", at);
  return undefined;
}

/** Applies an operation from left to right; `undefined` as soon as one of the amounts is missing. */
export function compileArithmetic(
  apply: (left: Decimal, right: Decimal) => Decimal | undefined,
  values: readonly RuleValue[],
  path: string,
  env: Environment,
  at: string,
): Get {
  const [first, ...others] = values.map((value, index) =>
    compileAmount(value, `${path}[${index}]`, env, at, "number"),
  );
  return (scope) => {
    let result = first?.(scope);
    for (const get of others) {
      const operand = result === undefined ? undefined : get(scope);
      if (result === undefined || operand === undefined) return undefined;
      result = apply(result, operand);
      if (result === undefined) report(scope, "divided_by_zero", at);
      else result = ofFewDigits(result, scope, at);
    }
    return result;
  };
}
