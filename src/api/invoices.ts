export { getInvoiceFile, getInvoices, getSeries } from "./invoices/readInvoices.ts";
export {
  addOrderReceiptFile,
  addReceipt,
  getNewReceipts,
  getReceipt,
  getReceipts,
  setOrderReceipt,
} from "./invoices/receipts.ts";
export { addInvoice, addInvoiceCorrection, addOrderInvoiceFile } from "./invoices/writeInvoices.ts";
