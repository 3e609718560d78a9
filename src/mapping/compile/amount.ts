import type { Value } from "../rules/value.ts";
import type { Decimal } from "../text/decimal.ts";
import type { Environment } from "./environment.ts";
import { decimalOf, firstValue } from "./scalar.ts";
import type { Scope } from "./scope.ts";

/** Compiles a value that is an exact number; `undefined` where it is missing or, with an issue, none. */
export function compileAmount(
  value: Value,
  at: string,
  env: Environment,
  told = at,
): (scope: Scope) => Decimal | undefined {
  const get = env.value(value, at, "first");
  const { decimalSeparator } = env.defaults;
  return (scope) => {
    const own = firstValue(get(scope), scope, told);
    return own === undefined ? undefined : decimalOf(own, scope, told, decimalSeparator);
  };
}
