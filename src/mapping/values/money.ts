export interface PricedPart {
  readonly quantity: number;
  readonly price: number;
}

export interface DiscountedLine {
  readonly total: number;
  readonly quantity: number;
}

/** Currencies without a smaller unit, and those with a thousandth (ISO 4217). */
const whole = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
const thousandths = "BHD IQD JOD KWD LYD OMR TND";

/**
 * Returns prices per piece that add up to the total of a line: one price if possible, else two that differ by
 * one unit.
 */
export function pricePieces(total: number, quantity: number): readonly PricedPart[] {
  const price = Math.floor(total / quantity);
  const more = total - price * quantity;
  if (more === 0) return [{ quantity, price }];
  return [
    { quantity: quantity - more, price },
    { quantity: more, price: price + 1 },
  ];
}

/**
 * Returns exact totals after a discount. The rest of rounding goes to lines whose pieces can share it, and at
 * most one line needs two prices.
 */
export function discountLines(lines: readonly DiscountedLine[], discount: number): number[] {
  const sum = lines.reduce((total, line) => total + line.total, 0);
  const target = sum - discount;
  const parts = lines.map((line, index) => {
    const ideal = quotient(target, line.total, sum);
    const price = Math.floor(ideal.whole / line.quantity);
    return { index, quantity: line.quantity, price, rest: ideal.whole - price * line.quantity + ideal.rest };
  });
  let left = target - parts.reduce((total, part) => total + part.price * part.quantity, 0);
  const totals = parts.map(({ price, quantity }) => price * quantity);
  const byRest = [...parts].sort((a, b) => b.rest / b.quantity - a.rest / a.quantity);
  // The first line without one more per piece gets what the others leave. With both it would get dearer.
  let split: number | undefined;
  for (const { index, quantity } of byRest) {
    if (quantity > left) split ??= index;
    else {
      totals[index] = (totals[index] ?? 0) + quantity;
      left -= quantity;
    }
  }
  if (split !== undefined) totals[split] = (totals[split] ?? 0) + left;
  return totals;
}

/** The decimals of a currency, in any case: 2 for most, 0 for JPY, 3 for BHD. */
export function minorUnitDigits(currency: string): number {
  const code = currency.toUpperCase();
  if (code.length !== 3) return 2;
  return whole.includes(code) ? 0 : thousandths.includes(code) ? 3 : 2;
}

/** Returns `amount * weight / total` rounded down, and the rest as a fraction of one. */
function quotient(amount: number, weight: number, total: number): { whole: number; rest: number } {
  // The product may not be a safe integer.
  const exact = BigInt(amount) * BigInt(weight);
  const whole = exact / BigInt(total);
  return { whole: Number(whole), rest: Number(exact - whole * BigInt(total)) / total };
}
