import type { LimitOptions } from "../limiter/limits.ts";
import type { Priority, RateLimiter } from "../limiter/rateLimiter.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Hooks, Logger } from "./events.ts";

/**
 * What happens to a result that does not have its documented shape.
 *
 * - `"report"`: it is normalized as far as possible, and the hook `drift` is called.
 * - `"lists"`: the same, but the call fails with an `UnexpectedResponseError` where a list or map is missing
 *   that the result must have: what is empty then really is. Reads of the account and of catalogs use it.
 * - `"strict"`: the call fails with an `UnexpectedResponseError`, and texts that are too long are refused
 *   before sending.
 * - `"off"`: it is handed over as it came.
 */
export type Validation = "report" | "lists" | "strict" | "off";

/** Any `fetch`: the runtime's own, undici's, or one of yours that goes through a proxy. */
export type Fetch = (request: Request, init?: RequestInit) => Promise<Response>;

/** How many requests a minute leave this process for one token. */
export interface RateLimitOptions extends LimitOptions {
  /**
   * A limiter that several processes share or that survives a restart: `sqliteRateLimiter`, `redisRateLimiter`.
   * The other options do not concern it.
   */
  readonly limiter?: RateLimiter | undefined;
}

/** Who calls: goes into the `User-Agent` header, where the runtime lets one set it. */
export interface AppInfo {
  readonly name: string;
  readonly version?: string | undefined;
  readonly url?: string | undefined;
}

/** Options of `new Baselinker`. */
export interface BaselinkerOptions {
  /** The API token, from the panel under Account & other, My account, API. Never shown in errors or logs. */
  readonly token: string;
  /**
   * Where the API is. A URL without a path gets `/connector.php`.
   *
   * @default "https://api.baselinker.com/connector.php"
   */
  readonly baseUrl?: string | URL | undefined;
  /**
   * Lets `baseUrl` be plain http on another machine, for example a proxy in the same private network. Each request
   * carries the token, so anybody on the way can read it.
   *
   * @default false
   */
  readonly allowInsecure?: boolean | undefined;
  /** @default globalThis.fetch */
  readonly fetch?: Fetch | undefined;
  /**
   * How long one attempt may take, from the start of the request to the end of the answer, in
   * milliseconds. Waiting for the rate limit does not count.
   *
   * @default 30_000
   */
  readonly timeoutMs?: number | undefined;
  /**
   * How large an answer may be, in bytes and after decompression. A larger one is not read further: a read fails
   * with an `UnexpectedResponseError` (`too_large`), a write with an `OutcomeUnknownError`. The same happens to one
   * of more than five million values, which would take a gigabyte when it is read.
   *
   * @default 50_000_000
   */
  readonly maxResponseBytes?: number | undefined;
  /**
   * How often a call is repeated at most. Reads are repeated after any failure that may pass; writes
   * only where the first attempt was certainly not carried out.
   *
   * @default 3
   */
  readonly retries?: number | undefined;
  /**
   * How long a call may wait in all, in milliseconds: for its turn within the rate limit, and between
   * attempts, also where the server says `Retry-After`. A call that would wait longer for the end of a block
   * fails at once with a `TokenBlockedError`, and one that would wait longer before it is repeated fails with
   * what it would be repeated for. Each part of a bulk write and each page of an iterator counts separately.
   *
   * @default Infinity
   */
  readonly maxWaitMs?: number | undefined;
  readonly rateLimit?: RateLimitOptions | undefined;
  /**
   * What happens to an answer that does not have its documented shape.
   *
   * @default "report"
   */
  readonly validation?: Validation | undefined;
  /**
   * Lets no write leave: a method that changes something rejects with a `TypeError` at once, before it waits for
   * anything. For programs that only look. `call` counts a method that the SDK does not know as a write, unless its
   * name begins with `get`.
   *
   * @default false
   * @example
   * ```ts
   * const report = new Baselinker({ token, readOnly: true });
   * ```
   */
  readonly readOnly?: boolean | undefined;
  /**
   * Further headers of each request, for example for a proxy. A header that only the client or the runtime may set is
   * a `TypeError`: the token, those of the content and the connection, `accept` and `user-agent` (see `appInfo`). So is
   * a value that is not printable ASCII.
   *
   * @example
   * ```ts
   * const baselinker = new Baselinker({ token, headers: { "x-tenant": "42" } });
   * ```
   */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly hooks?: Hooks | undefined;
  /** For example `console`. Gets no token, no parameters and no results. */
  readonly logger?: Logger | undefined;
  readonly appInfo?: AppInfo | undefined;
  /**
   * Time and timers, for tests and simulations. Clients with a clock of their own share a rate limit only with
   * clients of the same clock.
   *
   * @default the machine's clock
   */
  readonly clock?: Clock | undefined;
  /**
   * A number from 0 up to 1; spreads the repeats of clients that failed at the same time.
   *
   * @default Math.random
   */
  readonly random?: (() => number) | undefined;
}

/** Options of one call; they take precedence over those of the client. */
export interface CallOptions
  extends Pick<BaselinkerOptions, "timeoutMs" | "maxResponseBytes" | "retries" | "maxWaitMs" | "validation"> {
  /**
   * Aborts the call: while it waits, between attempts and in flight. It then rejects with the signal's
   * reason. Only a write that is already in flight rejects with an `OutcomeUnknownError`, whose `cause`
   * is the reason: it may have been carried out.
   */
  readonly signal?: AbortSignal | undefined;
  /**
   * Who goes first when calls wait for the rate limit.
   *
   * @default "urgent" for writes, "normal" for reads, "bulk" for the pages of an iterator
   */
  readonly priority?: Priority | undefined;
  /**
   * Called after the call got its turn and directly before each attempt leaves. What it throws, the call
   * rejects with, and nothing is sent: so a worker whose claim on a job has run out meanwhile does not send.
   */
  readonly beforeSend?: (() => void) | undefined;
}
