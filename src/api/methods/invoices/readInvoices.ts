import { named, none, read, write } from "../../wire/method.ts";
import {
  choice,
  country,
  currency,
  decimal,
  type FieldsOutput,
  file,
  flag,
  identifier,
  integer,
  list,
  type NamedShape,
  numericId,
  type ObjectShape,
  object,
  optional,
  text,
  time,
  unknown,
} from "../../wire/shape.ts";

const invoiceItemFields = {
  /** What the line says. */ name: text(),
  // Answers to older integrations lack these, and the vendor's own examples too.
  /** The seller's own code of the product. */ sku: optional(text()),
  /** The barcode number of the product. */ ean: optional(text()),
  /** Gross and net prices of one piece. */ price_brutto: decimal(),
  /** Net price of one piece. */ price_netto: decimal(),
  /** Percent, 0 to 100; -1 is exempt (ZW), -0.02 is NP, -0.03 is reverse charge (OO). */ tax_rate: decimal(),
  /** How many pieces. */ quantity: decimal(),
  /** Whether the line is the delivery. */ is_shipment: optional(flag()),
  /** The line of the order, 0 for the delivery. */ order_product_id: optional(integer()),
};

/** One line of an invoice. */
interface InvoiceItemShape extends ObjectShape<typeof invoiceItemFields> {}
const invoiceItem: InvoiceItemShape = object(invoiceItemFields);

// What follows `total_price_netto` comes from an older client alone, so it may be absent.
const invoiceFields = {
  /** The invoice, for the other methods of invoices. */ invoice_id: integer(),
  /** The order that it was issued for; 0 for none. */ order_id: integer(),
  /** The numbering series, see `getSeries`. */ series_id: optional(integer()),
  /** `normal` for an invoice, `correcting` for a correction. */ type: choice("normal", "correcting"),
  /** The full number, as it is printed. */ number: text(),
  /** The running number in its series and month or year. */ sub_id: integer(),
  /** The month of the number, 1 to 12. */ month: integer(),
  /** The year of the number. */ year: integer(),
  /** What follows the number; empty if there is nothing. */ postfix: text(),
  /** When it was issued, in unix seconds. */ date_add: time(),
  /** When the goods were sold, in unix seconds. */ date_sell: time(),
  /** By when it has to be paid, in unix seconds. */ date_pay_to: time(),
  /** The currency of its amounts: an ISO code such as `PLN`. */ currency: currency(),
  /** The whole amount with tax. */ total_price_brutto: decimal(),
  /** The whole amount without tax. */ total_price_netto: decimal(),
  /** The way of payment, as it is printed. */ payment: optional(text()),
  /** Further words, as they are printed. */ additional_info: optional(text()),
  /** First and last name of the buyer. */ invoice_fullname: optional(text()),
  /** Company of the buyer. */ invoice_company: optional(text()),
  /** Tax number of the buyer. */ invoice_nip: optional(text()),
  /** Street, house and flat of the buyer. */ invoice_address: optional(text()),
  /** Postcode of the buyer. */ invoice_postcode: optional(text()),
  /** City of the buyer. */ invoice_city: optional(text()),
  /** The country's name, in the language of the account. */ invoice_country: optional(text()),
  /** Country of the buyer: two letters, such as `PL`. */ invoice_country_code: optional(country()),
  /** The seller's name and address, as they are printed. */ seller: optional(text()),
  /** Who issued it, as it is printed. */ issuer: optional(text()),
  /** The corrected invoice, where this one is a correction. */ correcting_to_invoice_id: optional(integer()),
  /** Why it was corrected, where it is a correction. */ correcting_reason: optional(text()),
  /** Whether lines were corrected, where it is a correction. */ correcting_items: optional(flag()),
  /** Whether the buyer's data were corrected, where it is a correction. */ correcting_data: optional(flag()),
  /** Number of the invoice that another system issued. */ external_invoice_number: optional(text()),
  /** The currency that amounts were converted to. */ exchange_currency: optional(currency()),
  /** How much of that currency one unit of `currency` is worth. */ exchange_rate: optional(decimal()),
  /** The date of the rate; empty if nothing was converted. */ exchange_date: optional(text()),
  /** Where the rate comes from; empty if nothing was converted. */ exchange_info: optional(text()),
  /** Its id in the system that issued it. */ external_id: optional(identifier()),
  /** The lines of the invoice. */ items: optional(list(invoiceItem)),
  /** The number that a national e-invoice system gave. Only with `get_government_data`. */
  gov_id: optional(text()),
  // A text or a number: no source says which.
  /** When that system took the invoice. Only with `get_government_data`; no source shows the form. */
  gov_date: optional(unknown()),
  /** What became of the invoice there. Only with `get_government_data`; no source shows the values. */
  gov_status: optional(unknown()),
};

