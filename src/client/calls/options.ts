import type { MethodName } from "../../api/methods/methods.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import type { LimitOptions } from "../limiter/limits.ts";
import type { Priority, RateLimiter } from "../limiter/rateLimiter.ts";
import type { Logger } from "../log/logger.ts";
import type { Hooks } from "./events.ts";

/**
 * What happens to a result that does not have its documented shape.
 *
 * - `"report"`: it is normalized as far as possible, and the hook `drift` is called.
 * - `"strict"`: the call fails with an `UnexpectedResponseError`, and strings that are too long are rejected before
 * sending.
 * - `"off"`: it is returned as received.
 */
type Validation = "report" | "strict" | "off";
/**
 * Any `fetch`: the runtime's own, undici's, node-fetch, or your own that uses a proxy. `init.headers` is a plain object.
 * `init.body` is the form; in Node it is a stream, so that `fetch` cannot send it twice, and `String(init.body)` its text.
 * @example
 * ```ts
 * import { fetch, ProxyAgent } from "undici";
 *
 * const dispatcher = new ProxyAgent("http://proxy.example:3128");
 * const baselinker = new Baselinker({ token, fetch: (url, init) => fetch(url, { ...init, dispatcher }) });
 * ```
 */
export type FetchLike = (url: string, init: FetchInit) => Promise<FetchResponse>;

/** How a request is sent, as far as every `fetch` understands it. */
export type FetchInit = {
  readonly method: "POST";
  readonly headers: Record<string, string>;
  readonly body: string | ReadableStream<Uint8Array>;
  readonly redirect: "manual";
  readonly signal: AbortSignal;
  readonly duplex?: "half";
};

/** The parts of an answer that the client reads. A `body` is a stream of the web or of Node. */
export type FetchResponse = {
  readonly status: number;
  readonly type?: string;
  readonly headers: {
    get(name: string): string | null;
    has(name: string): boolean;
    forEach(callback: (value: string, name: string) => void): void;
  };
  readonly body: unknown;
};

/** The limit of requests per minute of this process for one token. */
export interface RateLimitOptions extends LimitOptions {
  /**
   * A limiter that is shared by several processes or survives a restart: `sqliteRateLimiter`, `redisRateLimiter`. The
   * other options do not apply to it.
   */
  readonly limiter?: RateLimiter | undefined;
}

/** Identifies your app in the `User-Agent` header, if the runtime allows setting it. */
export type AppInfo = {
  readonly name: string;
  readonly version?: string | undefined;
  readonly url?: string | undefined;
};

