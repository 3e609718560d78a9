import { methods, pages, read, write } from "../wire/method.ts";
import { decimal, integer, list, object, optional, text } from "../wire/shape.ts";

export const documentItemsMethods = methods({
  /**
   * Adds items to a draft of a warehouse document.
   *
   * @see https://api.baselinker.com/index.php?method=addInventoryDocumentItems
   */
  addInventoryDocumentItems: write(
    {
      document_id: integer(),
      items: list(
        object({
          product_id: integer(),
          quantity: integer(),
          /** Of one piece. */
          price: optional(decimal()),
          location_name: optional(text(255)),
          /** For example `2027-01-31`. */
          expiry_date: optional(text()),
          batch: optional(text(128)),
          serial_no: optional(text(128)),
        }),
      ),
    },
    {
      // The fields are in no source at hand; `addInventoryPurchaseOrderItems` answers so.
      items: list(
        object({
          item_id: optional(integer()),
          product_id: optional(integer()),
          position: optional(integer()),
        }),
      ),
    },
  ),
  /**
   * Items of a warehouse document, 100 a page.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryDocumentItems
   */
  getInventoryDocumentItems: read(
    {
      document_id: integer(),
      /** From 1. */
      page: optional(integer()),
    },
    {
      items: list(
        object({
          document_id: integer(),
          item_id: integer(),
          position: integer(),
          product_id: integer(),
          product_name: text(),
          product_ean: text(),
          product_sku: text(),
          quantity: integer(),
          /** Of one piece. */
          price: decimal(),
          total_price: decimal(),
          inventory_id: optional(integer()),
          location_name: text(),
          expiry_date: text(),
          batch: text(),
          serial_no: optional(text()),
        }),
        "item_id",
      ),
    },
  ),
});

export const documentItemsPages = pages(documentItemsMethods, {
  /** All items of `getInventoryDocumentItems`. */
  iterateInventoryDocumentItems: { of: "getInventoryDocumentItems", by: "page", field: "items", size: 100 },
});
