import type { ApiMethods } from "../api/methods.ts";
import type { Method, ParamsOf, ResultOf } from "../api/wire/method.ts";
import type { CallOptions } from "./options.ts";

/** A method of the API as a method of the client. Parameters may be left out where all are optional. */
export type FlatMethod<M> =
  Record<never, never> extends ParamsOf<M>
    ? (params?: ParamsOf<M>, options?: CallOptions) => Promise<ResultOf<M>>
    : (params: ParamsOf<M>, options?: CallOptions) => Promise<ResultOf<M>>;

/** Every declared method of the API under its own name. */
export type FlatMethods = { readonly [Name in keyof ApiMethods]: FlatMethod<ApiMethods[Name]> };

/**
 * Puts the declared methods on a prototype, once for all clients: a host may hold one for each of
 * 10,000 accounts. They look like methods written by hand: not enumerable, and a subclass may replace them.
 */
export function defineFlatMethods(
  prototype: object,
  methods: readonly Method[],
  send: (
    client: object,
    method: Method,
    params: unknown,
    options: CallOptions | undefined,
  ) => Promise<unknown>,
): void {
  for (const method of methods) {
    const { name } = method;
    const holder = {
      // A computed name, so that stack traces show the API's method.
      async [name](this: object, params?: unknown, options?: CallOptions) {
        return send(this, method, params, options);
      },
    };
    Object.defineProperty(prototype, name, { value: holder[name], writable: true, configurable: true });
  }
}
