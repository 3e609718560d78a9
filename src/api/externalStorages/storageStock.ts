import { read, write } from "../wire/method.ts";
import { decimal, identifier, integer, list, map, object, optional, text, unknown } from "../wire/shape.ts";

export interface StorageStockMethods {
  /**
   * Stock of a connected shop or wholesaler, by page.
   *
   * @see https://api.baselinker.com/index.php?method=getExternalStorageProductsQuantity
   */
  getExternalStorageProductsQuantity: typeof getExternalStorageProductsQuantity;
  /**
   * Prices of a connected shop or wholesaler, by page.
   *
   * @see https://api.baselinker.com/index.php?method=getExternalStorageProductsPrices
   */
  getExternalStorageProductsPrices: typeof getExternalStorageProductsPrices;
  /**
   * Sets the stock of products and variants in a connected shop, up to 1000 at once.
   *
   * @see https://api.baselinker.com/index.php?method=updateExternalStorageProductsQuantity
   */
  updateExternalStorageProductsQuantity: typeof updateExternalStorageProductsQuantity;
}

/** For example `shop_2445` or `warehouse_4556`. */
const storageId = text(30);

export const getExternalStorageProductsQuantity = read(
  "getExternalStorageProductsQuantity",
  { storage_id: storageId, page: optional(integer()) },
  {
    storage_id: text(),
    products: list(
      object({
        product_id: identifier(),
        quantity: integer(),
        variants: optional(list(object({ variant_id: identifier(), quantity: integer() }), "variant_id")),
      }),
      "product_id",
    ),
  },
  { paging: { by: "page", field: "products", size: 0 } },
);

export const getExternalStorageProductsPrices = read(
  "getExternalStorageProductsPrices",
  { storage_id: storageId, page: optional(integer()) },
  {
    storage_id: text(),
    products: list(
      object({
        product_id: identifier(),
        price: decimal(),
        variants: optional(list(object({ variant_id: identifier(), price: decimal() }), "variant_id")),
      }),
      "product_id",
    ),
  },
  { paging: { by: "page", field: "products", size: 0 } },
);

export const updateExternalStorageProductsQuantity = write(
  "updateExternalStorageProductsQuantity",
  {
    storage_id: storageId,
    // Sources show rows of `[product id, variant id (0 for none), quantity]`; none gives their types.
    products: list(unknown()),
  },
  {
    /** How many products were taken. */
    counter: integer(),
    /** What was wrong, by product. */
    warnings: optional(map(unknown())),
  },
  { bulk: { field: "products", size: 1000 } },
);
