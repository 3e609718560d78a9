import { getOwn, isRecord } from "../../shared/json/value.ts";
import { Decimal } from "../../shared/runtime/decimal.ts";
import { spend, spendOnList, type Work } from "../contract/budget.ts";
import { emptyToUndefined } from "../values/missing.ts";
import { firstNames } from "./firstNames.ts";
import { globTest } from "./glob.ts";
import type { PathStep } from "./parsePath.ts";

export type Read = (from: unknown, work: Work) => unknown;
type ReadOne = (from: unknown) => unknown;

/**
 * Compiles a path. `"first"` returns the first value that is not missing, else the first present; `"all"`
 * returns a list if a step has many values.
 */
export function compilePath(
  steps: readonly PathStep[],
  cardinality: "first" | "all",
  rulePath: string,
): Read {
  if (!steps.some(isBranch)) return chain(steps.map(stepOf));
  return cardinality === "all" ? collectAll(steps, rulePath) : searchFirst(steps, 0, rulePath);
}

/**
 * Compiles a test of whether anything is at a path. An empty value counts, even on the way (`"pickupPoint":
 * null`): the rest of the path cannot exist.
 */
export function compileReached(
  steps: readonly PathStep[],
  rulePath: string,
): (from: unknown, work: Work) => boolean {
  const levels = levelsOf(steps, rulePath);
  return (from, work) => {
    let values: readonly unknown[] = [from];
    for (const [index, level] of levels.entries()) {
      values = level(values, work);
      const first = values.find((value) => value !== undefined);
      if (index === levels.length - 1) return first !== undefined;
      const value = values.find((candidate) => emptyToUndefined(candidate) !== undefined) ?? first;
      if (isEmptyThing(value, work)) return true;
    }
    return from !== undefined;
  };
}

function isEmptyThing(value: unknown, work: Work): boolean {
  return (
    value !== undefined &&
    (emptyToUndefined(value) === undefined || (isRecord(value) && firstNames(value, work).length === 0))
  );
}

function isBranch({ type }: PathStep): boolean {
  return type === "each" || type === "find";
}

/** Returns the elements of a list, or the values of an object. Anything else has none. */
export function elementsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return typeof value === "object" && value !== null ? Object.values(value) : [];
}

/**
 * Returns a list as it is. Keys 0, 1, 2, … or objects under numbers (as PHP sends them) become a list, and a
 * single value becomes a list of one.
 */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value === undefined || value === null) return [];
  if (isRecord(value) && !(value instanceof Decimal)) {
    const keys = Object.keys(value);
    if (keys.length > 0 && keys.every((key, index) => key === String(index) || isNumbered(value, key)))
      return elementsOf(value);
  }
  return [value];
}

function chain(steps: readonly ReadOne[]): ReadOne {
  const [one, two, three] = steps;
  if (one === undefined) return (from) => from;
  if (two === undefined) return one;
  if (three === undefined) return (from) => two(one(from));
  if (steps.length === 3) return (from) => three(two(one(from)));
  return (from) => {
    let value = from;
    for (const step of steps) value = step(value);
    return value;
  };
}

function stepOf(step: PathStep): ReadOne {
  if (step.type === "fromEnd")
    return (from) => (Array.isArray(from) ? from[from.length - step.distance] : undefined);
  return step.type === "key" ? keyReader(step.key) : () => undefined;
}

/**
 * Returns a function that reads a key. A name that objects or lists inherit must be an own property. All
 * others can be read directly.
 */
function keyReader(key: string): ReadOne {
  if (/^(?:0|[1-9]\d{0,8})$/.test(key)) {
    const index = Number(key);
    return (from) => (isKeyed(from) ? from[index] : undefined);
  }
  if (key in Object.prototype) return (from) => (isKeyed(from) ? getOwn(from, key) : undefined);
  if (key in Array.prototype)
    return (from) => (isKeyed(from) && !Array.isArray(from) ? from[key] : undefined);
  return (from) => (isKeyed(from) ? from[key] : undefined);
}

/** The keys of a path with one or two keys, if these can be read directly from every object or list. */
export function plainKeys(steps: readonly PathStep[]): readonly [string, string | undefined] | undefined {
  const [one, two, three] = steps.map((step) =>
    step.type === "key" && isPlainKey(step.key) ? step.key : "",
  );
  if (!one || two === "" || three !== undefined) return undefined;
  return [one, two];
}

