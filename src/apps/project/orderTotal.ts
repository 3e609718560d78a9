import { minorUnitDigits } from "../../entries/apps.ts";
import type { AddOrderParams } from "../../entries/mapping.ts";
import { Decimal } from "../../shared/runtime/decimal.ts";

type Order = Pick<AddOrderParams, "products" | "delivery_price">;

/** The exact sum of the lines and the delivery; `undefined` if an amount is not a number. */
export function orderTotal({ products = [], delivery_price = 0 }: Order): Decimal | undefined {
  let sum = decimalOf(delivery_price);
  for (const { price_brutto, quantity } of products) {
    const price = decimalOf(price_brutto);
    const count = decimalOf(quantity);
    if (sum === undefined || price === undefined || count === undefined) return undefined;
    sum = sum.add(price.multiply(count));
  }
  return sum;
}

/** An amount with at least the currency's number of decimals: `1 870.00 UAH`. */
export function amountText(sum: Decimal, currency: string): string {
  const [whole = "", rest = ""] = sum.toText().split(".");
  const fraction = rest.padEnd(minorUnitDigits(currency), "0");
  const amount = `${whole.replace(/\B(?=(\d{3})+$)/g, " ")}${fraction === "" ? "" : `.${fraction}`}`;
  return `${amount} ${currency}`.trim();
}

function decimalOf(amount: unknown): Decimal | undefined {
  return Decimal.fromText(String(amount));
}
