import type { InventoryProductData } from "../api/products/productData.ts";
import type { Baselinker } from "../client/baselinker.ts";
import type { CallOptions } from "../client/options.ts";
import { isRecord } from "../json/value.ts";
import type { CatalogProduct } from "../mapping/mapContext.ts";

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
