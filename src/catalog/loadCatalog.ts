import type { ListedProduct } from "../api/products.ts";
import type { Baselinker } from "../client/baselinker.ts";
import type { CallOptions } from "../client/options.ts";
import type { Catalog, CatalogProduct } from "../mapping/mapContext.ts";
import { type CreateCatalogOptions, catalogBuilder } from "./createCatalog.ts";

/** Options of `loadCatalog`. */
export interface LoadCatalogOptions
  extends CreateCatalogOptions,
    Pick<CallOptions, "signal" | "priority" | "timeoutMs"> {}

/**
 * Reads all products and variants of a catalog, 1000 a request, into an index by SKU and EAN. Prices come
 * with them; tax rates and weights do not, as those cost a request more for each 1000.
 *
 * @throws any error of the client where one of the requests fails.
 *
 * @example
 * ```ts
 * const catalog = await loadCatalog(baselinker, { inventoryId: 205 });
 * ```
 */
export async function loadCatalog(
  baselinker: Pick<Baselinker, "getInventoryProducts">,
  { inventoryId, ...options }: LoadCatalogOptions,
): Promise<Catalog> {
  const builder = catalogBuilder({ inventoryId });
  for await (const product of baselinker.getInventoryProducts({ inventory_id: inventoryId }, options)) {
    builder.add(toCatalogProduct(product));
  }
  return builder.catalog();
}

/** A product of a list of the API, as far as matching lines needs it. */
export function toCatalogProduct(product: ListedProduct): CatalogProduct {
  const { id, parent_id, sku, ean, name, prices } = product;
  return { productId: id, parentId: parent_id ?? 0, sku, ean, name, prices };
}
