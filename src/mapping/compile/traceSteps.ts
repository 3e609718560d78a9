import type { Environment } from "./environment.ts";
import { type Get, lineOf } from "./scope.ts";
import type { TraceStep } from "./trace.ts";

/** The first step of a value: what stood at its source. */
export const sourceStep = "source";

/** Notes a step for `explain`. Costs nothing where rules are not compiled for it. */
export function traceStep(step: string, env: Environment, get: Get): Get {
  if (!env.tracing) return get;
  return (scope) => {
    const value = get(scope);
    scope.trace?.steps.push({ step, value });
    return value;
  };
}

/** Notes for `explain` how a value came about, with the steps that were noted on its way. */
export function withTrace(source: string, at: string, env: Environment, get: Get): Get {
  if (!env.tracing) return get;
  return (scope) => {
    const { trace } = scope;
    if (trace === undefined) return get(scope);
    const before = trace.steps;
    const own: TraceStep[] = [];
    trace.steps = own;
    const value = get(scope);
    trace.steps = before;
    const isRead = own[0]?.step === sourceStep;
    const raw = isRead ? own[0]?.value : undefined;
    trace.entries.push({
      rule: at,
      line: lineOf(scope),
      source,
      raw,
      steps: own.slice(isRead ? 1 : 0),
      value,
    });
    return value;
  };
}
