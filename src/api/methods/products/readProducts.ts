import { named, read } from "../../wire/method.ts";
import {
  decimal,
  either,
  type FieldsOutput,
  flag,
  identifier,
  integer,
  list,
  map,
  type NamedShape,
  numericId,
  object,
  optional,
  text,
  time,
  unknown,
} from "../../wire/shape.ts";
import { productData } from "./changeProducts.ts";

const productFields = {
  /** The product, which is the key of the map too. */ id: integer(),
  /** The seller's own code of the product; empty if it has none. */ sku: text(),
  /** The barcode number of one piece; empty if it has none. */ ean: text(),
  /** The id of the product on Amazon. */ asin: optional(text()),
  /** What the product is called, in the default language. */ name: text(),
  /** By price group id. */ prices: map(decimal()),
  /** 0 for a main product. */ parent_id: optional(integer()),
  /** By warehouse key, for example `bl_205`. */ stock: map(integer()),
};

/** A product, as `getInventoryProductsList` gives it. */
export interface InventoryProduct extends FieldsOutput<typeof productFields> {}
const product: NamedShape<InventoryProduct> = object(productFields);

export const methods = named({
  /**
   * What happened to a product or a variant, 100 entries a page.
   * @see https://api.baselinker.com/index.php?method=getInventoryProductLogs
   */
  getInventoryProductLogs: read(
    {
      /** The product or variant. */ product_id: numericId(),
      /** Only what happened at or after this time, in unix seconds. */ date_from: optional(time()),
      /** Only what happened up to this time, in unix seconds. */ date_to: optional(time()),
      /**
       * 1 stock, 2 price, 3 made, 4 deleted, 5 texts, 6 locations, 7 links, 8 pictures, 9 variants, 10 bundle.
       * One number in the table of the documentation, a list in its example: either is taken.
       */
      log_type: optional(either(integer(), list(integer()))),
      // A number in one source, `ASC` or `DESC` in the others.
      /** `ASC` for the oldest first, `DESC` for the newest first. One source has a number. */
      sort: optional(identifier(4)),
      /** From 1. */ page: optional(integer()),
    },
    {
      /** One page of groups, each of what was done at once. */
      logs: list(
        object({
          /** The user or `API`. */ profile: text(),
          /** When it was done, in unix seconds. */ date: time(),
          /** What was changed. */
          entries: list(
            object({
              /** The kind of change, by the numbers of `log_type`. */ type: integer(),
              /** The warehouse or the price group, for example. */ info: optional(unknown()),
              /** The value before. Its form depends on the kind. */ from: optional(unknown()),
              /** The value after. Its form depends on the kind. */ to: optional(unknown()),
            }),
          ),
        }),
      ),
    },
  ),
  /**
   * Products of a catalog, 1000 a page, by product id. Main products only; with `include_variants`
   * variants are among them with a non-zero `parent_id`, where the account honours it.
   * @see https://api.baselinker.com/index.php?method=getInventoryProductsList
   */
  getInventoryProductsList: read(
    {
      /** The catalog, see `getInventories`. */ inventory_id: numericId(),
      /** Only this product. */ filter_id: optional(numericId()),
      /** Only products of this category, see `getInventoryCategories`. */
      filter_category_id: optional(numericId()),
      /** Only products with this code of the seller. Several products may have the same. */
      filter_sku: optional(text(50)),
      /** Only products with this barcode number. Several products may have the same. */
      filter_ean: optional(text(32)),
      /** Only products with this id on Amazon. */ filter_asin: optional(text(50)),
      /** Only products whose name holds this text. */ filter_name: optional(text(200)),
      /** Only products that cost this much or more. */ filter_price_from: optional(decimal()),
      /** Only products that cost this much or less. */ filter_price_to: optional(decimal()),
      /** Only products with this many pieces or more in stock. */ filter_stock_from: optional(integer()),
      /** Only products with this many pieces or fewer in stock. */ filter_stock_to: optional(integer()),
      /** Only products that lie at this place in a warehouse. */ filter_locations: optional(text(20)),
      /** `id ASC` or `id DESC`. */ filter_sort: optional(text(30)),
      /** From 1. */ page: optional(integer()),
      /** Also variants, as entries of their own. Some accounts ignore it. */
      include_variants: optional(flag()),
    },
    {
      /** One page of products, by product id. */
      products: map(product),
    },
  ),
  /**
   * Everything about the named products (up to 1000 at once), their variants included.
   * @see https://api.baselinker.com/index.php?method=getInventoryProductsData
   */
  getInventoryProductsData: read(
    {
      /** The catalog, see `getInventories`. */ inventory_id: numericId(),
      /** Product ids. */ products: list(numericId()),
      /** Also `stock_erp_units`. Not for catalogs that count by average cost. */
      include_erp_units: optional(flag()),
      /** Also `stock_wms_units`. Left out by default. */ include_wms_units: optional(flag()),
      /** Also `ean_additional`. Left out by default. */ include_additional_eans: optional(flag()),
      /** Also `suppliers`. Left out by default. */ include_suppliers: optional(flag()),
      /** Also what products are related to. No source shows the form of the answer. */
      include_relations: optional(flag()),
      /** Also the categories at marketplaces. No source shows the form of the answer. */
      include_marketplace_categories: optional(flag()),
      /** Also pictures for single channels. No source shows the form of the answer. */
      include_channels_media: optional(flag()),
    },
    {
      /** The named products, by product id. One that does not exist is missing. */
      products: map(productData),
    },
  ),
  /**
   * Stock of products, 1000 a page, by product id and warehouse key.
   * @see https://api.baselinker.com/index.php?method=getInventoryProductsStock
   */
  getInventoryProductsStock: read(
    {
      /** The catalog, see `getInventories`. */ inventory_id: numericId(),
      /** Which page of 1000, from 1. */ page: optional(integer()),
      /** Only this product. */ filter_id: optional(numericId()),
      /** Only products of this category, see `getInventoryCategories`. */
      filter_category_id: optional(numericId()),
      /** Only products with this barcode number. Several products may have the same. */
      filter_ean: optional(text(32)),
      /** Only products with this code of the seller. Several products may have the same. */
      filter_sku: optional(text(50)),
      /** Only products whose name holds this text. */ filter_name: optional(text(200)),
      /** Only products with this id on Amazon. */ filter_asin: optional(text(50)),
      /** Only products with this many pieces or more in stock. */ filter_stock_from: optional(integer()),
      /** Only products with this many pieces or fewer in stock. */ filter_stock_to: optional(integer()),
      /** `id ASC` or `id DESC`. */ filter_sort: optional(text(30)),
      /** Only products that lie at this place in a warehouse. */ filter_locations: optional(text(20)),
    },
    {
      /** One page of products, by product id. */
      products: map(
        object({
          /** The product, which is the key of the map too. */ product_id: integer(),
          /** Pieces in stock, by warehouse key such as `bl_205`. For a product with variants the sum of theirs. */
          stock: map(integer()),
          /** Pieces that open orders have reserved, by warehouse key. */
          reservations: optional(map(integer())),
          /** By variant id, then by warehouse key. Absent if there are no variants. */
          variants: optional(map(map(integer()))),
          /** Pieces that open orders have reserved: by variant id, then by warehouse key. */
          variant_reservations: optional(map(map(integer()))),
        }),
      ),
    },
  ),
  /**
   * Prices of products, 1000 a page, by product id and price group id.
   * @see https://api.baselinker.com/index.php?method=getInventoryProductsPrices
   */
  getInventoryProductsPrices: read(
    {
      /** The catalog, see `getInventories`. */ inventory_id: numericId(),
      /** Which page of 1000, from 1. */ page: optional(integer()),
    },
    {
      /** One page of products, by product id. */
      products: map(
        object({
          /** The product, which is the key of the map too. Older answers lack it. */
          product_id: optional(integer()),
          /** Gross prices of one piece, by price group id. */ prices: map(decimal()),
          /** By variant id, then by price group id. */ variants: optional(map(map(decimal()))),
        }),
      ),
    },
  ),
});
