import type { Baselinker, Catalog } from "../../entries/index.ts";
import { type CatalogProduct, createCatalog } from "../../entries/mapping.ts";

/** Reads all products and variants of a catalog, 1000 a request: what is matched without sending asks for no SKU. */
export async function wholeCatalog(
  baselinker: Pick<Baselinker, "iterateInventoryProducts">,
  inventoryId: number,
  signal: AbortSignal,
): Promise<Catalog> {
  const products: CatalogProduct[] = [];
  for await (const product of baselinker.iterateInventoryProducts(
    { inventory_id: inventoryId },
    { signal },
  )) {
    const { id, parent_id, sku, ean, name, prices } = product;
    products.push({ productId: id, parentId: parent_id ?? 0, sku, ean, name, prices });
  }
  return createCatalog(products, { inventoryId });
}
