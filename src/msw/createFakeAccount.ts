import { type HttpHandler, http } from "msw";
import {
  type FakeAccount as AccountWithoutHandlers,
  createFakeAccount as createWithoutHandlers,
} from "../fake/createFakeAccount.ts";
import { accountsFrom, deliver, toResponse } from "../fake/reply.ts";
import { readRequest } from "../fake/request.ts";
import type { FakeSeed } from "../fake/seed.ts";
import type { FakeBackend } from "../fake/state.ts";

/** A fake Base account: state that a test reads and changes, msw handlers, a log and faults. */
export interface FakeAccount extends AccountWithoutHandlers {
  /** Handlers for msw's `setupServer` and `setupWorker`. */ readonly handlers: HttpHandler[];
}

/**
 * Creates a fake Base account that behaves like the real one, including quirks and limits.
 * @param seed - any part of the state, and options; the default is a small shop
 * @throws TypeError for an option that is unknown or of the wrong type, RangeError for a number out of range
 * @example
 * const account = createFakeAccount();
 * const server = setupServer(...account.handlers);
 * server.listen({ onUnhandledFrame: "error" });
 * // … forward a lead with `account.token` …
 * account.orders[0]?.email;
 */
export function createFakeAccount(seed: FakeSeed = {}): FakeAccount {
  const account = createWithoutHandlers(seed);
  return Object.assign(account, { handlers: handlersFor([account]) });
}

/**
 * One set of msw handlers for several accounts, distinguished by their tokens. Use it if a test has several accounts
 * at one address; `account.handlers` answers every other token with the API's error.
 * @throws TypeError for a value that is not an account, and for two accounts with the same token
 * @example
 * const server = setupServer(...handlersFor([firstShop, secondShop]));
 */
export function handlersFor(given: readonly FakeBackend[]): HttpHandler[] {
  const accounts = accountsFrom(given);
  const addresses = new Set(accounts.map(({ baseUrl }) => baseUrl));
  return [...addresses].map((address) => {
    const there = accounts.filter(({ baseUrl }) => baseUrl === address);
    return http.all(address, async ({ request }) =>
      toResponse(await deliver(there, await readRequest(request), request.signal), request.signal),
    );
  });
}
