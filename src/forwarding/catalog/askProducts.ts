import type { InventoryProductData } from "../../api/methods/products/changeProducts.ts";
import type { InventoryProduct } from "../../api/methods/products/readProducts.ts";
import type { Baselinker } from "../../client/calls/baselinker.ts";
import type { CallOptions } from "../../client/calls/options.ts";
import { withWholeLists } from "../../client/calls/wholeLists.ts";
import { createCatalog } from "../../mapping/catalog/createCatalog.ts";
import type { CatalogProduct } from "../../mapping/contract/mapContext.ts";
import { isRecord } from "../../shared/json/value.ts";
import type { ProductCode } from "./productCache.ts";

/** The products with these ids, up to 1000, and all their variants. Products that do not exist are left out. */
export async function productsById(
  baselinker: Pick<Baselinker, "getInventoryProductsData">,
  inventoryId: number,
  ids: readonly number[],
  options: CallOptions,
): Promise<CatalogProduct[]> {
  const { products } = await baselinker.getInventoryProductsData(
    { inventory_id: inventoryId, products: [...ids] },
    withWholeLists(options),
  );
  return Object.entries(products).flatMap(([id, product]) => withVariants(Number(id), product));
}

export async function variantsOfMains(
  baselinker: Pick<Baselinker, "getInventoryProductsData">,
  inventoryId: number,
  mains: readonly number[],
  options: CallOptions,
): Promise<CatalogProduct[]> {
  const products = await productsById(baselinker, inventoryId, mains, options);
  return products.filter(({ parentId }) => parentId !== 0);
}

function withVariants(productId: number, product: InventoryProductData): CatalogProduct[] {
  const { sku, ean, prices, text_fields, parent_id = 0, variants = {} } = product;
  const { name = "" } = text_fields;
  const main = { productId, parentId: parent_id, sku, ean, prices };
  return [
    { ...main, name },
    ...Object.entries(variants).map(([id, { name, sku, ean, prices }]) => ({
      productId: Number(id),
      parentId: productId,
      sku,
      ean,
      name,
      prices,
    })),
  ];
}

export function isPrices(value: unknown): value is Readonly<Record<string, number>> {
  return isRecord(value) && Object.values(value).every((price) => typeof price === "number");
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
  // The documentation does not say whether the filter matches whole strings, so the index decides.
  const answer = createCatalog(listed, { inventoryId });
  const found = by === "sku" ? answer.findBySku(code) : answer.findByEan(code);
  return found.length === 0 && listed.length >= pageSize ? undefined : found.map(plain);
}

/** Whether no product can have this code: too long for Base, or with control characters or lone surrogates. */
export function isImpossible({ by, code }: ProductCode): boolean {
  return [...code].length > (by === "sku" ? 50 : 32) || /[\p{Cc}\p{Cs}]/u.test(code);
}

/** If a page is full, the product may be on the next one. */
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

/** Copies the product without a reference to its index, which would otherwise stay in memory. */
function plain({ productId, parentId, sku, ean, name, prices }: CatalogProduct): CatalogProduct {
  return { productId, parentId, sku, ean, name, prices };
}
