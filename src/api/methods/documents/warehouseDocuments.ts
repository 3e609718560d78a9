import { named, read, write } from "../../wire/method.ts";
import {
  decimal,
  file,
  flag,
  integer,
  list,
  numericId,
  object,
  optional,
  text,
  time,
} from "../../wire/shape.ts";

export const methods = named({
  /**
   * Adds items to a draft of a warehouse document.
   * @see https://api.baselinker.com/index.php?method=addInventoryDocumentItems
   */
  addInventoryDocumentItems: write(
    {
      /** The draft, as `addInventoryDocument` gave its id. */ document_id: numericId(),
      /** What goes in or out, one entry for each product and place. */
      items: list(
        object({
          /** The product or variant in the catalog. */ product_id: numericId(),
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
      /** The document, see `getInventoryDocuments`. */ document_id: numericId(),
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
  /**
   * Adds a warehouse document as a draft; `setInventoryDocumentStatusConfirmed` confirms it.
   * @see https://api.baselinker.com/index.php?method=addInventoryDocument
   */
  addInventoryDocument: write(
    {
      /** The warehouse whose stock changes: the number alone, see `getInventoryWarehouses`. */
      warehouse_id: numericId(),
      /** 0 received, 1 internal received, 2 issued, 3 internal issued, 4 transfer, 5 opening balance. */
      document_type: integer(),
      /** Where a transfer goes. */ target_warehouse_id: optional(numericId()),
      /** The date on the document, in unix seconds. */ date_add: optional(time()),
      /** When the goods moved, in unix seconds. */ date_execute: optional(time()),
      /** Name and address of who gave or gets the goods. */ contractor: optional(text(500)),
      /** The number of the invoice that belongs to it. */ invoice_no: optional(text(50)),
      /** Anything that readers of the document should know. */ notes: optional(text(500)),
    },
    {
      /** The new document, for `addInventoryDocumentItems`. */ document_id: integer(),
      /** Its number in the numbering series, as the panel shows it. */ document_number: text(),
    },
  ),
  /**
   * Confirms a draft: stock changes by its items.
   * @see https://api.baselinker.com/index.php?method=setInventoryDocumentStatusConfirmed
   */
  setInventoryDocumentStatusConfirmed: write({
    /** The draft to confirm, see `getInventoryDocuments`. */ document_id: numericId(),
  }),
  /**
   * Warehouse documents by filter, 100 a page.
   * @see https://api.baselinker.com/index.php?method=getInventoryDocuments
   */
  getInventoryDocuments: read(
    {
      /** Only this document. */ filter_document_id: optional(numericId()),
      /** The numbers of `document_type` of `addInventoryDocument`. */
      filter_document_type: optional(integer()),
      /** 0 draft, 1 confirmed. */ filter_document_status: optional(integer()),
      /** When the document was made. */ filter_date_from: optional(time()),
      /** Only documents made up to this time, in unix seconds. */ filter_date_to: optional(time()),
      /** Only documents of this warehouse. */ filter_warehouse_id: optional(numericId()),
      /** 1 order, 2 purchase order, 3 stock-taking, 4 return, 7 fulfilment delivery, 8 transfer. */
      filter_source_object_type: optional(integer()),
      /** Only documents made for this thing; its type is `filter_source_object_type`. */
      filter_source_object_id: optional(numericId()),
      /** From 1. */ page: optional(integer()),
    },
    {
      // What follows `document_status` comes from other sources, so most of it may be absent.
      /** One page of documents. */
      documents: list(
        object({
          /** The document, for the other methods of documents. */ document_id: integer(),
          /** 0 received, 1 internal received, 2 issued, 3 internal issued, 4 transfer, 5 opening balance. */
          document_type: integer(),
          /** 0 draft, 1 confirmed. */ document_status: integer(),
          /** 0 in, 1 out. */ direction: optional(integer()),
          /** The numbering series, see `getInventoryDocumentSeries`. */
          document_series_id: optional(integer()),
          /** The number in the series, as the panel shows it. */ full_number: optional(text()),
          /** When it was made, in unix seconds. */ date_created: optional(time()),
          /** 0 for a draft. */ date_confirmed: optional(time()),
          /** The warehouse whose stock changes. */ warehouse_id: optional(integer()),
          /** Where a transfer goes. */ warehouse_id2: optional(integer()),
          /** How many items it has. */ items_count: optional(integer()),
          /** How many pieces all its items have. */ total_quantity: optional(integer()),
          /** What all pieces together are worth. */ total_price: optional(decimal()),
          /** Notes on the document. */ notes: optional(text()),
          /**
           * What it was made for: 1 order, 2 purchase order, 3 stock-taking, 4 return, 7 fulfilment delivery, 8
           * transfer; 0 for nothing.
           */
          source_object_type: optional(integer()),
          /** The id of what it was made for; 0 for nothing. */ source_object_id: optional(integer()),
        }),
        "document_id",
      ),
    },
  ),
  /**
   * Numbering series of warehouse documents.
   * @see https://api.baselinker.com/index.php?method=getInventoryDocumentSeries
   */
  getInventoryDocumentSeries: read(
    {
      /** Only the series of this warehouse. Left out, all series. */ warehouse_id: optional(numericId()),
    },
    {
      /** The numbering series. */
      document_series: list(
        object({
          /** The series, for `document_series_id` of a document. */ document_series_id: integer(),
          /** What people call the series. */ name: text(),
          // In one source only.
          /** The type of document that it numbers, as in `addInventoryDocument`. Some answers lack it. */
          document_type: optional(integer()),
          /** The warehouse whose documents are numbered by it. */ warehouse_id: integer(),
          /** The pattern of a number, with placeholders such as `%N`. */ format: text(),
        }),
        "document_series_id",
      ),
    },
  ),
  /**
   * A warehouse document as a PDF. `fileOf` turns the answer into bytes.
   * @see https://api.baselinker.com/index.php?method=getInventoryDocumentFile
   */
  getInventoryDocumentFile: read(
    {
      /** The document to print. */ document_id: numericId(),
      /** The file that another system issued, if there is one. Left out, it is Base's own. */
      get_external: optional(flag()),
    },
    // In one source only, so both may be absent.
    {
      /** A PDF as base64 with a `data:` prefix. */ file: optional(text()),
      /** The number on the document. */ document_number: optional(text()),
    },
    { file: "file" },
  ),
  /**
   * Attaches the PDF of a document that another system issued.
   * @see https://api.baselinker.com/index.php?method=addInventoryDocumentFile
   */
  addInventoryDocumentFile: write({
    /** The document, see `getInventoryDocuments`. */ document_id: numericId(),
    /** The bytes of the PDF, up to 2 MB. */ file: file(),
    /** Its number in the system that issued the file. */ external_document_number: text(100),
  }),
});
