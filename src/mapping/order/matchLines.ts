import { getOwn } from "../../json/value.ts";
import { idOfName } from "../compile/names.ts";
import { report, type Scope } from "../compile/scope.ts";
import type { Catalog, CatalogProduct } from "../mapContext.ts";
import type { MatchRule } from "../rules/language.ts";
import type { Nothing } from "../schema/grammarNode.ts";
import { Decimal } from "../text/decimal.ts";
import type { LineDraft } from "./lineAmounts.ts";

/** Links lines to the products of a catalog and gives back those that stay in the order. */
type MatchLines = (drafts: LineDraft[], catalog: Catalog, scope: Scope) => LineDraft[];

/** By what a line is looked up. */
export const matchFields = {
  sku: { called: "SKU", find: (catalog: Catalog, code: string) => catalog.findBySku(code) },
  ean: { called: "EAN", find: (catalog: Catalog, code: string) => catalog.findByEan(code) },
} as const satisfies { readonly [Field in NonNullable<MatchRule["by"]>[number]]: object };

/** What becomes of a line without a product. */
export const unmatchedLines = {
  keep: { code: "sku_unmatched", stays: true },
  drop: { code: "sku_dropped", stays: false },
  reject: { code: "sku_rejected", stays: true },
} as const satisfies { readonly [Unmatched in NonNullable<MatchRule["unmatched"]>]: object };

/** What becomes of a line with several products. */
export const ambiguousLines = {
  keep: { code: "sku_ambiguous", done: "the line stays a text line", takesFirst: false },
  first: { code: "sku_ambiguous", done: "the first was taken", takesFirst: true },
  reject: { code: "sku_ambiguous_rejected", done: "", takesFirst: false },
} as const satisfies { readonly [Ambiguous in NonNullable<MatchRule["ambiguous"]>]: object };

/**
 * Compiles how lines are linked to the catalog. Base links a line by `storage`, `storage_id` and `product_id`;
 * for a variant that is the variant's own id.
 */
export function compileMatch(rule: MatchRule): MatchLines {
  const { by, unmatched, ambiguous, allOrNothing = false, priceGroup, storageId, ...rest } = rule;
  rest satisfies Nothing;
  const find = compileFind(by ?? ["sku"], unmatched ?? "keep", ambiguous ?? "keep");
  return (drafts, catalog, scope) => {
    const group = priceGroupOf(priceGroup, scope);
    const found = drafts.map((draft) =>
      draft.values.product_id === undefined ? find(draft, catalog, scope) : linked,
    );
    const kept = drafts.filter((_, index) => found[index] !== "drop");
    const linksNone = allOrNothing && found.some((each) => typeof each !== "object");
    if (linksNone && found.some((each) => typeof each === "object" && each !== linked)) {
      report(scope, "lines_not_linked", "match.allOrNothing");
    }
    for (const [index, draft] of drafts.entries()) {
      const product = found[index];
      if (typeof product !== "object" || product === linked) continue;
      if (!linksNone) link(draft, product, storageId ?? String(catalog.inventoryId));
      draft.values.name ??= product.name === "" ? undefined : product.name;
      if (draft.unit === undefined && draft.total === undefined && group !== undefined)
        takePrice(draft, product, group, scope);
    }
    return kept;
  };
}

/** A line that the rules have linked themselves. */
const linked: CatalogProduct = { productId: 0, parentId: 0, sku: "", ean: "", name: "", prices: {} };

function compileFind(
  fields: NonNullable<MatchRule["by"]>,
  unmatched: keyof typeof unmatchedLines,
  ambiguous: keyof typeof ambiguousLines,
): (draft: LineDraft, catalog: Catalog, scope: Scope) => CatalogProduct | "keep" | "drop" {
  const none = unmatchedLines[unmatched];
  const several = ambiguousLines[ambiguous];
  return ({ index, values }, catalog, scope) => {
    const at = `products[${index}]`;
    let by: string = matchFields.sku.called;
    let looked = false;
    for (const field of fields) {
      const code = values[field];
      if (typeof code !== "string") continue;
      looked = true;
      by = matchFields[field].called;
      const products = matchFields[field].find(catalog, code);
      const [first, second] = products;
      if (first === undefined) continue;
      if (second === undefined) return first;
      report(scope, several.code, `${at}.${field}`, { by, count: products.length, done: several.done });
      return several.takesFirst ? first : "keep";
    }
    if (looked || unmatched !== "keep") report(scope, none.code, `${at}.sku`, { by }, values.sku);
    return none.stays ? "keep" : "drop";
  };
}

function link(draft: LineDraft, product: CatalogProduct, storageId: string): void {
  draft.values.storage = "db";
  draft.values.storage_id = storageId;
  draft.values.product_id = String(product.productId);
}

function takePrice(draft: LineDraft, product: CatalogProduct, group: string, scope: Scope): void {
  const at = `products[${draft.index}].price_brutto`;
  const price = getOwn(product.prices, group);
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
