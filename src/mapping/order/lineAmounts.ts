import { Decimal } from "../../shared/runtime/decimal.ts";
import { compileAmount } from "../compile/arithmetic.ts";
import type { Environment } from "../compile/environment.ts";
import { decimalOf, firstValue } from "../compile/scalar.ts";
import { report, type Scope } from "../compile/scope.ts";
import { traceField } from "../compile/trace.ts";
import type { LinesRule } from "../rules/rules.ts";
import type { RuleValue } from "../rules/value.ts";
import { checkFieldValue, largestAmount } from "./fieldReader.ts";
import { lineFields } from "./limits.ts";

/** A draft of an order line. Amounts are integers in minor units of the currency, such as cents. */
export interface LineDraft {
  /** The position of the line in the source, for issues. */
  readonly index: number;
  readonly values: Record<string, unknown>;
  quantity: number;
  /** Gross price of one piece in the lead; `undefined` if it has none. */
  unit: Decimal | undefined;
  /** Gross price of the line in the lead. */
  total: Decimal | undefined;
  /** Gross price of the line in minor units, once computed. */
  units: number;
  /** Whether the line is matched with a product. */
  readonly matches: boolean;
}

/** The price fields of a line. Only the first is a field of the API. */
export const priceNames = ["price_brutto", "price_netto", "line_brutto", "line_netto"] as const;
const largestQuantity = 1e9;

type ReadAmount = (scope: Scope, draft: LineDraft) => void;

export function compilePrices(fields: LinesRule["fields"], at: string, env: Environment): ReadAmount {
  const given = priceNames.flatMap((name) => {
    const value = fields[name];
    const own = `${at}.${name}`;
    if (value === undefined) return [];
    const isNet = name.endsWith("_netto");
    return { own, get: compileAmount(value, own, env), isNet, isOfLine: name.startsWith("line_") };
  });
  return (scope, draft) => {
    for (const { own, get, isNet, isOfLine } of given) {
      const before = scope.issues.length;
      const amount = get(scope);
      if (scope.trace !== undefined) traceField(scope, own, amount?.toNumber());
      if (isTooLarge(amount, scope, before)) report(scope, "line_amount_too_large", own);
      if (amount === undefined) continue;
      const gross = isNet ? grossOf(amount, draft.values.tax_rate) : amount;
      if (isOfLine) draft.total ??= gross;
      else draft.unit ??= gross;
    }
  };
}

/** Numbers with more digits than any amount are not read at all, but they must not make the line free. */
function isTooLarge(amount: Decimal | undefined, { issues }: Scope, before: number): boolean {
  if (amount !== undefined) return Math.abs(amount.toNumber()) >= largestAmount;
  return issues.slice(before).some(({ code }) => code === "too_large" || code === "decimal_not_finite");
}

function grossOf(net: Decimal, taxRate: unknown): Decimal {
  const rate = typeof taxRate === "number" && taxRate > 0 ? Decimal.fromNumber(taxRate) : undefined;
  return rate === undefined ? net : net.add(net.multiply(rate).multiply(Decimal.fromUnits(1, 2)));
}

/** Converts quantities to whole pieces from one up, without changing the sum. Returns whether the line has one. */
export function compileQuantity(
  value: RuleValue | undefined,
  own: string,
  env: Environment,
): (scope: Scope, draft: LineDraft) => boolean {
  if (value === undefined) return () => true;
  if (lineFields.quantity !== undefined) checkFieldValue(value, lineFields.quantity, own, env);
  const get = env.value(value, own, "first");
  const fallback =
    typeof value === "object" && value.default !== undefined
      ? env.value(value.default, `${own}.default`, "first")
      : undefined;
  const piecesOf = (given: unknown, scope: Scope): number | undefined => {
    const number =
      given === undefined || typeof given === "number"
        ? given
        : readQuantity(given, scope, own, env)?.toNumber();
    return number === undefined || Math.abs(number) > largestQuantity ? undefined : number;
  };
  return (scope, draft) => {
    const given = firstValue(get(scope), scope, own);
    const number = piecesOf(given, scope) ?? piecesOf(firstValue(fallback?.(scope), scope, own), scope);
    if (scope.trace !== undefined) traceField(scope, own, number);
    if (number !== undefined) draft.quantity = number;
    // One piece instead of ten would be a wrong parcel.
    else
      report(scope, given === undefined ? "quantity_missing" : "quantity_unreadable", own, undefined, given);
    return given !== undefined;
  };
}

/** `2,000` means two pieces: programs write three decimals, and people do not group thousands of pieces. */
function readQuantity(given: unknown, scope: Scope, at: string, env: Environment): Decimal | undefined {
  const { decimalSeparator } = env.defaults;
  const isDoubtful =
    decimalSeparator === undefined && typeof given === "string" && /^\s*\d+,\d{3}(?!\d|[.,])/.test(given);
  if (isDoubtful) report(scope, "decimal_ambiguous", at, undefined, given);
  return decimalOf(given, scope, at, isDoubtful ? "," : decimalSeparator, "quantity");
}
