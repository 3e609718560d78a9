import { methods, pages, read } from "../wire/method.ts";
import { decimal, identifier, integer, list, object, optional, text } from "../wire/shape.ts";
import { listedProduct, productData } from "./storageProducts.ts";
import { readPrices, readQuantities, storage, storageId, updateRows } from "./storageShapes.ts";

export const externalStoragesMethods = methods({
  /**
   * The shops and wholesalers that are connected to the account.
   *
   * @see https://api.baselinker.com/index.php?method=getExternalStoragesList
   */
  getExternalStoragesList: read(
    {},
    {
      /** The connected shops and wholesalers. */ storages: list(storage, "storage_id"),
    },
  ),
  /**
   * Categories of a connected shop or wholesaler.
   *
   * @see https://api.baselinker.com/index.php?method=getExternalStorageCategories
   */
  getExternalStorageCategories: read(
    {
      /** The shop or wholesaler, as `getExternalStoragesList` gives its id, such as `shop_2445`. */
      storage_id: storageId,
    },
    {
      /** The shop or wholesaler that was asked. */ storage_id: text(),
      /** The categories as a flat list; `parent_id` makes the tree. */
      categories: list(
        object({
          /** The category at the shop, for `filter_category_id`. */ category_id: identifier(),
          /** What the category is called. */ name: text(),
          /** The category above it; `0` or empty for one without a parent. */ parent_id: identifier(),
        }),
        "category_id",
      ),
    },
  ),
  /**
   * Products of a connected shop or wholesaler, by filter and page.
   *
   * @see https://api.baselinker.com/index.php?method=getExternalStorageProductsList
   */
  getExternalStorageProductsList: read(
    {
      /** The shop or wholesaler, as `getExternalStoragesList` gives its id, such as `shop_2445`. */
      storage_id: storageId,
      /** Only products of this category, see `getExternalStorageCategories`. */
      filter_category_id: optional(identifier(30)),
      /** `id`, `name`, `quantity` or `price`, then `ASC` or `DESC`. */ filter_sort: optional(text(30)),
      /** Only this product, by its id at the shop. */ filter_id: optional(identifier(30)),
      /** Only products with this code of the seller. */ filter_sku: optional(text(32)),
      /** Only products with this barcode number. */ filter_ean: optional(text(320)),
      /** Only products with this id on Amazon. */ filter_asin: optional(text(50)),
      /** Also finds a part of the name. */ filter_name: optional(text(100)),
      /** Only products that cost this much or more. */ filter_price_from: optional(decimal()),
      /** Only products that cost this much or less. */ filter_price_to: optional(decimal()),
      /** Only products with this many pieces or more in stock. */ filter_quantity_from: optional(integer()),
      /** Only products with this many pieces or fewer in stock. */ filter_quantity_to: optional(integer()),
      /** 1 only what is in stock, 0 only what is not. */ filter_available: optional(integer()),
      /** Which page, from 1. The shop decides how many products one holds. */ page: optional(integer()),
    },
    {
      /** The shop or wholesaler that was asked. */ storage_id: text(),
      /** One page of products. */ products: list(listedProduct, "product_id"),
    },
  ),
  /**
   * Everything about the named products of a connected shop or wholesaler.
   *
   * @see https://api.baselinker.com/index.php?method=getExternalStorageProductsData
   */
  getExternalStorageProductsData: read(
    {
      /** The shop or wholesaler, as `getExternalStoragesList` gives its id, such as `shop_2445`. */
      storage_id: storageId,
      /** Product ids. */ products: list(identifier(30)),
    },
    {
      /** The shop or wholesaler that was asked. */ storage_id: text(),
      /** The named products, as far as the shop has them. */ products: list(productData, "product_id"),
    },
  ),
  /**
   * Stock of a connected shop or wholesaler, by page.
   *
   * @see https://api.baselinker.com/index.php?method=getExternalStorageProductsQuantity
   */
  getExternalStorageProductsQuantity: readQuantities,
  /**
   * Prices of a connected shop or wholesaler, by page.
   *
   * @see https://api.baselinker.com/index.php?method=getExternalStorageProductsPrices
   */
  getExternalStorageProductsPrices: readPrices,
  /**
   * Sets the stock of products and variants in a connected shop, up to 1000 at once.
   *
   * @see https://api.baselinker.com/index.php?method=updateExternalStorageProductsQuantity
   */
  updateExternalStorageProductsQuantity: updateRows,
});

export const externalStoragesPages = pages(externalStoragesMethods, {
  /** All products of `getExternalStorageProductsList`. */
  // How many a page holds depends on the shop: only an empty page tells the end.
  iterateExternalStorageProductsList: {
    of: "getExternalStorageProductsList",
    by: "page",
    field: "products",
    size: 0,
  },
  /** All stock of `getExternalStorageProductsQuantity`. */
  iterateExternalStorageProductsQuantity: {
    of: "getExternalStorageProductsQuantity",
    by: "page",
    field: "products",
    size: 0,
  },
  /** All prices of `getExternalStorageProductsPrices`. */
  iterateExternalStorageProductsPrices: {
    of: "getExternalStorageProductsPrices",
    by: "page",
    field: "products",
    size: 0,
  },
});
