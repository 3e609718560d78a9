import type { HttpHandler } from "msw";
import {
  type FakeAccount as AccountWithoutHandlers,
  createFakeAccount as createWithoutHandlers,
} from "../fake/createFakeAccount.ts";
import type { FakeSeed } from "../fake/seed.ts";
import { handlersFor } from "./handlers.ts";

/** A fake Base account: state that a test reads and changes, msw handlers, a log and faults. */
export interface FakeAccount extends AccountWithoutHandlers {
  /** For msw's `setupServer` and `setupWorker`. */
  readonly handlers: HttpHandler[];
}

/**
 * Creates a fake Base account that behaves like the real one, quirks and limits included.
 *
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
