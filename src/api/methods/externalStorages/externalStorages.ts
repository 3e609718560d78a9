import { named, none, read } from "../../wire/method.ts";
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
} from "../../wire/shape.ts";
import { productHead, readPrices, readQuantities, storage, storageId, updateRows } from "./storageShapes.ts";

const listedFields = {
  /** Gross price of one piece, in the currency of the shop. */ price_brutto: decimal(),
};

interface ListedProductShape extends ObjectShape<typeof productHead & typeof listedFields> {}
const listedProduct: ListedProductShape = object(extend(productHead, listedFields));

// They come from an older client alone, so they may be absent.
const dataFields = {
  /** Net price of one piece. */ price_netto: optional(decimal()),
  /** Gross price of one piece. */ price_brutto: optional(decimal()),
  /** What the product costs the shop, net. */ price_wholesale_netto: optional(decimal()),
  /** Percent, 0 to 100; -1 is exempt (ZW), -0.02 is NP, -0.03 is reverse charge (OO). */
  tax_rate: optional(decimal()),
  /** Kilograms of one piece. */ weight: optional(decimal()),
  /** The description of the product, mostly HTML. */ description: optional(text()),
  /** A further description; the shop decides what it is for. */ description_extra1: optional(text()),
  /** A second further description. */ description_extra2: optional(text()),
  /** The maker's name and picture. */ man_name: optional(text()),
  /** The address of a picture of the maker. */ man_image: optional(text()),
  /** The category, see `getExternalStorageCategories`. */ category_id: optional(identifier()),
  /** Addresses of the pictures. */ images: optional(list(text())),
  // A map in one source, lists of pairs from some shops.
  /** What distinguishes the product, as names with values. Its form differs from shop to shop. */
  features: optional(unknown()),
  /** The variants of the product; absent or empty if it has none. */
  variants: optional(
    list(
      object({
        /** The variant at the shop. */ variant_id: identifier(),
        /** What distinguishes the variant, such as its size. */ name: text(),
        /** Gross price of one piece. */ price: decimal(),
        /** How many pieces are in stock. */ quantity: integer(),
        /** The seller's own code of the variant; empty if it has none. */ sku: text(),
        /** The barcode number of the variant; empty if it has none. */ ean: optional(text()),
      }),
      "variant_id",
    ),
  ),
};

interface ProductDataShape extends ObjectShape<typeof productHead & typeof dataFields> {}
const productData: ProductDataShape = object(extend(productHead, dataFields));

export const methods = named({
  /**
   * The shops and wholesalers that are connected to the account.
   * @see https://api.baselinker.com/index.php?method=getExternalStoragesList
   */
  getExternalStoragesList: read(none, {
    /** The connected shops and wholesalers. */ storages: list(storage, "storage_id"),
  }),
  /**
   * Categories of a connected shop or wholesaler.
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
   * @see https://api.baselinker.com/index.php?method=getExternalStorageProductsQuantity
   */
  getExternalStorageProductsQuantity: readQuantities,
  /**
   * Prices of a connected shop or wholesaler, by page.
   * @see https://api.baselinker.com/index.php?method=getExternalStorageProductsPrices
   */
  getExternalStorageProductsPrices: readPrices,
  /**
   * Sets the stock of products and variants in a connected shop, up to 1000 at once.
   * @see https://api.baselinker.com/index.php?method=updateExternalStorageProductsQuantity
   */
  updateExternalStorageProductsQuantity: updateRows,
});
