import type { NewOrderProduct } from "../../api/methods/orders/changeOrders.ts";
import { Decimal } from "../../shared/runtime/decimal.ts";
import { report, type Scope } from "../compile/scope.ts";
import type { MappingCode } from "../contract/issueCodes.ts";
import type { Rules } from "../rules/rules.ts";
import { discountLines, pricePieces } from "../values/money.ts";
import type { LineDraft } from "./lineAmounts.ts";

/** Computes the quantity and the sum of each line. Lines without pieces are removed. */
export function settleLines(
  drafts: readonly LineDraft[],
  negativePrices: NonNullable<Rules["negativePrices"]>,
  scope: Scope,
): LineDraft[] {
  const size = unitsIn(scope);
  const settled: LineDraft[] = [];
  for (const draft of drafts) if (settleLine(draft, size, negativePrices, scope)) settled.push(draft);
  return settled;
}

export const negativeLines = {
  keep: "price_negative",
  reject: "price_negative_rejected",
} as const satisfies { readonly [Way in NonNullable<Rules["negativePrices"]>]: MappingCode };

/** Spreads a discount, in whole minor units, over the lines. Returns `false` if it exceeds their sum. */
export function applyDiscount(drafts: readonly LineDraft[], discount: number): boolean {
  const bearing = drafts.filter(({ units }) => units > 0);
  const sum = bearing.reduce((total, { units }) => total + units, 0);
  if (discount > sum || !Number.isSafeInteger(sum)) return false;
  const totals = discountLines(
    bearing.map(({ units, quantity }) => ({ total: units, quantity })),
    discount,
  );
  for (const [index, draft] of bearing.entries()) draft.units = totals[index] ?? draft.units;
  return true;
}

/** Converts the lines to the API's format. A line whose sum cannot be divided evenly becomes two. */
export function writeLines(drafts: readonly LineDraft[], scope: Scope): NewOrderProduct[] {
  const size = unitsIn(scope);
  const products: NewOrderProduct[] = [];
  for (const draft of drafts) {
    const { values, quantity, units } = draft;
    const name = nameOf(draft, scope);
    if (values.sku === undefined && values.product_id === undefined) {
      const code = draft.matches ? "line_without_sku" : "line_unlinked";
      report(scope, code, `products[${draft.index}].sku`);
    }
    if (units % quantity === 0) {
      products.push(productOf(values, name, units / quantity / size, quantity));
      continue;
    }
    const unit = scope.digits === 2 ? "cent" : "smallest";
    report(scope, "line_split", `products[${draft.index}].price_brutto`, { unit });
    for (const part of pricePieces(units, quantity))
      products.push(productOf(values, name, part.price / size, part.quantity));
  }
  return products;
}

function settleLine(
  draft: LineDraft,
  size: number,
  negativePrices: keyof typeof negativeLines,
  scope: Scope,
): boolean {
  if (draft.quantity === 0) {
    tell(scope, draft, "quantity_zero", "quantity");
    return false;
  }
  if (draft.unit === undefined && draft.total === undefined)
    tell(scope, draft, "price_missing", "price_brutto");
  if (draft.quantity < 0) {
    tell(scope, draft, "quantity_negative", "quantity");
    draft.quantity = -draft.quantity;
    draft.unit = draft.unit?.negate();
    if (draft.total?.isNegative() === false) draft.total = draft.total.negate();
  }
  draft.units = unitsOf(draft, scope.digits, size);
  if (!Number.isInteger(draft.quantity)) {
    tell(scope, draft, "quantity_fraction", "quantity", { quantity: draft.quantity });
    draft.quantity = 1;
  }
  if (!Number.isSafeInteger(draft.units)) {
    // The lead is an error at this point, so the cost of the order no longer matters.
    tell(scope, draft, "line_amount_too_large", "price_brutto");
    draft.units = 0;
  }
  if (draft.units < 0) tell(scope, draft, negativeLines[negativePrices], "price_brutto");
  return true;
}

function tell(
  scope: Scope,
  { index }: LineDraft,
  code: MappingCode,
  field: string,
  details?: Readonly<Record<string, number>>,
): void {
  report(scope, code, `products[${index}].${field}`, details);
}

function unitsIn({ digits }: Scope): number {
  return 10 ** digits;
}

function unitsOf(draft: LineDraft, digits: number, size: number): number {
  const { unit, total, quantity } = draft;
  if (total !== undefined) return toUnits(total, digits, size);
  if (unit === undefined) return 0;
  if (unit.scale <= digits && Number.isInteger(quantity))
    return Math.round(unit.toNumber() * size) * quantity;
  return toUnits(unit.multiply(Decimal.fromNumber(quantity) ?? one), digits, size);
}

const one = /* @__PURE__ */ Decimal.fromUnits(1, 0);

/** Converts an amount to minor units. The result is exact as long as the amount is below the maximum for lines. */
export function toUnits(amount: Decimal, digits: number, size: number): number {
  return Math.round(amount.round(digits).toNumber() * size);
}

function nameOf({ values, index }: LineDraft, scope: Scope): string {
  if (typeof values.name === "string") return values.name;
  const fieldPath = `products[${index}].name`;
  for (const field of ["sku", "ean", "attributes"] as const) {
    const other = values[field];
    if (typeof other !== "string") continue;
    report(scope, "line_name_missing", fieldPath, { instead: field });
    return other;
  }
  report(scope, "line_name_missing", fieldPath, { instead: "dash" });
  return "—";
}

/** Creates a line of the order. Its values were read by the declarations of their fields. */
function productOf(
  values: LineDraft["values"],
  name: string,
  price: number,
  quantity: number,
): NewOrderProduct {
  return { ...values, name, price_brutto: price, quantity };
}
