import { type ApiMethods, allMethods, type MethodResult, methodNamed } from "../api/methods.ts";
import { checkOptions } from "./checkOptions.ts";
import type { ClientConfig } from "./config.ts";
import { defineFlatMethods, type FlatMethods } from "./flatMethods.ts";
import type { BaselinkerOptions, CallOptions } from "./options.ts";
import { sendAny, sendTyped } from "./sendCall.ts";

/**
 * A client of the Base (BaseLinker) API for one account.
 *
 * Every documented method is there under the API's own name, with its parameters first and the options
 * of the call last. Requests stay within the rate limit by themselves.
 *
 * @example
 * ```ts
 * const baselinker = new Baselinker({ token });
 * const { order_id } = await baselinker.addOrder({
 *   order_status_id: 8001,
 *   date_add: Math.floor(Date.now() / 1000),
 *   products: [{ name: "Mug", price_brutto: 49.9, quantity: 2 }],
 * });
 * ```
 */
export interface Baselinker extends FlatMethods {
  /**
   * Calls any method, also one that the SDK does not know. Parameters are sent as they are given. The
   * result comes without the envelope's `status`; that of a documented method is brought into its shape.
   *
   * An undocumented method whose name begins with `get` counts as a read, any other as a write.
   *
   * @example
   * ```ts
   * const { tickets } = await baselinker.call("getTickets", { page: 1 });
   * ```
   */
  call<Name extends keyof ApiMethods>(
    method: Name,
    params?: object,
    options?: CallOptions,
  ): Promise<MethodResult<Name>>;
  call(method: string, params?: object, options?: CallOptions): Promise<Record<string, unknown>>;
}

/** The class of clients. It can be extended. */
export interface BaselinkerConstructor {
  /** @throws TypeError where an option is missing, unknown or malformed. */
  new (options: BaselinkerOptions): Baselinker;
  readonly prototype: Baselinker;
}

export const Baselinker: BaselinkerConstructor = /* @__PURE__ */ makeClass();

/** In a function, so that a bundle that uses no client carries neither it nor the declarations. */
function makeClass(): BaselinkerConstructor {
  let configOf: (client: object) => ClientConfig;

  class Baselinker {
    /** Private for the runtime too: no printing of a client shows its token. */
    readonly #config: ClientConfig;

    constructor(options: BaselinkerOptions) {
      this.#config = checkOptions(options);
    }

    async call(method: string, params?: object, options?: CallOptions): Promise<Record<string, unknown>> {
      return sendAny(this.#config, method, methodNamed(method), params, options);
    }

    static {
      // Handed to this function only, since the configuration holds the token.
      configOf = (client) => {
        if (#config in client) return client.#config;
        throw new TypeError("Expected the method to be called on a Baselinker: `baselinker.addOrder(…)`.");
      };
    }
  }

  defineFlatMethods(Baselinker.prototype, allMethods(), (client, method, params, options) =>
    sendTyped(configOf(client), method, params, options),
  );
  // The flat methods were put on the prototype from the same declarations that their types come from.
  return Baselinker as unknown as BaselinkerConstructor;
}
