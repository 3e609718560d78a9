import { getOwn } from "../json/value.ts";
import { Decimal } from "../runtime/decimal.ts";
import type { Trace, TraceEntry } from "./compile/scope.ts";
import { whole } from "./compile/trace.ts";
import type { IssueCodeName } from "./issueCodes.ts";
import type { MapResult } from "./mapResult.ts";
import { joinKey } from "./path/writePath.ts";

/** How one field of the order came about. */
export interface ExplainedField extends TraceEntry {
  /** The field in the order, for example `phone` or `products[0].sku`. */ readonly field: string;
  /** Whether the rule's `default` was taken. */ readonly usedDefault: boolean;
  /** The values that this one was made of, innermost first. */ readonly parts: readonly TraceEntry[];
}

/**
 * Why a lead became what it became. Holds the lead's own values: show it to the people who may see them,
 * and keep it out of logs.
 */
export interface Explanation {
  readonly result: MapResult<IssueCodeName>;
  readonly fields: readonly ExplainedField[];
  /** Named values, in the order in which they were worked out. */ readonly values: readonly TraceEntry[];
  /** Paths of the lead that no rule has read. At most 1000. */ readonly unusedParameters: readonly string[];
  /** Paths of the rules that found nothing in this lead. */ readonly unmatchedRules: readonly string[];
}

/** Puts in order what was noted while a lead was mapped. */
export function explainTrace(result: MapResult<IssueCodeName>, trace: Trace, lead: unknown): Explanation {
  const entries = trace.entries.map((entry) => plainEntry(entry));
  const fields = entries
    .map((entry, index) => ({ entry, index }))
    .filter(({ entry }) => fieldName.test(entry.rule))
    .map(({ entry, index }) => ({
      field: fieldOf(entry),
      ...entry,
      value: valueInOrder(result, entry),
      usedDefault: entry.steps.some(({ step }) => step === "default"),
      parts: partsOf(entries, index),
    }));
  return {
    result,
    fields,
    values: entries.filter(({ rule }) => /^(?:products(?:\[\d+\])?\.)?values\.[^.[]+$/.test(rule)),
    unusedParameters: unusedParameters(lead, trace.reads),
    unmatchedRules: [...trace.unmatched],
  };
}

/** The order may hold more than the rule gave: what another field was too short for, or the time of receipt. */
function valueInOrder(result: MapResult<IssueCodeName>, entry: TraceEntry): unknown {
  if (result.status !== "order" || entry.line !== undefined) return entry.value;
  return getOwn<unknown>({ ...result.order }, fieldOf(entry)) ?? entry.value;
}

const fieldName = /^(?:products(?:\[\d+\])?\.)?fields\.[^.[]+$|^(?:key|total|discount\.amount)$/;

function fieldOf({ rule, line }: TraceEntry): string {
  if (rule === "discount.amount") return "discount";
  const name = rule.replace(/^.*\.(?=[^.]+$)/, "");
  return line === undefined ? name : `products[${line}].${name}`;
}

/** What a value was made of was noted right before it, under a longer path. */
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

function plainEntry(entry: TraceEntry): TraceEntry {
  const steps = entry.steps.map(({ step, value }) => ({ step, value: plain(value) }));
  return { ...entry, raw: plain(entry.raw), steps, value: plain(entry.value) };
}

/** Exact numbers of our own are shown as text. */
function plain(value: unknown, depth = 0): unknown {
  if (!Array.isArray(value) || depth > deepest) return value instanceof Decimal ? value.toText() : value;
  let copy: unknown[] | undefined;
  for (const [index, each] of value.entries()) {
    const own = plain(each, depth + 1);
    if (own === each) continue;
    copy ??= [...value];
    copy[index] = own;
  }
  return copy ?? value;
}

function unusedParameters(lead: unknown, reads: Trace["reads"]): string[] {
  const unused: string[] = [];
  const seen = new Set<object>();
  const walk = (value: object, path: string, depth: number): void => {
    if (seen.has(value) || depth > deepest) return;
    seen.add(value);
    const read = reads.get(value);
    const isWhole = read?.has(whole) === true;
    for (const key of Object.keys(value)) {
      if (unused.length >= maxUnused) return;
      const own: unknown = Reflect.get(value, key);
      const isObject = typeof own === "object" && own !== null;
      if (!isObject && (isWhole || read?.has(key) === true)) continue;
      const at = Array.isArray(value) ? `${path}[${key}]` : joinKey(path, key);
      if (isObject) walk(own, at, depth + 1);
      else unused.push(at);
    }
  };
  try {
    if (typeof lead === "object" && lead !== null) walk(lead, "", 0);
  } catch {
    // A getter or a proxy has thrown; the result says so in an issue.
  }
  return unused;
}

const maxUnused = 1000;
const deepest = 100;