/** Options of `new Baselinker`. */
export interface BaselinkerOptions {
  /**
   * The API token, from the panel under Account & other, My account, API. Never shown in errors or logs. Or a function
   * that gives it, called before each request and waited for up to `timeoutMs`: for a token that is renewed or kept in
   * a vault. If it fails, or gives no token, the call rejects with a `TokenError`. It needs `accountKey`.
   * @example
   * ```ts
   * const baselinker = new Baselinker({ token: () => vault.read("base-token"), accountKey: "shop" });
   * ```
   */
  readonly token: string | (() => string | Promise<string>);
  /**
   * Names the account of the token: any text that stays the same when the token is renewed. Stores and cursors know
   * the account by it. If `token` is a function, the limit is counted by it too, and a shared limiter takes it as its
   * `token`; otherwise the limit is counted by the token, as Base does.
   * @default a hash of the token
   */
  readonly accountKey?: string | undefined;
  /**
   * The URL of the API. `/connector.php` is added if it has no path.
   * @default "https://api.baselinker.com/connector.php"
   */
  readonly baseUrl?: string | URL | undefined;
  /**
   * Allows plain http to another machine in `baseUrl`, for example a proxy in the same private network. Each request
   * carries the token, so anyone on that network can read it.
   * @default false
   */
  readonly allowInsecure?: boolean | undefined;
  /** @default globalThis.fetch */
  readonly fetch?: FetchLike | undefined;
  /**
   * How long one attempt may take, from the start of the request to the end of the answer, in milliseconds. Waiting
   * for the rate limit does not count.
   * @default 30_000
   */
  readonly timeoutMs?: number | undefined;
  /**
   * The maximum size of a response, in bytes after decompression. Reading stops at that size: a read fails with an
   * `UnexpectedResponseError` (`too_large`), a write with an `OutcomeUnknownError`. The same applies to a response of
   * more than five million values, which would take a gigabyte of memory.
   * @default 50_000_000
   */
  readonly maxResponseBytes?: number | undefined;
  /**
   * The maximum number of retries of a call. Reads are retried after any failure that may be temporary, and so are
   * methods that set stock or prices: a second call sets the same values. Other writes are retried only if the first
   * attempt was certainly not carried out.
   * @default 3
   */
  readonly retries?: number | undefined;
  /**
   * How long a call may wait in total, in milliseconds: for the rate limit and between attempts, including for
   * `Retry-After`. A call that would wait longer for the end of a block fails immediately with a `TokenBlockedError`,
   * and a call that would wait longer before a retry fails with the error of its last attempt. Each part of a bulk
   * write and each page of an iterator counts separately. `Infinity` waits out every block.
   *
   * Without it a call waits for its turn in the rate limit as long as that takes, but pauses, for a block or before a
   * retry, for at most 60 seconds in all; 15 minutes with the priority `bulk`, as pages of iterators have.
   * For a total limit, pass `signal: AbortSignal.timeout(ms)`.
   * @default no limit for its turn, 60 seconds of pauses
   */
  readonly maxWaitMs?: number | undefined;
  readonly rateLimit?: RateLimitOptions | undefined;
  /** What happens to an answer that does not have its documented shape. @default "report" */
  readonly validation?: Validation | undefined;
  /**
   * Blocks writes: a method that changes something immediately rejects with a `NotAllowedError`. For programs that only
   * read. `call` treats a method that the SDK does not know as a write, unless its name begins with `get`.
   * @default false
   * @example
   * ```ts
   * const report = new Baselinker({ token, readOnly: true });
   * ```
   */
  readonly readOnly?: boolean | undefined;
  /**
   * The only methods that may be called, with `readOnly` those of them that read. Any other immediately rejects with a
   * `NotAllowedError`. `check` calls `getOrderStatusList`.
   * @default every method
   * @example
   * ```ts
   * const intake = new Baselinker({ token, allow: ["addOrder", "getOrders", "getOrderStatusList"] });
   * ```
   */
  readonly allow?: readonly MethodName[] | undefined;
  /**
   * Additional headers for every request, for example for a proxy. Headers that only the client or the runtime may
   * set cause a `TypeError`: the token, content and connection headers, `accept` and `user-agent` (see `appInfo`). So
   * does a value that is not printable ASCII.
   * @example
   * ```ts
   * const baselinker = new Baselinker({ token, headers: { "x-tenant": "42" } });
   * ```
   */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly hooks?: Hooks | undefined;
  /**
   * The logger, for example `console` or pino. It never receives the token, parameters or results. Without one, the
   * console gets warnings and errors, each once in a process and at most 50; of leads, only without `onEvent`. `false`
   * writes nothing.
   * @default the console, for warnings and errors that no listener receives
   */
  readonly logger?: Logger | false | undefined;
  readonly appInfo?: AppInfo | undefined;
  /** Options for tests and simulations. */
  readonly testing?:
    | {
        /**
         * Time and timers. Clients with their own clock share a rate limit only with clients of the same clock.
         * @default the machine's clock
         */
        readonly clock?: Clock | undefined;
        /**
         * A number from 0 up to 1; spreads the retries of clients that failed at the same time.
         * @default Math.random
         */
        readonly random?: (() => number) | undefined;
      }
    | undefined;
}

/** Options of one call; they override the client's. */
export interface CallOptions
  extends Pick<BaselinkerOptions, "timeoutMs" | "maxResponseBytes" | "retries" | "maxWaitMs" | "validation"> {
  /**
   * Aborts the call while it waits, between attempts and in flight. It then rejects with the signal's reason. A write
   * that is already in flight rejects with an `OutcomeUnknownError` whose `cause` is the reason: it may have been
   * carried out. One that sets stock or prices rejects with the reason; one of several parts with a `BulkWriteError`.
   */
  readonly signal?: AbortSignal | undefined;
  /**
   * Which calls are sent first when calls wait for the rate limit.
   * @default "urgent" for writes, "normal" for reads, "bulk" for the pages of an iterator
   */
  readonly priority?: Priority | undefined;
  /**
   * Called right before each attempt is sent. If it throws, the call rejects with that error and nothing is sent: for
   * example if a worker's claim on a job has expired in the meantime.
   */
  readonly beforeSend?: (() => void) | undefined;
}
