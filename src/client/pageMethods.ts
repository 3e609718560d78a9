import { type ApiMethods, allMethods } from "../api/methods.ts";
import type { Method, Paging, ParamsOf, ResultOf } from "../api/wire/method.ts";
import { isRecord } from "../json/value.ts";
import { type IterateOptions, type PageIterator, pageIterator } from "./pageIterator.ts";

/** What one step of an iterator gives: an element of the list, or key and value of the map. */
export type PageEntry<M> = M extends { readonly paging: { readonly field: infer Field } }
  ? Field extends keyof ResultOf<M>
    ? ResultOf<M>[Field] extends readonly (infer Item)[]
      ? Item
      : [key: string, value: ResultOf<M>[Field][keyof ResultOf<M>[Field]]]
    : never
  : never;

/** A paged read as an iterator over its entries. Parameters may be left out where all are optional. */
export type Iterate<M> =
  Record<never, never> extends ParamsOf<M>
    ? (params?: ParamsOf<M>, options?: IterateOptions) => PageIterator<PageEntry<M>>
    : (params: ParamsOf<M>, options?: IterateOptions) => PageIterator<PageEntry<M>>;

/**
 * An iterator beside each paged read. Pages are read as the loop gets there, behind all other calls
 * (priority `bulk`), and always brought into shape.
 */
export interface PageMethods {
  /**
   * All orders that the filters of `getOrders` let through, by ascending id from `id_from` on. Loses none
   * and gives none twice, however many share a second.
   *
   * @example
   * ```ts
   * const orders = baselinker.iterateOrders({}, { cursor: saved, limit: 500 });
   * for await (const order of orders) console.log(order.order_id, order.email);
   * saved = orders.cursor;
   * ```
   * @see https://api.baselinker.com/index.php?method=getOrders
   */
  iterateOrders: Iterate<ApiMethods["getOrders"]>;
  /**
   * The journal of orders, by ascending id of its entries. Keep the cursor and go on with it to hear only
   * what is new. Base keeps entries for three days, and some accounts have no journal: never rely on it
   * alone.
   *
   * @example
   * ```ts
   * const entries = baselinker.iterateJournalList({ logs_types: [1, 18] }, { cursor: saved });
   * for await (const { order_id, log_type } of entries) console.log(order_id, log_type);
   * saved = entries.cursor ?? saved;
   * ```
   * @see https://api.baselinker.com/index.php?method=getJournalList
   */
  iterateJournalList: Iterate<ApiMethods["getJournalList"]>;
  /** The journal of returns; see `iterateJournalList`. */
  iterateOrderReturnJournalList: Iterate<ApiMethods["getOrderReturnJournalList"]>;
  /** All invoices of `getInvoices`, by ascending id. */
  iterateInvoices: Iterate<ApiMethods["getInvoices"]>;
  /** All receipts of `getReceipts`, by ascending id. */
  iterateReceipts: Iterate<ApiMethods["getReceipts"]>;
  /** All receipts of `getNewReceipts`, by ascending id. */
  iterateNewReceipts: Iterate<ApiMethods["getNewReceipts"]>;
  /** All returns of `getOrderReturns`, by ascending id. */
  iterateOrderReturns: Iterate<ApiMethods["getOrderReturns"]>;
  /** All clients of `getCrmClients`. */
  iterateCrmClients: Iterate<ApiMethods["getCrmClients"]>;
  /** All locations of `getInventoryWarehouseLocations`. */
  iterateInventoryWarehouseLocations: Iterate<ApiMethods["getInventoryWarehouseLocations"]>;
  /** Id and product of each product of `getInventoryProductsList`; see also `getInventoryProducts`. */
  iterateInventoryProductsList: Iterate<ApiMethods["getInventoryProductsList"]>;
  /** Id and stock of each product of `getInventoryProductsStock`. */
  iterateInventoryProductsStock: Iterate<ApiMethods["getInventoryProductsStock"]>;
  /** Id and prices of each product of `getInventoryProductsPrices`. */
  iterateInventoryProductsPrices: Iterate<ApiMethods["getInventoryProductsPrices"]>;
  /** All entries of `getInventoryProductLogs`. */
  iterateInventoryProductLogs: Iterate<ApiMethods["getInventoryProductLogs"]>;
  /** All documents of `getInventoryDocuments`. */
  iterateInventoryDocuments: Iterate<ApiMethods["getInventoryDocuments"]>;
  /** All items of `getInventoryDocumentItems`. */
  iterateInventoryDocumentItems: Iterate<ApiMethods["getInventoryDocumentItems"]>;
  /** All purchase orders of `getInventoryPurchaseOrders`. */
  iterateInventoryPurchaseOrders: Iterate<ApiMethods["getInventoryPurchaseOrders"]>;
  /** All items of `getInventoryPurchaseOrderItems`. */
  iterateInventoryPurchaseOrderItems: Iterate<ApiMethods["getInventoryPurchaseOrderItems"]>;
  /** All deliveries of `getInventoryFulfillmentDeliveries`. */
  iterateInventoryFulfillmentDeliveries: Iterate<ApiMethods["getInventoryFulfillmentDeliveries"]>;
  /** All items of `getInventoryFulfillmentDeliveryItems`. */
  iterateInventoryFulfillmentDeliveryItems: Iterate<ApiMethods["getInventoryFulfillmentDeliveryItems"]>;
  /** All products of `getExternalStorageProductsList`. */
  iterateExternalStorageProductsList: Iterate<ApiMethods["getExternalStorageProductsList"]>;
  /** All stock of `getExternalStorageProductsQuantity`. */
  iterateExternalStorageProductsQuantity: Iterate<ApiMethods["getExternalStorageProductsQuantity"]>;
  /** All prices of `getExternalStorageProductsPrices`. */
  iterateExternalStorageProductsPrices: Iterate<ApiMethods["getExternalStorageProductsPrices"]>;
  /**
   * All stock of `getProductsQuantity`.
   *
   * @deprecated Obsolete at Base; see `iterateInventoryProductsStock`.
   */
  iterateProductsQuantity: Iterate<ApiMethods["getProductsQuantity"]>;
  /**
   * All prices of `getProductsPrices`.
   *
   * @deprecated Obsolete at Base; see `iterateInventoryProductsPrices`.
   */
  iterateProductsPrices: Iterate<ApiMethods["getProductsPrices"]>;
}

