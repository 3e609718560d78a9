import { methods, none, pages, read } from "../wire/method.ts";
import { choice, flag, integer, list, object, optional, text, time } from "../wire/shape.ts";
import { invoice } from "./invoiceResult.ts";

export const readInvoicesMethods = methods({
  /**
   * Invoices by filter, 100 a page, in the order of their ids.
   * @see https://api.baselinker.com/index.php?method=getInvoices
   */
  getInvoices: read(
    {
      /** Only this invoice. */ invoice_id: optional(integer()),
      /** Only invoices of this order. */ order_id: optional(integer()),
      /** Only invoices issued at or after this time, in unix seconds. */ date_from: optional(time()),
      /** The id to begin with, itself included. */ id_from: optional(integer()),
      /** Only invoices of this numbering series, see `getSeries`. */ series_id: optional(integer()),
      /** Also invoices that another system issued. Included by default. */
      get_external_invoices: optional(flag()),
      /** Also what a national e-invoice system (such as KSeF) knows about the invoice. */
      get_government_data: optional(flag()),
    },
    {
      /** One page of invoices and corrections. */ invoices: list(invoice),
    },
  ),
  /**
   * The printed invoice as a file. `fileOf` turns the answer into bytes.
   * @see https://api.baselinker.com/index.php?method=getInvoiceFile
   */
  getInvoiceFile: read(
    {
      /** The invoice, see `getInvoices`. */ invoice_id: integer(),
      /** The file that another system issued, if there is one. Left out, it is Base's own. */
      get_external: optional(flag()),
    },
    {
      /** A PDF as base64, with or without a `data:` prefix. */ invoice: text(),
      /** The full number of the invoice. */ invoice_number: text(),
    },
    { file: "invoice" },
  ),
  /**
   * Numbering series of invoices, corrections and receipts.
   * @see https://api.baselinker.com/index.php?method=getSeries
   */
  getSeries: read(none, {
    /** The numbering series. */
    series: list(
      object({
        /** The series, for `series_id` of other methods. */ id: integer(),
        /** What it numbers: invoices, corrections or receipts. */
        type: choice("INVOICE", "CORRECTION", "RECEIPT"),
        /** What people call the series. */ name: text(),
        /** The pattern of a number, for example `%N/%M/%Y`. */ format: text(),
      }),
      "id",
    ),
  }),
});

export const readInvoicesPages = pages(readInvoicesMethods, {
  /** All invoices of `getInvoices`, by ascending id. */
  iterateInvoices: {
    of: "getInvoices",
    by: "id",
    from: "id_from",
    field: "invoices",
    id: "invoice_id",
    size: 100,
  },
});
