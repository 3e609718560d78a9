import { compileAmount } from "../compile/arithmetic.ts";
import type { Environment } from "../compile/environment.ts";
import { decimalOf, firstValue } from "../compile/scalar.ts";
import { report, type Scope } from "../compile/scope.ts";
import type { LinesRule } from "../rules/language.ts";
import type { Value } from "../rules/value.ts";
import { Decimal } from "../text/decimal.ts";
import { checkFieldValue, largestAmount } from "./fieldReader.ts";
import { lineFields } from "./limits.ts";

/** A line of the order in the making. Amounts are whole minor units of the currency, such as cents. */
export interface LineDraft {
  /** The position of the line in the source, for issues. */
  readonly index: number;
  /** Fields of the line in the API's spelling, without price and quantity. */
  readonly values: Record<string, unknown>;
  quantity: number;
  /** Gross price of one piece as the lead gives it; `undefined` where it gives none. */
  unit: Decimal | undefined;
  /** Gross price of the line as the lead gives it. */
  total: Decimal | undefined;
  /** Gross price of the line in minor units, once it is settled. */
  units: number;
}

/** The fields that say what a line costs. Only the first is one of the API. */
export const priceNames = ["price_brutto", "price_netto", "line_brutto", "line_netto"] as const;

const largestQuantity = 1e9;

/** Reads an amount of a line into its draft. */
type ReadAmount = (scope: Scope, draft: LineDraft) => void;

/** What the lead says of the price: of a piece or of the line, gross or net. */
export function compilePrices(fields: LinesRule["fields"], at: string, env: Environment): ReadAmount {
  const given = priceNames.flatMap((name) => {
    const value = fields[name];
    const own = `${at}.${name}`;
    return value === undefined ? [] : { name, own, get: compileAmount(value, own, env) };
  });
  return (scope, draft) => {
    for (const { name, own, get } of given) {
      const amount = get(scope);
      if (amount === undefined) continue;
      if (Math.abs(amount.toNumber()) >= largestAmount) {
        report(scope, "too_large", own);
        continue;
      }
      const gross = name.endsWith("_netto") ? grossOf(amount, draft.values.tax_rate) : amount;
      if (name.startsWith("line_")) draft.total ??= gross;
      else draft.unit ??= gross;
    }
  };
}

function grossOf(net: Decimal, taxRate: unknown): Decimal {
  const rate = typeof taxRate === "number" && taxRate > 0 ? Decimal.fromNumber(taxRate) : undefined;
  return rate === undefined ? net : net.add(net.multiply(rate).multiply(Decimal.fromUnits(1, 2)));
}

/** Base counts whole pieces from one on; anything else is brought there without changing the sum. */
export function compileQuantity(value: Value | undefined, own: string, env: Environment): ReadAmount {
  if (value === undefined) return () => undefined;
  if (lineFields.quantity !== undefined) checkFieldValue(value, lineFields.quantity, own, env);
  const get = env.value(value, own, "first");
  return (scope, draft) => {
    const given = firstValue(get(scope), scope, own);
    const number = given === undefined ? undefined : readQuantity(given, scope, own, env)?.toNumber();
    if (number === undefined || Math.abs(number) > largestQuantity) report(scope, "quantity_missing", own);
    else draft.quantity = number;
  };
}

/** `2,000` are two pieces: programs write three decimals, and nobody writes thousands of pieces in groups. */
function readQuantity(given: unknown, scope: Scope, at: string, env: Environment): Decimal | undefined {
  const { decimalSeparator } = env.defaults;
  const isDoubtful =
    decimalSeparator === undefined && typeof given === "string" && /^\s*\d+,\d{3}(?!\d|[.,])/.test(given);
  if (isDoubtful) report(scope, "decimal_ambiguous", at, undefined, given);
  return decimalOf(given, scope, at, isDoubtful ? "," : decimalSeparator);
}
