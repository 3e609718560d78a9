import { getOwn, isRecord } from "../../json/value.ts";
import { Decimal } from "../text/decimal.ts";
import { emptyToUndefined } from "../text/missing.ts";
import type { PathStep, TextGlob } from "./parsePath.ts";

/** Reads a value out of a lead; `undefined` where nothing is there. */
export type Read = (from: unknown) => unknown;

/**
 * Compiles the steps of a path. `"first"` gives the first value that is not missing (or, where all are
 * missing, the first that is there at all); `"all"` gives a list wherever a step can meet several elements.
 */
export function compilePath(steps: readonly PathStep[], cardinality: "first" | "all"): Read {
  const branches = steps.some(({ type }) => type === "each" || type === "find");
  if (!branches) return chain(steps.map(stepOf));
  return cardinality === "all" ? collectAll(steps) : searchFirst(steps, 0);
}

/** The elements of a list; the values of an object. Anything else has none. */
export function elementsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return typeof value === "object" && value !== null ? Object.values(value) : [];
}

/**
 * A list as it is; an object whose keys are 0, 1, 2, … or, with objects in it, other numbers (what PHP makes of a
 * list with gaps, or of products by their ids) as a list; a single thing as a list of one.
 */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value === undefined || value === null) return [];
  if (isRecord(value) && !(value instanceof Decimal)) {
    const keys = Object.keys(value);
    if (keys.length > 0 && keys.every((key, index) => key === String(index) || isNumbered(value, key))) {
      return elementsOf(value);
    }
  }
  return [value];
}

export function fitsGlob(text: string, glob: TextGlob): boolean {
  const first = glob[0] ?? "";
  if (glob.length === 1) return text === first;
  const last = glob[glob.length - 1] ?? "";
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last))
    return false;
  let from = first.length;
  const until = text.length - last.length;
  for (let index = 1; index < glob.length - 1; index += 1) {
    const piece = glob[index] ?? "";
    const found = text.indexOf(piece, from);
    if (found === -1 || found + piece.length > until) return false;
    from = found + piece.length;
  }
  return true;
}

function chain(steps: readonly Read[]): Read {
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

function stepOf(step: PathStep): Read {
  if (step.type === "fromEnd") {
    return (from) => (Array.isArray(from) ? from[from.length - step.distance] : undefined);
  }
  return step.type === "key" ? keyReader(step.key) : () => undefined;
}

/** A name that every object or list inherits must be an own property; all others can be read straight away. */
function keyReader(key: string): Read {
  if (/^(?:0|[1-9]\d{0,8})$/.test(key)) {
    const index = Number(key);
    return (from) => (isKeyed(from) ? from[index] : undefined);
  }
  if (key in Object.prototype) {
    return (from) => isKeyed(from) && getOwn(from, key);
  }
  if (key in Array.prototype) {
    return (from) => (isKeyed(from) && !Array.isArray(from) ? from[key] : undefined);
  }
  return (from) => (isKeyed(from) ? from[key] : undefined);
}

/** Anything with keys: an object or a list. */
function isKeyed(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === "object" && value !== null;
}

function candidates(step: PathStep): ((from: unknown) => readonly unknown[]) | undefined {
  if (step.type === "find") {
    const read = chain(step.keys.map(keyReader));
    const { text } = step;
    return (from) => elementsOf(from).filter((element) => isText(read(element), text));
  }
  if (step.type !== "each") return undefined;
  const { keys } = step;
  if (keys === undefined) return elementsOf;
  return (from) =>
    typeof from === "object" && from !== null
      ? Object.keys(from)
          .filter((key) => fitsGlob(key, keys))
          .map((key) => Reflect.get(from, key))
      : [];
}

function isText(value: unknown, glob: TextGlob): boolean {
  if (typeof value === "string") return fitsGlob(value, glob);
  return (typeof value === "number" || typeof value === "boolean") && fitsGlob(String(value), glob);
}

function collectAll(steps: readonly PathStep[]): Read {
  const levels = steps.map((step) => {
    const many = candidates(step);
    return { one: stepOf(step), many };
  });
  const last = steps[steps.length - 1];
  const endsInKey = last?.type === "each" ? last.keys !== undefined : last?.type !== "find";
  return (from) => {
    let values: unknown[] = [from];
    for (const { one, many } of levels) {
      const next: unknown[] = [];
      for (const value of values) {
        if (many === undefined) {
          const read = one(value);
          if (read !== undefined) next.push(read);
        } else for (const each of many(value)) next.push(each);
      }
      values = next;
    }
    // What a key of several elements holds is one list: `entry[*].changes` are all changes.
    return endsInKey ? values.flatMap((value) => (isFullList(value) ? value : [value])) : values;
  };
}

/** An empty one stays: that it is there matters to `exists`. */
function isFullList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0;
}

/** Depth first, so that nothing is collected in vain. */
function searchFirst(steps: readonly PathStep[], start: number): Read {
  const split = steps.findIndex(({ type }, index) => index >= start && (type === "each" || type === "find"));
  if (split === -1) return chain(steps.slice(start).map(stepOf));
  const head = chain(steps.slice(start, split).map(stepOf));
  const tail = searchFirst(steps, split + 1);
  const step = steps[split];
  if (step?.type === "find") {
    const read = chain(step.keys.map(keyReader));
    const { text } = step;
    const [only = ""] = text;
    const exact = text.length === 1;
    const [key = ""] = step.keys;
    const isPlain = step.keys.length === 1 && !(key in Object.prototype);
    return (from) => {
      let found: unknown;
      const elements = elementsOf(head(from));
      for (let index = 0; index < elements.length; index += 1) {
        const element = elements[index];
        const own = isPlain && isRecord(element) ? element[key] : read(element);
        if (exact && typeof own === "string" ? own !== only : !isText(own, text)) continue;
        const value = tail(element);
        if (emptyToUndefined(value) !== undefined) return value;
        found ??= value;
      }
      return found;
    };
  }
  const many = step === undefined ? undefined : candidates(step);
  return (from) => {
    let found: unknown;
    for (const element of many?.(head(from)) ?? []) {
      const value = tail(element);
      if (emptyToUndefined(value) !== undefined) return value;
      found ??= value;
    }
    return found;
  };
}

function isNumbered(value: Readonly<Record<string, unknown>>, key: string): boolean {
  return /^\d{1,15}$/.test(key) && isRecord(value[key]);
}
