import { isRecord } from "../../json/value.ts";
import type { RuleCondition, RuleValue } from "../rules/value.ts";
import { amountOf, best, type Pairs } from "./amountOfOrders.ts";
import type { FirstDraft } from "./fromLeads.ts";
import { numberOf } from "./lines.ts";
import { formsOf, joinOf, plainText } from "./matches.ts";
import type { ElementList, Leaf } from "./survey.ts";
import type { Learned } from "./tryRules.ts";

/** Which list element corresponds to each line of the orders. */
interface Pairing {
  readonly pairs: Pairs;
  /** Elements without a line. */ readonly left: readonly number[];
}

/** Text fields that identify a line, best ones first. */
const texts = ["sku", "ean", "name", "attributes"];

/** Finds the list whose elements are the lines of the orders, and the sources of their fields. */
export function alignLines(first: FirstDraft, learned: readonly Learned[], confidence: number): void {
  const { draft, survey, lines } = first;
  const wanted = learned.flatMap(({ order }) => linesIn(order));
  if (wanted.length === 0) {
    clear(first);
    draft.remove("total");
    return;
  }
  const lists = [...survey.lists.values()].sort(
    (one, other) => rank(other, lines?.path) - rank(one, lines?.path),
  );
  for (const list of lists.slice(0, 20)) {
    const pairing = pair(list, learned);
    if (pairing === undefined) continue;
    const where = pairing.left.length === 0 ? undefined : separating(list, pairing);
    if (pairing.left.length > 0 && where === undefined) continue;
    clear(first);
    draft.set("products.each", list.path, "order", confidence, [list.path]);
    if (where !== undefined)
      draft.set("products.where", where.value, "order", confidence - 0.15, [where.path]);
    alignFields(first, [...list.leaves.values()], pairing.pairs, confidence);
    return;
  }
  if (learned.every(({ order }) => linesIn(order).length === 1) && lines?.path === undefined) {
    const pairs = learned.flatMap(({ index, order }) => linesIn(order).map((line) => [index, line] as const));
    clear(first);
    alignFields(first, [...survey.leaves.values()], pairs, confidence);
  }
}

function rank(list: ElementList, path: string | undefined): number {
  return (list.path === path ? 1000 : 0) + list.leaves.size;
}

function clear({ draft }: FirstDraft): void {
  for (const rule of [...draft.picks.keys()]) if (rule.startsWith("products.")) draft.remove(rule);
}

