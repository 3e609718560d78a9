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
import type * as catalogs from "./catalogs.ts";
import type * as connect from "./connect.ts";
import type * as couriers from "./couriers.ts";
import type * as crm from "./crm.ts";
import type * as documents from "./documents.ts";
import type * as externalStorages from "./externalStorages.ts";
import type * as invoices from "./invoices.ts";
import type * as obsoleteStorage from "./obsoleteStorage.ts";
import type * as orders from "./orders.ts";
import type * as printouts from "./printouts.ts";
import type * as products from "./products.ts";
import type * as returns from "./returns.ts";
import type { Method, ParamsOf, ResultOf } from "./wire/method.ts";

/** Every declared method by name. */
export type ApiMethods = typeof orders &
  typeof invoices &
  typeof returns &
  typeof couriers &
  typeof crm &
  typeof catalogs &
  typeof products &
  typeof documents &
  typeof connect &
  typeof externalStorages &
  typeof printouts &
  typeof obsoleteStorage;

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
