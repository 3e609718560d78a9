import { spend, spendOnList } from "../contract/budget.ts";
import { elementsOf, isKeyed } from "../path/compilePath.ts";
import { fitsGlob, globTest } from "../path/glob.ts";
import type { PathStep } from "../path/parsePath.ts";
import type { Environment } from "./environment.ts";
import type { Get, Scope, TraceStep } from "./scope.ts";

/** The first step of a value: the value at its source. */
export const sourceStep = "source";

/** Records for `explain` which parts of the lead a rule reads. Walks like the compiled path, but slowly. */
export function tracePath(scope: Scope, from: unknown, steps: readonly PathStep[], at: string): void {
  let values: unknown[] = [from];
  for (const step of steps) {
    spendOnList(scope, values.length, at, 5);
    values = values.flatMap((value) => (isKeyed(value) ? follow(scope, value, step, at) : []));
  }
  // A list of plain values is read as a whole.
  for (const value of values) {
    if (!Array.isArray(value)) continue;
    // Every step of the value is searched once more.
    spend(scope, 3 * value.length, at);
    note(scope, value, whole);
  }
}

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
export function withTrace(source: string, at: string, env: Environment, get: Get): Get {
  if (!env.tracing) return get;
  return (scope) => {
    const { trace } = scope;
    if (trace === undefined) return get(scope);
    const before = trace.steps;
    const own: TraceStep[] = [];
    trace.steps = own;
    const start = trace.reads.length;
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
      reads: trace.reads.slice(start),
      value,
    });
    return value;
  };
}

/** Records for `explain` how a field of the order changed the value of its rule. */
export function traceField(scope: Scope, at: string, value: unknown): void {
  const entries = scope.trace?.entries ?? [];
  const entry = entries[entries.length - 1];
  if (entry?.rule !== at || entry.value === value) return;
  entry.steps.push({ step: "field", value });
  entry.value = value;
}

/** Used instead of a key for all keys of an object or a list. */
export const whole = "\0";

function follow(scope: Scope, value: object, step: PathStep, at: string): unknown[] {
  switch (step.type) {
    case "key":
      return read(scope, value, step.key);
    case "fromEnd":
      return Array.isArray(value) ? read(scope, value, String(value.length - step.distance)) : [];
    case "each": {
      const { keys } = step;
      if (keys === undefined) {
        note(scope, value, whole);
        return [...elementsOf(value)];
      }
      const all = Object.keys(value);
      spend(scope, 5 * all.length, at);
      return all.filter((key) => fitsGlob(key, keys)).flatMap((key) => read(scope, value, key));
    }
    case "find": {
      spend(scope, 5 * elementsOf(value).length, at);
      const isFound = globTest(step.text, at);
      return elementsOf(value).filter((element) => {
        let own: unknown = element;
        const met: { readonly holder: object; readonly key: string }[] = [];
        for (const key of step.keys) {
          if (!isKeyed(own)) return false;
          met.push({ holder: own, key });
          own = Object.hasOwn(own, key) ? Reflect.get(own, key) : undefined;
        }
        if (!isFound(own, scope)) return false;
        for (const { holder, key } of met) note(scope, holder, key);
        return true;
      });
    }
  }
}

function read(scope: Scope, value: object, key: string): unknown[] {
  if (!Object.hasOwn(value, key)) return [];
  note(scope, value, key);
  return [Reflect.get(value, key)];
}

function note({ trace }: Scope, holder: object, key: string): void {
  trace?.reads.push({ holder, key });
}

function lineOf(scope: Scope): number | undefined {
  return scope.lineIndex < 0 ? undefined : scope.lineIndex;
}