function linesIn(order: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>[] {
  return Array.isArray(order.products) ? order.products.filter(isRecord) : [];
}

/** Pairs lines and elements with the same SKU, EAN or name, in order. */
function pair(list: ElementList, learned: readonly Learned[]): Pairing | undefined {
  const pairs: (readonly [number, Readonly<Record<string, unknown>>])[] = [];
  const left: number[] = [];
  const starts: number[] = [];
  list.counts.reduce((sum, count, index) => {
    starts[index] = sum;
    return sum + (count ?? 0);
  }, 0);
  for (const { index, order } of learned) {
    const start = starts[index] ?? 0;
    const end = start + (list.counts[index] ?? 0);
    let at = start;
    for (const line of linesIn(order)) {
      const found = elementOf(list, line, at, end);
      if (found === undefined) return undefined;
      for (; at < found; at += 1) left.push(at);
      pairs.push([found, line]);
      at = found + 1;
    }
    for (; at < end; at += 1) left.push(at);
  }
  return pairs.length === 0 ? undefined : { pairs, left };
}

function elementOf(
  list: ElementList,
  line: Readonly<Record<string, unknown>>,
  from: number,
  end: number,
): number | undefined {
  const wanted = texts.map((field) => plainText(line[field])).filter((text) => text.length > 1);
  for (let at = from; at < end; at += 1) {
    for (const leaf of list.leaves.values()) {
      const own = plainText(leaf.values[at]);
      if (own.length > 1 && wanted.includes(own)) return at;
    }
  }
  return undefined;
}

/** Finds a condition that only holds for elements with a line. */
function separating(
  list: ElementList,
  { pairs, left }: Pairing,
): { value: RuleCondition; path: string } | undefined {
  for (const { path, values } of list.leaves.values()) {
    const kept = pairs.map(([element]) => values[element]);
    const dropped = left.map((element) => values[element]);
    const isThere = (value: unknown) => value !== undefined && value !== null;
    if (kept.every(isThere) && !dropped.some(isThere)) return { value: { path, empty: false }, path };
    if (!kept.some(isThere) && dropped.every(isThere)) return { value: { path, empty: true }, path };
    const isPositive = (value: unknown) => (numberOf(value) ?? 0) > 0;
    if (kept.every(isPositive) && !dropped.some(isPositive)) return { value: { path, gt: 0 }, path };
  }
  return undefined;
}

function alignFields(first: FirstDraft, leaves: readonly Leaf[], pairs: Pairs, confidence: number): void {
  const add = (field: string, value: RuleValue | undefined, from: readonly string[]) => {
    if (value !== undefined) first.draft.set(`products.fields.${field}`, value, "order", confidence, from);
  };
  for (const field of texts) {
    const found = textOf(first, leaves, pairs, field);
    add(field, found?.value, found?.from ?? []);
  }
  for (const field of ["quantity", "tax_rate", "weight"]) {
    const leaf = best(first, leaves, field, (each) =>
      pairs.every(([at, line]) => isNumber(each.values[at], line[field], 1)),
    );
    if (leaf !== undefined && !isUsual(field, pairs)) add(field, leaf.path, [leaf.path]);
    else if (field !== "quantity" && leaf === undefined) {
      // The weight may be in grams, and the tax a fraction.
      const isWeight = field === "weight";
      const other = best(first, leaves, field, (each) =>
        pairs.every(([at, line]) => isNumber(each.values[at], line[field], isWeight ? 1000 : 0.01)),
      );
      if (other === undefined || isUsual(field, pairs)) continue;
      const { path } = other;
      add(field, isWeight ? { divide: [path, 1000] } : { multiply: [path, 100] }, [path]);
    }
  }
  const amount = amountOf(first, leaves, pairs);
  if (amount !== undefined) add(amount.field, amount.value, amount.from);
}

/** Every list contains a 0 somewhere, so a tax of 0 proves nothing. */
function isUsual(field: string, pairs: Pairs): boolean {
  return field !== "quantity" && pairs.every(([, line]) => line[field] === undefined || line[field] === 0);
}

function isNumber(own: unknown, wanted: unknown, factor: number): boolean {
  if (typeof wanted !== "number") return wanted === undefined && own === undefined;
  const number = numberOf(own);
  return number !== undefined && Math.abs(number - wanted * factor) < 0.000_5 * Math.max(1, factor);
}

function textOf(
  first: FirstDraft,
  leaves: readonly Leaf[],
  pairs: Pairs,
  field: string,
): { value: RuleValue; from: readonly string[] } | undefined {
  const asked = pairs.filter(([, line]) => plainText(line[field]) !== "");
  const [sample] = asked;
  if (sample === undefined) return undefined;
  const fits = (leaf: Leaf) =>
    pairs.every(([at, line]) => plainText(leaf.values[at]) === plainText(line[field]));
  const leaf = best(first, leaves, field, fits);
  if (leaf !== undefined) return { value: formOf(leaf, pairs, field), from: [leaf.path] };
  const [at, line] = sample;
  return joinOf(String(line[field]), leaves, at);
}

/** The simplest form in which the texts equal those of the orders exactly. */
function formOf(leaf: Leaf, pairs: Pairs, field: string): RuleValue {
  const isExact = pairs.every(([at, line]) => String(leaf.values[at] ?? "") === String(line[field] ?? ""));
  const [at, line] = pairs[0] ?? [0, {}];
  if (isExact) return leaf.path;
  const text = pairs.map(([element]) => String(leaf.values[element] ?? "")).join("\n");
  const forms = formsOf(leaf.path, leaf.values[at], line[field]);
  if (/[<&]/.test(text)) return { path: leaf.path, clean: ["tags", "entities"] };
  return /\s{2}/.test(text) ? { path: leaf.path, clean: ["spaces"] } : (forms[0] ?? leaf.path);
}
