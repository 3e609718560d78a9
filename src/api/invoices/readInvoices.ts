import { methods, pages, type ResultOf, read } from "../wire/method.ts";
import {
  choice,
  country,
  currency,
  decimal,
  flag,
  identifier,
  integer,
  list,
  object,
  optional,
  text,
  time,
  unknown,
} from "../wire/shape.ts";

const invoiceItem = object({
  name: text(),
  sku: text(),
  ean: text(),
  /** Gross and net prices of one piece. */
  price_brutto: decimal(),
  price_netto: decimal(),
  tax_rate: decimal(),
  quantity: decimal(),
  /** Whether the line is the delivery. */
  is_shipment: flag(),
  /** The line of the order, 0 for the delivery. */
  order_product_id: integer(),
});

// What follows `total_price_netto` comes from an older client alone, so it may be absent.
const invoice = object({
  invoice_id: integer(),
  order_id: integer(),
  series_id: integer(),
  type: choice("normal", "correcting"),
  /** The full number, as it is printed. */
  number: text(),
  sub_id: integer(),
  month: integer(),
  year: integer(),
  postfix: text(),
  date_add: time(),
  date_sell: time(),
  date_pay_to: time(),
  currency: currency(),
  total_price_brutto: decimal(),
  total_price_netto: decimal(),
  payment: optional(text()),
  additional_info: optional(text()),
  invoice_fullname: optional(text()),
  invoice_company: optional(text()),
  invoice_nip: optional(text()),
  invoice_address: optional(text()),
  invoice_postcode: optional(text()),
  invoice_city: optional(text()),
  invoice_country: optional(text()),
  invoice_country_code: optional(country()),
  seller: optional(text()),
  issuer: optional(text()),
  /** The corrected invoice, where this one is a correction. */
  correcting_to_invoice_id: optional(integer()),
  correcting_reason: optional(text()),
  correcting_items: optional(flag()),
  correcting_data: optional(flag()),
  /** Number of the invoice that another system issued. */
  external_invoice_number: optional(text()),
  exchange_currency: optional(currency()),
  exchange_rate: optional(decimal()),
  exchange_date: optional(text()),
  exchange_info: optional(text()),
  external_id: optional(identifier()),
  items: optional(list(invoiceItem)),
  // Only with `get_government_data`; no source at hand shows its name or its fields.
  government_data: optional(unknown()),
});

export const readInvoicesMethods = methods({
  /**
   * Invoices by filter, 100 a page, in the order of their ids.
   *
   * @see https://api.baselinker.com/index.php?method=getInvoices
   */
  getInvoices: read(
    {
      invoice_id: optional(integer()),
      order_id: optional(integer()),
      date_from: optional(time()),
      /** The id to begin with, itself included. */
      id_from: optional(integer()),
      series_id: optional(integer()),
      /** Also invoices that another system issued. Included by default. */
      get_external_invoices: optional(flag()),
      /** Also what a national e-invoice system (such as KSeF) knows about the invoice. */
      get_government_data: optional(flag()),
    },
    { invoices: list(invoice) },
  ),
  /**
   * The printed invoice as a file. `fileOf` turns the answer into bytes.
   *
   * @see https://api.baselinker.com/index.php?method=getInvoiceFile
   */
  getInvoiceFile: read(
    {
      invoice_id: integer(),
      /** The file that another system issued, where there is one. Left out, it is Base's own. */
      get_external: optional(flag()),
    },
    {
      /** A PDF as base64, with or without a `data:` prefix. */
      invoice: text(),
      invoice_number: text(),
    },
    { file: "invoice" },
  ),
  /**
   * Numbering series of invoices, corrections and receipts.
   *
   * @see https://api.baselinker.com/index.php?method=getSeries
   */
  getSeries: read(
    {},
    {
      series: list(
        object({
          id: integer(),
          type: choice("INVOICE", "CORRECTION", "RECEIPT"),
          name: text(),
          /** The pattern of a number, for example `%N/%M/%Y`. */
          format: text(),
        }),
        "id",
      ),
    },
  ),
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

/** An invoice as `getInvoices` gives it. */
export type Invoice = ResultOf<(typeof readInvoicesMethods)["getInvoices"]>["invoices"][number];
