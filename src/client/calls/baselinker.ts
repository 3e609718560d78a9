import type { ApiMethods, MethodResult } from "../../api/methods/methods.ts";
import type { InventoryProduct } from "../../api/methods/products/readProducts.ts";
import { isFakeToken } from "../../shared/options/token.ts";
import { promiseTry } from "../../shared/runtime/abort.ts";
import { type LogLine, logMethod } from "../../shared/runtime/log.ts";
import type { RateLimiter } from "../limiter/rateLimiter.ts";
import type { LogFields } from "../log/logger.ts";
import {
  accountKey,
  accountKeyMethod,
  asksTokenMethod,
  isFakeMethod,
  limiterMethod,
  markerSecret,
  markerSecretMethod,
} from "./accountKey.ts";
import { askToken } from "./askToken.ts";
import { sendAny, sendTyped } from "./call.ts";
import { type ClientCheck, checkClient } from "./check.ts";
import { type ClientConfig, checkCallOptions, clientConfig } from "./config.ts";
import { Declarations } from "./declarations.ts";
import { classWithMethods, type FlatMethods, type PageMethods } from "./flatMethods.ts";
import type { BaselinkerOptions, CallOptions } from "./options.ts";
import { type EntryIterator, toArray } from "./paginate.ts";
import {
  checkProductsOptions,
  type InventoryProductsOptions,
  type InventoryProductsParams,
  iterateProducts,
} from "./products.ts";
import { withWholeLists } from "./wholeLists.ts";
import { type WithResponse, withResponseOf } from "./withResponse.ts";

/**
 * A client of the Base (BaseLinker) API for one account.
 *
 * It has every documented method under the API's own name, with the parameters first and the call's options
 * last. Requests stay within the rate limit automatically.
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
   * Calls any method, including ones that the SDK does not know. Parameters are sent unchanged. The result does not
   * include the envelope's `status`; the result of a documented method is normalized.
   *
   * An undocumented method whose name begins with `get` counts as a read, any other as a write. Its result has the
   * type that you give; it is not checked.
   * @example
   * ```ts
   * const { tickets } = await baselinker.call<{ tickets: { id: number }[] }>("getTickets", { page: 1 });
   * ```
   */
  call<Name extends keyof ApiMethods>(
    method: Name,
    params?: object,
    options?: CallOptions,
  ): Promise<MethodResult<Name>>;
  // Before the next one, so that a result has another type only where a program gives it.
  call(method: string, params?: object, options?: CallOptions): Promise<Record<string, unknown>>;
  call<Result extends object>(method: string, params?: object, options?: CallOptions): Promise<Result>;

  /**
   * All products of a catalog, including variants, each with its own `id` and a `parent_id`. Pages of 1000 are read
   * as the loop reaches them, after all other calls (priority `bulk`), and always normalized, even with
   * `validation: "off"`. Only one page is in memory at a time. Takes a `limit`, but no `cursor`.
   * @example
   * ```ts
   * for await (const product of baselinker.iterateInventoryProducts({ inventory_id: 205 })) {
   *   console.log(product.id, product.sku);
   * }
   * ```
   * @see https://api.baselinker.com/index.php?method=getInventoryProductsList
   */
  iterateInventoryProducts(
    params: InventoryProductsParams,
    options?: InventoryProductsOptions,
  ): EntryIterator<InventoryProduct>;

  /**
   * The products of `iterateInventoryProducts` as a list: all of them, or the first `limit` (default: no limit). No more
   * pages are read than needed. If one cannot be read, it rejects with the error of that call, without the products
   * read so far.
   *
   * 200,000 products take about 400 MB of memory and 200 requests, one after another: two minutes at the usual limit of
   * 100 a minute. For a catalog of that size, use the loop.
   * @example
   * ```ts
   * const products = await baselinker.getInventoryProducts({ inventory_id: 205, filter_name: "Mug" }, { limit: 50 });
   * ```
   * @see https://api.baselinker.com/index.php?method=getInventoryProductsList
   */
  getInventoryProducts(
    params: InventoryProductsParams,
    options?: InventoryProductsOptions,
  ): Promise<InventoryProduct[]>;

  /**
   * All methods again, returning the HTTP response along with the result: for headers of a proxy, the number of
   * attempts or the duration of the last one. A call that fails rejects with the same error as the method itself.
   * @example
   * ```ts
   * const { data, response } = await baselinker.withResponse.getOrders({ id_from: 1 });
   * console.log(data.orders.length, response.attempts, response.headers.get("date"));
   * ```
   */
  readonly withResponse: WithResponse;

  /**
   * Checks whether this client works, at startup or for a health check: makes one request, or none while Base blocks
   * the token. Never rejects because of what it finds.
   * @throws TypeError or RangeError for an option that is unknown or malformed
   * @example
   * ```ts
   * const { ok, tokenValid, blockedUntil } = await baselinker.check({ timeoutMs: 5_000 });
   * ```
   */
  check(options?: CallOptions): Promise<ClientCheck>;
}

