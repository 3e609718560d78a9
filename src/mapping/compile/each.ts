import { spendOnList, stepsOf } from "../contract/budget.ts";
import { listOf } from "../path/compilePath.ts";
import { addProblem } from "../rules/problems.ts";
import type { RuleCondition, RuleValue } from "../rules/value.ts";
import { emptyToUndefined } from "../values/missing.ts";
import type { Environment } from "./environment.ts";
import type { Get, Scope } from "./scope.ts";

/** The maximum depth of nested `each`, because every level multiplies the work. */
const deepestEach = 3;

export function compileEach(
  listRule: RuleValue,
  where: RuleCondition | undefined,
  take: RuleValue | undefined,
  path: string,
  outer: Environment,
  valuePath: string,
): Get {
  const env = outer.withinEach();
  if (env.eachDepth > deepestEach) {
    addProblem(env.problems, "too_nested.each", valuePath, { most: deepestEach });
  }
  const list = env.value(listRule, path, "all");
  const partsBefore = env.size.parts;
  const passes = where === undefined ? undefined : env.condition(where, `${valuePath}.where`);
  const taken = take === undefined ? undefined : env.value(take, `${valuePath}.take`, "first");
  const steps = stepsOf(env.size.parts - partsBefore);
  return (scope) => {
    const before = scope.item;
    const values: unknown[] = [];
    const elements = listOf(list(scope));
    spendOnList(scope, elements.length, valuePath, steps);
    for (const element of elements) {
      if (element === undefined) continue;
      scope.item = element;
      if (passes !== undefined && !passes(scope)) continue;
      const value = taken === undefined ? element : taken(scope);
      if (value !== undefined) values.push(value);
    }
    scope.item = before;
    return values.length === 0 ? undefined : values;
  };
}

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

/**
 * Takes all values of nested lists, in order. It uses no recursion, because the lists may be deeper than the
 * stack.
 */
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
