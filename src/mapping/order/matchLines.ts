import type { RulesProblem } from "../../shared/errors/rulesError.ts";
import { getOwn } from "../../shared/json/value.ts";
import { Decimal } from "../../shared/runtime/decimal.ts";
import { idOfName } from "../compile/names.ts";
import { report, type Scope } from "../compile/scope.ts";
import type { Catalog, CatalogProduct } from "../contract/mapContext.ts";
import type { Nothing } from "../rules/grammarNode.ts";
import { addProblem } from "../rules/problems.ts";
import type { MatchRule } from "../rules/rules.ts";
import type { LineDraft } from "./lineAmounts.ts";

/** Links lines to the products of a catalog and returns the lines that stay in the order. */
type MatchLines = (drafts: LineDraft[], catalog: Catalog, scope: Scope) => LineDraft[];

export const matchFields = {
  sku: { called: "SKU", find: (catalog: Catalog, code: string) => catalog.findBySku(code) },
  ean: { called: "EAN", find: (catalog: Catalog, code: string) => catalog.findByEan(code) },
} as const satisfies { readonly [Field in NonNullable<MatchRule["by"]>[number]]: object };

export const unmatchedLines = {
  keep: { code: "sku_unmatched", stays: true },
  drop: { code: "sku_dropped", stays: false },
  reject: { code: "sku_rejected", stays: true },
} as const satisfies { readonly [Unmatched in NonNullable<MatchRule["unmatched"]>]: object };

export const linePrices = { lead: true, catalog: true } as const satisfies Readonly<
  Record<NonNullable<MatchRule["price"]>, true>
>;

export const ambiguousLines = {
  keep: { code: "sku_ambiguous", done: "unlinked", takesFirst: false },
  first: { code: "sku_ambiguous", done: "first", takesFirst: true },
  reject: { code: "sku_ambiguous_rejected", done: "", takesFirst: false },
} as const satisfies { readonly [Ambiguous in NonNullable<MatchRule["ambiguous"]>]: object };

/**
 * Compiles the rule for matching. Base links a line by `storage`, `storage_id` and `product_id`; for a
 * variant, `product_id` is the variant's own id.
 */
export function compileMatch(rule: MatchRule, problems: RulesProblem[]): MatchLines {
  const { by, unmatched, ambiguous, allOrNothing = false, priceGroup, storageId, ...prices } = rule;
  const { price, tolerance = 50, ...rest } = prices;
  rest satisfies Nothing;
  checkPrices(rule, tolerance, problems);
  const find = compileFind(by ?? ["sku"], unmatched ?? "keep", ambiguous ?? "keep");
  return (drafts, catalog, scope) => {
    const group = priceGroupOf(priceGroup, scope);
    const found = drafts.map((draft) => {
      // The rules already link the line, or say that it has no product.
      if (!draft.matches || draft.values.product_id !== undefined) return undefined;
      const wantsPrice = group !== undefined && (price === "catalog" || !hasPrice(draft));
      return find(draft, catalog, scope, allOrNothing || wantsPrice);
    });
    const kept = found.includes("drop") ? drafts.filter((_, index) => found[index] !== "drop") : drafts;
    const linksNone = allOrNothing && found.some((outcome) => outcome === "keep" || outcome === "drop");
    if (linksNone && found.some((outcome) => typeof outcome === "object"))
      report(scope, "lines_not_linked", "match.allOrNothing");
    for (let index = 0; index < drafts.length; index += 1) {
      const draft = drafts[index];
      const product = found[index];
      if (draft === undefined || typeof product !== "object") continue;
      if (!linksNone) link(draft, product, storageId ?? String(product.inventoryId ?? catalog.inventoryId));
      draft.values.name ??= product.name === "" ? undefined : product.name;
      if (group === undefined) continue;
      if (price === "catalog" || !hasPrice(draft)) {
        catalog.onPriceTaken?.(product);
        takePrice(draft, product, group, scope);
      } else comparePrice(draft, product, group, tolerance, scope);
    }
    return kept;
  };
}

