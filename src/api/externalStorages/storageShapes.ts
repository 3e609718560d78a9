import { type Body, read, write } from "../wire/method.ts";
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
} from "../wire/shape.ts";

// What connected shops and wholesalers have in common with the storages that Base had before its catalogs.

/** For example `shop_2445` or `warehouse_4556`; `bl_1` for an obsolete storage of Base itself. */
export const storageId = text(30);

const storageFields = {
  storage_id: text(),
  name: text(),
  /** Which methods the storage supports. */
  methods: list(text()),
};

export interface StorageShape extends ObjectShape<typeof storageFields> {}

export const storage: StorageShape = object(storageFields);

/** What every answer says about a product. */
export const productHead = {
  product_id: identifier(),
  sku: text(),
  ean: text(),
  asin: optional(text()),
  name: text(),
  quantity: integer(),
};

const pageRequest = { storage_id: storageId, page: optional(integer()) };

const quantities = {
  storage_id: text(),
  products: list(
    object({
      product_id: identifier(),
      quantity: integer(),
      variants: optional(list(object({ variant_id: identifier(), quantity: integer() }), "variant_id")),
    }),
    "product_id",
  ),
};

export interface ReadQuantities extends Body<"read", typeof pageRequest, typeof quantities> {}

export const readQuantities: ReadQuantities = read(pageRequest, quantities);

const prices = {
  storage_id: text(),
  products: list(
    object({
      product_id: identifier(),
      price: decimal(),
      variants: optional(list(object({ variant_id: identifier(), price: decimal() }), "variant_id")),
    }),
    "product_id",
  ),
};

export interface ReadPrices extends Body<"read", typeof pageRequest, typeof prices> {}

export const readPrices: ReadPrices = read(pageRequest, prices);

const rows = {
  storage_id: storageId,
  // Sources show rows of `[product id, variant id (0 for none), quantity or price]`; none gives their types.
  products: list(unknown()),
};

const counted = {
  /** How many products were taken. */
  counter: integer(),
  /** What was wrong, by product. */
  warnings: optional(map(unknown())),
};

export interface UpdateRows extends Body<"write", typeof rows, typeof counted> {}

export const updateRows: UpdateRows = write(rows, counted, { bulk: { field: "products", size: 1000 } });
