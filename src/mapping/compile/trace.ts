import type { Environment } from "./environment.ts";
import { type Get, lineOf } from "./scope.ts";

/** One thing that happened to a value on its way. */
export interface TraceStep {
  /** The modifier, for example `lookup`; `default` where the fallback was taken; `field` for what the order's field made of it. */
  readonly step: string;
  /** What it made of the value; `undefined` where it left nothing. */
  readonly value: unknown;
}

/** How one value of the rules came about. */
export interface TraceEntry {
  /** The path of the value in the rules, for example `fields.phone` or `fields.phone.first[1]`. */
  readonly rule: string;
  /** The line of the order; `undefined` outside of lines. */
  readonly line: number | undefined;
  /** Where it came from, for example `path Email`. */
  readonly source: string;
  /** What stood there. */
  readonly raw: unknown;
  readonly steps: readonly TraceStep[];
  readonly value: unknown;
}

/** Collects what `explain` tells. */
export interface Trace {
  readonly entries: (TraceEntry & { readonly steps: TraceStep[] })[];
  /** What has happened so far to the value at hand. */
  steps: TraceStep[];
  /** Which properties of which parts of the lead were read. */
  readonly reads: Map<object, Set<string>>;
}

/** The first step of a value: what stood at its source. */
export const sourceStep = "source";

/** Notes a step for `explain`. Costs nothing where rules are not compiled for it. */
export function noted(step: string, env: Environment, get: Get): Get {
  if (!env.tracing) return get;
  return (scope) => {
    const value = get(scope);
    scope.trace?.steps.push({ step, value });
    return value;
  };
}

/** Notes for `explain` how a value came about, with the steps that were noted on its way. */
export function traced(source: string, at: string, env: Environment, get: Get): Get {
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