/** The class of clients. It can be extended. */
export interface BaselinkerConstructor {
  /**
   * @throws TypeError if an option is missing, unknown or of the wrong type, RangeError if a number is out
   * of range.
   */
  new (options: BaselinkerOptions): Baselinker;
  readonly prototype: Baselinker;
}

export const Baselinker: BaselinkerConstructor = /* @__PURE__ */ makeClass();

/** This is a function, so that a bundle without a client includes neither the class nor the declarations. */
function makeClass(): BaselinkerConstructor {
  // Only accessible inside this function, since the configuration holds the token.
  let configOf: (client: object) => ClientConfig;

  const declarations = new Declarations();

  const Methods = classWithMethods(
    (client, method, params, options) =>
      promiseTry(() => sendTyped(configOf(client), declarations, method, params, options)),
    (client, method, params, options) => {
      const config = configOf(client);
      return sendTyped(config, declarations, method, params, forPages(config, method, options));
    },
    (iterator) => declarations.paging(iterator),
  );

  return class Baselinker extends Methods {
    /** The field is private at runtime too, so printing a client never shows its token. */
    readonly #config: ClientConfig;
    #withResponse: WithResponse | undefined;

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

    // Created on first use: a host may hold ten thousand clients, and few of them need it.
    get withResponse(): WithResponse {
      this.#withResponse ??= withResponseOf((method, params, options, onAnswer) =>
        sendTyped(this.#config, declarations, method, params, options, onAnswer),
      );
      return this.#withResponse;
    }

    /** Returns the key of the account to which the forwarder ties its store. */
    [accountKeyMethod](): Promise<string> {
      const { accountKey: configuredKey, token } = this.#config;
      return configuredKey === undefined ? accountKey(token) : Promise.resolve(configuredKey);
    }

    /** Returns the secret with which the forwarder signs its markers. */
    async [markerSecretMethod](): Promise<string> {
      return markerSecret(await askToken(this.#config));
    }

    /** Tells the forwarder whether the token, and with it the secret, can change. */
    [asksTokenMethod](): boolean {
      return this.#config.askToken !== undefined;
    }

    /** Tells the forwarder whether it need not wait as long as the real Base may work on a request. */
    [isFakeMethod](): boolean {
      return isFakeToken(this.#config.token);
    }

    /** Writes to the client's log for the forwarder, which has no log of its own. */
    [logMethod](line: LogLine<LogFields>): void {
      this.#config.events.log(line);
    }

    [limiterMethod](): RateLimiter {
      return this.#config.limiter();
    }

    call<Name extends keyof ApiMethods>(
      method: Name,
      params?: object,
      options?: CallOptions,
    ): Promise<MethodResult<Name>>;
    call(method: string, params?: object, options?: CallOptions): Promise<Record<string, unknown>>;
    async call(method: string, params?: object, options?: CallOptions): Promise<Record<string, unknown>> {
      return sendAny(this.#config, declarations, method, params, options);
    }

    iterateInventoryProducts(
      params: InventoryProductsParams,
      options?: InventoryProductsOptions,
    ): EntryIterator<InventoryProduct> {
      return this.#products("iterateInventoryProducts", params, options);
    }

    async getInventoryProducts(
      params: InventoryProductsParams,
      options?: InventoryProductsOptions,
    ): Promise<InventoryProduct[]> {
      return this.#products("getInventoryProducts", params, options).toArray();
    }

    #products(
      method: string,
      params: InventoryProductsParams,
      options: InventoryProductsOptions | undefined,
    ): EntryIterator<InventoryProduct> {
      const { limit, ...callOptions } = checkProductsOptions(method, options);
      const pageOptions = forPages(this.#config, method, callOptions);
      // Otherwise a page without its products would count as the last one and silently cut the catalog short.
      const wholeOptions = pageOptions.validation === "report" ? withWholeLists(pageOptions) : pageOptions;
      const products = iterateProducts(this, params, { ...wholeOptions, limit });
      return {
        [Symbol.asyncIterator]: () => products,
        toArray: (arrayOptions) => toArray(products, arrayOptions),
      };
    }

    async check(options: CallOptions = {}): Promise<ClientCheck> {
      const checked = checkCallOptions("check", options);
      return checkClient(this, this.#config, checked);
    }
  };
}

/** Pages are read after all other calls, and an iterator needs the declared fields. */
function forPages(config: ClientConfig, method: string, options: CallOptions = {}): CallOptions {
  const checked = checkCallOptions(method, options);
  const validation = checked.validation ?? config.validation;
  return {
    ...checked,
    priority: checked.priority ?? "bulk",
    validation: validation === "off" ? "report" : validation,
  };
}
