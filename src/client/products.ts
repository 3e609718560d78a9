import type { MethodParams } from "../api/methods.ts";
import type { ListedProduct } from "../api/products/readProducts.ts";
import type { FlatMethods } from "./flatMethods.ts";
import type { CallOptions } from "./options.ts";
import { checkPage } from "./paginate.ts";

/** What `getInventoryProducts` takes: the filters of `getInventoryProductsList`; paging is internal. */
export type InventoryProductsParams = Omit<MethodParams<"getInventoryProductsList">, "page">;

/** The two methods that the products come from. */
type ProductSource = Pick<FlatMethods, "getInventoryProductsList" | "getInventoryProductsData">;

/**
 * All products page by page, variants included. An account that does not know `include_variants` lists
 * main products only; their variants then follow at the end, out of the products' data.
 */
export async function* iterateProducts(
  source: ProductSource,
  params: InventoryProductsParams,
  options: CallOptions,
): AsyncGenerator<ListedProduct, void, undefined> {
  const wantsVariants = params?.include_variants ?? true;
  // Ids only, and only as long as no variant was listed: a catalog of 200,000 takes two megabytes.
  let mainIds: number[] | undefined = wantsVariants ? [] : undefined;
  let previousFirst: string | undefined;
  for (let page = 1; ; page += 1) {
    const { products } = await source.getInventoryProductsList(
      { ...params, include_variants: wantsVariants, page },
      options,
    );
    const entries = Object.entries(products);
    checkPage(entries.length, pageSize, "products");
    // A server that does not know about pages would give the first one forever.
    if (entries.length === 0 || entries[0]?.[0] === previousFirst) break;
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

/** Both of a page of the list and of one request for data. */
const pageSize = 1000;

async function* variantsOf(
  source: ProductSource,
  inventory_id: number,
  mainIds: readonly number[],
  options: CallOptions,
): AsyncGenerator<ListedProduct, void, undefined> {
  for (let start = 0; start < mainIds.length; start += pageSize) {
    const ids = mainIds.slice(start, start + pageSize);
    const { products } = await source.getInventoryProductsData({ inventory_id, products: ids }, options);
    for (const [parentId, { variants }] of Object.entries(products)) {
      for (const [id, { name, sku, ean, prices, stock }] of Object.entries(variants ?? {})) {
        yield { id: Number(id), parent_id: Number(parentId), name, sku, ean, prices, stock };
      }
    }
  }
}
