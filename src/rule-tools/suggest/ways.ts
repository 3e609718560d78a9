import { numberOf } from "../../mapping/values/kinds/numberOf.ts";
import { isPrice } from "./amounts.ts";
import type { Named } from "./source.ts";

/** A list that may be the lines of the order; without a path one line in the lead itself. */
export interface Lines {
  readonly path: string | undefined;
  readonly fields: readonly Named[];
  /** The number of lines in each lead. */
  readonly counts: readonly number[];
  readonly quantity: Named | undefined;
  readonly oneOfMany: boolean;
}

export interface Amounts {
  readonly total: readonly Named[];
  /** Sums of the goods alone. */
  readonly goods: readonly Named[];
  readonly delivery: readonly Named[];
  readonly discount: readonly Named[];
}

/** Amounts that add up: lines × price + delivery − discount = total, in every lead. */
export interface Way {
  readonly price: Named;
  /** Whether it is the amount of a whole line. */
  readonly isLine: boolean;
  readonly delivery: Named | undefined;
  readonly discount: Named | undefined;
  readonly total: Named;
}

/** Limits of what is tried: each combination takes a few additions. */
const most = { prices: 14, lines: 500 };

/** The ways to add up that differ in an amount, best names first. A price per piece comes before one of the line. */
export function findWays(
  lines: Lines,
  { total: totals, delivery: deliveries, discount: discounts }: Omit<Amounts, "goods">,
): Way[] {
  const ways = new Map<string, Way>();
  const prices = lines.fields.filter((parameter) => isPrice(parameter) && parameter !== lines.quantity);
  if (lines.counts.reduce((sum, count) => sum + count, 0) > most.lines) return [];
  for (const isLine of [false, true])
    for (const price of prices.slice(0, most.prices)) {
      const amounts = amountsOf(price, isLine, lines);
      if (amounts === undefined) continue;
      const sums = byLead(amounts, lines.counts).map((leadAmounts) =>
        leadAmounts.reduce((sum, amount) => sum + amount, 0),
      );
      for (const delivery of [undefined, ...deliveries])
        for (const discount of [undefined, ...discounts])
          for (const total of totals) {
            const isOne = (sum: number, index: number) =>
              isRounding(
                sum +
                  amountIn(delivery, index) -
                  amountIn(discount, index) -
                  amountIn(total, index, Number.NaN),
              );
            if (total.path === price.path || !sums.every(isOne)) continue;
            const parts = [delivery, discount].map((part) => sums.map((_, index) => amountIn(part, index)));
            const key = JSON.stringify([amounts.map((amount) => Math.round(amount * 100)), parts]);
            if (!ways.has(key)) ways.set(key, { price, isLine, delivery, discount, total });
          }
    }
  return [...ways.values()];
}

/** The amounts of the lines in each lead, by the way they add up. */
export function amountsByLead({ price, isLine }: Way, lines: Lines): number[][] {
  return byLead(amountsOf(price, isLine, lines) ?? [], lines.counts);
}

/** An amount of a lead, without its sign: a discount may be written below zero. */
export function amountIn(part: Pick<Named, "values"> | undefined, index: number, missing = 0): number {
  return Math.abs(numberOf(part?.values[index]) ?? missing);
}

/** Whether a difference is under half a cent, as sums of decimals in binary have it: the amounts are the same. */
export function isRounding(difference: number): boolean {
  return Math.abs(difference) < 0.005;
}

function amountsOf(price: Named, isLine: boolean, { quantity, counts }: Lines): number[] | undefined {
  const count = counts.reduce((sum, leadCount) => sum + leadCount, 0);
  const amounts = Array.from({ length: count }, (_, line) => {
    const pieces = isLine || quantity === undefined ? 1 : (numberOf(quantity.values[line]) ?? Number.NaN);
    return (numberOf(price.values[line]) ?? Number.NaN) * pieces;
  });
  return amounts.some(Number.isNaN) || amounts.every((amount) => amount === 0) ? undefined : amounts;
}

function byLead(amounts: readonly number[], counts: readonly number[]): number[][] {
  let line = 0;
  return counts.map((count) => {
    line += count;
    return amounts.slice(line - count, line);
  });
}
