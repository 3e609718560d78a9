import { keysOf } from "../../shared/json/value.ts";
import { isLikeTotal, isTax } from "./amounts.ts";
import { type Named, named, type Source } from "./source.ts";
import { type Amounts, amountIn, amountsByLead, findWays, isRounding, type Lines, type Way } from "./ways.ts";

/** A list, and how its amounts add up to a sum in every lead. */
export interface Proof {
  readonly lines: Lines;
  /** The ways that differ in an amount; at least one. */
  readonly ways: readonly Way[];
  /** The total of the order, if it is another than the sum that proves the lines. */
  readonly total: Named | undefined;
  /** Whether the sum explains delivery and discount too, and not the lines alone. */
  readonly isWhole: boolean;
}

/**
 * Which lists are the lines, by sums: by a total that explains lines, delivery and discount, or else by another sum that
 * the leads state. The total of an order whose delivery or discount is not read is reported at each order.
 */
export function proveLines(all: readonly Lines[], source: Source, amounts: Amounts): Proof[] {
  const whole = all.flatMap((lines) => proofOf(lines, findWays(lines, amounts), true));
  const isExplained = whole.some(({ ways: [way] }) => way !== undefined && !isAnyLeft(amounts, way));
  const stated = isExplained ? [] : provedAlone(all, source, amounts);
  return onlyOnes(stated.length > 0 ? stated : whole);
}

/** Whether a delivery or a discount is left over: it belongs to another sum. */
export function isAnyLeft(amounts: Amounts, way: Way): boolean {
  return (["delivery", "discount"] as const).some((part) =>
    amounts[part].some(({ values }) =>
      values.some(
        (_, index) =>
          amountIn({ values }, index) > 0 && amountIn({ values }, index) !== amountIn(way[part], index),
      ),
    ),
  );
}

function proofOf(lines: Lines, ways: readonly Way[], isWhole: boolean, total?: Named): Proof[] {
  return ways.length === 0 ? [] : [{ lines, ways, total, isWhole }];
}

/** The lists that a sum of the goods proves, or the total without delivery and discount. */
function provedAlone(all: readonly Lines[], source: Source, amounts: Amounts): Proof[] {
  // The amount of `delivery.cost` is that of the delivery.
  const [total, ...others] = amounts.total.filter(({ party }) => party !== "recipient");
  const isOne = others.every(({ values }) =>
    values.every((_, index) => isRounding(amountIn({ values }, index) - amountIn(total, index))),
  );
  if (!isOne || isTaxed(source)) return [];
  return all.flatMap((lines) => {
    const ways = findWays(lines, { total: [...amounts.goods, ...amounts.total], delivery: [], discount: [] });
    const sure = ways.filter((way) =>
      total === undefined
        ? !isMoreStated(way, source, amounts)
        : !isDiscountHidden(way, total, amounts) && !isExplainedElsewhere(way, source, amounts),
    );
    return proofOf(lines, sure, false, total);
  });
}

/** Whether there is a tax anywhere. Prices next to a tax may be without it, and an order of these is too cheap. */
function isTaxed({ survey, top }: Source): boolean {
  const inLists = [...survey.lists.values()].flatMap(({ leaves }) => [...leaves.values()]);
  return top.some(isTax) || inLists.some((leaf) => isTax(named(leaf)));
}

/**
 * Whether the leads have a delivery, a discount or another amount like a total, such as `total_paid`, next to a sum of
 * the goods. Without a total that is read, no order would say that something is missing.
 */
function isMoreStated(way: Way, { top }: Source, amounts: Amounts): boolean {
  const isMore = (parameter: Named) =>
    isLikeTotal(parameter) &&
    way.total.values.some((_, index) => amountIn(parameter, index) - amountIn(way.total, index) > 0.005);
  return isAnyLeft(amounts, way) || top.some(isMore);
}

/** Whether a lead has a discount that its total does not show: the lines may be dearer than what is paid. */
function isDiscountHidden(way: Way, total: Named, { discount }: Amounts): boolean {
  return total.values.some(
    (_, index) =>
      isRounding(amountIn(total, index) - amountIn(way.total, index)) &&
      discount.some((parameter) => amountIn(parameter, index) > 0),
  );
}

/** Whether an amount that is not called a total is the sum with delivery or discount: then that is what is paid. */
function isExplainedElsewhere(way: Way, { top }: Source, amounts: Amounts): boolean {
  const known = new Set([...amounts.total, ...amounts.goods]);
  const unknown = top.filter((parameter) => !known.has(parameter));
  return [undefined, ...amounts.delivery].some((delivery) =>
    [undefined, ...amounts.discount].some((discount) => {
      const rests = way.total.values.map((_, index) => amountIn(delivery, index) - amountIn(discount, index));
      const isPaid = (parameter: Named) =>
        rests.every((rest, index) =>
          isRounding(amountIn(way.total, index) + rest - amountIn(parameter, index, Number.NaN)),
        );
      return !rests.every(isRounding) && unknown.some(isPaid);
    }),
  );
}

/** Of several lists that add up, one that holds another is a parcel, and of copies the outermost counts. */
function onlyOnes(proofs: readonly Proof[]): Proof[] {
  const innermost = proofs.filter(
    ({ lines: { path } }) =>
      path === undefined || !proofs.some(({ lines }) => lines.path?.startsWith(`${path}[`)),
  );
  return innermost.filter(
    (proof) =>
      !innermost.some((other) => depthOf(other.lines) < depthOf(proof.lines) && isCopy(other, proof)),
  );
}

function depthOf({ path }: Lines): number {
  return path === undefined ? 0 : keysOf(path).length;
}

function isCopy(one: Proof, other: Proof): boolean {
  return JSON.stringify(centsOf(one)) === JSON.stringify(centsOf(other));
}

/** The amounts of the lines in each lead, whatever their order. */
function centsOf({ lines, ways: [way] }: Proof): number[][] {
  const all = way === undefined ? [] : amountsByLead(way, lines);
  return all.map((amounts) => amounts.map((amount) => Math.round(amount * 100)).sort((a, b) => a - b));
}
