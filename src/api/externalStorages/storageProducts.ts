import { read } from "../wire/method.ts";
import { decimal, identifier, integer, list, object, optional, text, unknown } from "../wire/shape.ts";

export interface StorageProductsMethods {
  /**
   * The shops and wholesalers that are connected to the account.
   *
   * @see https://api.baselinker.com/index.php?method=getExternalStoragesList
   */
  getExternalStoragesList: typeof getExternalStoragesList;
  /**
   * Categories of a connected shop or wholesaler.
   *
   * @see https://api.baselinker.com/index.php?method=getExternalStorageCategories
   */
  getExternalStorageCategories: typeof getExternalStorageCategories;
  /**
   * Products of a connected shop or wholesaler, by filter and page.
   *
   * @see https://api.baselinker.com/index.php?method=getExternalStorageProductsList
   */
  getExternalStorageProductsList: typeof getExternalStorageProductsList;
  /**
   * Everything about the named products of a connected shop or wholesaler.
   *
   * @see https://api.baselinker.com/index.php?method=getExternalStorageProductsData
   */
  getExternalStorageProductsData: typeof getExternalStorageProductsData;
}

/** For example `shop_2445` or `warehouse_4556`. */
const storageId = text(30);

export const getExternalStoragesList = read(
  "getExternalStoragesList",
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

export const getExternalStorageCategories = read(
  "getExternalStorageCategories",
  { storage_id: storageId },
  {
    storage_id: text(),
    categories: list(
      object({ category_id: identifier(), name: text(), parent_id: identifier() }),
      "category_id",
    ),
  },
);

export const getExternalStorageProductsList = read(
  "getExternalStorageProductsList",
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
  {
    storage_id: text(),
    products: list(
      object({
        product_id: identifier(),
        sku: text(),
        ean: text(),
        asin: optional(text()),
        name: text(),
        quantity: integer(),
        price_brutto: decimal(),
      }),
      "product_id",
    ),
  },
  // How many a page holds depends on the shop: only an empty page tells the end.
  { paging: { by: "page", field: "products", size: 0 } },
);

export const getExternalStorageProductsData = read(
  "getExternalStorageProductsData",
  {
    storage_id: storageId,
    /** Product ids. */
    products: list(identifier(30)),
  },
  {
    storage_id: text(),
    products: list(
      // What follows `quantity` comes from an older client alone, so it may be absent.
      object({
        product_id: identifier(),
        sku: text(),
        ean: text(),
        asin: optional(text()),
        name: text(),
        quantity: integer(),
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
      }),
      "product_id",
    ),
  },
);
