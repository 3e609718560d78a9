import { createBackend } from "./createBackend.ts";
import { toResponse } from "./reply.ts";
import { readRequest } from "./request.ts";
import type { FakeSeed } from "./seed.ts";
import type { FakeBackend } from "./state.ts";

/** A fake Base account: state that a test reads and changes, a `fetch` that reaches it, a log and faults. */
export interface FakeAccount extends FakeBackend {
  /** Answers in the process: pass it to a client as its `fetch`. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
}

/**
 * Creates a fake Base account that behaves as the real one does, quirks and limits included.
 *
 * @param seed - any part of the state, and options; what is left out is a small shop
 * @throws TypeError for an option that is unknown or of a wrong kind, RangeError for a number out of range
 * @example
 * const account = createFakeAccount();
 * const baselinker = new Baselinker({ token: account.token, fetch: account.fetch });
 * // … forward a lead …
 * account.orders[0]?.email;
 */
export function createFakeAccount(seed: FakeSeed = {}): FakeAccount {
  const backend = createBackend(seed);
  return Object.assign(backend, {
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
