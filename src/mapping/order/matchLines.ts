import { idOfName } from "../compile/namedThings.ts";
import { report, type Scope } from "../compile/scope.ts";
import type { Catalog, CatalogProduct } from "../mapContext.ts";
import type { MatchRule } from "../rules/language.ts";
import { Decimal } from "../text/decimal.ts";
import type { LineDraft } from "./lineDraft.ts";

/**
 * Links lines to the products of the catalog and gives back those that stay in the order. Base links a
 * line by `storage`, `storage_id` and `product_id`; for a variant that is the variant's own id.
 */
export function matchLines(
  drafts: readonly LineDraft[],
  rule: MatchRule,
  catalog: Catalog,
  scope: Scope,
): LineDraft[] {
  const group = priceGroupOf(rule.priceGroup, scope);
  const found = drafts.map((draft) =>
    draft.values.product_id === undefined ? find(draft, rule, catalog, scope) : linked,
  );
  const kept = drafts.filter((_, index) => found[index] !== "drop");
  const unlinked = found.some((each) => typeof each !== "object");
  const keepsText = rule.allOrNothing === true && unlinked;
  if (keepsText && found.some((each) => typeof each === "object" && each !== linked)) {
    report(scope, "lines_not_linked", "match.allOrNothing");
  }
  for (const [index, draft] of drafts.entries()) {
    const product = found[index];
    if (typeof product !== "object" || product === linked) continue;
    if (!keepsText) link(draft, product, rule.storageId ?? String(catalog.inventoryId));
    draft.values.name ??= product.name === "" ? undefined : product.name;
    if (draft.unit === undefined && draft.total === undefined && group !== undefined)
      takePrice(draft, product, group, scope);
  }
  return kept;
}

/** A line that the rules have linked themselves. */
const linked: CatalogProduct = { productId: 0, parentId: 0, sku: "", ean: "", name: "", prices: {} };

function find(
  draft: LineDraft,
  rule: MatchRule,
  catalog: Catalog,
  scope: Scope,
): CatalogProduct | "keep" | "drop" {
  const at = `products[${draft.index}]`;
  let by = "SKU";
  let looked = false;
  for (const field of rule.by ?? (["sku"] as const)) {
    const code = draft.values[field];
    if (typeof code !== "string") continue;
    looked = true;
    by = field === "sku" ? "SKU" : "EAN";
    const products = field === "sku" ? catalog.findBySku(code) : catalog.findByEan(code);
    const [first, second] = products;
    if (first === undefined) continue;
    if (second === undefined) return first;
    return ambiguous(first, products.length, by, rule, scope, `${at}.${field}`);
  }
  if (!looked && rule.unmatched !== "drop" && rule.unmatched !== "reject") return "keep";
  if (rule.unmatched === "reject") report(scope, "sku_rejected", `${at}.sku`, { by }, draft.values.sku);
  else if (rule.unmatched === "drop") report(scope, "sku_dropped", `${at}.sku`, { by }, draft.values.sku);
  else report(scope, "sku_unmatched", `${at}.sku`, { by }, draft.values.sku);
  return rule.unmatched === "drop" ? "drop" : "keep";
}

function ambiguous(
  first: CatalogProduct,
  count: number,
  by: string,
  rule: MatchRule,
  scope: Scope,
  at: string,
): CatalogProduct | "keep" {
  if (rule.ambiguous === "reject") {
    report(scope, "sku_ambiguous_rejected", at, { by, count });
    return "keep";
  }
  const takesFirst = rule.ambiguous === "first";
  const done = takesFirst ? "the first was taken" : "the line stays a text line";
  report(scope, "sku_ambiguous", at, { by, count, done });
  return takesFirst ? first : "keep";
}

function link(draft: LineDraft, product: CatalogProduct, storageId: string): void {
  draft.values.storage = "db";
  draft.values.storage_id = storageId;
  draft.values.product_id = String(product.productId);
}

function takePrice(draft: LineDraft, product: CatalogProduct, group: string, scope: Scope): void {
  const at = `products[${draft.index}].price_brutto`;
  const price = Object.hasOwn(product.prices, group) ? product.prices[group] : undefined;
  const decimal = price === undefined ? undefined : Decimal.fromNumber(price);
  if (decimal === undefined) report(scope, "price_group_missing", at);
  else {
    draft.unit = decimal;
    report(scope, "price_from_catalog", at);
  }
}

function priceGroupOf(group: MatchRule["priceGroup"], scope: Scope): string | undefined {
  const id = typeof group === "string" ? idOfName("priceGroup", group, scope, "match.priceGroup") : group;
  return id === undefined ? undefined : String(id);
}
