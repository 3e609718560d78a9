import { getOwn } from "../../shared/json/value.ts";
import { Decimal } from "../../shared/runtime/decimal.ts";
import type { Reads, Trace, TracedEntry, TraceEntry } from "../compile/scope.ts";
import { whole } from "../compile/trace.ts";
import type { MapResult } from "../contract/mapResult.ts";
import { joinKey } from "../path/parsePath.ts";

/** How one field of the order was made. */
export interface ExplainedField extends TraceEntry {
  /** The field of the order, such as `phone` or `products[0].sku`. */
  readonly field: string;
  /** Whether the rule's `default` was used. */
  readonly usedDefault: boolean;
  /** The values it was made from, innermost first. */
  readonly parts: readonly TraceEntry[];
  /** The paths in the lead that it was made from, such as `items[0].sku`. */
  readonly paths: readonly string[];
}

/**
 * Explains the result for one lead. Contains the lead's values: show it only to people who may see them, and keep it
 * out of logs.
 */
export interface Explanation {
  readonly result: MapResult;
  readonly fields: readonly ExplainedField[];
  /** Named values, in the order they were computed. */
  readonly values: readonly TraceEntry[];
  /** Paths in the lead that no rule read. At most 1000. */
  readonly unusedParameters: readonly string[];
  /** Paths in the rules that found nothing in this lead. */
  readonly unmatchedRules: readonly string[];
}

export function explainTrace(result: MapResult, trace: Trace, lead: unknown): Explanation {
  const entries = trace.entries.map((entry) => plainEntry(entry));
  const places = placesIn(lead, trace.reads);
  const fields = entries
    .map((entry, index) => ({ entry, index }))
    .filter(({ entry }) => fieldName.test(entry.rule))
    .map(({ entry, index }) => ({
      field: fieldOf(entry),
      ...entry,
      value: valueInOrder(result, entry),
      usedDefault: entry.steps.some(({ step }) => step === "default"),
      parts: partsOf(entries, index),
      paths: pathsOf(trace.entries[index]?.reads ?? [], places),
    }));
  return {
    result,
    fields,
    values: entries.filter(({ rule }) => /^(?:products(?:\[\d+\])?\.)?values\.[^.[]+$/.test(rule)),
    unusedParameters: places.unused,
    unmatchedRules: [...trace.unmatched],
  };
}

/**
 * Returns the value in the order. It may be more than the rule produced: overflow from another field, or the
 * time of receipt.
 */
function valueInOrder(result: MapResult, entry: TraceEntry): unknown {
  if (result.status !== "order" || entry.line !== undefined) return entry.value;
  return getOwn<unknown>({ ...result.order }, fieldOf(entry)) ?? entry.value;
}

const fieldName = /^(?:products(?:\[\d+\])?\.)?fields\.[^.[]+$|^(?:key|total|discount\.amount)$/;

function fieldOf({ rule, line }: TraceEntry): string {
  if (rule === "discount.amount") return "discount";
  const name = rule.replace(/^.*\.(?=[^.]+$)/, "");
  return line === undefined ? name : `products[${line}].${name}`;
}

/** Returns the parts of a value, which were recorded right before it, under longer paths. */
function partsOf(entries: readonly TraceEntry[], end: number): TraceEntry[] {
  const whole = entries[end];
  const parts: TraceEntry[] = [];
  for (let index = end - 1; index >= 0 && whole !== undefined; index -= 1) {
    const part = entries[index];
    if (part === undefined || (!part.rule.startsWith(`${whole.rule}.`) && !part.rule.includes("values.")))
      break;
    if (part.rule.startsWith(`${whole.rule}.`)) parts.unshift(part);
  }
  return parts;
}

function plainEntry({ reads: _, ...entry }: TracedEntry): TraceEntry {
  const steps = entry.steps.map(({ step, value }) => ({ step, value: plain(value) }));
  return { ...entry, raw: plain(entry.raw), steps, value: plain(entry.value) };
}

interface Places {
  /** The path of each object. */
  readonly pathOf: ReadonlyMap<object, string>;
  /** The paths of other values that no rule read. */
  readonly unused: readonly string[];
}

/** Paths are written only for what is listed: a lead of a megabyte may have hundreds of thousands of values. */
function placesIn(lead: unknown, reads: Reads): Places {
  const keysOf = new Map<object, Set<string>>();
  visitReads(reads, (holder, key) => {
    const keys = keysOf.get(holder);
    if (keys === undefined) keysOf.set(holder, new Set([key]));
    else keys.add(key);
  });
  const pathOf = new Map<object, string>();
  const unused: string[] = [];
  const walk = (value: object, path: string, depth: number): void => {
    if (pathOf.has(value) || depth > deepest) return;
    pathOf.set(value, path);
    const keys = keysOf.get(value);
    const isWhole = keys?.has(whole) === true;
    for (const key of Object.keys(value)) {
      const child: unknown = Reflect.get(value, key);
      if (isObject(child)) walk(child, pathIn(value, path, key), depth + 1);
      else if (unused.length < maxUnused && !isWhole && keys?.has(key) !== true)
        unused.push(pathIn(value, path, key));
    }
  };
  try {
    if (isObject(lead)) walk(lead, "", 0);
  } catch {
    // A getter or a proxy threw; the result reports it in an issue.
  }
  return { pathOf, unused };
}

/**
 * Returns the paths of the values that were read, without objects. A value that is not in an object of the lead, such
 * as JSON in a text, has none.
 */
function pathsOf(reads: Reads, { pathOf }: Places): string[] {
  const paths = new Set<string>();
  visitReads(reads, (holder, key) => {
    const path = pathOf.get(holder);
    if (path === undefined) return;
    for (const name of key === whole ? Object.keys(holder) : [key])
      if (isLeaf(holder, name)) paths.add(pathIn(holder, path, name));
  });
  return [...paths];
}

/** A list of reads may be a part of many others, and is visited once. */
function visitReads(
  reads: Reads,
  visit: (holder: object, key: string) => void,
  seen = new Set<Reads>(),
): void {
  if (seen.has(reads)) return;
  seen.add(reads);
  for (const entry of reads) {
    if (Array.isArray(entry)) visitReads(entry, visit, seen);
    else visit(entry.holder, entry.key);
  }
}

function isLeaf(holder: object, key: string): boolean {
  try {
    return (
      Object.getOwnPropertyDescriptor(holder, key)?.enumerable === true && !isObject(Reflect.get(holder, key))
    );
  } catch {
    // As in the walk.
    return false;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function pathIn(holder: object, path: string, key: string): string {
  return Array.isArray(holder) ? `${path}[${key}]` : joinKey(path, key);
}

function plain(value: unknown, depth = 0): unknown {
  if (!Array.isArray(value) || depth > deepest) return value instanceof Decimal ? value.toText() : value;
  let copy: unknown[] | undefined;
  for (const [index, element] of value.entries()) {
    const plainElement = plain(element, depth + 1);
    if (plainElement === element) continue;
    copy ??= [...value];
    copy[index] = plainElement;
  }
  return copy ?? value;
}

const maxUnused = 1000;
const deepest = 100;
