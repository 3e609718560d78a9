import { methods, pages, type ResultOf, read } from "../wire/method.ts";
import { decimal, either, flag, integer, list, map, object, optional, text, unknown } from "../wire/shape.ts";

export const readProductsMethods = methods({
  /**
   * Products of a catalog, 1000 a page, by product id. Main products only; with `include_variants`
   * variants are among them with a non-zero `parent_id`, where the account honours it.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryProductsList
   */
  getInventoryProductsList: read(
    {
      inventory_id: integer(),
      filter_id: optional(integer()),
      filter_category_id: optional(integer()),
      filter_sku: optional(text(50)),
      filter_ean: optional(text(32)),
      filter_asin: optional(text(50)),
      filter_name: optional(text(200)),
      filter_price_from: optional(decimal()),
      filter_price_to: optional(decimal()),
      filter_stock_from: optional(integer()),
      filter_stock_to: optional(integer()),
      filter_locations: optional(text()),
      /** `id ASC` or `id DESC`. */
      filter_sort: optional(text(30)),
      /** From 1. */
      page: optional(integer()),
      include_variants: optional(flag()),
    },
    {
      products: map(
        object({
          id: integer(),
          sku: text(),
          ean: text(),
          asin: optional(text()),
          name: text(),
          /** By price group id. */
          prices: map(decimal()),
          /** 0 for a main product. */
          parent_id: optional(integer()),
          /** By warehouse key, for example `bl_205`. */
          stock: map(integer()),
        }),
      ),
    },
  ),
  /**
   * Everything about the named products (up to 1000 at once), their variants included.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryProductsData
   */
  getInventoryProductsData: read(
    {
      inventory_id: integer(),
      /** Product ids. */
      products: list(integer()),
      include_erp_units: optional(flag()),
      include_wms_units: optional(flag()),
      include_additional_eans: optional(flag()),
      include_suppliers: optional(flag()),
      include_relations: optional(flag()),
      include_marketplace_categories: optional(flag()),
      include_channels_media: optional(flag()),
    },
    {
      products: map(
        object({
          is_bundle: optional(flag()),
          /** The main product of this one; 0 or absent where it is a main product itself. */
          parent_id: optional(integer()),
          sku: text(),
          ean: text(),
          ean_additional: optional(unknown()),
          asin: optional(text()),
          tags: optional(list(text())),
          tax_rate: optional(decimal()),
          weight: optional(decimal()),
          height: optional(decimal()),
          width: optional(decimal()),
          length: optional(decimal()),
          star: optional(integer()),
          category_id: optional(integer()),
          manufacturer_id: optional(integer()),
          prices: map(decimal()),
          stock: map(integer()),
          locations: optional(map(text())),
          /** `name`, `description`, `features` and their language or channel versions (`name|en`). */
          text_fields: map(either(text(), unknown())),
          average_cost: optional(decimal()),
          average_landed_cost: optional(decimal()),
          images: optional(map(text())),
          links: optional(map(unknown())),
          /** By variant id. */
          variants: optional(
            map(
              object({
                name: text(),
                sku: text(),
                ean: text(),
                prices: map(decimal()),
                stock: map(integer()),
                locations: optional(map(text())),
              }),
            ),
          ),
        }),
      ),
    },
  ),
  /**
   * Stock of products, 1000 a page, by product id and warehouse key.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryProductsStock
   */
  getInventoryProductsStock: read(
    {
      inventory_id: integer(),
      page: optional(integer()),
      filter_id: optional(integer()),
      filter_category_id: optional(integer()),
      filter_ean: optional(text()),
      filter_sku: optional(text()),
      filter_name: optional(text()),
      filter_asin: optional(text()),
      filter_stock_from: optional(integer()),
      filter_stock_to: optional(integer()),
      filter_sort: optional(text()),
      filter_locations: optional(text()),
    },
    {
      products: map(
        object({
          product_id: integer(),
          stock: map(integer()),
          reservations: optional(map(integer())),
          /** By variant id, then by warehouse key. */
          variants: optional(map(map(integer()))),
        }),
      ),
    },
  ),
  /**
   * Prices of products, 1000 a page, by product id and price group id.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryProductsPrices
   */
  getInventoryProductsPrices: read(
    { inventory_id: integer(), page: optional(integer()) },
    {
      products: map(
        object({
          prices: map(decimal()),
          /** By variant id, then by price group id. */
          variants: optional(map(map(decimal()))),
        }),
      ),
    },
  ),
});

export const readProductsPages = pages(readProductsMethods, {
  /** Id and product of each product of `getInventoryProductsList`; see also `getInventoryProducts`. */
  iterateInventoryProductsList: { of: "getInventoryProductsList", by: "page", field: "products", size: 1000 },
  /** Id and stock of each product of `getInventoryProductsStock`. */
  iterateInventoryProductsStock: {
    of: "getInventoryProductsStock",
    by: "page",
    field: "products",
    size: 1000,
  },
  /** Id and prices of each product of `getInventoryProductsPrices`. */
  iterateInventoryProductsPrices: {
    of: "getInventoryProductsPrices",
    by: "page",
    field: "products",
    size: 1000,
  },
});

/** A product as `getInventoryProductsList` gives it. */
export type ListedProduct = ResultOf<
  (typeof readProductsMethods)["getInventoryProductsList"]
>["products"][string];

/** A product as `getInventoryProductsData` gives it. */
export type ProductData = ResultOf<
  (typeof readProductsMethods)["getInventoryProductsData"]
>["products"][string];