/** Reads one page of a declared method for one client. */
export type ReadMethod = (
  client: object,
  method: Method,
  params: Record<string, unknown>,
  options: IterateOptions,
) => Promise<Record<string, unknown>>;

/** The class with an iterator beside each paged read on its prototype, once for all clients. */
export function classWithPageMethods<Client extends object>(
  Base: new () => Client,
  read: ReadMethod,
): new () => Client & PageMethods {
  const Extended = class extends (Base as new () => object) {};
  for (const method of allMethods()) {
    const { paging } = method;
    if (paging === undefined) continue;
    const name = iteratorName(method.name);
    const holder = {
      [name](this: object, params?: unknown, options?: IterateOptions) {
        return iterate(this, method, paging, params, options ?? {}, read);
      },
    };
    Object.defineProperty(Extended.prototype, name, {
      value: holder[name],
      writable: true,
      configurable: true,
    });
  }
  // The loop above and the interface name the same methods, which a test compares.
  return Extended as unknown as new () => Client & PageMethods;
}

/** `getOrders` has `iterateOrders` beside it. */
export function iteratorName(method: string): string {
  return method.replace(/^get/, "iterate");
}

function iterate(
  client: object,
  method: Method,
  paging: Paging,
  params: unknown,
  options: IterateOptions,
  read: ReadMethod,
): PageIterator<unknown> {
  const { limit, cursor, ...callOptions } = options;
  if (params !== undefined && !isRecord(params)) {
    throw new TypeError(`Expected the parameters of \`${method.name}\` to be an object.`);
  }
  return pageIterator(paging, params ?? {}, { ...callOptions, limit, cursor }, (page) =>
    read(client, method, page, callOptions),
  );
}
