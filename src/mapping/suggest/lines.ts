import { parseDecimal } from "../text/parseDecimal.ts";
import type { Dictionary, Part } from "./dictionary.ts";
import type { Draft } from "./rulesDraft.ts";
import { type Hit, type NameScores, shareThatFits, withRivals } from "./score.ts";
import type { Leaf, Survey } from "./survey.ts";
import type { Kinds } from "./valueKinds.ts";

/** The context for finding lines. */
export interface LinesContext {
  readonly survey: Survey;
  readonly dictionary: Dictionary;
  readonly kinds: Kinds;
  readonly nameOf: (leaf: Leaf) => NameScores;
  /** Whether the catalog has a product with this SKU, or this EAN. */
  readonly knows: (by: "sku" | "ean", code: string) => boolean;
}

/** The lines that were found: a list, or columns. */
export interface FoundLines {
  /** The path of the list; `undefined` for lines without one. */ readonly path: string | undefined;
  readonly best: ReadonlyMap<Part, Hit>;
  /** The number of elements in each lead. */ readonly counts: readonly number[];
  /** The confidence that these are lines. */ readonly confidence: number;
}

const lineParts = [
  "sku",
  "ean",
  "name",
  "attributes",
  "price_brutto",
  "line_brutto",
  "price_netto",
  "line_netto",
  "tax_rate",
  "quantity",
  "weight",
].map((name) => `line.${name}`);

/** Finds the lists in the leads that look most like lines; else columns; else one product in the lead itself. */
export function findLines(context: LinesContext): FoundLines | undefined {
  const found: FoundLines[] = [];
  for (const list of context.survey.lists.values()) {
    const best = bestHits(context, list.leaves.values());
    const isKnown = context.dictionary.lists.has((list.names.at(-1) ?? []).join(" "));
    found.push({ path: list.path, best, counts: list.counts, confidence: sureness(best, isKnown ? 0.5 : 0) });
  }
  found.sort((one, other) => other.confidence - one.confidence);
  const [first] = found;
  if (first !== undefined && first.confidence >= 0.5) return first;
  const { leaves, columns } = context.survey;
  const inColumns = bestHits(context, columns.values());
  if (inColumns.size > 1 && sureness(inColumns, 0) >= 0.5)
    return { path: undefined, best: inColumns, counts: [], confidence: sureness(inColumns, 0) };
  const alone = bestHits(
    context,
    [...leaves.values()].filter(({ role }) => role !== "other"),
  );
  return { path: undefined, best: alone, counts: [], confidence: sureness(alone, 0) };
}

/** Adds the lines to the rules. */
export function draftLines(draft: Draft, lines: FoundLines, { survey }: LinesContext): void {
  const { path, best, confidence } = lines;
  const isColumns = [...best.values()].some(({ leaf }) => survey.columns.get(leaf.path) === leaf);
  if (path !== undefined) draft.add("products.each", path, "structure", confidence, [path]);
  for (const [part, { leaf, why, score }] of best) {
    const name = part.slice("line.".length);
    const sure = score * Math.min(1, confidence + 0.2);
    if (isColumns) {
      draft.add(`products.columns.${name}`, leaf.path, "structure", sure, [leaf.path]);
      draft.add(`products.fields.${name}`, name, why, sure, [leaf.path]);
    } else draft.add(`products.fields.${name}`, leaf.path, why, sure, [leaf.path]);
  }
}

/** Lines have an item that is sold, and a price or a quantity. */
function sureness(best: ReadonlyMap<Part, Hit>, bonus: number): number {
  const score = (...parts: string[]) =>
    Math.max(...parts.map((part) => best.get(`line.${part}`)?.score ?? 0));
  const what = score("sku", "name", "ean");
  const much = score("price_brutto", "line_brutto", "price_netto", "line_netto", "quantity");
  return what === 0 || much === 0 ? 0 : Math.min(1, Math.sqrt(what * much) + bonus);
}

function bestHits(context: LinesContext, leaves: Iterable<Leaf>): Map<Part, Hit> {
  const { nameOf, kinds, knows } = context;
  const best = new Map<Part, Hit>();
  const rivals = new Map<Part, number>();
  const offer = (hit: Hit) => {
    const before = best.get(hit.part);
    const isBetter = before === undefined || hit.score > before.score;
    const beaten = isBetter ? (before?.score ?? 0) : hit.score;
    rivals.set(hit.part, Math.max(rivals.get(hit.part) ?? 0, beaten));
    if (isBetter) best.set(hit.part, hit);
  };
  for (const leaf of leaves) {
    const values = leaf.values.flat();
    const scores = nameOf(leaf);
    for (const part of lineParts) {
      const score = scores.get(part) ?? 0;
      // A list inside a line contains something else, such as options or taxes.
      const isDeep = leaf.inLine && leaf.path.includes("[");
      if (score > 0)
        offer({
          leaf,
          part,
          why: "name",
          score: score * shareThatFits(kinds, part, values) * (isDeep ? 0.3 : 1),
        });
    }
    for (const by of ["sku", "ean"] as const) {
      const known = values.filter((value) => typeof value === "string" || typeof value === "number");
      if (known.length > 0 && known.some((value) => knows(by, String(value))))
        offer({ leaf, part: `line.${by}`, why: "value", score: 0.95 });
    }
  }
  for (const [part, hit] of best) if (hit.score < 0.15) best.delete(part);
  oneFieldEach(best);
  onePrice(best);
  for (const [part, hit] of best)
    if (hit.leaf.inLine)
      best.set(part, { ...hit, score: withRivals(part, hit.score, rivals.get(part) ?? 0) });
  return best;
}

/** A parameter has one meaning: if several are possible, the most likely one is used. */
function oneFieldEach(best: Map<Part, Hit>): void {
  for (const [part, hit] of best) {
    const rivals = [...best].filter(([other, { leaf }]) => other !== part && leaf === hit.leaf);
    // A single parameter may be both SKU and name.
    if (rivals.some(([, { score }]) => score > hit.score)) best.delete(part);
  }
}

const prices = ["line.price_brutto", "line.line_brutto", "line.price_netto", "line.line_netto"];

/** A line has one amount: the gross price per piece if it is likely enough. */
function onePrice(best: Map<Part, Hit>): void {
  const found = prices.flatMap((part) => best.get(part) ?? []);
  const [first] = found;
  const chosen =
    first !== undefined && first.score >= 0.5
      ? first
      : found.sort((one, other) => other.score - one.score)[0];
  for (const hit of found) if (hit !== chosen) best.delete(hit.part);
}

/** Reads a number, if the value is one. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || value.length > 40) return undefined;
  const read = parseDecimal(value);
  return read.ok ? read.value.toNumber() : undefined;
}
