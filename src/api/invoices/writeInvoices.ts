import { methods, write } from "../wire/method.ts";
import { decimal, file, flag, integer, list, object, optional, text, time } from "../wire/shape.ts";

const correctedItem = object({
  /** What the line says. */ item_name: optional(text()),
  /** The seller's own code of the product. */ item_sku: optional(text()),
  /** The barcode number of the product. */ item_ean: optional(text()),
  /** How many pieces it should have been. */ item_quantity: optional(decimal()),
  /** Gross price of one piece, as it should have been. */ item_price_brutto: optional(decimal()),
  /** Percent, 0 to 100; -1 is exempt (ZW), -0.02 is NP, -0.03 is reverse charge (OO). */
  item_tax_rate: optional(decimal()),
  /** The corrected line. Without it the item is added as a new one. */ order_product_id: optional(integer()),
});

export const writeInvoicesMethods = methods({
  /** Issues an invoice for an order. @see https://api.baselinker.com/index.php?method=addInvoice */
  addInvoice: write(
    {
      /** The order to issue an invoice for. */ order_id: integer(),
      /** The series of the number, see `getSeries`. */ series_id: optional(integer()),
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
      /** Either this or `return_order_id` is needed. */ original_invoice_id: optional(integer()),
      /** The return with whose data the invoice is corrected. Either this or `original_invoice_id` is needed. */
      return_order_id: optional(integer()),
      /** The series of the number, see `getSeries`. */ series_id: optional(integer()),
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
    /** The invoice, see `getInvoices`. */ invoice_id: integer(),
    /** The bytes of the PDF, up to 2 MB. */ file: file(),
    /** Its number in that system, shown instead of Base's own. */
    external_invoice_number: optional(text(30)),
  }),
});
