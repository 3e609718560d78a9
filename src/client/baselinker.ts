import { type ApiMethods, type MethodResult, methodNamed } from "../api/methods.ts";
import type { ListedProduct } from "../api/products.ts";
import { promiseTry } from "../runtime/abort.ts";
import { sendAny, sendTyped } from "./call.ts";
import { type ClientConfig, checkCallOptions, clientConfig } from "./config.ts";
import { classWithFlatMethods, type FlatMethods } from "./flatMethods.ts";
import { type InventoryProductsParams, iterateProducts } from "./iterateProducts.ts";
import type { BaselinkerOptions, CallOptions } from "./options.ts";
import { classWithPageMethods, type PageMethods } from "./pageMethods.ts";

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
export interface Baselinker extends FlatMethods, PageMethods {
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

  /**
   * All products of a catalog, variants included, each with its own `id` and a `parent_id`. Pages of 1000
   * are read as the loop gets there, after all other calls (priority `bulk`), and always brought into
   * shape, also with `validation: "off"`.
   *
   * @example
   * ```ts
   * for await (const product of baselinker.getInventoryProducts({ inventory_id: 205 })) {
   *   console.log(product.id, product.sku);
   * }
   * ```
   * @see https://api.baselinker.com/index.php?method=getInventoryProductsList
   */
  getInventoryProducts(params: InventoryProductsParams, options?: CallOptions): AsyncIterable<ListedProduct>;
}

/** The class of clients. It can be extended. */
export interface BaselinkerConstructor {
  /** @throws TypeError where an option is missing, unknown or of the wrong kind, RangeError where a number is out of range. */
  new (options: BaselinkerOptions): Baselinker;
  readonly prototype: Baselinker;
}

export const Baselinker: BaselinkerConstructor = /* @__PURE__ */ makeClass();

/** In a function, so that a bundle that uses no client carries neither it nor the declarations. */
function makeClass(): BaselinkerConstructor {
  // Known to this function only, since the configuration holds the token.
  let configOf: (client: object) => ClientConfig;

  const FlatMethods = classWithFlatMethods((client, method, params, options) =>
    promiseTry(() => sendTyped(configOf(client), method, params, options)),
  );
  const Methods = classWithPageMethods(FlatMethods, (client, method, params, options) => {
    const config = configOf(client);
    return sendTyped(config, method, params, forPages(config, method.name, options));
  });

  return class Baselinker extends Methods {
    /** Private for the runtime too: no printing of a client shows its token. */
    readonly #config: ClientConfig;

    static {
      configOf = (client) => {
        if (typeof client === "object" && #config in client) return client.#config;
        throw new TypeError("Expected the method to be called on a Baselinker: `baselinker.addOrder(…)`.");
      };
    }

    constructor(options: BaselinkerOptions) {
      super();
      this.#config = clientConfig(options);
    }

    call<Name extends keyof ApiMethods>(
      method: Name,
      params?: object,
      options?: CallOptions,
    ): Promise<MethodResult<Name>>;
    call(method: string, params?: object, options?: CallOptions): Promise<Record<string, unknown>>;
    async call(method: string, params?: object, options?: CallOptions): Promise<Record<string, unknown>> {
      return sendAny(this.#config, method, methodNamed(method), params, options);
    }

    getInventoryProducts(
      params: InventoryProductsParams,
      options?: CallOptions,
    ): AsyncIterable<ListedProduct> {
      return iterateProducts(this, params, forPages(this.#config, "getInventoryProducts", options));
    }
  };
}

/** Pages go after everything else, and an iterator needs its fields as they are declared. */
function forPages(config: ClientConfig, method: string, options: CallOptions = {}): CallOptions {
  const given = checkCallOptions(method, options);
  const validation = given.validation ?? config.validation;
  return {
    ...given,
    priority: given.priority ?? "bulk",
    validation: validation === "off" ? "report" : validation,
  };
}
