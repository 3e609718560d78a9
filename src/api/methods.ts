import { catalogsMethods } from "./areas/catalogsMethods.ts";
import { connectMethods } from "./areas/connectMethods.ts";
import { couriersMethods } from "./areas/couriersMethods.ts";
import { crmMethods } from "./areas/crmMethods.ts";
import { documentsMethods } from "./areas/documentsMethods.ts";
import { externalStoragesMethods } from "./areas/externalStoragesMethods.ts";
import { invoicesMethods } from "./areas/invoicesMethods.ts";
import { obsoleteStorageMethods } from "./areas/obsoleteStorageMethods.ts";
import { ordersMethods } from "./areas/ordersMethods.ts";
import { printoutsMethods } from "./areas/printoutsMethods.ts";
import { productsMethods } from "./areas/productsMethods.ts";
import { returnsMethods } from "./areas/returnsMethods.ts";
import type { CatalogListsMethods } from "./catalogs/catalogLists.ts";
import type { CatalogsMethods } from "./catalogs/catalogs.ts";
import type { LabelsMethods } from "./catalogs/labels.ts";
import type { LocationsMethods } from "./catalogs/locations.ts";
import type { SuppliersMethods } from "./catalogs/suppliers.ts";
import type { WarehousesMethods } from "./catalogs/warehouses.ts";
import type { ConnectMethods } from "./connect.ts";
import type { CourierFilesMethods } from "./couriers/courierFiles.ts";
import type { CourierFormsMethods } from "./couriers/courierForms.ts";
import type { PackagesMethods } from "./couriers/packages.ts";
import type { ClientStatusesMethods } from "./crm/clientStatuses.ts";
import type { ClientsMethods } from "./crm/clients.ts";
import type { DocumentItemsMethods } from "./documents/documentItems.ts";
import type { FulfillmentDeliveriesMethods } from "./documents/fulfillmentDeliveries.ts";
import type { PurchaseOrdersMethods } from "./documents/purchaseOrders.ts";
import type { WarehouseDocumentsMethods } from "./documents/warehouseDocuments.ts";
import type { StorageProductsMethods } from "./externalStorages/storageProducts.ts";
import type { StorageStockMethods } from "./externalStorages/storageStock.ts";
import type { ReadInvoicesMethods } from "./invoices/readInvoices.ts";
import type { ReceiptsMethods } from "./invoices/receipts.ts";
import type { WriteInvoicesMethods } from "./invoices/writeInvoices.ts";
import type { ChangeObsoleteProductsMethods } from "./obsoleteStorage/changeObsoleteProducts.ts";
import type { ObsoleteProductsMethods } from "./obsoleteStorage/obsoleteProducts.ts";
import type { AddOrderMethods } from "./orders/addOrder.ts";
import type { ChangeOrdersMethods } from "./orders/changeOrders.ts";
import type { DivideOrdersMethods } from "./orders/divideOrders.ts";
import type { OrderHistoryMethods } from "./orders/orderHistory.ts";
import type { OrderLinesMethods } from "./orders/orderLines.ts";
import type { OrderStatusesMethods } from "./orders/orderStatuses.ts";
import type { PickPackMethods } from "./orders/pickPack.ts";
import type { ReadOrdersMethods } from "./orders/readOrders.ts";
import type { PrintoutsMethods } from "./printouts.ts";
import type { ChangeProductsMethods } from "./products/changeProducts.ts";
import type { ProductLogsMethods } from "./products/productLogs.ts";
import type { ReadProductsMethods } from "./products/readProducts.ts";
import type { ReadReturnsMethods } from "./returns/readReturns.ts";
import type { ReturnStatusesMethods } from "./returns/returnStatuses.ts";
import type { WriteReturnsMethods } from "./returns/writeReturns.ts";
import type { Method, ParamsOf, ResultOf } from "./wire/method.ts";

/** Every declared method by name. Each interface stands beside its declarations and carries their comments. */
export interface ApiMethods
  extends AddOrderMethods,
    ChangeOrdersMethods,
    DivideOrdersMethods,
    OrderHistoryMethods,
    OrderLinesMethods,
    OrderStatusesMethods,
    PickPackMethods,
    ReadOrdersMethods,
    ReadInvoicesMethods,
    ReceiptsMethods,
    WriteInvoicesMethods,
    ReadReturnsMethods,
    ReturnStatusesMethods,
    WriteReturnsMethods,
    CourierFilesMethods,
    CourierFormsMethods,
    PackagesMethods,
    ClientStatusesMethods,
    ClientsMethods,
    CatalogListsMethods,
    CatalogsMethods,
    LabelsMethods,
    LocationsMethods,
    SuppliersMethods,
    WarehousesMethods,
    ChangeProductsMethods,
    ProductLogsMethods,
    ReadProductsMethods,
    DocumentItemsMethods,
    FulfillmentDeliveriesMethods,
    PurchaseOrdersMethods,
    WarehouseDocumentsMethods,
    ConnectMethods,
    StorageProductsMethods,
    StorageStockMethods,
    PrintoutsMethods,
    ChangeObsoleteProductsMethods,
    ObsoleteProductsMethods {}

/** The parameters of a method by its name. */
export type MethodParams<Name extends keyof ApiMethods> = ParamsOf<ApiMethods[Name]>;

/** The result of a method by its name. */
export type MethodResult<Name extends keyof ApiMethods> = ResultOf<ApiMethods[Name]>;

/** Every declared method by area. A method is added to its area's list and is then known everywhere. */
export function methodsByArea(): { readonly [area: string]: readonly Method[] } {
  return {
    orders: ordersMethods,
    invoices: invoicesMethods,
    returns: returnsMethods,
    couriers: couriersMethods,
    crm: crmMethods,
    catalogs: catalogsMethods,
    products: productsMethods,
    documents: documentsMethods,
    connect: connectMethods,
    externalStorages: externalStoragesMethods,
    printouts: printoutsMethods,
    obsoleteStorage: obsoleteStorageMethods,
  };
}

/** All declarations, by area and then by name. */
export function allMethods(): Method[] {
  return Object.values(methodsByArea()).flat();
}

/** Looks a declaration up by the API's name; `undefined` for a method that the SDK does not know. */
export function methodNamed(name: string): Method | undefined {
  for (const methods of Object.values(methodsByArea())) {
    const found = methods.find((method) => method.name === name);
    if (found !== undefined) return found;
  }
  return undefined;
}
