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
  unknown,
} from "../wire/shape.ts";
import { productHead, readPrices, readQuantities, storage, storageId, updateRows } from "./storageShapes.ts";

const listedFields = { price_brutto: decimal() };

interface ListedProductShape extends ObjectShape<typeof productHead & typeof listedFields> {}

const listedProduct: ListedProductShape = object(extend(productHead, listedFields));

// They come from an older client alone, so they may be absent.
const dataFields = {
  price_netto: optional(decimal()),
  price_brutto: optional(decimal()),
  price_wholesale_netto: optional(decimal()),
  tax_rate: optional(decimal()),
  weight: optional(decimal()),
  description: optional(text()),
  description_extra1: optional(text()),
  description_extra2: optional(text()),
  /** The maker's name and picture. */
  man_name: optional(text()),
  man_image: optional(text()),
  category_id: optional(identifier()),
  images: optional(list(text())),
  // A map in one source, lists of pairs from some shops.
  features: optional(unknown()),
  variants: optional(
    list(
      object({
        variant_id: identifier(),
        name: text(),
        price: decimal(),
        quantity: integer(),
        sku: text(),
        ean: optional(text()),
      }),
      "variant_id",
    ),
  ),
};

interface ProductDataShape extends ObjectShape<typeof productHead & typeof dataFields> {}

const productData: ProductDataShape = object(extend(productHead, dataFields));

export const externalStoragesMethods = methods({
  /**
   * The shops and wholesalers that are connected to the account.
   *
   * @see https://api.baselinker.com/index.php?method=getExternalStoragesList
   */
  getExternalStoragesList: read({}, { storages: list(storage, "storage_id") }),
  /**
   * Categories of a connected shop or wholesaler.
   *
   * @see https://api.baselinker.com/index.php?method=getExternalStorageCategories
   */
  getExternalStorageCategories: read(
    { storage_id: storageId },
    {
      storage_id: text(),
      categories: list(
        object({ category_id: identifier(), name: text(), parent_id: identifier() }),
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
      storage_id: storageId,
      filter_category_id: optional(identifier(30)),
      /** `id`, `name`, `quantity` or `price`, then `ASC` or `DESC`. */
      filter_sort: optional(text(30)),
      filter_id: optional(identifier(30)),
      filter_sku: optional(text(32)),
      filter_ean: optional(text(320)),
      filter_asin: optional(text(50)),
      /** Also finds a part of the name. */
      filter_name: optional(text(100)),
      filter_price_from: optional(decimal()),
      filter_price_to: optional(decimal()),
      filter_quantity_from: optional(integer()),
      filter_quantity_to: optional(integer()),
      /** 1 only what is in stock, 0 only what is not. */
      filter_available: optional(integer()),
      page: optional(integer()),
    },
    { storage_id: text(), products: list(listedProduct, "product_id") },
  ),
  /**
   * Everything about the named products of a connected shop or wholesaler.
   *
   * @see https://api.baselinker.com/index.php?method=getExternalStorageProductsData
   */
  getExternalStorageProductsData: read(
    {
      storage_id: storageId,
      /** Product ids. */
      products: list(identifier(30)),
    },
    { storage_id: text(), products: list(productData, "product_id") },
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
