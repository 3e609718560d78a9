import { type Dictionary, isTwice, type Part } from "./dictionary.ts";
import type { Leaf } from "./survey.ts";
import type { Kinds } from "./valueKinds.ts";
import { isBare, withoutRoles } from "./words.ts";

/** A parameter that may be a part of the order. */
export interface Hit {
  readonly leaf: Leaf;
  readonly part: Part;
  readonly why: "name" | "value";
  /** From 0 to 1. */ readonly score: number;
}

/** How well the names of a parameter match each part. */
export type NameScores = ReadonlyMap<Part, number>;

/** Rates names with a dictionary. Caches the results, because elements of lists have the same names. */
export function createNamer(dictionary: Dictionary): (leaf: Leaf) => NameScores {
  const known = new Map<string, NameScores>();
  return ({ names, inLine }) => {
    const last = names.at(-1) ?? [];
    const above = names.at(-2) ?? [];
    const key = `${inLine}|${above.join(" ")}|${last.join(" ")}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const scores = new Map<Part, number>();
    addScores(scores, dictionary, last, above, false, inLine);
    if (!inLine) {
      addScores(scores, dictionary, withoutRoles(last), withoutRoles(above), true, false);
      // The lead itself may contain a single product.
      addScores(scores, dictionary, last, above, false, true);
      leanOn(scores, names);
    }
    known.set(key, scores);
    return scores;
  };
}

/** Weights for a known name: with its parent, alone, the end of it, another piece of it, only its parent. */
const weights = { both: 1, own: 0.95, end: 0.8, piece: 0.6, above: 0.8 };

function addScores(
  scores: Map<Part, number>,
  { names }: Dictionary,
  last: readonly string[],
  above: readonly string[],
  twice: boolean,
  inLine: boolean,
): void {
  const add = (words: readonly string[], weight: number): boolean => {
    const counts = names.get(words.join(" "));
    if (counts === undefined) return false;
    const own = Object.entries(counts).filter(([part]) => part.startsWith("line.") === inLine);
    const whole = counts[inLine ? "line.#" : "#"] ?? own.reduce((sum, [, count]) => sum + count, 0);
    for (const [part, count] of own) {
      if (/[#-]$/.test(part) || (isTwice(part) && !inLine) !== twice) continue;
      const score = (weight * count) / (whole + 0.3);
      if (score > (scores.get(part) ?? 0)) scores.set(part, score);
    }
    return true;
  };
  if (last.length === 0 && above.length === 0) return;
  if (add([...above, ...last], weights.both)) return;
  const bare = isBare(last);
  if (!bare && add(last, weights.own)) return;
  // In a line, a bare name belongs to the product, unless its parent says otherwise.
  if (bare && inLine) add(last, weights.piece);
  const words = bare ? above : last;
  if (bare && add(above, weights.above)) return;
  for (let length = words.length - 1; length > 0; length -= 1) {
    const share = Math.sqrt(length / words.length);
    let any = false;
    for (let start = words.length - length; start >= 0; start -= 1) {
      const isEnd = start === words.length - length;
      if (add(words.slice(start, start + length), share * (isEnd ? weights.end : weights.piece))) any = true;
    }
    if (any) return;
  }
}

/** Words in parent names that make some parts more likely, and others less likely. */
const leanings: readonly (readonly [part: RegExp, word: RegExp])[] = [
  [
    /^delivery_point_(?:city|address|postcode)/,
    /^(?:point|pickup|locker|branch|warehouse|office|paczkomat|punkt|відділення|отделение|поштомат)$/,
  ],
  [/^delivery_/, /^>d$/],
  [/^payment_method/, /^(?:payment|payments|pay|gateway|checkout|оплата|оплати|platnosc|zahlung)$/],
];

function leanOn(scores: Map<Part, number>, names: readonly (readonly string[])[]): void {
  for (const [part, score] of scores) {
    const leaning = leanings.find(([shape]) => shape.test(part));
    if (leaning === undefined) continue;
    const has = names.some((words) => words.some((word) => leaning[1].test(word)));
    const isOther = leanings.some(
      ([shape, word]) =>
        !shape.test(part) &&
        !/point/.test(shape.source) &&
        names.some((words) => words.some((each) => word.test(each))),
    );
    if (!has && part.startsWith("delivery_point_")) scores.set(part, score * 0.3);
    else if (has && !isOther) scores.set(part, 1 - (1 - score) * 0.5);
    else if (!has && isOther) scores.set(part, score * 0.3);
  }
}

/** The share of sources that have a part. A part of nearly all sources is probably present. */
const usual: Readonly<Record<Part, number>> = {
  key: 0.93,
  phone: 0.93,
  fullname: 0.93,
  firstname: 0.6,
  lastname: 0.6,
  date_add: 0.8,
  email: 0.8,
  city: 0.7,
  address: 0.6,
  user_comments: 0.75,
  payment_method: 0.6,
  delivery_method: 0.55,
  delivery_price: 0.5,
  "line.name": 0.9,
  "line.sku": 0.8,
  "line.quantity": 0.9,
  "line.price_brutto": 0.8,
};

/** The confidence of the best of several parameters: higher if the part is common and no rival comes close. */
export function withRivals(part: Part, score: number, rival: number): number {
  if (score < 0.25) return score;
  return score + (1 - score) * 0.6 * (usual[part] ?? 0) * (1 - rival / score);
}

/** The share of values that can be this part. Missing values do not count. */
export function shareThatFits(kinds: Kinds, part: Part, values: readonly unknown[]): number {
  let count = 0;
  let fitting = 0;
  for (const value of values.slice(0, 10)) {
    if (value === null || value === undefined) continue;
    count += 1;
    if (kinds.fits(part, value)) fitting += 1;
  }
  return count === 0 ? 0.5 : fitting / count;
}
