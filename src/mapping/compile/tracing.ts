import type { Environment } from "./environment.ts";
import type { Get } from "./scope.ts";

/** The first step of a value: the value at its source. */
export const sourceStep = "source";

/** Records a step for `explain`. Costs nothing if the rules are not compiled for it. */
export function traceStep(step: string, env: Environment, get: Get): Get {
  if (!env.tracing) return get;
  return (scope) => {
    const value = get(scope);
    scope.trace?.steps.push({ step, value });
    return value;
  };
}

/** Records for `explain` how a value was made, with the steps recorded on the way. */
export function withTrace(source: string, rulePath: string, env: Environment, get: Get): Get {
  if (!env.tracing) return get;
  return (scope) =>
    scope.trace === undefined ? get(scope) : scope.trace.value(source, rulePath, scope, get);
}
