import {
  productHead,
  readPrices,
  readQuantities,
  storage,
  storageId,
  updateRows,
} from "../externalStorages/storageShapes.ts";
import { methods, pages, read } from "../wire/method.ts";
import {
  decimal,
  extend,
  identifier,
  integer,
  list,
  type ObjectShape,
  object,
  optional,
  text,
} from "../wire/shape.ts";

// The stored page was cut after the head.
const afterHead = { price_brutto: optional(decimal()) };

interface ListedProductShape extends ObjectShape<typeof productHead & typeof afterHead> {}

const listedProduct: ListedProductShape = object(extend(productHead, afterHead));

export const obsoleteProductsMethods = methods({
  /**
   * The storages of the account.
   *
   * @deprecated Obsolete at Base; see `getInventories`.
   * @see https://api.baselinker.com/index.php?method=getStoragesList
   */
  getStoragesList: read({}, { storages: list(storage, "storage_id") }),
  /**
   * Categories of a storage.
   *
   * @deprecated Obsolete at Base; see `getInventoryCategories`.
   * @see https://api.baselinker.com/index.php?method=getCategories
   */
  getCategories: read(
    { storage_id: storageId },
    {
      storage_id: text(),
      categories: list(object({ category_id: integer(), name: text(), parent_id: integer() }), "category_id"),
    },
  ),
  /**
   * Products of a storage by filter.
   *
   * @deprecated Obsolete at Base; see `getInventoryProductsList`.
   * @see https://api.baselinker.com/index.php?method=getProductsList
   */
  getProductsList: read(
    {
      storage_id: storageId,
      filter_category_id: optional(identifier(30)),
      /** At most so many, and from where, for example `100, 200`. */
      filter_limit: optional(text(30)),
      /** For example `id ASC`. */
      filter_sort: optional(text(30)),
      filter_id: optional(identifier(30)),
      filter_sku: optional(text(32)),
      filter_ean: optional(text(320)),
      filter_asin: optional(text(50)),
      filter_name: optional(text(100)),
      filter_price_from: optional(decimal()),
      filter_price_to: optional(decimal()),
      filter_quantity_from: optional(integer()),
      filter_quantity_to: optional(integer()),
    },
    // No source at hand shows the answer; its successors answer so.
    { storage_id: optional(text()), products: optional(list(listedProduct, "product_id")) },
  ),
  /**
   * Everything about the named products of a storage.
   *
   * @deprecated Obsolete at Base; see `getInventoryProductsData`.
   * @see https://api.baselinker.com/index.php?method=getProductsData
   */
  getProductsData: read(
    { storage_id: storageId, products: list(identifier(30)) },
    { storage_id: text(), products: list(listedProduct, "product_id") },
  ),
  /**
   * Stock of a storage, by page.
   *
   * @deprecated Obsolete at Base; see `getInventoryProductsStock`.
   * @see https://api.baselinker.com/index.php?method=getProductsQuantity
   */
  getProductsQuantity: readQuantities,
  /**
   * Prices of a storage, by page.
   *
   * @deprecated Obsolete at Base; see `getInventoryProductsPrices`.
   * @see https://api.baselinker.com/index.php?method=getProductsPrices
   */
  getProductsPrices: readPrices,
  /**
   * Sets the stock of products of a storage, up to 1000 at once.
   *
   * @deprecated Obsolete at Base; see `updateInventoryProductsStock`.
   * @see https://api.baselinker.com/index.php?method=updateProductsQuantity
   */
  updateProductsQuantity: updateRows,
  /**
   * Sets the prices of products of a storage, up to 1000 at once.
   *
   * @deprecated Obsolete at Base; see `updateInventoryProductsPrices`.
   * @see https://api.baselinker.com/index.php?method=updateProductsPrices
   */
  updateProductsPrices: updateRows,
});

export const obsoleteProductsPages = pages(obsoleteProductsMethods, {
  /**
   * All stock of `getProductsQuantity`.
   *
   * @deprecated Obsolete at Base; see `iterateInventoryProductsStock`.
   */
  // The size of a page is not documented: only an empty page tells the end.
  iterateProductsQuantity: { of: "getProductsQuantity", by: "page", field: "products", size: 0 },
  /**
   * All prices of `getProductsPrices`.
   *
   * @deprecated Obsolete at Base; see `iterateInventoryProductsPrices`.
   */
  iterateProductsPrices: { of: "getProductsPrices", by: "page", field: "products", size: 0 },
});
