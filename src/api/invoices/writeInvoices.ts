import { methods, write } from "../wire/method.ts";
import { decimal, file, flag, integer, list, object, optional, text, time } from "../wire/shape.ts";

const correctedItem = object({
  item_name: optional(text()),
  item_sku: optional(text()),
  item_ean: optional(text()),
  item_quantity: optional(decimal()),
  item_price_brutto: optional(decimal()),
  item_tax_rate: optional(decimal()),
  /** The corrected line. Without it the item is added as a new one. */
  order_product_id: optional(integer()),
});

export const writeInvoicesMethods = methods({
  /**
   * Issues an invoice for an order.
   *
   * @see https://api.baselinker.com/index.php?method=addInvoice
   */
  addInvoice: write(
    {
      order_id: integer(),
      /** The series of the number, see `getSeries`. */
      series_id: optional(integer()),
      /** A percentage as a text, or one of the words of the documentation (`DEFAULT`, `EXPT`, `ITEM`, …). */
      vat_rate: optional(text()),
    },
    { invoice_id: integer() },
  ),
  /**
   * Issues a correction of an invoice, either of `original_invoice_id` with the given data, or of the
   * invoice that the return `return_order_id` is about, with the data of that return.
   *
   * @see https://api.baselinker.com/index.php?method=addInvoiceCorrection
   */
  addInvoiceCorrection: write(
    {
      /** Either this or `return_order_id` is needed. */
      original_invoice_id: optional(integer()),
      return_order_id: optional(integer()),
      series_id: optional(integer()),
      date_sell: optional(time()),
      /** 1 to 9: prepayment, discount, higher price, undue amount, goods returned, error, address, withdrawal, other. */
      correcting_reason: optional(integer()),
      /** Whether lines, and whether the buyer's data are corrected. */
      correcting_items: optional(flag()),
      correcting_data: optional(flag()),
      invoice_fullname: optional(text(100)),
      invoice_company: optional(text(100)),
      invoice_address: optional(text(100)),
      invoice_postcode: optional(text(100)),
      invoice_city: optional(text(100)),
      invoice_state: optional(text(100)),
      invoice_country_code: optional(text(100)),
      invoice_nip: optional(text(100)),
      items: optional(list(correctedItem)),
      /** The way of payment, as it is printed. */
      fv_payment: optional(text(100)),
      /** Who issued it, as it is printed. */
      fv_person: optional(text(100)),
    },
    // In one source only, so it may be absent.
    { invoice_id: optional(integer()) },
  ),
  /**
   * Attaches the PDF of an invoice that another system issued.
   *
   * @see https://api.baselinker.com/index.php?method=addOrderInvoiceFile
   */
  addOrderInvoiceFile: write(
    {
      invoice_id: integer(),
      /** The bytes of the PDF, up to 2 MB. */
      file: file(),
      /** Its number in that system, shown instead of Base's own. */
      external_invoice_number: optional(text(30)),
    },
    {},
  ),
});
