import type { Method, PagedRead, ParamsOf, ResultOf } from "../wire/method.ts";
import { catalogsMethods } from "./catalogs/catalogs.ts";
import { labelsMethods, labelsPages } from "./catalogs/labels.ts";
import { locationsMethods, locationsPages } from "./catalogs/locations.ts";
import { suppliersMethods } from "./catalogs/suppliers.ts";
import { warehousesMethods } from "./catalogs/warehouses.ts";
import { connectMethods } from "./connect.ts";
import { courierFilesMethods } from "./couriers/courierFiles.ts";
import { packagesMethods } from "./couriers/packages.ts";
import { clientsMethods, clientsPages } from "./crm/clients.ts";
import {
  fulfillmentDeliveriesMethods,
  fulfillmentDeliveriesPages,
} from "./documents/fulfillmentDeliveries.ts";
import { purchaseOrderFilesMethods, purchaseOrderFilesPages } from "./documents/purchaseOrderFiles.ts";
import { purchaseOrdersMethods, purchaseOrdersPages } from "./documents/purchaseOrders.ts";
import { transfersMethods, transfersPages } from "./documents/transfers.ts";
import { warehouseDocumentsMethods, warehouseDocumentsPages } from "./documents/warehouseDocuments.ts";
import { externalStoragesMethods, externalStoragesPages } from "./externalStorages/externalStorages.ts";
import { readInvoicesMethods, readInvoicesPages } from "./invoices/readInvoices.ts";
import { receiptsMethods, receiptsPages } from "./invoices/receipts.ts";
import { obsoleteProductsMethods, obsoleteProductsPages } from "./obsoleteStorage/obsoleteProducts.ts";
import { changeOrdersMethods } from "./orders/changeOrders.ts";
import { orderHistoryMethods } from "./orders/orderHistory.ts";
import { orderLinesMethods } from "./orders/orderLines.ts";
import { pickPackMethods } from "./orders/pickPack.ts";
import { readOrdersMethods, readOrdersPages } from "./orders/readOrders.ts";
import { printoutsMethods } from "./printouts.ts";
import { changeProductsMethods } from "./products/changeProducts.ts";
import { readProductsMethods, readProductsPages } from "./products/readProducts.ts";
import { readReturnsMethods, readReturnsPages } from "./returns/readReturns.ts";
import { returnStatusesMethods } from "./returns/returnStatuses.ts";
import { writeReturnsMethods } from "./returns/writeReturns.ts";

/** Every declared method by name, with the comment at its key. */
export interface ApiMethods
  extends Of<typeof changeOrdersMethods>,
    Of<typeof orderLinesMethods>,
    Of<typeof orderHistoryMethods>,
    Of<typeof pickPackMethods>,
    Of<typeof readOrdersMethods>,
    Of<typeof readInvoicesMethods>,
    Of<typeof receiptsMethods>,
    Of<typeof readReturnsMethods>,
    Of<typeof returnStatusesMethods>,
    Of<typeof writeReturnsMethods>,
    Of<typeof courierFilesMethods>,
    Of<typeof packagesMethods>,
    Of<typeof clientsMethods>,
    Of<typeof catalogsMethods>,
    Of<typeof labelsMethods>,
    Of<typeof locationsMethods>,
    Of<typeof suppliersMethods>,
    Of<typeof warehousesMethods>,
    Of<typeof changeProductsMethods>,
    Of<typeof readProductsMethods>,
    Of<typeof fulfillmentDeliveriesMethods>,
    Of<typeof purchaseOrderFilesMethods>,
    Of<typeof purchaseOrdersMethods>,
    Of<typeof transfersMethods>,
    Of<typeof warehouseDocumentsMethods>,
    Of<typeof connectMethods>,
    Of<typeof externalStoragesMethods>,
    Of<typeof printoutsMethods>,
    Of<typeof obsoleteProductsMethods> {}

/** Every iterator by name, with the comment at its key. */
export interface ApiPages
  extends Of<typeof readOrdersPages>,
    Of<typeof readInvoicesPages>,
    Of<typeof receiptsPages>,
    Of<typeof readReturnsPages>,
    Of<typeof clientsPages>,
    Of<typeof labelsPages>,
    Of<typeof locationsPages>,
    Of<typeof readProductsPages>,
    Of<typeof fulfillmentDeliveriesPages>,
    Of<typeof purchaseOrderFilesPages>,
    Of<typeof purchaseOrdersPages>,
    Of<typeof transfersPages>,
    Of<typeof warehouseDocumentsPages>,
    Of<typeof externalStoragesPages>,
    Of<typeof obsoleteProductsPages> {}

/** An interface can extend the type of a constant only under a name. */
type Of<Declared> = Declared;

/** The name of a method: a declared or a newer one. */
export type MethodName = keyof ApiMethods | (string & {});

/** The parameters of a method by its name. */
export type MethodParams<Name extends keyof ApiMethods> = ParamsOf<ApiMethods[Name]>;

/** The result of a method by its name. */
export type MethodResult<Name extends keyof ApiMethods> = ResultOf<ApiMethods[Name]>;

/** Every declared method. One that `ApiMethods` names and this does not hold does not compile. */
/* @__NO_SIDE_EFFECTS__ */
export function allMethods(): ApiMethods & { readonly [name: string]: Method } {
  return {
    ...changeOrdersMethods,
    ...orderLinesMethods,
    ...orderHistoryMethods,
    ...pickPackMethods,
    ...readOrdersMethods,
    ...readInvoicesMethods,
    ...receiptsMethods,
    ...readReturnsMethods,
    ...returnStatusesMethods,
    ...writeReturnsMethods,
    ...courierFilesMethods,
    ...packagesMethods,
    ...clientsMethods,
    ...catalogsMethods,
    ...labelsMethods,
    ...locationsMethods,
    ...suppliersMethods,
    ...warehousesMethods,
    ...changeProductsMethods,
    ...readProductsMethods,
    ...fulfillmentDeliveriesMethods,
    ...purchaseOrderFilesMethods,
    ...purchaseOrdersMethods,
    ...transfersMethods,
    ...warehouseDocumentsMethods,
    ...connectMethods,
    ...externalStoragesMethods,
    ...printoutsMethods,
    ...obsoleteProductsMethods,
  };
}

/** Every iterator. One that `ApiPages` names and this does not hold does not compile. */
/* @__NO_SIDE_EFFECTS__ */
export function allPages(): ApiPages & { readonly [name: string]: PagedRead } {
  return {
    ...readOrdersPages,
    ...readInvoicesPages,
    ...receiptsPages,
    ...readReturnsPages,
    ...clientsPages,
    ...labelsPages,
    ...locationsPages,
    ...readProductsPages,
    ...fulfillmentDeliveriesPages,
    ...purchaseOrderFilesPages,
    ...purchaseOrdersPages,
    ...transfersPages,
    ...warehouseDocumentsPages,
    ...externalStoragesPages,
    ...obsoleteProductsPages,
  };
}

const byName: { readonly [name: string]: Method } = /* @__PURE__ */ allMethods();

/** Looks a declaration up by the API's name; `undefined` for a method that the SDK does not know. */
export function methodNamed(name: string): Method | undefined {
  return Object.hasOwn(byName, name) ? byName[name] : undefined;
}
