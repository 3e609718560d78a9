import { type HttpHandler, http } from "msw";
import { accountsFrom, deliver, toResponse } from "../fake/reply.ts";
import { readRequest } from "../fake/request.ts";
import type { FakeBackend } from "../fake/state.ts";

/**
 * Handlers for msw's `setupServer` and `setupWorker` that answer with fake accounts, distinguished by their tokens. Any
 * other token at their addresses gets the API's error: pass all accounts of a test in one call. Clients with these
 * tokens do not wait for the limit, and the accounts count their requests only if `requestsPerMinute` is set, as with
 * `account.client()`. Requests of other programs always count, as in the real API. In a browser, where no program sets
 * its `User-Agent`, they count as those of a client.
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
      const received = await readRequest(request);
      const asked = isOfClient(request) ? ({ ...received, exempt: true } as const) : received;
      return toResponse(await deliver(there, asked, request.signal), request.signal);
    });
  });
}

/**
 * Whether a request is of our client, which keeps within the limit: another program must meet the block that it would
 * meet at Base.
 */
function isOfClient({ headers }: Request): boolean {
  return isBrowser() || (headers.get("user-agent") ?? "").startsWith("baselinker-sdk");
}

/** Only browsers have service workers. `window` is no sign: test runners simulate it. */
function isBrowser(): boolean {
  return typeof navigator === "object" && "serviceWorker" in navigator;
}
