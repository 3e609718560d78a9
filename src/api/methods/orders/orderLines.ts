import { type Body, type NoFields, named, write } from "../../wire/method.ts";
import { choice, decimal, extend, identifier, integer, numericId, optional, text } from "../../wire/shape.ts";

/** A line of an order or of a return, where every field may be left out. */
export const orderLineFields = {
  /** `db` is a catalog of Base itself, `shop` a connected shop, `warehouse` a wholesaler. */
  storage: optional(choice("db", "shop", "warehouse")),
  /** For `db` the catalog's id. */ storage_id: optional(identifier(50)),
  /** The product's id; for a variant the variant's own id, with `variant_id` left empty. */
  product_id: optional(identifier(50)),
  /** The variant of the product in a shop or at a wholesaler; empty for `db`. */
  variant_id: optional(identifier(30)),
  /** Id of the offer on the marketplace. */ auction_id: optional(identifier(20)),
  /** What the line is called. */ name: optional(text(200)),
  /** The seller's own code of the product. */ sku: optional(text(50)),
  /** The barcode number of the product. */ ean: optional(text(32)),
  /** Where the product is in the warehouse; several places are separated by `;`. */
  location: optional(text(50)),
  /** The number alone, without the `bl_` of warehouse keys. */ warehouse_id: optional(numericId()),
  /** What distinguishes the line, for example `Colour: blue`. */ attributes: optional(text(350)),
  /** Gross price of **one** piece. */ price_brutto: optional(decimal()),
  /** Percent, 0 to 100; -1 is exempt (ZW), -0.02 is NP, -0.03 is reverse charge (OO). */
  tax_rate: optional(decimal()),
  /** How many pieces. */ quantity: optional(integer()),
  /** Kilograms of one piece. */ weight: optional(decimal()),
};

const inOrder = {
  /** The order to add the line to. */ order_id: numericId(),
};
const added = {
  /** The new line, for `setOrderProductFields` and `deleteOrderProduct`. */ order_product_id: integer(),
};

interface AddOrderProduct extends Body<"write", typeof orderLineFields & typeof inOrder, typeof added> {}

// The documentation wants the storage; a line of plain text has none, so it stays optional here.
const addOrderProduct: AddOrderProduct = write(extend(orderLineFields, inOrder), added);

const ownLine = {
  /** The order that the line is part of. */ order_id: numericId(),
  /** The line's own id, as `getOrders` gives it. */ order_product_id: numericId(),
};

interface SetOrderProductFields extends Body<"write", typeof orderLineFields & typeof ownLine, NoFields> {}
const setOrderProductFields: SetOrderProductFields = write(extend(orderLineFields, ownLine));

export const methods = named({
  /**
   * Adds a line to an order. Automatic actions that ran at `addOrder` did not see it.
   * @see https://api.baselinker.com/index.php?method=addOrderProduct
   */
  addOrderProduct,
  /**
   * Changes the named fields of one line of an order and leaves the others as they are.
   * @see https://api.baselinker.com/index.php?method=setOrderProductFields
   */
  setOrderProductFields,
  /** Removes one line from an order. @see https://api.baselinker.com/index.php?method=deleteOrderProduct */
  deleteOrderProduct: write({
    /** The order that the line is part of. */ order_id: numericId(),
    /** The line to remove, as `getOrders` gives its id. */ order_product_id: numericId(),
  }),
});
