import type { ListedProduct } from "../api/products/readProducts.ts";
import type { Baselinker } from "../client/baselinker.ts";
import type { CallOptions } from "../client/options.ts";
import type { CatalogProduct } from "../mapping/mapContext.ts";
import type { ProductCode } from "./catalogStore.ts";
import { createCatalog } from "./createCatalog.ts";
import { toCatalogProduct } from "./loadCatalog.ts";

/**
 * Asks Base for the products with exactly this code (surrounding spaces aside). `undefined` if the answer
 * does not tell whether there is one.
 */
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
    // An answer that was cut must not be mistaken for one without products.
    { ...options, validation: "lists" },
  );
  const listed = listedProducts(products);
  // Whether the filter compares whole texts is not documented, so the index decides.
  const answer = createCatalog(listed, { inventoryId });
  const found = by === "sku" ? answer.findBySku(code) : answer.findByEan(code);
  return found.length === 0 && listed.length >= pageSize ? undefined : found.map(plain);
}

/** Whether no product can have such a code: it is too long for Base, or has control characters or halves of letters. */
export function isImpossible({ by, code }: ProductCode): boolean {
  return [...code].length > (by === "sku" ? 50 : 32) || /[\p{Cc}\p{Cs}]/u.test(code);
}

/** A full page may hide the product on the next one. */
export const pageSize = 1000;

/** The products of an answer, each once. Some accounts give the id as the key alone. */
export function listedProducts(products: Readonly<Record<string, ListedProduct>>): CatalogProduct[] {
  const byId = new Map<number, CatalogProduct>();
  for (const [key, product] of Object.entries(products)) {
    const listed = toCatalogProduct(product.id === 0 ? { ...product, id: Number(key) } : product);
    byId.set(listed.productId, listed);
  }
  return [...byId.values()];
}

/** Without the index that it came out of, which would stay in memory with it. */
function plain({ productId, parentId, sku, ean, name, prices }: CatalogProduct): CatalogProduct {
  return { productId, parentId, sku, ean, name, prices };
}
