import type { InventoryProductData } from "../api/products/changeProducts.ts";
import type { InventoryProduct } from "../api/products/readProducts.ts";
import type { Baselinker } from "../client/baselinker.ts";
import { callChecks } from "../client/config.ts";
import type { CallOptions } from "../client/options.ts";
import { isRecord } from "../json/value.ts";
import type { Catalog, CatalogProduct } from "../mapping/mapContext.ts";
import { checkGiven, type OptionChecks } from "../options/check.ts";
import { callable, objectWith } from "../options/kinds.ts";
import { ignoreErrors } from "../runtime/errors.ts";
import {
  type CreateCatalogOptions,
  catalogBuilder,
  createCatalog,
  createCatalogChecks,
} from "./createCatalog.ts";
import type { ProductCode } from "./productCache.ts";

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

function toCatalogProduct(product: InventoryProduct): CatalogProduct {
  const { id, parent_id, sku, ean, name, prices } = product;
  return { productId: id, parentId: parent_id ?? 0, sku, ean, name, prices };
}

/** The products with these ids, up to 1000, and all their variants. Products that do not exist are left out. */
export async function productsById(
  baselinker: Pick<Baselinker, "getInventoryProductsData">,
  inventoryId: number,
  ids: readonly number[],
  options: CallOptions,
): Promise<CatalogProduct[]> {
  const { products } = await baselinker.getInventoryProductsData(
    { inventory_id: inventoryId, products: [...ids] },
    { ...options, validation: "lists" },
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
    { ...options, validation: "lists" },
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

/** Copies the product without a reference to its index, which would otherwise stay in memory. */
function plain({ productId, parentId, sku, ean, name, prices }: CatalogProduct): CatalogProduct {
  return { productId, parentId, sku, ean, name, prices };
}