function compileFind(
  fields: NonNullable<MatchRule["by"]>,
  unmatched: keyof typeof unmatchedLines,
  ambiguous: keyof typeof ambiguousLines,
): (draft: LineDraft, catalog: Catalog, scope: Scope, isNeeded: boolean) => CatalogProduct | "keep" | "drop" {
  const none = unmatchedLines[unmatched];
  const several = ambiguousLines[ambiguous];
  return ({ index, values }, catalog, scope, isNeeded) => {
    let by: string = matchFields.sku.called;
    let looked = false;
    let unchecked: string | undefined;
    for (const field of fields) {
      const code = values[field];
      if (typeof code !== "string") continue;
      looked = true;
      by = matchFields[field].called;
      const products = matchFields[field].find(catalog, code);
      const [first, second] = products;
      if (first === undefined) {
        if (catalog.isUnchecked?.(field, code)) unchecked ??= by;
        continue;
      }
      if (second === undefined) return first;
      report(scope, several.code, `products[${index}].${field}`, {
        by,
        count: products.length,
        done: several.done,
      });
      return several.takesFirst ? first : "keep";
    }
    if (unchecked !== undefined) {
      // A product that may exist must not be dropped, nor be the reason for rejecting a lead permanently.
      const code = isNeeded || unmatched !== "keep" ? "sku_unchecked_needed" : "sku_unchecked";
      report(scope, code, `products[${index}].sku`, { by: unchecked }, values.sku);
      return "keep";
    }
    if (looked || unmatched !== "keep") {
      const sku = values.sku;
      // At most 100 issues are reported per code.
      const near = typeof sku === "string" && index < 100 ? catalog.nearestSku?.(sku) : undefined;
      const details = near === undefined ? { by, help: "none" } : { by, help: "near", near };
      report(scope, none.code, `products[${index}].sku`, details, sku);
    }
    return none.stays ? "keep" : "drop";
  };
}

function hasPrice({ unit, total }: LineDraft): boolean {
  return unit !== undefined || total !== undefined;
}

function link(draft: LineDraft, product: CatalogProduct, storageId: string): void {
  draft.values.storage = "db";
  draft.values.storage_id = storageId;
  draft.values.product_id = String(product.productId);
}

function takePrice(draft: LineDraft, product: CatalogProduct, group: string, scope: Scope): void {
  const fieldPath = `products[${draft.index}].price_brutto`;
  const price = getOwn(product.prices, group);
  const decimal = price === undefined ? undefined : Decimal.fromNumber(price);
  if (decimal === undefined) report(scope, "price_group_missing", fieldPath);
  else {
    draft.unit = decimal;
    draft.total = undefined;
    report(scope, "price_from_catalog", fieldPath);
  }
}

/** Reports a price that is unlikely for a shop with this catalog. */
function comparePrice(
  { index, unit, total, quantity }: LineDraft,
  product: CatalogProduct,
  group: string,
  tolerance: number,
  scope: Scope,
): void {
  const price = getOwn(product.prices, group) ?? 0;
  const unitPrice = total === undefined ? unit?.toNumber() : total.toNumber() / quantity;
  if (unitPrice === undefined || price <= 0) return;
  const percent = Math.round((Math.abs(unitPrice - price) / price) * 100);
  if (percent > tolerance) report(scope, "price_differs", `products[${index}].price_brutto`, { percent });
}

function checkPrices(
  { priceGroup, price, tolerance }: MatchRule,
  percent: number,
  problems: RulesProblem[],
): void {
  if (percent < 0) addProblem(problems, "bad_constant.percent", "match.tolerance");
  for (const [word, value] of Object.entries({ price, tolerance })) {
    if (value === undefined || priceGroup !== undefined) continue;
    addProblem(problems, "misplaced.word", `match.${word}`, { word, main: "priceGroup" });
  }
}

function priceGroupOf(group: MatchRule["priceGroup"], scope: Scope): string | undefined {
  const id = typeof group === "string" ? idOfName("priceGroup", group, scope, "match.priceGroup") : group;
  return id === undefined ? undefined : String(id);
}
