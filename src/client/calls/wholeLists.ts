import type { CallOptions } from "./options.ts";

/**
 * A symbol is kept where options are spread, and no option has its name: only this package asks for whole lists. It is
 * registered, so that a client of another copy of the package knows it too, as with CommonJS next to ESM.
 */
const wholeLists: unique symbol = /* @__PURE__ */ Symbol.for("baselinker-sdk.wholeLists");

/**
 * Options of a read that fails with an `UnexpectedResponseError` where a list or map of its result is missing, whatever
 * the client's `validation` is: an empty one is then really empty. A truncated answer must not be mistaken for an account
 * without statuses, a catalog without products or deleted orders.
 */
export function withWholeLists<Options extends CallOptions>(options: Options): Options {
  return { ...options, validation: "report", [wholeLists]: true };
}

export function wantsWholeLists(options: Pick<CallOptions, "validation">): boolean {
  return Reflect.get(options, wholeLists) === true;
}
