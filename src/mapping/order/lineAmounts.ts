import { Decimal } from "../../shared/runtime/decimal.ts";
import { compileAmount } from "../compile/arithmetic.ts";
import type { Environment } from "../compile/environment.ts";
import { decimalOf, firstValue } from "../compile/scalar.ts";
import { report, type Scope } from "../compile/scope.ts";
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
  /** The gross price of one piece in the lead; `undefined` if the lead has none. */
  unit: Decimal | undefined;
  /** The gross price of the whole line in the lead; `undefined` if the lead has none. */
  total: Decimal | undefined;
  /** The gross price of the whole line in minor units; 0 until it is computed. */
  units: number;
  /** The name of an amount in the lead that no rule reads, if the line has no price. */
  unread: string | undefined;
  /** Whether the line is matched with a product. */
  readonly matches: boolean;
}

/** The price fields of a line. Only the first is a field of the API. */
export const priceNames = ["price_brutto", "price_netto", "line_brutto", "line_netto"] as const;
const largestQuantity = 1e9;

type ReadAmount = (scope: Scope, draft: LineDraft) => void;

export function compilePrices(fields: LinesRule["fields"], fieldsPath: string, env: Environment): ReadAmount {
  const prices = priceNames.flatMap((name) => {
    const value = fields[name];
    const rulePath = `${fieldsPath}.${name}`;
    if (value === undefined) return [];
    const isNet = name.endsWith("_netto");
    return {
      own: rulePath,
      get: compileAmount(value, rulePath, env),
      isNet,
      isOfLine: name.startsWith("line_"),
    };
  });
  return (scope, draft) => {
    for (const { own: rulePath, get, isNet, isOfLine } of prices) {
      const before = scope.issues.length;
      const amount = get(scope);
      scope.trace?.field(rulePath, amount?.toNumber());
      if (isTooLarge(amount, scope, before)) report(scope, "line_amount_too_large", rulePath);
      if (amount === undefined) continue;
      const gross = isNet ? grossOf(amount, draft.values.tax_rate) : amount;
      if (isOfLine) draft.total ??= gross;
      else draft.unit ??= gross;
    }
  };
}

/**
 * Whether an amount is too large. Numbers with more digits than any amount are not read at all, but they must
 * not make the line free.
 */
function isTooLarge(amount: Decimal | undefined, { issues }: Scope, before: number): boolean {
  if (amount !== undefined) return Math.abs(amount.toNumber()) >= largestAmount;
  return issues.slice(before).some(({ code }) => code === "too_large" || code === "decimal_not_finite");
}

function grossOf(net: Decimal, taxRate: unknown): Decimal {
  const rate = typeof taxRate === "number" && taxRate > 0 ? Decimal.fromNumber(taxRate) : undefined;
  return rate === undefined ? net : net.add(net.multiply(rate).multiply(Decimal.fromUnits(1, 2)));
}

/** Compiles the quantity of a line to a function that sets it in the draft, and returns whether the line has one. */
export function compileQuantity(
  value: RuleValue | undefined,
  rulePath: string,
  env: Environment,
): (scope: Scope, draft: LineDraft) => boolean {
  if (value === undefined) return () => true;
  if (lineFields.quantity !== undefined) checkFieldValue(value, lineFields.quantity, rulePath, env);
  const get = env.value(value, rulePath, "first");
  const fallback =
    typeof value === "object" && value.default !== undefined
      ? env.value(value.default, `${rulePath}.default`, "first")
      : undefined;
  const piecesOf = (input: unknown, scope: Scope): number | undefined => {
    const number =
      input === undefined || typeof input === "number"
        ? input
        : readQuantity(input, scope, rulePath, env)?.toNumber();
    return number === undefined || Math.abs(number) > largestQuantity ? undefined : number;
  };
  return (scope, draft) => {
    const input = firstValue(get(scope), scope, rulePath);
    const number = piecesOf(input, scope) ?? piecesOf(firstValue(fallback?.(scope), scope, rulePath), scope);
    scope.trace?.field(rulePath, number);
    if (number !== undefined) draft.quantity = number;
    // One piece instead of ten would be a wrong parcel.
    else
      report(
        scope,
        input === undefined ? "quantity_missing" : "quantity_unreadable",
        rulePath,
        undefined,
        input,
      );
    return input !== undefined;
  };
}

/**
 * Reads a quantity. `2,000` means two pieces: programs write three decimals, and people do not group
 * thousands of pieces.
 */
function readQuantity(input: unknown, scope: Scope, rulePath: string, env: Environment): Decimal | undefined {
  const { decimalSeparator } = env.defaults;
  const isDoubtful =
    decimalSeparator === undefined && typeof input === "string" && /^\s*\d+,\d{3}(?!\d|[.,])/.test(input);
  if (isDoubtful) report(scope, "decimal_ambiguous", rulePath, undefined, input);
  return decimalOf(input, scope, rulePath, isDoubtful ? "," : decimalSeparator, "quantity");
}