/** An invoice, as `getInvoices` gives it. */
export interface Invoice extends FieldsOutput<typeof invoiceFields> {}
const invoice: NamedShape<Invoice> = object(invoiceFields);

const correctedItem = object({
  /** What the line says. */ item_name: optional(text()),
  /** The seller's own code of the product. */ item_sku: optional(text()),
  /** The barcode number of the product. */ item_ean: optional(text()),
  /** How many pieces it should have been. */ item_quantity: optional(decimal()),
  /** Gross price of one piece, as it should have been. */ item_price_brutto: optional(decimal()),
  /** Percent, 0 to 100; -1 is exempt (ZW), -0.02 is NP, -0.03 is reverse charge (OO). */
  item_tax_rate: optional(decimal()),
  /** The corrected line. Without it the item is added as a new one. */ order_product_id: optional(
    numericId(),
  ),
});

export const methods = named({
  /**
   * Invoices by filter, 100 a page, in the order of their ids.
   * @see https://api.baselinker.com/index.php?method=getInvoices
   */
  getInvoices: read(
    {
      /** Only this invoice. */ invoice_id: optional(numericId()),
      /** Only invoices of this order. */ order_id: optional(numericId()),
      /** Only invoices issued at or after this time, in unix seconds. */ date_from: optional(time()),
      /** The id to begin with, itself included. */ id_from: optional(numericId()),
      /** Only invoices of this numbering series, see `getSeries`. */ series_id: optional(numericId()),
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
      /** The invoice, see `getInvoices`. */ invoice_id: numericId(),
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
  /** Issues an invoice for an order. @see https://api.baselinker.com/index.php?method=addInvoice */
  addInvoice: write(
    {
      /** The order to issue an invoice for. */ order_id: numericId(),
      /** The series of the number, see `getSeries`. */ series_id: optional(numericId()),
      /** A percentage as a text, or one of the words of the documentation (`DEFAULT`, `EXPT`, `ITEM`, …). */
      vat_rate: optional(text()),
    },
    {
      /** The new invoice. */ invoice_id: integer(),
    },
  ),
  /**
   * Issues a correction of an invoice, either of `original_invoice_id` with the given data, or of the
   * invoice that the return `return_order_id` is about, with the data of that return.
   * @see https://api.baselinker.com/index.php?method=addInvoiceCorrection
   */
  addInvoiceCorrection: write(
    {
      /** Either this or `return_order_id` is needed. */ original_invoice_id: optional(numericId()),
      /** The return with whose data the invoice is corrected. Either this or `original_invoice_id` is needed. */
      return_order_id: optional(numericId()),
      /** The series of the number, see `getSeries`. */ series_id: optional(numericId()),
      /** When the goods were sold, in unix seconds. */ date_sell: optional(time()),
      /** 1 to 9: prepayment, discount, higher price, undue amount, goods returned, error, address, withdrawal, other. */
      correcting_reason: optional(integer()),
      /** Whether lines, and whether the buyer's data are corrected. */ correcting_items: optional(flag()),
      /** Whether the buyer's data are corrected. */ correcting_data: optional(flag()),
      /** First and last name of the buyer, corrected. */ invoice_fullname: optional(text(100)),
      /** Company of the buyer, corrected. */ invoice_company: optional(text(100)),
      /** Street, house and flat of the buyer, corrected. */ invoice_address: optional(text(100)),
      /** Postcode of the buyer, corrected. */ invoice_postcode: optional(text(100)),
      /** City of the buyer, corrected. */ invoice_city: optional(text(100)),
      /** Region of the buyer, corrected. */ invoice_state: optional(text(100)),
      /** Country of the buyer, corrected: two letters, such as `PL`. */
      invoice_country_code: optional(text(100)),
      /** Tax number of the buyer, corrected. */ invoice_nip: optional(text(100)),
      /** The lines as they should have been. */ items: optional(list(correctedItem)),
      /** The way of payment, as it is printed. */ fv_payment: optional(text(100)),
      /** Who issued it, as it is printed. */ fv_person: optional(text(100)),
    },
    // In one source only, so it may be absent.
    {
      /** The new correction, which is an invoice of its own. */ invoice_id: optional(integer()),
    },
  ),
  /**
   * Attaches the PDF of an invoice that another system issued.
   * @see https://api.baselinker.com/index.php?method=addOrderInvoiceFile
   */
  addOrderInvoiceFile: write({
    /** The invoice, see `getInvoices`. */ invoice_id: numericId(),
    /** The bytes of the PDF, up to 2 MB. */ file: file(),
    /** Its number in that system, shown instead of Base's own. */
    external_invoice_number: optional(text(30)),
  }),
});
