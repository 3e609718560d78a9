import type { RuleValue } from "../rules/value.ts";
import type { FirstDraft } from "./fromLeads.ts";
import { type FoundLines, numberOf } from "./lines.ts";
import type { Draft } from "./rulesDraft.ts";
import type { Hit, NameScores } from "./score.ts";
import type { Leaf, Survey } from "./survey.ts";

/** A possible source of the amount of a line. */
interface Amount {
  readonly leaves: readonly Leaf[];
  /** Whether it is the amount of the whole line. */ readonly isLine: boolean;
  /** How well its names match. */ readonly score: number;
}

/** A parameter with an amount of the order, or `undefined` if there is none. */
type Part = Hit | undefined;

/** Lines, delivery and discount that add up to the total in every lead. */
interface Balance {
  readonly amount: Amount;
  readonly delivery: Part;
  readonly discount: Part;
  readonly total: Hit;
  readonly score: number;
}

/** Limits of what is tried: each combination takes a few additions. */
const most = { amounts: 14, parts: 4, lines: 200 };

/**
 * Finds the amounts of the lines, the delivery and the discount that add up to the total stated in the leads. A match
 * to the cent is hardly a coincidence. Returns whether there is one.
 */
export function draftBalance({ draft, survey, lines, hits, nameOf }: FirstDraft): boolean {
  const list = lines?.path === undefined ? undefined : survey.lists.get(lines.path);
  if (lines === undefined || list === undefined || lines.confidence < 0.4) return false;
  const totals = (hits.get("total") ?? []).slice(0, most.parts);
  if (totals.length === 0 || list.counts.reduce((sum, count) => sum + count, 0) > most.lines) return false;
  const quantity = lines.best.get("line.quantity")?.leaf;
  const amounts = amountsOf([...list.leaves.values()], quantity, nameOf);
  const deliveries: Part[] = [undefined, ...(hits.get("delivery_price") ?? []).slice(0, most.parts)];
  const discounts: Part[] = [undefined, ...(hits.get("discount") ?? []).slice(0, 2)];
  let best: Balance | undefined;
  for (const amount of amounts) {
    const sums = sumsOf(amount, quantity, list.counts);
    if (sums === undefined) continue;
    for (const total of totals)
      for (const delivery of deliveries)
        for (const discount of discounts) {
          const score =
            amount.score + total.score + 0.5 * (delivery?.score ?? 0) - (discount === undefined ? 0 : 0.3);
          if (best !== undefined && best.score >= score) continue;
          if (isBalanced(sums, delivery, discount, total))
            best = { amount, delivery, discount, total, score };
        }
  }
  if (best !== undefined) take(draft, best, lines, survey);
  return best !== undefined;
}

function amountsOf(
  leaves: readonly Leaf[],
  quantity: Leaf | undefined,
  nameOf: (leaf: Leaf) => NameScores,
): Amount[] {
  const numbers = leaves
    .filter((leaf) => leaf !== quantity && !leaf.path.includes("[") && leaf.values.some(isAmount))
    .slice(0, most.amounts);
  const singles = numbers.flatMap((leaf) => amountBy([leaf], nameOf(leaf)));
  // Net amounts with a separate tax.
  const taxes = numbers.filter(({ names }) =>
    /\b(?:tax|vat|podatek|mwst|пдв)\b/.test((names.at(-1) ?? []).join(" ")),
  );
  const pairs = taxes.flatMap((tax) =>
    numbers
      .filter((leaf) => leaf !== tax && isGuess(nameOf(leaf)))
      .flatMap((leaf) => amountBy([leaf, tax], nameOf(leaf))),
  );
  return [...singles, ...pairs];
}

function isGuess(names: NameScores): boolean {
  return ["price_brutto", "price_netto", "line_brutto", "line_netto"].some(
    (name) => (names.get(`line.${name}`) ?? 0) > 0.1,
  );
}

function amountBy(leaves: readonly Leaf[], names: NameScores): Amount[] {
  const score = (...parts: string[]) => Math.max(...parts.map((part) => names.get(`line.${part}`) ?? 0));
  const cost = (leaves.length - 1) * 0.2;
  return [
    { leaves, isLine: false, score: score("price_brutto", "price_netto") - cost + 0.05 },
    { leaves, isLine: true, score: score("line_brutto", "line_netto") - cost },
  ];
}

function isAmount(value: unknown): boolean {
  const number = numberOf(value);
  return number !== undefined && number !== 0 && Math.abs(number) < 1e9;
}

/** The sum of the lines of each lead; `undefined` if a line has no amount. */
function sumsOf(
  { leaves, isLine }: Amount,
  quantity: Leaf | undefined,
  counts: readonly number[],
): number[] | undefined {
  const sums: number[] = [];
  let at = 0;
  for (const count of counts) {
    let sum = 0;
    for (const end = at + (count ?? 0); at < end; at += 1) {
      const pieces = isLine || quantity === undefined ? 1 : numberOf(quantity.values[at]);
      const own = leaves.reduce((whole, leaf) => whole + (numberOf(leaf.values[at]) ?? 0), 0);
      if (pieces === undefined || numberOf(leaves[0]?.values[at]) === undefined) return undefined;
      sum += pieces * own;
    }
    sums.push(sum);
  }
  return sums.some((sum) => sum !== 0) ? sums : undefined;
}

function isBalanced(sums: readonly number[], delivery: Part, discount: Part, total: Hit): boolean {
  let any = false;
  for (const [index, sum] of sums.entries()) {
    const wanted = numberOf(total.leaf.values[index]);
    if (wanted === undefined || wanted === 0) continue;
    const plus = delivery === undefined ? 0 : (numberOf(delivery.leaf.values[index]) ?? 0);
    const minus = discount === undefined ? 0 : Math.abs(numberOf(discount.leaf.values[index]) ?? 0);
    if (Math.abs(sum + plus - minus - wanted) > 0.0051) return false;
    any = true;
  }
  return any;
}

function take(
  draft: Draft,
  { amount, delivery, discount, total }: Balance,
  lines: FoundLines,
  survey: Survey,
): void {
  const paths = amount.leaves.map(({ path }) => path);
  const value: RuleValue = paths.length === 1 ? (paths[0] ?? "") : { sum: paths };
  for (const name of ["price_brutto", "line_brutto", "price_netto", "line_netto"])
    draft.remove(`products.fields.${name}`);
  const isUsed = (part: Part) => part?.leaf.values.some((each) => isAmount(each)) === true;
  draft.add(
    `products.fields.${amount.isLine ? "line_brutto" : "price_brutto"}`,
    value,
    "structure",
    0.95,
    paths,
  );
  draft.set("total", total.leaf.path, "structure", 0.95, [total.leaf.path]);
  draft.add("products.each", lines.path ?? "", "structure", 0.97, [lines.path ?? ""]);
  if (delivery !== undefined && isUsed(delivery))
    draft.set("fields.delivery_price", delivery.leaf.path, "structure", 0.95, [delivery.leaf.path]);
  if (discount !== undefined && isUsed(discount)) {
    const path = discount.leaf.path;
    const isNegative = discount.leaf.values.some((each) => (numberOf(each) ?? 0) < 0);
    draft.set("discount.amount", isNegative ? { subtract: [0, path] } : path, "structure", 0.9, [path]);
  }
  const quantity = lines.best.get("line.quantity");
  if (
    quantity !== undefined &&
    !amount.isLine &&
    survey.leadCount > 0 &&
    quantity.leaf.values.some((each) => numberOf(each) !== 1)
  )
    draft.set("products.fields.quantity", quantity.leaf.path, "structure", 0.95, [quantity.leaf.path]);
}
