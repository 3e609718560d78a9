import { isRecord } from "../../json/value.ts";
import type { RuleValue } from "../rules/value.ts";
import type { ElementList } from "../survey/survey.ts";
import { hasNoCents, isPerPiece, isPrice } from "./amounts.ts";
import type { Draft } from "./draft.ts";
import type { Learned } from "./orders.ts";
import { type Named, named, namedAs, plainText, type Source } from "./source.ts";
import { numberOf } from "./valueKinds.ts";

type Line = Readonly<Record<string, unknown>>;

/** Elements of a list, each with the line that a person made of it. */
type Pairs = readonly (readonly [element: number, line: Line])[];

/** Finds the list whose elements are the lines of the orders, and the parameters that equal their fields. */
export function learnLines(draft: Draft, source: Source, learned: readonly Learned[]): void {
  if (learned.every(({ order }) => order.products === undefined)) return;
  const lists = [...source.survey.lists.values()].filter(({ path, oneOfMany }) => path !== "" && !oneOfMany);
  const isTotal = isTotalOf(draft, source, learned);
  let isFound = false;
  for (const list of lists.sort((one, other) => other.leaves.size - one.leaves.size).slice(0, 20)) {
    const pairs = pairsOf(list, learned);
    if (pairs === undefined || isFound) continue;
    const rules = rulesOf(
      [...list.leaves.values()].filter(({ oneOfMany }) => !oneOfMany).map(named),
      pairs,
      learned,
    );
    if (![...rules.keys()].some((field) => /^(?:sku|ean|name)$/.test(field))) continue;
    isFound = true;
    draft.takeOut((rule) => rule.startsWith("products."), "several");
    draft.put("products.each", list.path, "order");
    for (const [field, [{ path }, value]] of rules)
      draft.put(`products.fields.${field}`, value, "order", undefined, [path]);
  }
  draft.takeOut(
    (rule) => /^(?:total|discount)\b/.test(rule) || (!isFound && rule.startsWith("products.")),
    "several",
  );
  if (isTotal !== undefined && isFound) draft.put("total", isTotal, "order");
}

function linesOf(order: Line): Line[] {
  return Array.isArray(order.products) ? order.products.filter(isRecord) : [];
}

/** Pairs lines and elements in their order, where each lead has as many as its order. */
function pairsOf({ counts }: ElementList, learned: readonly Learned[]): Pairs | undefined {
  if (learned.some(({ index, order }) => linesOf(order).length !== (counts[index] ?? 0))) return undefined;
  const pairs = learned.flatMap(({ index, order }) => {
    const start = counts.slice(0, index).reduce((sum, count) => sum + count, 0);
    return linesOf(order).map((line, at) => [start + at, line] as const);
  });
  return pairs.length === 0 ? undefined : pairs;
}

/** The parameters that equal the fields of the lines: the only one, or the best by name. */
function rulesOf(
  fields: readonly Named[],
  pairs: Pairs,
  learned: readonly Learned[],
): Map<string, readonly [Named, RuleValue]> {
  const found = new Map<string, readonly [Named, RuleValue]>();
  const isText = (each: Named, field: string) =>
    pairs.every(
      ([at, line]) => plainText(line[field]) !== "" && plainText(each.values[at]) === plainText(line[field]),
    );
  for (const [field, meaning] of [
    ["sku", "sku"],
    ["ean", "ean"],
    ["name", "product"],
  ] as const) {
    const equal = fields.filter((each) => isText(each, field));
    const best = equal.length === 1 ? equal[0] : namedAs(equal, meaning)[0];
    if (best !== undefined) found.set(field, [best, best.path]);
  }
  const isNumber = (each: Named, wantedOf: (line: Line) => number) =>
    pairs.every(([at, line]) => Math.abs((numberOf(each.values[at]) ?? Number.NaN) - wantedOf(line)) < 0.005);
  const pieces = (line: Line) => numberOf(line.quantity) ?? 1;
  const price = (line: Line) => numberOf(line.price_brutto) ?? Number.NaN;
  const quantity = namedAs(fields, "quantity").find((each) => isNumber(each, pieces));
  if (quantity !== undefined) found.set("quantity", [quantity, quantity.path]);
  const amounts = fields.filter(isPrice);
  // Of single pieces the amount of the line is that of the piece: then the name decides.
  const isSingle = pairs.every(([, line]) => pieces(line) === 1);
  const each = amounts.find((own) => isNumber(own, price) && (!isSingle || isPerPiece(own)));
  const whole = amounts.find(
    (own) => isNumber(own, (line) => price(line) * pieces(line)) && (!isSingle || !isPerPiece(own)),
  );
  const cents = amounts.find(
    (own) => isNumber(own, (line) => price(line) * 100) && (!isSingle || isPerPiece(own)),
  );
  const isUnclear = learned.some(({ order }) => hasNoCents(order.currency));
  if (isUnclear || pairs.some(([, line]) => price(line) === 0)) return found;
  if (each !== undefined) found.set("price_brutto", [each, each.path]);
  else if (whole !== undefined && !isSingle) found.set("line_brutto", [whole, whole.path]);
  else if (cents !== undefined)
    found.set("price_brutto", [cents, { path: cents.path, as: { type: "decimal", minorUnits: true } }]);
  return found;
}

/** The path of the total, where it is that of the orders. */
function isTotalOf(draft: Draft, { survey }: Source, learned: readonly Learned[]): string | undefined {
  const offered = draft.candidates.find(({ rule, why }) => rule === "total" && why === "sum");
  const path = draft.written.get("total")?.value ?? offered?.value;
  if (typeof path !== "string") return undefined;
  const isSum = ({ index, order }: Learned) => {
    const amounts = linesOf(order).map(
      (line) => (numberOf(line.price_brutto) ?? 0) * (numberOf(line.quantity) ?? 1),
    );
    const sum = amounts.reduce((all, amount) => all + amount, numberOf(order.delivery_price) ?? 0);
    return Math.abs(sum - (numberOf(survey.leaves.get(path)?.values[index]) ?? Number.NaN)) < 0.005;
  };
  return learned.every(isSum) ? path : undefined;
}
