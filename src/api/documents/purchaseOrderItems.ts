import { methods, pages, read, write } from "../wire/method.ts";
import { decimal, integer, list, object, optional, text } from "../wire/shape.ts";

export const purchaseOrderItemsMethods = methods({
  /**
   * Adds items to a draft of a purchase order.
   * @see https://api.baselinker.com/index.php?method=addInventoryPurchaseOrderItems
   */
  addInventoryPurchaseOrderItems: write(
    {
      /** The draft of a purchase order, as `addInventoryPurchaseOrder` gave its id. */ order_id: integer(),
      /** What is bought, one entry for each product. */
      items: list(
        object({
          /** The product or variant in the catalog. */ product_id: integer(),
          /** How many pieces are bought. */ quantity: integer(),
          /** Of one piece, in the currency of the purchase order. */ item_cost: decimal(),
          /** The supplier's own code of the product. */ supplier_code: optional(text(50)),
          /** The name of the place where the pieces are put. */ location: optional(text(255)),
          /** The batch or lot that the pieces are from. */ batch: optional(text(128)),
          /** For example `2027-01-31`. */ expiry_date: optional(text()),
          /** The serial number of the piece. */ serial_no: optional(text(128)),
        }),
      ),
    },
    {
      /** The items that were added. */
      items: list(
        object({
          /** The item in the purchase order, for `setInventoryPurchaseOrderStatus`. */ item_id: integer(),
          /** The item's place in the purchase order. */ position: integer(),
        }),
        "item_id",
      ),
    },
  ),
  /**
   * Items of a purchase order, 100 a page.
   * @see https://api.baselinker.com/index.php?method=getInventoryPurchaseOrderItems
   */
  getInventoryPurchaseOrderItems: read(
    {
      /** The purchase order, see `getInventoryPurchaseOrders`. */ order_id: integer(),
      /** From 1. */ page: optional(integer()),
    },
    {
      /** One page of items. */
      items: list(
        object({
          /** The item in the purchase order, for `setInventoryPurchaseOrderStatus`. */ item_id: integer(),
          /** The product or variant in the catalog. */ product_id: integer(),
          /** The item's place in the purchase order. */ position: integer(),
          /** The product's name. */ product_name: text(),
          /** The seller's own code of the product; empty if it has none. */ product_sku: text(),
          /** The product's barcode number; empty if it has none. */ product_ean: text(),
          /** The supplier's own code of the product. */ supplier_code: optional(text()),
          /** How many pieces were ordered. */ quantity: integer(),
          /** How many have arrived. */ completed_quantity: integer(),
          /** Of one piece. */ item_cost: decimal(),
          /** The name of the place where the pieces are put. */ location: optional(text()),
          /** Until when the pieces can be used, as `YYYY-MM-DD`; empty if it is not set. */
          expiry_date: optional(text()),
          /** The batch or lot that the pieces are from. */ batch: optional(text()),
          /** The serial number of the piece. */ serial_no: optional(text()),
        }),
        "item_id",
      ),
    },
  ),
});

export const purchaseOrderItemsPages = pages(purchaseOrderItemsMethods, {
  /** All items of `getInventoryPurchaseOrderItems`. */
  iterateInventoryPurchaseOrderItems: {
    of: "getInventoryPurchaseOrderItems",
    by: "page",
    field: "items",
    size: 100,
  },
});