function isPlainKey(key: string): boolean {
  return !(key in Object.prototype || key in Array.prototype || /^\d/.test(key));
}

/** Whether a value has keys: an object or a list. */
export function isKeyed(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === "object" && value !== null;
}

type Candidates = (from: unknown, work: Work) => readonly unknown[];

function candidates(step: PathStep, rulePath: string): Candidates | undefined {
  if (step.type === "find") {
    const read = chain(step.keys.map(keyReader));
    const isFound = globTest(step.text, rulePath);
    return (from, work) =>
      visited(elementsOf(from), work, rulePath).filter((element) => isFound(read(element), work));
  }
  if (step.type !== "each") return undefined;
  const { keys } = step;
  if (keys === undefined) return (from, work) => visited(elementsOf(from), work, rulePath, 2);
  const fits = globTest(keys, rulePath);
  return (from, work) =>
    isKeyed(from)
      ? visited(Object.keys(from), work, rulePath, 5)
          .filter((key) => fits(key, work))
          .map((key) => from[key])
      : [];
}

function visited<Element>(
  elements: readonly Element[],
  work: Work,
  rulePath: string,
  perElement = 1,
): readonly Element[] {
  spend(work, elements.length * perElement, rulePath);
  return elements;
}

/** Compiles each step to a function from all values before it to all values after it. */
function levelsOf(
  steps: readonly PathStep[],
  rulePath: string,
): readonly ((values: readonly unknown[], work: Work) => readonly unknown[])[] {
  return steps.map((step) => {
    const many = candidates(step, rulePath);
    const one = stepOf(step);
    return (values, work) => {
      const next: unknown[] = [];
      spendOnList(work, values.length, rulePath);
      for (const value of values) {
        if (many === undefined) {
          const read = one(value);
          if (read !== undefined) next.push(read);
        } else for (const element of many(value, work)) next.push(element);
      }
      return next;
    };
  });
}

function collectAll(steps: readonly PathStep[], rulePath: string): Read {
  const levels = levelsOf(steps, rulePath);
  const last = steps[steps.length - 1];
  const endsInKey = last?.type === "each" ? last.keys !== undefined : last?.type !== "find";
  return (from, work) => {
    let values: readonly unknown[] = [from];
    for (const level of levels) values = level(values, work);
    // Lists under a key of several elements are joined: `entry[*].changes` returns all changes.
    if (endsInKey) values = values.flatMap((value) => (isFullList(value) ? value : [value]));
    spendOnList(work, values.length, rulePath);
    return values;
  };
}

/** Whether a value is a list with elements. Empty lists are kept, because `exists` depends on them. */
function isFullList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0;
}

/** Searches depth first, so that nothing is collected needlessly. */
function searchFirst(steps: readonly PathStep[], start: number, rulePath: string): Read {
  const split = steps.findIndex((step, index) => index >= start && isBranch(step));
  if (split === -1) return chain(steps.slice(start).map(stepOf));
  const head = chain(steps.slice(start, split).map(stepOf));
  const tail = searchFirst(steps, split + 1, rulePath);
  const step = steps[split];
  if (step?.type === "find") {
    const read = chain(step.keys.map(keyReader));
    const isFound = globTest(step.text, rulePath);
    const [only = ""] = step.text;
    const exact = step.text.length === 1;
    const [key = ""] = step.keys;
    const isPlain = step.keys.length === 1 && isPlainKey(key);
    return (from, work) => {
      let found: unknown;
      const elements = elementsOf(head(from));
      spend(work, elements.length, rulePath);
      for (let index = 0; index < elements.length; index += 1) {
        const element = elements[index];
        const property = isPlain && isKeyed(element) ? element[key] : read(element);
        if (exact && typeof property === "string") {
          if (property.length !== only.length || property !== only) continue;
        } else if (!isFound(property, work)) continue;
        const value = tail(element, work);
        if (emptyToUndefined(value) !== undefined) return value;
        found ??= value;
      }
      return found;
    };
  }
  const many = step === undefined ? undefined : candidates(step, rulePath);
  return (from, work) => {
    let found: unknown;
    for (const element of many?.(head(from), work) ?? []) {
      const value = tail(element, work);
      if (emptyToUndefined(value) !== undefined) return value;
      found ??= value;
    }
    return found;
  };
}

function isNumbered(value: Readonly<Record<string, unknown>>, key: string): boolean {
  return /^\d{1,15}$/.test(key) && isRecord(value[key]);
}
