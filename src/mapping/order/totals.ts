import type { NewOrderProduct } from "../../api/methods/orders/changeOrders.ts";
import { Decimal } from "../../shared/runtime/decimal.ts";
import { compileAmount } from "../compile/arithmetic.ts";
import type { Environment } from "../compile/environment.ts";
import { compileReach, listed, noteAbsent } from "../compile/readPaths.ts";
import { firstValue, numberOf, textOf, toFieldText } from "../compile/scalar.ts";
import { report, type Scope } from "../compile/scope.ts";
import type { Nothing } from "../rules/grammarNode.ts";
import type { DiscountRule } from "../rules/rules.ts";
import type { RuleValue } from "../rules/value.ts";
import { discountLines } from "../values/money.ts";
import { applyDiscount, toUnits } from "./finishLines.ts";
import type { LineDraft } from "./lineAmounts.ts";

export function compileTotal(total: RuleValue, env: Environment): (scope: Scope) => Decimal | undefined {
  const get = compileAmount(total, "total", env);
  const reach = compileReach(total, "total", env);
  return (scope) => {
    const stated = get(scope);
    if (stated === undefined) noteAbsent(reach, scope);
    return stated;
  };
}

/** Spreads the discount over the lines, or returns a line for it. */
export function compileDiscount(
  rule: DiscountRule,
  env: Environment,
): (scope: Scope, drafts: LineDraft[]) => NewOrderProduct | undefined {
  const { amount: amountRule, percent: isRate = false, mode = "spread", name: nameRule, ...rest } = rule;
  rest satisfies Nothing;
  const rulePath = "discount.amount";
  const amount = env.value(amountRule, rulePath, "first");
  const reach = compileReach(amountRule, rulePath, env);
  const name = nameRule === undefined ? undefined : env.value(nameRule, "discount.name", "first");
  return (scope, drafts) => {
    const input = firstValue(amount(scope), scope, rulePath);
    if (input === undefined) {
      noteAbsent(reach, scope);
      return undefined;
    }
    const read = numberOf(
      input,
      scope,
      rulePath,
      env.defaults.decimalSeparator,
      isRate ? "percent" : "discount",
    );
    if (read === undefined) return undefined;
    const { digits } = scope;
    const size = 10 ** digits;
    const decimal = isRate || read.isPercent ? shareOf(drafts, read.number, digits) : read.number;
    // A discount always lowers the sum, whatever its sign in the source.
    const units = Math.abs(toUnits(decimal, digits, size));
    if (units === 0) return undefined;
    if (!Number.isSafeInteger(units)) {
      report(scope, "too_large", rulePath);
      return undefined;
    }
    if (mode === "spread") {
      if (applyDiscount(drafts, units)) return undefined;
      report(scope, "discount_too_large", "discount");
    }
    const text = textOf(name?.(scope));
    return {
      name: (text && toFieldText(text).slice(0, 200)) || "Discount",
      price_brutto: -units / size,
      quantity: 1,
    };
  };
}

function shareOf(drafts: readonly LineDraft[], rate: Decimal, digits: number): Decimal {
  const sum = drafts.reduce((total, { units }) => total + Math.max(units, 0), 0);
  return Decimal.fromUnits(sum, digits + 2).multiply(rate);
}

/** Gives lines without a price the rest of the stated total, evenly per piece. A `discount` is applied later. */
export function shareTotal(
  stated: Decimal,
  delivery: unknown,
  drafts: readonly LineDraft[],
  scope: Scope,
): void {
  const { digits } = scope;
  const open = drafts.filter((draft) => draft.unit === undefined && draft.total === undefined);
  const pieces = open.reduce((total, { quantity }) => total + quantity, 0);
  let left = stated.subtract(Decimal.fromNumber(typeof delivery === "number" ? delivery : 0) ?? stated);
  for (const { unit, total, quantity } of drafts) {
    const lineTotal = total ?? unit?.multiply(Decimal.fromNumber(quantity) ?? stated);
    if (lineTotal !== undefined) left = left.subtract(lineTotal);
  }
  const units = toUnits(left, digits, 10 ** digits);
  const isWhole = open.every(({ quantity }) => Number.isInteger(quantity) && quantity > 0);
  if (!isWhole || units <= 0 || !Number.isSafeInteger(units)) return;
  const shares = discountLines(
    open.map(({ quantity }) => ({ total: quantity, quantity })),
    pieces - units,
  );
  for (const [index, draft] of open.entries()) {
    draft.total = Decimal.fromUnits(shares[index] ?? 0, digits);
    const { unread } = draft;
    const pricePath = `products[${draft.index}].price_brutto`;
    if (unread === undefined) report(scope, "price_shared", pricePath);
    else report(scope, "price_unread", pricePath, { name: listed([unread]) });
  }
}

export function compareTotal(
  stated: Decimal,
  order: Record<string, unknown>,
  products: readonly NewOrderProduct[],
  scope: Scope,
): void {
  const { digits } = scope;
  let sum = Decimal.fromNumber(typeof order.delivery_price === "number" ? order.delivery_price : 0);
  for (const { price_brutto, quantity } of products) {
    const price = Decimal.fromNumber(price_brutto);
    const pieces = Decimal.fromNumber(quantity);
    if (price !== undefined && pieces !== undefined) sum = sum?.add(price.multiply(pieces));
  }
  if (sum === undefined) return;
  const difference = sum.subtract(stated).round(digits);
  if (difference.isZero()) return;
  const half = Math.abs(difference.toNumber()) * 2;
  const isFarOff = !stated.isNegative() && !stated.isZero() && half > stated.toNumber();
  report(scope, isFarOff ? "total_far_off" : "total_differs", "total", {
    sum: sum.toText(digits),
    total: stated.toText(digits),
    difference: difference.toText(digits),
  });
}
