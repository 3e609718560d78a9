import { type HttpHandler, http } from "msw";
import { accountsFrom, deliver, toResponse } from "../fake/reply.ts";
import { readRequest } from "../fake/request.ts";
import type { FakeBackend } from "../fake/state.ts";

/**
 * Handlers for msw's `setupServer` and `setupWorker` that answer with fake accounts, distinguished by their tokens. Any
 * other token at their addresses gets the API's error: pass all accounts of a test in one call. Clients with these
 * tokens do not wait for the limit, and the accounts count only if `requestsPerMinute` is set, as with
 * `account.client()`.
 * @param accounts - made by `createFakeAccount` of `baselinker-sdk/fake`
 * @throws TypeError for a value that is not an account, and for two accounts with the same token
 * @example
 * ```ts
 * import { createFakeAccount } from "baselinker-sdk/fake";
 * import { handlersFor } from "baselinker-sdk/msw";
 * import { setupServer } from "msw/node";
 *
 * const account = createFakeAccount();
 * const server = setupServer(...handlersFor(account));
 * server.listen({ onUnhandledFrame: "error" });
 * ```
 */
export function handlersFor(accounts: FakeBackend | readonly FakeBackend[]): HttpHandler[] {
  const all = accountsFrom(accounts);
  for (const account of all) account.liftLimit?.();
  const addresses = new Set(all.map(({ baseUrl }) => baseUrl));
  return [...addresses].map((address) => {
    const there = all.filter(({ baseUrl }) => baseUrl === address);
    return http.all(address, async ({ request }) => {
      const asked = { ...(await readRequest(request)), exempt: true } as const;
      return toResponse(await deliver(there, asked, request.signal), request.signal);
    });
  });
}
