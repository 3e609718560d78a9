import type { Rules } from "../rules/rules.ts";
import { linesOf } from "./compileLines.ts";
import { priceNames } from "./lineAmounts.ts";

/**
 * The path of the first rule that writes a price, if no rule writes a currency; else `undefined`. Such rules are valid:
 * Base may choose the currency. But amounts are then read as if it had cents, and one that names another currency is
 * not noticed.
 */
export function pricesWithoutCurrency(rules: Rules): string | undefined {
  const { fields, defaults } = rules;
  if (fields.currency !== undefined || defaults?.currency !== undefined) return undefined;
  for (const { rule, at } of linesOf(rules)) {
    const name = priceNames.find((priceName) => rule.fields[priceName] !== undefined);
    if (name !== undefined) return `${at}.fields.${name}`;
  }
  if (rules.share === true) return "share";
  return fields.delivery_price === undefined || fields.delivery_price === 0
    ? undefined
    : "fields.delivery_price";
}
