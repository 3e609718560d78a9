import { read, write } from "../wire/method.ts";
import { decimal, identifier, integer, list, map, object, optional, text, unknown } from "../wire/shape.ts";

export interface ObsoleteProductsMethods {
  /**
   * The storages of the account.
   *
   * @deprecated Obsolete at Base; see `getInventories`.
   * @see https://api.baselinker.com/index.php?method=getStoragesList
   */
  getStoragesList: typeof getStoragesList;
  /**
   * Categories of a storage.
   *
   * @deprecated Obsolete at Base; see `getInventoryCategories`.
   * @see https://api.baselinker.com/index.php?method=getCategories
   */
  getCategories: typeof getCategories;
  /**
   * Products of a storage by filter.
   *
   * @deprecated Obsolete at Base; see `getInventoryProductsList`.
   * @see https://api.baselinker.com/index.php?method=getProductsList
   */
  getProductsList: typeof getProductsList;
  /**
   * Everything about the named products of a storage.
   *
   * @deprecated Obsolete at Base; see `getInventoryProductsData`.
   * @see https://api.baselinker.com/index.php?method=getProductsData
   */
  getProductsData: typeof getProductsData;
  /**
   * Stock of a storage, by page.
   *
   * @deprecated Obsolete at Base; see `getInventoryProductsStock`.
   * @see https://api.baselinker.com/index.php?method=getProductsQuantity
   */
  getProductsQuantity: typeof getProductsQuantity;
  /**
   * Prices of a storage, by page.
   *
   * @deprecated Obsolete at Base; see `getInventoryProductsPrices`.
   * @see https://api.baselinker.com/index.php?method=getProductsPrices
   */
  getProductsPrices: typeof getProductsPrices;
  /**
   * Sets the stock of products of a storage, up to 1000 at once.
   *
   * @deprecated Obsolete at Base; see `updateInventoryProductsStock`.
   * @see https://api.baselinker.com/index.php?method=updateProductsQuantity
   */
  updateProductsQuantity: typeof updateProductsQuantity;
  /**
   * Sets the prices of products of a storage, up to 1000 at once.
   *
   * @deprecated Obsolete at Base; see `updateInventoryProductsPrices`.
   * @see https://api.baselinker.com/index.php?method=updateProductsPrices
   */
  updateProductsPrices: typeof updateProductsPrices;
}

/** For example `bl_1`. */
const storageId = text(30);

export const getStoragesList = read(
  "getStoragesList",
  {},
  {
    storages: list(
      object({
        storage_id: text(),
        name: text(),
        /** Which methods the storage supports. */
        methods: list(text()),
      }),
      "storage_id",
    ),
  },
);

export const getCategories = read(
  "getCategories",
  { storage_id: storageId },
  {
    storage_id: text(),
    categories: list(object({ category_id: integer(), name: text(), parent_id: integer() }), "category_id"),
  },
);

const listedProduct = object({
  product_id: identifier(),
  sku: text(),
  ean: text(),
  asin: optional(text()),
  name: text(),
  quantity: integer(),
  // The stored page was cut before what follows.
  price_brutto: optional(decimal()),
});

export const getProductsList = read(
  "getProductsList",
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
);

export const getProductsData = read(
  "getProductsData",
  { storage_id: storageId, products: list(identifier(30)) },
  { storage_id: text(), products: list(listedProduct, "product_id") },
);

export const getProductsQuantity = read(
  "getProductsQuantity",
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
  // The size of a page is not documented: only an empty page tells the end.
  { paging: { by: "page", field: "products", size: 0 } },
);

export const getProductsPrices = read(
  "getProductsPrices",
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

// Sources show rows of `[product id, variant id (0 for none), quantity or price]`; none gives their types.
const rows = list(unknown());

const counted = {
  /** How many products were taken. */
  counter: integer(),
  /** What was wrong, by product. */
  warnings: optional(map(unknown())),
};

export const updateProductsQuantity = write(
  "updateProductsQuantity",
  { storage_id: storageId, products: rows },
  counted,
  { bulk: { field: "products", size: 1000 } },
);

export const updateProductsPrices = write(
  "updateProductsPrices",
  { storage_id: storageId, products: rows },
  counted,
  { bulk: { field: "products", size: 1000 } },
);
