import type { Baselinker } from "../../src/client/calls/baselinker.ts";
import { createCatalog } from "../../src/mapping/catalog/createCatalog.ts";
import type { Catalog, CatalogProduct } from "../../src/mapping/contract/mapContext.ts";

/** A catalog as the guide reads it: all products of Base at this moment. */
export async function wholeCatalog(
  baselinker: Pick<Baselinker, "iterateInventoryProducts">,
  inventoryId: number,
): Promise<Catalog> {
  const products: CatalogProduct[] = [];
  for await (const product of baselinker.iterateInventoryProducts({ inventory_id: inventoryId }))
    products.push({ ...product, productId: product.id, parentId: product.parent_id ?? 0 });
  return createCatalog(products, { inventoryId });
}
