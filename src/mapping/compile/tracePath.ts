import { elementsOf, fitsGlob } from "../path/compilePath.ts";
import type { PathStep } from "../path/parsePath.ts";
import type { Scope } from "./scope.ts";

/** Notes for `explain` which parts of the lead a rule reads. Walks as the compiled path does, but slowly. */
export function tracePath(scope: Scope, from: unknown, steps: readonly PathStep[]): void {
  let values: unknown[] = [from];
  for (const step of steps) {
    values = values.flatMap((value) => (isObject(value) ? follow(scope, value, step) : []));
  }
  // A list of plain values is read as a whole.
  for (const value of values) {
    if (!Array.isArray(value)) continue;
    for (const [index, each] of value.entries()) if (!isObject(each)) note(scope, value, String(index));
  }
}

function follow(scope: Scope, value: object, step: PathStep): unknown[] {
  switch (step.type) {
    case "key":
      return read(scope, value, step.key);
    case "fromEnd":
      return Array.isArray(value) ? read(scope, value, String(value.length - step.distance)) : [];
    case "each": {
      const { keys } = step;
      return Object.keys(value)
        .filter((key) => keys === undefined || fitsGlob(key, keys))
        .flatMap((key) => read(scope, value, key));
    }
    case "find":
      return elementsOf(value).filter((element) => {
        let own: unknown = element;
        const met: { readonly holder: object; readonly key: string }[] = [];
        for (const key of step.keys) {
          if (!isObject(own)) return false;
          met.push({ holder: own, key });
          own = Object.hasOwn(own, key) ? Reflect.get(own, key) : undefined;
        }
        if (isObject(own) || own === undefined || !fitsGlob(String(own), step.text)) return false;
        for (const { holder, key } of met) note(scope, holder, key);
        return true;
      });
  }
}

function read(scope: Scope, value: object, key: string): unknown[] {
  if (!Object.hasOwn(value, key)) return [];
  note(scope, value, key);
  return [Reflect.get(value, key)];
}

function note(scope: Scope, holder: object, key: string): void {
  const reads = scope.trace?.reads;
  const known = reads?.get(holder);
  if (known === undefined) reads?.set(holder, new Set([key]));
  else known.add(key);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
