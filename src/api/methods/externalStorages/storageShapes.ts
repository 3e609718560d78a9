import { type Body, read, set } from "../../wire/method.ts";
import {
  decimal,
  identifier,
  integer,
  list,
  map,
  type ObjectShape,
  object,
  optional,
  text,
  unknown,
} from "../../wire/shape.ts";

// What connected shops and wholesalers have in common with the storages that Base had before its catalogs.

/** For example `shop_2445` or `warehouse_4556`; `bl_1` for an obsolete storage of Base itself. */
export const storageId = text(30);

const storageFields = {
  /** The storage, for `storage_id` of other methods, such as `shop_2445`. */ storage_id: text(),
  /** What people call the storage. */ name: text(),
  /** Which methods the storage supports. */ methods: list(text()),
};

export interface StorageShape extends ObjectShape<typeof storageFields> {}
export const storage: StorageShape = object(storageFields);

/** What every answer says about a product. */
export const productHead = {
  /** The product in this storage. */ product_id: identifier(),
  /** The seller's own code of the product; empty if it has none. */ sku: text(),
  /** The barcode number; empty if it has none. */ ean: text(),
  /** The id of the product on Amazon. */ asin: optional(text()),
  /** What the product is called. */ name: text(),
  /** How many pieces are in stock. */ quantity: integer(),
};

const pageRequest = {
  /** The storage, such as `shop_2445`. */ storage_id: storageId,
  /** Which page, from 1. */ page: optional(integer()),
};

const quantities = {
  /** The storage, such as `shop_2445`. */ storage_id: text(),
  /** One page of products with their stock. */
  products: list(
    object({
      /** The product in this storage. */ product_id: identifier(),
      /** How many pieces are in stock. */ quantity: integer(),
      /** The variants of the product; absent or empty if it has none. */
      variants: optional(
        list(
          object({
            /** The variant in this storage. */ variant_id: identifier(),
            /** How many pieces of it are in stock. */ quantity: integer(),
          }),
          "variant_id",
        ),
      ),
    }),
    "product_id",
  ),
};

export interface ReadQuantities extends Body<"read", typeof pageRequest, typeof quantities> {}
export const readQuantities: ReadQuantities = read(pageRequest, quantities);

const prices = {
  /** The storage, such as `shop_2445`. */ storage_id: text(),
  /** One page of products with their prices. */
  products: list(
    object({
      /** The product in this storage. */ product_id: identifier(),
      /** Gross price of one piece. */ price: decimal(),
      /** The variants of the product; absent or empty if it has none. */
      variants: optional(
        list(
          object({
            /** The variant in this storage. */ variant_id: identifier(),
            /** Gross price of one piece of it. */ price: decimal(),
          }),
          "variant_id",
        ),
      ),
    }),
    "product_id",
  ),
};

export interface ReadPrices extends Body<"read", typeof pageRequest, typeof prices> {}
export const readPrices: ReadPrices = read(pageRequest, prices);

const rows = {
  /** The storage, such as `shop_2445`. */ storage_id: storageId,
  // Sources show rows of `[product id, variant id (0 for none), quantity or price]`; none gives their types.
  /**
   * Up to 1000 rows of `[product id, variant id, quantity or price]`; the variant id is 0 where there is no variant.
   */
  products: list(unknown()),
};

const counted = {
  /** How many products were taken. */ counter: integer(),
  /** What was wrong, by product. */ warnings: optional(map(unknown())),
};

export interface UpdateRows extends Body<"set", typeof rows, typeof counted> {}
export const updateRows: UpdateRows = set(rows, counted, { bulk: { field: "products", size: 1000 } });
