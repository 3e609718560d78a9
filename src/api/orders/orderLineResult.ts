import {
  choice,
  decimal,
  identifier,
  integer,
  type ObjectShape,
  object,
  optional,
  text,
} from "../wire/shape.ts";

const orderProductFields = {
  /** `db` is a catalog of Base itself, `shop` a connected shop, `warehouse` a wholesaler. */
  storage: choice("db", "shop", "warehouse"),
  /**
   * For `db` the catalog's id, else that of the shop or wholesaler; `0` or empty for a line of plain text.
   */
  storage_id: identifier(),
  /** The line, for the methods that change lines. */ order_product_id: integer(),
  /** For a variant its own id; `variant_id` is then empty. */ product_id: identifier(),
  /** The variant at a shop or wholesaler; empty or `0` if there is none. */ variant_id: identifier(),
  /** What the line is called. */ name: text(),
  /** The seller's own code of the product; empty if it has none. */ sku: text(),
  /** The barcode number; empty if it has none. */ ean: text(),
  /** Where the product is in the warehouse; several places are separated by `;`. */ location: text(),
  // The vendor's own example lacks it.
  /**
   * The warehouse that the stock is taken from, without the `bl_` of warehouse keys; 0 for none. Some
   * answers lack it.
   */
  warehouse_id: optional(integer()),
  /** Id of the offer on the marketplace; `0` or empty for none. */ auction_id: identifier(),
  /** What distinguishes the line, for example `Colour: blue`. */ attributes: text(),
  /** Gross price of one piece. */ price_brutto: decimal(),
  /** Percent, 0 to 100; -1 is exempt (ZW), -0.02 is NP, -0.03 is reverse charge (OO). 0 is a rate of 0 %. */
  tax_rate: decimal(),
  /** How many pieces. */ quantity: integer(),
  /** Kilograms of one piece; 0 where it is not known. */ weight: decimal(),
  /** The bundle that the line was taken out of; 0 for none. */ bundle_id: integer(),
  /** Whose warehouse it is: `bl` for Base's own, `shop` or `warehouse` for a connected one. */
  warehouse_type: optional(text()),
  /** The line's id at the marketplace. */ transaction_id: optional(identifier()),
  /** A second id of the line at the marketplace. */ transaction2_id: optional(identifier()),
  /** The shop or wholesaler whose warehouse it is; 0 for Base's own. */
  warehouse_source_id: optional(integer()),
};

/** One line of an order, as it is read back. */
export interface OrderProductShape extends ObjectShape<typeof orderProductFields> {}

export const orderProduct: OrderProductShape = object(orderProductFields);
