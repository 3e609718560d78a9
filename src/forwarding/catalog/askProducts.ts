import type { InventoryProductData } from "../../api/methods/products/changeProducts.ts";
import type { InventoryProduct } from "../../api/methods/products/readProducts.ts";
import type { Baselinker } from "../../client/calls/baselinker.ts";
import type { CallOptions } from "../../client/calls/options.ts";
import { withWholeLists } from "../../client/calls/wholeLists.ts";
import type { CatalogProduct } from "../../mapping/contract/mapContext.ts";
import { driftAt } from "../../shared/errors/unexpectedResponseError.ts";
import { type ProductCode, readProduct } from "./productAnswer.ts";

/** All variants of these main products, up to 1000. Products that do not exist are left out. */
export async function variantsOfMains(
  baselinker: Pick<Baselinker, "getInventoryProductsData">,
  inventoryId: number,
  mains: readonly number[],
  options: CallOptions,
): Promise<CatalogProduct[]> {
  const { products } = await baselinker.getInventoryProductsData(
    { inventory_id: inventoryId, products: [...mains] },
    withWholeLists(options),
  );
  return Object.entries(products).flatMap(([id, product]) => variantsOf(Number(id), product));
}

function variantsOf(parentId: number, { variants = {} }: InventoryProductData): CatalogProduct[] {
  return Object.entries(variants).map(([id, { name, sku, ean, prices }]) => ({
    productId: Number(id),
    parentId,
    sku,
    ean,
    name,
    prices,
  }));
}

/** Products with exactly this code, spaces around it aside; `undefined` if the answer does not show if any exist. */
export async function askForCode(
  baselinker: Pick<Baselinker, "getInventoryProductsList">,
  inventoryId: number,
  { by, code }: ProductCode,
  options: CallOptions,
): Promise<readonly CatalogProduct[] | undefined> {
  if (isImpossible({ by, code })) return [];
  const { products } = await baselinker.getInventoryProductsList(
    {
      inventory_id: inventoryId,
      include_variants: true,
      ...(by === "sku" ? { filter_sku: code } : { filter_ean: code }),
    },
    // A truncated answer must not be mistaken for one without products.
    withWholeLists(options),
  );
  const listed = listedProducts(products);
  // The documentation does not say whether the filter matches whole strings.
  const found = listed.filter((product) => product[by].trim() === code.trim());
  if (found.map(readProduct).includes(undefined))
    throw driftAt("getInventoryProductsList", "products", "products");
  return found.length === 0 && listed.length >= pageSize ? undefined : found;
}

/** Whether no product can have this code: too long for Base, or with control characters or lone surrogates. */
export function isImpossible({ by, code }: ProductCode): boolean {
  return [...code].length > (by === "sku" ? 50 : 32) || /[\p{Cc}\p{Cs}]/u.test(code);
}

/** The number of products of a full page. If a page is full, the product may be on the next one. */
export const pageSize = 1000;

/** The products of an answer, each once. Some accounts return the id only as the key. */
export function listedProducts(products: Readonly<Record<string, InventoryProduct>>): CatalogProduct[] {
  const byId = new Map<number, CatalogProduct>();
  for (const [key, product] of Object.entries(products)) {
    const listed = toCatalogProduct(product.id === 0 ? { ...product, id: Number(key) } : product);
    byId.set(listed.productId, listed);
  }
  return [...byId.values()];
}

function toCatalogProduct(product: InventoryProduct): CatalogProduct {
  const { id, parent_id, sku, ean, name, prices } = product;
  return { productId: id, parentId: parent_id ?? 0, sku, ean, name, prices };
}
