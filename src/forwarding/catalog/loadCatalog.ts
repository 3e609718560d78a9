import type { InventoryProduct } from "../../api/methods/products/readProducts.ts";
import type { Baselinker } from "../../client/calls/baselinker.ts";
import { callChecks } from "../../client/calls/config.ts";
import type { CallOptions } from "../../client/calls/options.ts";
import {
  type CreateCatalogOptions,
  catalogBuilder,
  createCatalogChecks,
} from "../../mapping/catalog/createCatalog.ts";
import type { Catalog, CatalogProduct } from "../../mapping/contract/mapContext.ts";
import { checkGiven, type OptionChecks } from "../../shared/options/check.ts";
import { callable, objectWith } from "../../shared/options/kinds.ts";
import { ignoreErrors } from "../../shared/runtime/errors.ts";

/** Options of `loadCatalog`. */
export interface LoadCatalogOptions
  extends CreateCatalogOptions,
    Pick<CallOptions, "signal" | "priority" | "timeoutMs"> {
  /** Called after each 1000 products and at the end, with the number read so far. Its errors are ignored. */
  readonly onProgress?: ((progress: { readonly products: number }) => void) | undefined;
}

const readerCheck = /* @__PURE__ */ objectWith<Pick<Baselinker, "iterateInventoryProducts">>(
  ["iterateInventoryProducts"],
  "a client, made by `new Baselinker`",
);

// Created in a function, so that bundlers leave it out if it is unused.
const checks = /* @__PURE__ */ (({ signal, priority, timeoutMs } = callChecks) =>
  ({
    ...createCatalogChecks,
    signal,
    priority,
    timeoutMs,
    onProgress: callable<(progress: { readonly products: number }) => void>(),
  }) satisfies OptionChecks<LoadCatalogOptions>)();

/**
 * Reads all products and variants of a catalog, 1000 per request, into an index by SKU and EAN. Prices are included;
 * tax rates and weights are not, since they cost one more request per 1000.
 *
 * A response without its products is not read as an empty catalog: it fails with an `UnexpectedResponseError` that
 * may be temporary.
 * @throws any error of the client if one of the requests fails; TypeError or RangeError if an option is missing,
 * unknown or malformed.
 * @example
 * ```ts
 * const catalog = await loadCatalog(baselinker, { inventoryId: 205 });
 * ```
 */
export async function loadCatalog(
  baselinker: Pick<Baselinker, "iterateInventoryProducts">,
  options: LoadCatalogOptions,
): Promise<Catalog> {
  const { inventoryId, onProgress, ...callOptions } = checkGiven("loadCatalog", checks, options);
  readerCheck.check("baselinker", baselinker);
  const builder = catalogBuilder({ inventoryId });
  const tell = ignoreErrors(onProgress);
  const products = baselinker.iterateInventoryProducts({ inventory_id: inventoryId }, callOptions);
  let count = 0;
  for await (const product of products) {
    builder.add(toCatalogProduct(product));
    count += 1;
    if (count % 1000 === 0) tell({ products: count });
  }
  if (count % 1000 !== 0 || count === 0) tell({ products: count });
  return builder.catalog();
}

export function toCatalogProduct(product: InventoryProduct): CatalogProduct {
  const { id, parent_id, sku, ean, name, prices } = product;
  return { productId: id, parentId: parent_id ?? 0, sku, ean, name, prices };
}
