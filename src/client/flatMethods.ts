import { type ApiMethods, allMethods } from "../api/methods.ts";
import type { Method, ParamsOf, ResultOf } from "../api/wire/method.ts";
import type { CallOptions } from "./options.ts";

/** A method of the API as a method of the client. Parameters may be left out where all are optional. */
export type FlatMethod<M> =
  Record<never, never> extends ParamsOf<M>
    ? (params?: ParamsOf<M>, options?: CallOptions) => Promise<ResultOf<M>>
    : (params: ParamsOf<M>, options?: CallOptions) => Promise<ResultOf<M>>;

/** Every declared method of the API under its own name. */
export type FlatMethods = { [Name in keyof ApiMethods]: FlatMethod<ApiMethods[Name]> };

/** Sends a declared method for one client. */
export type SendMethod = (
  client: object,
  method: Method,
  params: unknown,
  options: CallOptions | undefined,
) => Promise<Record<string, unknown>>;

/**
 * A class with the declared methods on its prototype, once for all clients: a host may hold one for each
 * of 10,000 accounts. They are like methods written by hand: not enumerable, and a subclass may override
 * them.
 */
export function classWithFlatMethods(send: SendMethod): new () => FlatMethods {
  class WithFlatMethods {}
  for (const method of allMethods()) {
    const { name } = method;
    const holder = {
      // A computed name, so that stack traces show the API's method.
      [name](this: object, params?: unknown, options?: CallOptions) {
        return send(this, method, params, options);
      },
    };
    Object.defineProperty(WithFlatMethods.prototype, name, {
      value: holder[name],
      writable: true,
      configurable: true,
    });
  }
  // The loop above and the type come from the same declarations; the compiler cannot follow the loop.
  return WithFlatMethods as unknown as new () => FlatMethods;
}
