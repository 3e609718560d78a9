import { type HttpHandler, http } from "msw";
import { accountsFrom, deliver, toResponse } from "../fake/reply.ts";
import { readRequest } from "../fake/request.ts";
import type { FakeBackend } from "../fake/state.ts";

/**
 * One set of msw handlers for several accounts, distinguished by their tokens. Use it where a test has more
 * than one account at one address; `account.handlers` answers every other token with the API's error.
 *
 * @throws TypeError for what is not an account, and for two accounts of one token
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
