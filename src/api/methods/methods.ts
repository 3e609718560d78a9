import type { Method, ParamsOf, ResultOf } from "../wire/method.ts";
import { methods as catalogs } from "./catalogs/catalogs.ts";
import { methods as labels } from "./catalogs/labels.ts";
import { methods as locations } from "./catalogs/locations.ts";
import { methods as suppliers } from "./catalogs/suppliers.ts";
import { methods as warehouses } from "./catalogs/warehouses.ts";
import { methods as connect } from "./connect.ts";
import { methods as courierFiles } from "./couriers/courierFiles.ts";
import { methods as packages } from "./couriers/packages.ts";
import { methods as clients } from "./crm/clients.ts";
import { methods as fulfillmentDeliveries } from "./documents/fulfillmentDeliveries.ts";
import { methods as purchaseOrderFiles } from "./documents/purchaseOrderFiles.ts";
import { methods as purchaseOrders } from "./documents/purchaseOrders.ts";
import { methods as transfers } from "./documents/transfers.ts";
import { methods as warehouseDocuments } from "./documents/warehouseDocuments.ts";
import { methods as externalStorages } from "./externalStorages/externalStorages.ts";
import { methods as readInvoices } from "./invoices/readInvoices.ts";
import { methods as receipts } from "./invoices/receipts.ts";
import { methods as obsoleteProducts } from "./obsoleteStorage/obsoleteProducts.ts";
import { methods as changeOrders } from "./orders/changeOrders.ts";
import { methods as orderHistory } from "./orders/orderHistory.ts";
import { methods as orderLines } from "./orders/orderLines.ts";
import { methods as pickPack } from "./orders/pickPack.ts";
import { methods as readOrders } from "./orders/readOrders.ts";
import { methods as printouts } from "./printouts.ts";
import { methods as changeProducts } from "./products/changeProducts.ts";
import { methods as readProducts } from "./products/readProducts.ts";
import { methods as readReturns } from "./returns/readReturns.ts";
import { methods as returnStatuses } from "./returns/returnStatuses.ts";
import { methods as writeReturns } from "./returns/writeReturns.ts";

/**
 * Every declared method by name, with the comment at its key. A type that gathers the files from what
 * `allMethods` lists would cost each user's type check a quarter, so they are named here too.
 */
export interface ApiMethods
  extends Of<typeof changeOrders>,
    Of<typeof orderLines>,
    Of<typeof orderHistory>,
    Of<typeof pickPack>,
    Of<typeof readOrders>,
    Of<typeof readInvoices>,
    Of<typeof receipts>,
    Of<typeof readReturns>,
    Of<typeof returnStatuses>,
    Of<typeof writeReturns>,
    Of<typeof courierFiles>,
    Of<typeof packages>,
    Of<typeof clients>,
    Of<typeof catalogs>,
    Of<typeof labels>,
    Of<typeof locations>,
    Of<typeof suppliers>,
    Of<typeof warehouses>,
    Of<typeof changeProducts>,
    Of<typeof readProducts>,
    Of<typeof fulfillmentDeliveries>,
    Of<typeof purchaseOrderFiles>,
    Of<typeof purchaseOrders>,
    Of<typeof transfers>,
    Of<typeof warehouseDocuments>,
    Of<typeof connect>,
    Of<typeof externalStorages>,
    Of<typeof printouts>,
    Of<typeof obsoleteProducts> {}

/** An interface can extend the type of a constant only under a name. */
type Of<Declared> = Declared;

/** The name of a method: a declared or a newer one. */
export type MethodName = keyof ApiMethods | (string & {});

/** The parameters of a method by its name. */
export type MethodParams<Name extends keyof ApiMethods> = ParamsOf<ApiMethods[Name]>;

/** The result of a method by its name. */
export type MethodResult<Name extends keyof ApiMethods> = ResultOf<ApiMethods[Name]>;

/** Every declared method. Maps, names, documentation and tests have this order. */
/* @__NO_SIDE_EFFECTS__ */
export function allMethods(): ApiMethods & { readonly [name: string]: Method } {
  // Imports one by one, since a bundler makes of a namespace an object with a getter for each file.
  const declared = {
    ...catalogs,
    ...changeOrders,
    ...changeProducts,
    ...clients,
    ...connect,
    ...courierFiles,
    ...externalStorages,
    ...fulfillmentDeliveries,
    ...labels,
    ...locations,
    ...obsoleteProducts,
    ...orderHistory,
    ...orderLines,
    ...packages,
    ...pickPack,
    ...printouts,
    ...purchaseOrderFiles,
    ...purchaseOrders,
    ...readInvoices,
    ...readOrders,
    ...readProducts,
    ...readReturns,
    ...receipts,
    ...returnStatuses,
    ...suppliers,
    ...transfers,
    ...warehouseDocuments,
    ...warehouses,
    ...writeReturns,
  };
  // Does not compile if `ApiMethods` lacks one of these files, nor the next line if one of its files is missing here.
  const named: Pick<ApiMethods, keyof typeof declared> = declared;
  return named;
}

const byName: { readonly [name: string]: Method } = /* @__PURE__ */ allMethods();

/** Looks a declaration up by the API's name; `undefined` for a method that the SDK does not know. */
export function methodNamed(name: string): Method | undefined {
  return Object.hasOwn(byName, name) ? byName[name] : undefined;
}
