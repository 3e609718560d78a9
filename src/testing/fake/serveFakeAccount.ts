import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import { integer, text } from "../../shared/options/kinds.ts";
import type { ServedAccount } from "./httpServer.ts";
import { accountsFrom, deliver } from "./reply.ts";
import type { FakeBackend } from "./state.ts";

/** Where the served account listens. */
export interface ServeOptions {
  /** The port. Default: any free port. */
  readonly port?: number;
  /**
   * The host. Default `127.0.0.1`: only programs of this machine are answered, by the `Host` that they call. Another
   * one, such as `0.0.0.0`, lets containers and other machines call the account, by any `Host`.
   */
  readonly host?: string;
}

export const serveChecks = {
  port: integer({ least: 0, most: 65_535, default: 0 }),
  host: text({ default: "127.0.0.1" }),
} satisfies OptionChecks<ServeOptions>;

/**
 * Serves one or more fake accounts over HTTP, for tests in other processes and other languages. Node only.
 * @throws TypeError for a value that is not an account, two accounts with the same token, an option that is unknown
 * or of the wrong type; RangeError for a port out of range; Node's error if it cannot listen. All of them reject.
 * @example
 * const served = await serveFakeAccount(account);
 * const baselinker = new Baselinker({ token: account.token, baseUrl: served.url });
 * await served.close();
 */
export async function serveFakeAccount(
  accounts: FakeBackend | readonly FakeBackend[],
  options: ServeOptions = {},
): Promise<ServedAccount> {
  const all = accountsFrom(accounts);
  const { port, host } = checkOptions("serveFakeAccount", serveChecks, options);
  // Loaded on demand: most tests and all browsers do not need it.
  const { listen } = await import("./httpServer.ts");
  return listen((request, signal) => deliver(all, request, signal), port, host);
}
