import { methods, pages, read, write } from "../wire/method.ts";
import { decimal, file, integer, list, object, optional, text, time } from "../wire/shape.ts";

export const warehouseDocumentsMethods = methods({
  /**
   * Adds a warehouse document as a draft; `setInventoryDocumentStatusConfirmed` confirms it.
   *
   * @see https://api.baselinker.com/index.php?method=addInventoryDocument
   */
  addInventoryDocument: write(
    {
      warehouse_id: integer(),
      /** 0 received, 1 internal received, 2 issued, 3 internal issued, 4 transfer, 5 opening balance. */
      document_type: integer(),
      /** Where a transfer goes. */
      target_warehouse_id: optional(integer()),
      date_add: optional(time()),
      date_execute: optional(time()),
      contractor: optional(text(500)),
      invoice_no: optional(text(50)),
      notes: optional(text()),
    },
    { document_id: integer(), document_number: text() },
  ),
  /**
   * Confirms a draft: stock changes by its items.
   *
   * @see https://api.baselinker.com/index.php?method=setInventoryDocumentStatusConfirmed
   */
  setInventoryDocumentStatusConfirmed: write({ document_id: integer() }, {}),
  /**
   * Warehouse documents by filter, 100 a page.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryDocuments
   */
  getInventoryDocuments: read(
    {
      filter_document_id: optional(integer()),
      /** The numbers of `document_type` of `addInventoryDocument`. */
      filter_document_type: optional(integer()),
      /** 0 draft, 1 confirmed. */
      filter_document_status: optional(integer()),
      /** When the document was made. */
      filter_date_from: optional(time()),
      filter_date_to: optional(time()),
      filter_warehouse_id: optional(integer()),
      /** 1 order, 2 purchase order, 3 stock-taking, 4 return, 7 fulfilment delivery, 8 transfer. */
      filter_source_object_type: optional(integer()),
      filter_source_object_id: optional(integer()),
      /** From 1. */
      page: optional(integer()),
    },
    {
      // What follows `document_status` comes from other sources, so most of it may be absent.
      documents: list(
        object({
          document_id: integer(),
          document_type: integer(),
          /** 0 draft, 1 confirmed. */
          document_status: integer(),
          /** 0 in, 1 out. */
          direction: optional(integer()),
          document_series_id: optional(integer()),
          full_number: optional(text()),
          date_created: optional(time()),
          /** 0 for a draft. */
          date_confirmed: optional(time()),
          warehouse_id: optional(integer()),
          /** Where a transfer goes. */
          warehouse_id2: optional(integer()),
          items_count: optional(integer()),
          total_quantity: optional(integer()),
          total_price: optional(decimal()),
          connection_type: optional(integer()),
          connection_id: optional(integer()),
          notes: optional(text()),
          source_object_type: optional(integer()),
          source_object_id: optional(integer()),
        }),
        "document_id",
      ),
    },
  ),
  /**
   * Numbering series of warehouse documents.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryDocumentSeries
   */
  getInventoryDocumentSeries: read(
    {},
    {
      document_series: list(
        object({
          document_series_id: integer(),
          name: text(),
          // In one source only.
          document_type: optional(integer()),
          warehouse_id: integer(),
          format: text(),
        }),
        "document_series_id",
      ),
    },
  ),
  /**
   * A warehouse document as a PDF. `fileOf` turns the answer into bytes.
   *
   * @see https://api.baselinker.com/index.php?method=getInventoryDocumentFile
   */
  getInventoryDocumentFile: read(
    { document_id: integer() },
    // In one source only, so both may be absent.
    {
      /** A PDF as base64 with a `data:` prefix. */
      file: optional(text()),
      document_number: optional(text()),
    },
    { file: "file" },
  ),
  /**
   * Attaches the PDF of a document that another system issued.
   *
   * @see https://api.baselinker.com/index.php?method=addInventoryDocumentFile
   */
  addInventoryDocumentFile: write(
    {
      document_id: integer(),
      /** The bytes of the PDF, up to 2 MB. */
      file: file(),
      external_document_number: text(100),
    },
    {},
  ),
});

export const warehouseDocumentsPages = pages(warehouseDocumentsMethods, {
  /** All documents of `getInventoryDocuments`. */
  iterateInventoryDocuments: { of: "getInventoryDocuments", by: "page", field: "documents", size: 100 },
});
