import {
  choice,
  country,
  currency,
  decimal,
  type FieldsOutput,
  flag,
  identifier,
  integer,
  list,
  type NamedShape,
  type ObjectShape,
  object,
  optional,
  text,
  time,
  unknown,
} from "../wire/shape.ts";

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
export const invoice: NamedShape<Invoice> = object(invoiceFields);
