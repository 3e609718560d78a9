import { Baselinker } from "../../client/calls/baselinker.ts";
import type { BaselinkerOptions } from "../../client/calls/options.ts";
import { exchange } from "../../client/calls/transport.ts";
import { limiterKey, sharedLimiters, unthrottled } from "../../client/limiter/registry.ts";
import { isRecord } from "../../shared/json/value.ts";
import { expected } from "../../shared/options/check.ts";
import { createBackend } from "./createBackend.ts";
import { toResponse } from "./reply.ts";
import { readRequest } from "./request.ts";
import type { FakeSeed } from "./seed.ts";
import type { FakeBackend } from "./state.ts";

/** A fake Base account: state that a test reads and changes, a client and a `fetch` that use it, a log and faults. */
export interface FakeAccount extends FakeBackend {
  /**
   * A client of this account: with its token, its clock and a `fetch` that stays in the process. It does not wait for
   * the limit of 100 requests a minute, and the account counts its requests only if `requestsPerMinute` is set.
   * @param options - any client option, to override its default
   * @throws TypeError for an option that is unknown or of the wrong type, RangeError for a number out of range
   * @example
   * const forwarder = createForwarder({ baselinker: account.client(), rules });
   */
  client(options?: Partial<BaselinkerOptions>): Baselinker;
  /** Answers in this process: pass it to a client as `fetch`. */
  readonly fetch: FakeFetch;
}

type FakeFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/**
 * Creates a fake Base account that behaves like the real one, including quirks and limits.
 * @param seed - any part of the state, and options; the default is a small shop
 * @throws TypeError for an option that is unknown or of the wrong type, RangeError for a number out of range
 * @example
 * const account = createFakeAccount();
 * const forwarder = createForwarder({ baselinker: account.client(), rules });
 * // … forward a lead …
 * account.ordersOf("anna@example.com");
 */
export function createFakeAccount(seed: FakeSeed = {}): FakeAccount {
  return accountOn(createBackend(seed), seed);
}

/** An account with its client on a back end. `seed` is the one that the back end was made of. */
export function accountOn(backend: FakeBackend, seed: FakeSeed = {}): FakeAccount {
  const { reset } = backend;
  return Object.assign(backend, {
    reset: () => {
      reset();
      forgetLimits(backend);
    },
    liftLimit: () => forgetLimits(backend, typeof seed.requestsPerMinute !== "number"),
    fetch: fetchOf(backend),
    client: (options: Partial<BaselinkerOptions> = {}) => {
      if (!isRecord(options)) throw expected("the options of account.client", "an object", options);
      if (!isLoadedAhead()) throw new Error("The client cannot send: a part of it was not loaded.");
      return new Baselinker({
        token: backend.token,
        baseUrl: backend.baseUrl,
        allowInsecure: true,
        fetch: fetchOf(backend, { exempt: true }),
        rateLimit: { requestsPerMinute: unthrottled },
        // An undefined option is ignored: without our `fetch`, a test would call the real API.
        ...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
        testing: { ...options.testing, clock: options.testing?.clock ?? backend.clock },
      });
    },
  });
}

/**
 * Forgets what clients in this process sent to the account. A token in the form of a real one is skipped: it
 * may be one.
 */
function forgetLimits({ token, baseUrl, clock }: FakeBackend, isUnlimited?: boolean): void {
  if (/^[1-9]\d*-\d+-/.test(token)) return;
  for (const limiters of new Set([sharedLimiters(), sharedLimiters(clock)]))
    limiters.forget(limiterKey(baseUrl, token), isUnlimited);
}

/**
 * Loads the transport ahead: otherwise the test's clock would advance during the first call. A build keeps an
 * import that is used.
 */
function isLoadedAhead(): boolean {
  return typeof exchange === "function";
}

function fetchOf(backend: FakeBackend, origin: { readonly exempt?: true } = {}): FakeFetch {
  return async (input, init) => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    const reply = await backend.exchange({ ...(await readRequest(request)), ...origin }, request.signal);
    const response = await toResponse(reply, request.signal);
    request.signal.throwIfAborted();
    if (response.type === "error") throw new TypeError("fetch failed");
    return response;
  };
}
