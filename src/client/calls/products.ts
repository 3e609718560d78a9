import type { MethodParams } from "../../api/methods/methods.ts";
import type { InventoryProduct } from "../../api/methods/products/readProducts.ts";
import { checkGiven } from "../../shared/options/check.ts";
import type { FlatMethods } from "./flatMethods.ts";
import type { CallOptions } from "./options.ts";
import { checkPage, type IterateOptions, iterateChecks } from "./paginate.ts";

/** The filters of `getInventoryProductsList`; paging is internal. */
export type InventoryProductsParams = Omit<MethodParams<"getInventoryProductsList">, "page">;
/** Options of `iterateInventoryProducts` and `getInventoryProducts`. */
export type InventoryProductsOptions = Omit<IterateOptions, "cursor">;

export function checkProductsOptions(
  method: string,
  options: InventoryProductsOptions = {},
): InventoryProductsOptions {
  const { cursor, ...checks } = iterateChecks;
  return checkGiven(`${method} (its parameters go into the first argument)`, checks, options);
}

type ProductSource = Pick<FlatMethods, "getInventoryProductsList" | "getInventoryProductsData">;

/** Products with variants, up to `limit`. An account without `include_variants` lists mains; variants then follow. */
export async function* iterateProducts(
  source: ProductSource,
  params: InventoryProductsParams,
  { limit = iterateChecks.limit.default, ...options }: InventoryProductsOptions,
): AsyncGenerator<InventoryProduct, void, undefined> {
  let left = limit;
  if (left <= 0) return;
  for await (const product of allProducts(source, params, options)) {
    yield product;
    left -= 1;
    if (left <= 0) return;
  }
}

async function* allProducts(
  source: ProductSource,
  params: InventoryProductsParams,
  options: CallOptions,
): AsyncGenerator<InventoryProduct, void, undefined> {
  const wantsVariants = params?.include_variants ?? true;
  // Only ids, and only until a variant is listed: a catalog of 200,000 products takes two megabytes.
  let mainIds: number[] | undefined = wantsVariants ? [] : undefined;
  let previousFirst: string | undefined;
  for (let page = 1; ; page += 1) {
    const { products } = await source.getInventoryProductsList(
      { ...params, include_variants: wantsVariants, page },
      options,
    );
    const entries = Object.entries(products);
    checkPage(entries.length, pageSize, "products");
    // A server without paging would return the first page forever.
    if (entries[0]?.[0] === previousFirst) break;
    previousFirst = entries[0]?.[0];
    for (const [key, product] of entries) {
      const listed = product.id === 0 ? { ...product, id: Number(key) } : product;
      if ((listed.parent_id ?? 0) !== 0) mainIds = undefined;
      mainIds?.push(listed.id);
      yield listed;
    }
    if (entries.length < pageSize) break;
  }
  if (mainIds !== undefined) yield* variantsOf(source, params.inventory_id, mainIds, options);
}

const pageSize = 1000;

async function* variantsOf(
  source: ProductSource,
  inventory_id: InventoryProductsParams["inventory_id"],
  mainIds: readonly number[],
  options: CallOptions,
): AsyncGenerator<InventoryProduct, void, undefined> {
  for (let start = 0; start < mainIds.length; start += pageSize) {
    const ids = mainIds.slice(start, start + pageSize);
    const { products } = await source.getInventoryProductsData({ inventory_id, products: ids }, options);
    for (const [parentId, { variants }] of Object.entries(products)) {
      for (const [id, { name, sku, ean, prices, stock }] of Object.entries(variants ?? {}))
        yield { id: Number(id), parent_id: Number(parentId), name, sku, ean, prices, stock };
    }
  }
}
