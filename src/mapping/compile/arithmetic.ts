import type { Decimal } from "../../shared/runtime/decimal.ts";
import type { RuleValue } from "../rules/value.ts";
import type { NumberMeaning } from "../values/parseDecimal.ts";
import type { Environment } from "./environment.ts";
import { decimalOf, firstValue } from "./scalar.ts";
import { type Get, report, type Scope } from "./scope.ts";

/**
 * The number of decimals of a quotient. It is larger than that of any currency, so that rounding only happens
 * at the end.
 */
export const quotientScale = 12;

/** Compiles a value that is an exact number; `undefined` if missing or, with an issue, if it is not a number. */
export function compileAmount(
  value: RuleValue,
  rulePath: string,
  env: Environment,
  reportedAt = rulePath,
  meaning: NumberMeaning = "amount",
): (scope: Scope) => Decimal | undefined {
  const get = env.value(value, rulePath, "first");
  const { decimalSeparator } = env.defaults;
  return (scope) => {
    const input = firstValue(get(scope), scope, reportedAt);
    return input === undefined ? undefined : decimalOf(input, scope, reportedAt, decimalSeparator, meaning);
  };
}

/** Reports numbers with more digits than any amount: repeated products grow without limit. */
export function ofFewDigits(number: Decimal, scope: Scope, rulePath: string): Decimal | undefined {
  if (!number.hasMoreDigits(scope.budget.digits)) return number;
  report(scope, "too_large", rulePath);
  return undefined;
}

/** Applies an operation from left to right; `undefined` as soon as one of the amounts is missing. */
export function compileArithmetic(
  apply: (left: Decimal, right: Decimal) => Decimal | undefined,
  values: readonly RuleValue[],
  path: string,
  env: Environment,
  valuePath: string,
): Get {
  const [first, ...others] = values.map((value, index) =>
    compileAmount(value, `${path}[${index}]`, env, valuePath, "number"),
  );
  return (scope) => {
    let result = first?.(scope);
    for (const get of others) {
      const operand = result === undefined ? undefined : get(scope);
      if (result === undefined || operand === undefined) return undefined;
      result = apply(result, operand);
      if (result === undefined) report(scope, "divided_by_zero", valuePath);
      else result = ofFewDigits(result, scope, valuePath);
    }
    return result;
  };
}
