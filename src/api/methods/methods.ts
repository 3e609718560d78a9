import type { Method, ParamsOf, ResultOf } from "../wire/method.ts";
import * as areas from "./areas.ts";

/**
 * Every declared method by name, with the comment at its key. Each file once more, since a type that gathers them from
 * the list costs each user's type check a quarter; `test/types/methods.test-d.ts` compares the two.
 */
export interface ApiMethods
  extends Of<typeof areas.changeOrders>,
    Of<typeof areas.orderLines>,
    Of<typeof areas.orderHistory>,
    Of<typeof areas.pickPack>,
    Of<typeof areas.readOrders>,
    Of<typeof areas.readInvoices>,
    Of<typeof areas.receipts>,
    Of<typeof areas.readReturns>,
    Of<typeof areas.returnStatuses>,
    Of<typeof areas.writeReturns>,
    Of<typeof areas.courierFiles>,
    Of<typeof areas.packages>,
    Of<typeof areas.clients>,
    Of<typeof areas.catalogs>,
    Of<typeof areas.labels>,
    Of<typeof areas.locations>,
    Of<typeof areas.suppliers>,
    Of<typeof areas.warehouses>,
    Of<typeof areas.changeProducts>,
    Of<typeof areas.readProducts>,
    Of<typeof areas.fulfillmentDeliveries>,
    Of<typeof areas.purchaseOrderFiles>,
    Of<typeof areas.purchaseOrders>,
    Of<typeof areas.transfers>,
    Of<typeof areas.warehouseDocuments>,
    Of<typeof areas.connect>,
    Of<typeof areas.externalStorages>,
    Of<typeof areas.printouts>,
    Of<typeof areas.obsoleteProducts> {}

/** An interface can extend the type of a constant only under a name. */
type Of<Declared> = Declared;

/** The name of a method: a declared or a newer one. */
export type MethodName = keyof ApiMethods | (string & {});

/** The parameters of a method by its name. */
export type MethodParams<Name extends keyof ApiMethods> = ParamsOf<ApiMethods[Name]>;

/** The result of a method by its name. */
export type MethodResult<Name extends keyof ApiMethods> = ResultOf<ApiMethods[Name]>;

/** Every declared method. */
/* @__NO_SIDE_EFFECTS__ */
export function allMethods(): ApiMethods & { readonly [name: string]: Method } {
  const listed: Readonly<Record<string, Readonly<Record<string, Method>>>> = areas;
  // By name, since not everything that runs modules orders them so.
  const declared = Object.keys(listed)
    .sort()
    .map((name) => listed[name]);
  // The type has the same files, see above; TypeScript cannot follow a loop over them.
  return Object.assign({}, ...declared) as ApiMethods & { readonly [name: string]: Method };
}

const byName: { readonly [name: string]: Method } = /* @__PURE__ */ allMethods();

/** Looks a declaration up by the API's name; `undefined` for a method that the SDK does not know. */
export function methodNamed(name: string): Method | undefined {
  return Object.hasOwn(byName, name) ? byName[name] : undefined;
}
