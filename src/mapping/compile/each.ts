import { spendOnList, stepsOf } from "../budget.ts";
import { listOf } from "../path/compilePath.ts";
import type { RuleCondition, RuleValue } from "../rules/value.ts";
import { addProblem } from "../schema/problems.ts";
import type { Environment, Get } from "./scope.ts";

/** Nested `each` multiplies the work. */
const deepestEach = 3;

export function compileEach(
  each: RuleValue,
  where: RuleCondition | undefined,
  take: RuleValue | undefined,
  path: string,
  outer: Environment,
  at: string,
): Get {
  const env = outer.withinEach();
  if (env.eachDepth > deepestEach) {
    const message = `More than ${deepestEach} \`each\` are nested. Name one of them in \`values\`.`;
    addProblem(env.problems, "too_nested", at, message);
  }
  const list = env.value(each, path, "all");
  const partsBefore = env.size.parts;
  const passes = where === undefined ? undefined : env.condition(where, `${at}.where`);
  const taken = take === undefined ? undefined : env.value(take, `${at}.take`, "first");
  const steps = stepsOf(env.size.parts - partsBefore);
  return (scope) => {
    const before = scope.item;
    const values: unknown[] = [];
    const elements = listOf(list(scope));
    spendOnList(scope, elements.length, at, steps);
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
