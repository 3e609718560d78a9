import { choice, decimal, identifier, integer, optional, text } from "../wire/shape.ts";

/** A line of an order or of a return, where every field may be left out. */
export const orderLineFields = {
  /** `db` is a catalog of Base itself, `shop` a connected shop, `warehouse` a wholesaler. */
  storage: optional(choice("db", "shop", "warehouse")),
  /** For `db` the catalog's id. */
  storage_id: optional(identifier(50)),
  /** The product's id; for a variant the variant's own id, with `variant_id` left empty. */
  product_id: optional(identifier(50)),
  variant_id: optional(identifier(30)),
  /** Id of the offer on the marketplace. */
  auction_id: optional(identifier(20)),
  name: optional(text(200)),
  sku: optional(text(50)),
  ean: optional(text(32)),
  location: optional(text(50)),
  /** The number alone, without the `bl_` of warehouse keys. */
  warehouse_id: optional(integer()),
  /** What distinguishes the line, for example `Colour: blue`. */
  attributes: optional(text(350)),
  /** Gross price of **one** piece. */
  price_brutto: optional(decimal()),
  /** Percent, 0 to 100; -1 is exempt (ZW), -0.02 is NP, -0.03 is reverse charge (OO). */
  tax_rate: optional(decimal()),
  quantity: optional(integer()),
  /** Kilograms of one piece. */
  weight: optional(decimal()),
};
