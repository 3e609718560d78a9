import { methods, pages, type ResultOf, read, write } from "../wire/method.ts";
import { currency, decimal, file, flag, integer, list, object, optional, text, time } from "../wire/shape.ts";

const receiptItem = object({
  name: text(),
  /** Gross price of one piece. */
  price_brutto: decimal(),
  /** Percent, 0 to 100; -1 is exempt (ZW), -0.02 is NP, -0.03 is reverse charge (OO). */
  tax_rate: decimal(),
  quantity: integer(),
  sku: text(),
  ean: text(),
});

const receipt = object({
  receipt_id: integer(),
  // Absent in an example of the documentation.
  series_id: optional(integer()),
  receipt_full_nr: text(),
  order_id: integer(),
  date_add: time(),
  payment_method: text(),
  /** The buyer's tax number. */
  nip: optional(text()),
  products: list(receiptItem),
});

export const receiptsMethods = methods({
  /**
   * Issues a receipt for an order.
   *
   * @see https://api.baselinker.com/index.php?method=addReceipt
   */
  addReceipt: write(
    {
      order_id: integer(),
      /** The series of the number, see `getSeries`. Left out, it is the account's default. */
      series_id: optional(integer()),
    },
    // In one source only, so it may be absent.
    { receipt_id: optional(integer()) },
  ),
  /**
   * Receipts that wait for a fiscal printer: issued, but neither printed nor failed yet.
   *
   * @see https://api.baselinker.com/index.php?method=getNewReceipts
   */
  getNewReceipts: read(
    {
      series_id: optional(integer()),
      /** The receipt's id to begin with. */
      id_from: optional(integer()),
    },
    // They are receipts, although the field is called so.
    { orders: list(receipt) },
  ),
  /**
   * Issued receipts, 100 a page, in the order of their ids.
   *
   * @see https://api.baselinker.com/index.php?method=getReceipts
   */
  getReceipts: read(
    {
      series_id: optional(integer()),
      /** The id to begin with, itself included. */
      id_from: optional(integer()),
      date_from: optional(time()),
      date_to: optional(time()),
    },
    { receipts: list(receipt) },
  ),
  /**
   * One receipt, by its own id or by that of its order.
   *
   * @see https://api.baselinker.com/index.php?method=getReceipt
   */
  getReceipt: read(
    {
      /** Either this or `order_id` is needed. */
      receipt_id: optional(integer()),
      order_id: optional(integer()),
    },
    {
      receipt_id: integer(),
      series_id: integer(),
      receipt_full_nr: text(),
      year: integer(),
      month: integer(),
      sub_id: integer(),
      order_id: integer(),
      date_add: time(),
      payment_method: text(),
      nip: text(),
      currency: currency(),
      total_price_brutto: decimal(),
      external_receipt_number: text(),
      exchange_currency: text(),
      exchange_rate: decimal(),
      exchange_date: text(),
      exchange_info: text(),
      items: list(receiptItem),
    },
  ),
  /**
   * Reports whether a fiscal printer printed a receipt of `getNewReceipts`.
   *
   * @see https://api.baselinker.com/index.php?method=setOrderReceipt
   */
  setOrderReceipt: write(
    {
      receipt_id: integer(),
      /** The printed number; leave it out where the printer gives none. */
      receipt_nr: optional(text(20)),
      /** When it was printed. */
      date: optional(time()),
      /** Whether the printing failed. */
      printer_error: optional(flag()),
      printer_name: optional(text(50)),
    },
    {},
  ),
  /**
   * Attaches the PDF of a receipt that another system issued.
   *
   * @see https://api.baselinker.com/index.php?method=addOrderReceiptFile
   */
  addOrderReceiptFile: write(
    {
      receipt_id: integer(),
      /** The bytes of the PDF, up to 2 MB. */
      file: file(),
      external_receipt_number: optional(text(20)),
    },
    {},
  ),
});

export const receiptsPages = pages(receiptsMethods, {
  /** All receipts of `getNewReceipts`, by ascending id. */
  // How many come at once is not documented: only an empty answer tells the end.
  iterateNewReceipts: {
    of: "getNewReceipts",
    by: "id",
    from: "id_from",
    field: "orders",
    id: "receipt_id",
    size: 0,
  },
  /** All receipts of `getReceipts`, by ascending id. */
  iterateReceipts: {
    of: "getReceipts",
    by: "id",
    from: "id_from",
    field: "receipts",
    id: "receipt_id",
    size: 100,
  },
});

/** A receipt as `getReceipts` gives it. */
export type Receipt = ResultOf<(typeof receiptsMethods)["getReceipts"]>["receipts"][number];
