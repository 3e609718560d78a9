import type { HttpHandler } from "msw";
import type { FakeBackend } from "../fake/account.ts";
import { createBackend } from "../fake/createBackend.ts";
import { readRequest } from "../fake/readRequest.ts";
import type { FakeSeed } from "../fake/seed.ts";
import { toResponse } from "../fake/toResponse.ts";
import { handlersFor } from "./handlers.ts";

/** A fake Base account: state that a test reads and changes, msw handlers, a log and faults. */
export interface FakeAccount extends FakeBackend {
  /** For msw's `setupServer` and `setupWorker`. */
  readonly handlers: HttpHandler[];
  /** Answers without msw: hand it to a client as its `fetch`. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
}

/**
 * Creates a fake Base account that behaves as the real one does, quirks and limits included.
 *
 * @param seed - any part of the state, and options; what is left out is a small shop
 * @example
 * const account = createFakeAccount();
 * const server = setupServer(...account.handlers);
 * server.listen({ onUnhandledFrame: "error" });
 * // … forward a lead with `account.token` …
 * account.orders[0]?.email;
 */
export function createFakeAccount(seed: FakeSeed = {}): FakeAccount {
  const backend = createBackend(seed);
  return Object.assign(backend, {
    handlers: handlersFor([backend]),
    fetch: async (input: string | URL | Request, init?: RequestInit) => {
      const request = new Request(input, init);
      request.signal.throwIfAborted();
      const reply = await backend.exchange(await readRequest(request), request.signal);
      const response = await toResponse(reply, request.signal);
      request.signal.throwIfAborted();
      if (response.type === "error") throw new TypeError("fetch failed");
      return response;
    },
  });
}
