import type { ListedProduct } from "../api/products/readProducts.ts";
import type { CatalogProduct } from "../mapping/mapContext.ts";

/** A product of a list of the API, as far as matching lines needs it. */
export function toCatalogProduct(product: ListedProduct): CatalogProduct {
  const { id, parent_id, sku, ean, name, prices } = product;
  return { productId: id, parentId: parent_id ?? 0, sku, ean, name, prices };
}
