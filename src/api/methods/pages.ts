import type { PagedRead, PagedReadOf } from "../wire/method.ts";
import type { ApiMethods } from "./methods.ts";

/** The iterators over pages, each with its comment at its key. What they say of a method is checked against it. */
const pages = {
  /**
   * All orders that the filters of `getOrders` let through, by ascending id from `id_from` on. Loses none
   * and gives none twice, however many share a second.
   * @example
   * ```ts
   * const orders = baselinker.iterateOrders({}, { cursor: saved, limit: 500 });
   * for await (const order of orders) console.log(order.order_id, order.email);
   * saved = orders.cursor;
   * ```
   * @see https://api.baselinker.com/index.php?method=getOrders
   */
  iterateOrders: { of: "getOrders", by: "id", from: "id_from", field: "orders", id: "order_id", size: 100 },
  /**
   * The journal of orders, by ascending id of its entries. Keep the cursor and resume with it to get only what is
   * new. Base keeps entries for three days, and some accounts have no journal: never rely on it alone.
   * @example
   * ```ts
   * const entries = baselinker.iterateJournalList({ logs_types: [1, 18] }, { cursor: saved });
   * for await (const { order_id, log_type } of entries) console.log(order_id, log_type);
   * saved = entries.cursor ?? saved;
   * ```
   * @see https://api.baselinker.com/index.php?method=getJournalList
   */
  iterateJournalList: journalPages("getJournalList"),
  /** All invoices of `getInvoices`, by ascending id. */
  iterateInvoices: {
    of: "getInvoices",
    by: "id",
    from: "id_from",
    field: "invoices",
    id: "invoice_id",
    size: 100,
  },
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
  /** All returns of `getOrderReturns`, by ascending id. */
  iterateOrderReturns: {
    of: "getOrderReturns",
    by: "id",
    from: "id_from",
    field: "returns",
    id: "return_id",
    size: 100,
  },
  /** The journal of returns; see `iterateJournalList`. */
  iterateOrderReturnJournalList: journalPages("getOrderReturnJournalList"),
  /** All clients of `getCrmClients`. */
  iterateCrmClients: { of: "getCrmClients", by: "page", field: "clients", size: 100 },
  /** All makers of `getInventoryManufacturers`. */
  iterateInventoryManufacturers: {
    of: "getInventoryManufacturers",
    by: "page",
    field: "manufacturers",
    size: 1000,
  },
  /** All locations of `getInventoryWarehouseLocations`. */
  iterateInventoryWarehouseLocations: {
    of: "getInventoryWarehouseLocations",
    by: "page",
    field: "locations",
    size: 100,
  },
  /** Id and product of each product of `getInventoryProductsList`; see also `iterateInventoryProducts`. */
  iterateInventoryProductsList: { of: "getInventoryProductsList", by: "page", field: "products", size: 1000 },
  /** Id and stock of each product of `getInventoryProductsStock`. */
  iterateInventoryProductsStock: {
    of: "getInventoryProductsStock",
    by: "page",
    field: "products",
    size: 1000,
  },
  /** Id and prices of each product of `getInventoryProductsPrices`. */
  iterateInventoryProductsPrices: {
    of: "getInventoryProductsPrices",
    by: "page",
    field: "products",
    size: 1000,
  },
  /** All entries of `getInventoryProductLogs`. */
  iterateInventoryProductLogs: { of: "getInventoryProductLogs", by: "page", field: "logs", size: 100 },
  /** All deliveries of `getInventoryFulfillmentDeliveries`. */
  iterateInventoryFulfillmentDeliveries: {
    of: "getInventoryFulfillmentDeliveries",
    by: "page",
    field: "deliveries",
    size: 100,
    first: 0,
  },
  /** All items of `getInventoryFulfillmentDeliveryItems`. */
  iterateInventoryFulfillmentDeliveryItems: {
    of: "getInventoryFulfillmentDeliveryItems",
    by: "page",
    field: "items",
    size: 100,
    first: 0,
  },
  /** All groups of entries of `getInventoryPurchaseOrderLogs`. */
  // That the first page is 1 is a guess from the other methods of purchase orders.
  iterateInventoryPurchaseOrderLogs: {
    of: "getInventoryPurchaseOrderLogs",
    by: "page",
    field: "logs",
    size: 100,
  },
  /** All purchase orders of `getInventoryPurchaseOrders`. */
  // The first page is 1 in examples; no text says so.
  iterateInventoryPurchaseOrders: {
    of: "getInventoryPurchaseOrders",
    by: "page",
    field: "purchase_orders",
    size: 100,
  },
  /** All items of `getInventoryPurchaseOrderItems`. */
  iterateInventoryPurchaseOrderItems: {
    of: "getInventoryPurchaseOrderItems",
    by: "page",
    field: "items",
    size: 100,
  },
  /** All transfers of `getInventoryTransfers`. */
  iterateInventoryTransfers: { of: "getInventoryTransfers", by: "page", field: "transfers", size: 100 },
  /** All items of `getInventoryTransferItems`. */
  iterateInventoryTransferItems: { of: "getInventoryTransferItems", by: "page", field: "items", size: 100 },
  /** All documents of `getInventoryDocuments`. */
  iterateInventoryDocuments: { of: "getInventoryDocuments", by: "page", field: "documents", size: 100 },
  /** All items of `getInventoryDocumentItems`. */
  iterateInventoryDocumentItems: { of: "getInventoryDocumentItems", by: "page", field: "items", size: 100 },
  /** All products of `getExternalStorageProductsList`. */
  // How many a page holds depends on the shop: only an empty page tells the end.
  iterateExternalStorageProductsList: {
    of: "getExternalStorageProductsList",
    by: "page",
    field: "products",
    size: 0,
  },
  /** All stock of `getExternalStorageProductsQuantity`. */
  iterateExternalStorageProductsQuantity: {
    of: "getExternalStorageProductsQuantity",
    by: "page",
    field: "products",
    size: 0,
  },
  /** All prices of `getExternalStorageProductsPrices`. */
  iterateExternalStorageProductsPrices: {
    of: "getExternalStorageProductsPrices",
    by: "page",
    field: "products",
    size: 0,
  },
  /**
   * All stock of `getProductsQuantity`.
   * @deprecated Obsolete at Base; see `iterateInventoryProductsStock`.
   */
  // The size of a page is not documented: only an empty page tells the end.
  iterateProductsQuantity: { of: "getProductsQuantity", by: "page", field: "products", size: 0 },
  /**
   * All prices of `getProductsPrices`.
   * @deprecated Obsolete at Base; see `iterateInventoryProductsPrices`.
   */
  iterateProductsPrices: { of: "getProductsPrices", by: "page", field: "products", size: 0 },
} as const satisfies Readonly<Record<string, PagedReadOf<ApiMethods>>>;

/** Every iterator by name, with the comment at its key. */
export interface ApiPages extends Of<typeof pages> {}

/** An interface can extend the type of a constant only under a name. */
type Of<Declared> = Declared;

/* @__NO_SIDE_EFFECTS__ */
export function allPages(): ApiPages & { readonly [name: string]: PagedRead } {
  return pages;
}

/**
 * How the journals of orders and of returns are read on. A function, since bundlers keep a spread that no one
 * uses, but drop a call that is known to have no side effects.
 */
/* @__NO_SIDE_EFFECTS__ */
function journalPages<const Name extends string>(of: Name) {
  return {
    of,
    by: "id",
    from: "last_log_id",
    after: true,
    field: "logs",
    id: "log_id",
    otherId: "id",
    // How many entries an answer holds is not documented: only an empty one tells the end.
    size: 0,
  } as const satisfies PagedRead;
}
