import { named, read, write } from "../../wire/method.ts";
import {
  currency,
  decimal,
  file,
  flag,
  integer,
  list,
  numericId,
  type ObjectShape,
  object,
  optional,
  text,
  time,
} from "../../wire/shape.ts";

const receiptItem = object({
  /** What the line says. */ name: text(),
  /** Gross price of one piece. */ price_brutto: decimal(),
  /** Percent, 0 to 100; -1 is exempt (ZW), -0.02 is NP, -0.03 is reverse charge (OO). */ tax_rate: decimal(),
  /** How many pieces. */ quantity: integer(),
  /** The seller's own code of the product; empty if it has none. */ sku: text(),
  /** The barcode number of the product; empty if it has none. */ ean: text(),
});

const receiptFields = {
  /** The receipt, for the other methods of receipts. */ receipt_id: integer(),
  // Absent in an example of the documentation.
  /** The numbering series, see `getSeries`. Some answers lack it. */ series_id: optional(integer()),
  /** The full number, as it is printed. */ receipt_full_nr: text(),
  /** The order that it was issued for. */ order_id: integer(),
  /** When it was issued, in unix seconds. */ date_add: time(),
  /** How the buyer paid, as the order says it. */ payment_method: text(),
  /** The buyer's tax number. */ nip: optional(text()),
  /** The lines of the receipt. */ products: list(receiptItem),
};

interface ReceiptShape extends ObjectShape<typeof receiptFields> {}
const receipt: ReceiptShape = object(receiptFields);

export const methods = named({
  /** Issues a receipt for an order. @see https://api.baselinker.com/index.php?method=addReceipt */
  addReceipt: write(
    {
      /** The order to issue a receipt for. */ order_id: numericId(),
      /** The series of the number, see `getSeries`. Left out, it is the account's default. */
      series_id: optional(numericId()),
    },
    // In one source only, so it may be absent.
    {
      /** The new receipt. */ receipt_id: optional(integer()),
    },
  ),
  /**
   * Receipts that wait for a fiscal printer: issued, but neither printed nor failed yet.
   * @see https://api.baselinker.com/index.php?method=getNewReceipts
   */
  getNewReceipts: read(
    {
      /** Only receipts of this numbering series, see `getSeries`. */ series_id: optional(numericId()),
      /** The receipt's id to begin with. */ id_from: optional(numericId()),
    },
    // They are receipts, although the field is called so.
    {
      /** The receipts that wait. */ orders: list(receipt),
    },
  ),
  /**
   * Issued receipts, 100 a page, in the order of their ids.
   * @see https://api.baselinker.com/index.php?method=getReceipts
   */
  getReceipts: read(
    {
      /** Only receipts of this numbering series, see `getSeries`. */ series_id: optional(numericId()),
      /** The id to begin with, itself included. */ id_from: optional(numericId()),
      /** Only receipts issued at or after this time, in unix seconds. */ date_from: optional(time()),
      /** Only receipts issued up to this time, in unix seconds. */ date_to: optional(time()),
    },
    {
      /** One page of receipts. */ receipts: list(receipt),
    },
  ),
  /**
   * One receipt, by its own id or by that of its order.
   * @see https://api.baselinker.com/index.php?method=getReceipt
   */
  getReceipt: read(
    {
      /** Either this or `order_id` is needed. */ receipt_id: optional(numericId()),
      /** The order whose receipt is wanted. Either this or `receipt_id` is needed. */
      order_id: optional(numericId()),
    },
    {
      /** The receipt, for the other methods of receipts. */ receipt_id: integer(),
      /** The numbering series, see `getSeries`. */ series_id: integer(),
      /** The full number, as it is printed. */ receipt_full_nr: text(),
      /** The year of the number. */ year: integer(),
      /** The month of the number, 1 to 12. */ month: integer(),
      /** The running number in its series and month or year. */ sub_id: integer(),
      /** The order that it was issued for. */ order_id: integer(),
      /** When it was issued, in unix seconds. */ date_add: time(),
      /** How the buyer paid, as the order says it. */ payment_method: text(),
      /** The buyer's tax number; empty if there is none. */ nip: text(),
      /** The currency of its amounts. Older answers lack it. */ currency: optional(currency()),
      /** The whole amount with tax. */ total_price_brutto: decimal(),
      /** Its number in another system; empty if there is none. */ external_receipt_number: text(),
      /** The currency that amounts were converted to; empty if nothing was converted. */
      exchange_currency: text(),
      /** How much of that currency one unit of `currency` is worth; 0 where nothing was converted. */
      exchange_rate: decimal(),
      /** The date of the rate; empty if nothing was converted. */ exchange_date: text(),
      /** Where the rate comes from; empty if nothing was converted. */ exchange_info: text(),
      /** The lines of the receipt. */ items: list(receiptItem),
    },
  ),
  /**
   * Reports whether a fiscal printer printed a receipt of `getNewReceipts`.
   * @see https://api.baselinker.com/index.php?method=setOrderReceipt
   */
  setOrderReceipt: write({
    /** The receipt, see `getNewReceipts`. */ receipt_id: numericId(),
    /** The printed number; leave it out where the printer gives none. */ receipt_nr: optional(text(20)),
    /** When it was printed. */ date: optional(time()),
    /** Whether the printing failed. */ printer_error: optional(flag()),
    /** The fiscal printer that printed it. */ printer_name: optional(text(50)),
  }),
  /**
   * Attaches the PDF of a receipt that another system issued.
   * @see https://api.baselinker.com/index.php?method=addOrderReceiptFile
   */
  addOrderReceiptFile: write({
    /** The receipt, see `getReceipts`. */ receipt_id: numericId(),
    /** The bytes of the PDF, up to 2 MB. */ file: file(),
    /** Its number in that system, shown instead of Base's own. */
    external_receipt_number: optional(text(20)),
  }),
});
