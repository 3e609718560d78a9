import { spend, spendOnList } from "../contract/budget.ts";
import { elementsOf, isKeyed } from "../path/compilePath.ts";
import { fitsGlob, globTest } from "../path/glob.ts";
import type { PathStep } from "../path/parsePath.ts";
import type { Get, Reads, Scope, Trace, TracedEntry, TraceStep } from "./scope.ts";
import { sourceStep } from "./tracing.ts";

/** Records one lead for `explain`. Compiled rules know only its interface, so who explains nothing does not load it. */
export class LeadTrace implements Trace {
  readonly entries: TracedEntry[] = [];
  steps: TraceStep[] = [];
  readonly unmatched = new Set<string>();
  readonly reads: Reads = [];
  readonly named = new Map<readonly unknown[], Reads[]>();

  /** Walks like the compiled path, but slowly. */
  path(scope: Scope, from: unknown, steps: readonly PathStep[], rulePath: string): void {
    let values: unknown[] = [from];
    for (const step of steps) {
      spendOnList(scope, values.length, rulePath, 5);
      values = values.flatMap((value) => (isKeyed(value) ? follow(scope, value, step, rulePath) : []));
    }
    // A list of plain values is read as a whole.
    for (const value of values) {
      if (!Array.isArray(value)) continue;
      // Every step of the value is searched once more.
      spend(scope, 3 * value.length, rulePath);
      note(scope, value, whole);
    }
  }

  value(source: string, rulePath: string, scope: Scope, get: Get): unknown {
    const before = this.steps;
    const steps: TraceStep[] = [];
    this.steps = steps;
    const start = this.reads.length;
    const value = get(scope);
    this.steps = before;
    const isRead = steps[0]?.step === sourceStep;
    const raw = isRead ? steps[0]?.value : undefined;
    this.entries.push({
      rule: rulePath,
      line: lineOf(scope),
      source,
      raw,
      steps: steps.slice(isRead ? 1 : 0),
      reads: this.reads.slice(start),
      value,
    });
    return value;
  }

  field(rulePath: string, value: unknown): void {
    const entry = this.entries.at(-1);
    if (entry?.rule !== rulePath || entry.value === value) return;
    entry.steps.push({ step: "field", value });
    entry.value = value;
  }
}

/** The key that means all keys of an object or a list. */
export const whole = "\0";

function follow(scope: Scope, value: object, step: PathStep, rulePath: string): unknown[] {
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
      spend(scope, 5 * all.length, rulePath);
      return all.filter((key) => fitsGlob(key, keys)).flatMap((key) => read(scope, value, key));
    }
    case "find": {
      spend(scope, 5 * elementsOf(value).length, rulePath);
      const isFound = globTest(step.text, rulePath);
      return elementsOf(value).filter((element) => {
        let current: unknown = element;
        const met: { readonly holder: object; readonly key: string }[] = [];
        for (const key of step.keys) {
          if (!isKeyed(current)) return false;
          met.push({ holder: current, key });
          current = Object.hasOwn(current, key) ? Reflect.get(current, key) : undefined;
        }
        if (!isFound(current, scope)) return false;
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
