import { getInvoiceFile, getInvoices, getSeries } from "../invoices/readInvoices.ts";
import {
  addOrderReceiptFile,
  addReceipt,
  getNewReceipts,
  getReceipt,
  getReceipts,
  setOrderReceipt,
} from "../invoices/receipts.ts";
import { addInvoice, addInvoiceCorrection, addOrderInvoiceFile } from "../invoices/writeInvoices.ts";
import type { Method } from "../wire/method.ts";

/** The methods of this area, by name. A list, since a namespace as a value stays in every bundle. */
export const invoicesMethods: readonly Method[] = [
  addInvoice,
  addInvoiceCorrection,
  addOrderInvoiceFile,
  addOrderReceiptFile,
  addReceipt,
  getInvoiceFile,
  getInvoices,
  getNewReceipts,
  getReceipt,
  getReceipts,
  getSeries,
  setOrderReceipt,
];
