import * as catalogs from "./catalogs.ts";
import * as orders from "./orders.ts";
import * as products from "./products.ts";
import type { Method, MethodKind, ParamsOf, ResultOf } from "./wire/method.ts";

/** Every declared method by area. A method is added to its area's file and is then known everywhere. */
export const areas = { orders, catalogs, products };

/** Every declared method by name. */
export type ApiMethods = typeof orders & typeof catalogs & typeof products;

/** The parameters of a method by its name. */
export type MethodParams<Name extends keyof ApiMethods> = ParamsOf<ApiMethods[Name]>;

/** The result of a method by its name. */
export type MethodResult<Name extends keyof ApiMethods> = ResultOf<ApiMethods[Name]>;

/** Looks a declaration up by the API's name; `undefined` for a method that the SDK does not know. */
export function methodNamed(name: string): Method | undefined {
  for (const area of Object.values<Record<string, Method<string, MethodKind>>>(areas)) {
    if (Object.hasOwn(area, name)) return area[name];
  }
  return undefined;
}

/** All declarations, by area and then by name. */
export function allMethods(): Method[] {
  return Object.values<Record<string, Method>>(areas).flatMap((area) => Object.values(area));
}
