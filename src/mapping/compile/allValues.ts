import { spendOnList } from "../budget.ts";
import type { RuleValue } from "../rules/value.ts";
import { emptyToUndefined } from "../text/missing.ts";
import type { Environment, Scope } from "./scope.ts";

/** Reads all values in order, including those in lists, without the missing ones. */
export function compileAll(values: readonly RuleValue[], path: string, env: Environment) {
  const gets = values.map((value, index) => env.value(value, `${path}[${index}]`, "all"));
  return (scope: Scope, take: (value: unknown) => void): void => {
    for (const get of gets) {
      const value = get(scope);
      if (Array.isArray(value)) takeAll(value, scope, path, take);
      else if (value !== undefined) take(value);
    }
  };
}

/** Uses no recursion: nested lists may be deeper than the stack. */
function takeAll(
  values: readonly unknown[],
  scope: Scope,
  path: string,
  take: (value: unknown) => void,
): void {
  const left: unknown[] = [values];
  while (left.length > 0) {
    const value = left.pop();
    if (Array.isArray(value)) {
      spendOnList(scope, value.length, path, 5);
      for (let index = value.length - 1; index >= 0; index -= 1) left.push(emptyToUndefined(value[index]));
    } else if (value !== undefined) take(value);
  }
}
