import type { RuleValue } from "../../mapping/rules/value.ts";
import { numberOf } from "../../mapping/values/kinds/numberOf.ts";
import { isRecord } from "../../shared/json/value.ts";
import type { ElementList } from "../survey/survey.ts";
import { hasNoCents, isPerPiece, isPrice } from "./amounts.ts";
import type { Draft } from "./draft.ts";
import { type Named, named, namedAs, plainText, type Source } from "./source.ts";

export interface Learned {
  readonly index: number;
  readonly lead: unknown;
  readonly order: Readonly<Record<string, unknown>>;
}

type Line = Readonly<Record<string, unknown>>;
type Pairs = readonly (readonly [element: number, line: Line])[];

/** Finds the list whose elements are the lines of the orders, and the parameters that equal their fields. */
export function learnLines(draft: Draft, source: Source, learned: readonly Learned[]): void {
  if (learned.every(({ order }) => order.products === undefined)) return;
  const lists = [...source.survey.lists.values()].filter(({ path, oneOfMany }) => path !== "" && !oneOfMany);
  const price = draft.written.get(priceRule)?.value;
  const sorted = lists.sort((one, other) => other.leaves.size - one.leaves.size).slice(0, 20);
  const found = sorted.flatMap((list) => {
    const fields = [...list.leaves.values()].filter(({ oneOfMany }) => !oneOfMany).map(named);
    const rules = rulesOf(fields, pairsOf(list, learned), learned);
    return rules.has("sku") || rules.has("ean") || rules.has("name") ? [{ path: list.path, rules }] : [];
  })[0];
  draft.takeOut((rule) => rule.startsWith("products."), "several");
  if (found !== undefined) draft.put("products.each", found.path, "order");
  for (const [field, [{ path }, value]] of found?.rules ?? [])
    draft.put(`products.fields.${field}`, value, "order", undefined, [path]);
  // The sums were those of another price.
  const isSame = price !== undefined && draft.written.get(priceRule)?.value === price;
  draft.takeOut((rule) => !isSame && /^(?:total|discount)\b/.test(rule), "several");
}

const priceRule = "products.fields.price_brutto";

function linesOf(order: Line): Line[] {
  return Array.isArray(order.products) ? order.products.filter(isRecord) : [];
}

/** Pairs lines and elements in their order, where each lead has as many as its order. */
function pairsOf({ counts }: ElementList, learned: readonly Learned[]): Pairs {
  if (learned.some(({ index, order }) => linesOf(order).length !== (counts[index] ?? 0))) return [];
  return learned.flatMap(({ index, order }) => {
    const start = counts.slice(0, index).reduce((sum, count) => sum + count, 0);
    return linesOf(order).map((line, position) => [start + position, line] as const);
  });
}

/** The parameters that equal the fields of the lines: the only one, or the best by name. */
function rulesOf(
  fields: readonly Named[],
  pairs: Pairs,
  learned: readonly Learned[],
): Map<string, readonly [Named, RuleValue]> {
  const found = new Map<string, readonly [Named, RuleValue]>();
  if (pairs.length === 0) return found;
  const isText = (parameter: Named, field: string) =>
    pairs.every(
      ([position, line]) =>
        plainText(line[field]) !== "" && plainText(parameter.values[position]) === plainText(line[field]),
    );
  for (const [field, meaning] of [
    ["sku", "sku"],
    ["ean", "ean"],
    ["name", "product"],
  ] as const) {
    const equal = fields.filter((parameter) => isText(parameter, field));
    const best = equal.length === 1 ? equal[0] : namedAs(equal, meaning)[0];
    if (best !== undefined) found.set(field, [best, best.path]);
  }
  const isNumber = (parameter: Named, wantedOf: (line: Line) => number) =>
    pairs.every(
      ([position, line]) =>
        Math.abs((numberOf(parameter.values[position]) ?? Number.NaN) - wantedOf(line)) < 0.005,
    );
  const pieces = (line: Line) => numberOf(line.quantity) ?? 1;
  const price = (line: Line) => numberOf(line.price_brutto) ?? Number.NaN;
  const quantity = namedAs(fields, "quantity").find((parameter) => isNumber(parameter, pieces));
  if (quantity !== undefined) found.set("quantity", [quantity, quantity.path]);
  const amounts = fields.filter(isPrice);
  // Of single pieces the amount of the line is that of the piece: then the name decides.
  const isSingle = pairs.every(([, line]) => pieces(line) === 1);
  const same = amounts.filter(
    (parameter) => isNumber(parameter, price) && (!isSingle || isPerPiece(parameter)),
  );
  // Two prices that are equal here may differ by a discount or the tax in the next lead.
  const piecePrice = same.filter(isPerPiece).length > 1 ? undefined : same[0];
  const whole = amounts.find(
    (parameter) =>
      isNumber(parameter, (line) => price(line) * pieces(line)) && (!isSingle || !isPerPiece(parameter)),
  );
  const cents = amounts.find(
    (parameter) => isNumber(parameter, (line) => price(line) * 100) && (!isSingle || isPerPiece(parameter)),
  );
  const isUnclear = learned.some(({ order }) => hasNoCents(order.currency));
  if (isUnclear || pairs.some(([, line]) => price(line) === 0)) return found;
  if (piecePrice !== undefined) found.set("price_brutto", [piecePrice, piecePrice.path]);
  else if (whole !== undefined && !isSingle) found.set("line_brutto", [whole, whole.path]);
  else if (cents !== undefined)
    found.set("price_brutto", [cents, { path: cents.path, as: { type: "decimal", minorUnits: true } }]);
  return found;
}
