import type { NewOrderProduct } from "../../api/orders/addOrder.ts";
import { compileAmount } from "../compile/arithmetic.ts";
import type { Environment } from "../compile/environment.ts";
import { textOf, toFieldText } from "../compile/scalar.ts";
import { report, type Scope } from "../compile/scope.ts";
import type { DiscountRule } from "../rules/language.ts";
import type { Nothing } from "../schema/grammarNode.ts";
import { Decimal } from "../text/decimal.ts";
import { applyDiscount, toUnits } from "./finishLines.ts";
import type { LineDraft } from "./lineAmounts.ts";

/** Spreads the discount over the lines, or gives the line that it becomes. */
export function compileDiscount(
  rule: DiscountRule,
  env: Environment,
): (scope: Scope, drafts: LineDraft[]) => NewOrderProduct | undefined {
  const { amount: amountRule, mode = "spread", name: nameRule, ...rest } = rule;
  rest satisfies Nothing;
  const amount = compileAmount(amountRule, "discount.amount", env);
  const name = nameRule === undefined ? undefined : env.value(nameRule, "discount.name", "first");
  return (scope, drafts) => {
    const decimal = amount(scope);
    if (decimal === undefined) return undefined;
    const { digits } = scope;
    const size = 10 ** digits;
    // A discount lowers the sum, whichever sign the source gives it.
    const units = Math.abs(toUnits(decimal, digits, size));
    if (units === 0) return undefined;
    if (!Number.isSafeInteger(units)) {
      report(scope, "too_large", "discount.amount");
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

/** Reports lines and delivery that do not make what the lead states. */
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
  report(scope, "total_differs", "total", {
    sum: sum.toText(digits),
    total: stated.toText(digits),
    difference: difference.toText(digits),
  });
}
