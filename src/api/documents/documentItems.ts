import { methods, pages, read, write } from "../wire/method.ts";
import { decimal, integer, list, object, optional, text } from "../wire/shape.ts";

export const documentItemsMethods = methods({
  /**
   * Adds items to a draft of a warehouse document.
   * @see https://api.baselinker.com/index.php?method=addInventoryDocumentItems
   */
  addInventoryDocumentItems: write(
    {
      /** The draft, as `addInventoryDocument` gave its id. */ document_id: integer(),
      /** What goes in or out, one entry for each product and place. */
      items: list(
        object({
          /** The product or variant in the catalog. */ product_id: integer(),
          /** How many pieces. */ quantity: integer(),
          /** Of one piece. */ price: optional(decimal()),
          /** The name of the place in the warehouse. */ location_name: optional(text(255)),
          /** For example `2027-01-31`. */ expiry_date: optional(text()),
          /** The batch or lot that the pieces are from. */ batch: optional(text(128)),
          /** The serial number of the piece. */ serial_no: optional(text(128)),
        }),
      ),
    },
    {
      // The fields are in no source at hand; `addInventoryPurchaseOrderItems` answers so.
      /** The items that were added. */
      items: list(
        object({
          /** The item in the document. */ item_id: optional(integer()),
          /** The product or variant in the catalog. */ product_id: optional(integer()),
          /** The item's place in the document. */ position: optional(integer()),
        }),
      ),
    },
  ),
  /**
   * Items of a warehouse document, 100 a page.
   * @see https://api.baselinker.com/index.php?method=getInventoryDocumentItems
   */
  getInventoryDocumentItems: read(
    {
      /** The document, see `getInventoryDocuments`. */ document_id: integer(),
      /** From 1. */ page: optional(integer()),
    },
    {
      /** One page of items. */
      items: list(
        object({
          /** The document that the item is part of. */ document_id: integer(),
          /** The item in the document. */ item_id: integer(),
          /** The item's place in the document. */ position: integer(),
          /** The product or variant in the catalog. */ product_id: integer(),
          /** The product's name. */ product_name: text(),
          /** The product's barcode number; empty if it has none. */ product_ean: text(),
          /** The seller's own code of the product; empty if it has none. */ product_sku: text(),
          /** How many pieces. */ quantity: integer(),
          /** Of one piece. */ price: decimal(),
          /** Price of all pieces together. */ total_price: decimal(),
          /** The catalog of the product. */ inventory_id: optional(integer()),
          /** The name of the place in the warehouse; empty if none is named. */ location_name: text(),
          /** Until when the pieces can be used, as `YYYY-MM-DD`; empty if it is not set. */
          expiry_date: text(),
          /** The batch or lot that the pieces are from. */ batch: text(),
          /** The serial number of the piece. */ serial_no: optional(text()),
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
