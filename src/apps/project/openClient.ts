import { existsSync, readFileSync } from "node:fs";
import { Baselinker, type BaselinkerOptions } from "../../entries/index.ts";
import { sqliteRateLimiter, sqliteStore } from "../../entries/sqlite.ts";
import { closestName } from "../../shared/options/closestName.ts";
import { readConfig } from "../files/config.ts";
import type { CommandCall } from "../terminal/command.ts";
import { CommandFailure } from "../terminal/failure.ts";
import { packageVersion } from "../terminal/packageFiles.ts";

/**
 * Runs a command with its client, and closes what the client counts in. The token never comes from the command line,
 * which stays in the shell's history.
 */
export async function withClient<Result>(
  call: CommandCall,
  use: (client: Baselinker) => Promise<Result>,
): Promise<Result> {
  const limiter = await projectLimiter(call);
  try {
    return await use(new Baselinker({ ...clientOptions(call), ...(limiter && { rateLimit: { limiter } }) }));
  } finally {
    await limiter?.close();
  }
}

/**
 * The limiter in the store of the project, of which a command needs nothing else: the server that works with it may have
 * used up the limit. A store that is not there has no server, and one that cannot be opened is not what was asked about.
 */
export async function projectLimiter(call: CommandCall) {
  const store = call.options.text("store") ?? (await readConfig(call).catch(() => undefined))?.store;
  if (store === undefined || !existsSync(store)) return undefined;
  try {
    await sqliteStore(store).close();
  } catch {
    return undefined;
  }
  return storeLimiter(call, store);
}

/**
 * The client of a call with a store on disk. It counts its requests in that file, as the user's server does: a command
 * next to it must not be what blocks the token.
 */
export function openStoreClient(call: CommandCall, store: string) {
  const limiter = storeLimiter(call, store);
  return {
    client: new Baselinker({ ...clientOptions(call), rateLimit: { limiter } }),
    close: () => limiter.close(),
  };
}

function storeLimiter(call: CommandCall, store: string) {
  const requestsPerMinute = call.options.number("requestsPerMinute");
  return sqliteRateLimiter(store, {
    token: tokenOf(call),
    ...(requestsPerMinute === undefined ? {} : { requestsPerMinute }),
  });
}

/** The client, and how many seconds this machine's clock is ahead of Base's, by the last response. */
export function openProbedClient(call: CommandCall, options: Partial<BaselinkerOptions> = {}) {
  let offset: number | undefined;
  const client = new Baselinker({
    ...clientOptions(call),
    ...options,
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      const date = Date.parse(response.headers.get("date") ?? "");
      if (!Number.isNaN(date)) offset = Math.round((Date.now() - date) / 1000);
      return response;
    },
  });
  return { client, clockOffset: () => offset };
}

/** The URL in `BASELINKER_URL`, such as that of a fake account; `undefined` for Base. */
export function apiUrl(call: CommandCall): string | undefined {
  const url = call.env.BASELINKER_URL || undefined;
  if (url !== undefined && !/^https?:$/.test(URL.parse(url)?.protocol ?? ""))
    // The message does not quote the value, which may be a token.
    throw new CommandFailure("usage", "client.noUrl");
  return url;
}

function clientOptions(call: CommandCall): BaselinkerOptions {
  const baseUrl = apiUrl(call);
  const requestsPerMinute = call.options.number("requestsPerMinute");
  return {
    token: tokenOf(call),
    // A command prints its results, its errors and what its forwarder finds, in its own language.
    logger: false,
    appInfo: { name: "baselinker-sdk-cli", version: packageVersion() },
    ...(requestsPerMinute === undefined ? {} : { rateLimit: { requestsPerMinute } }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
  };
}

export function tokenOf(call: CommandCall): string {
  const token = givenToken(call);
  if (token !== undefined) return token;
  const { options, env } = call;
  const misspelt = closestName("BASELINKER_TOKEN", otherNames(env));
  if (misspelt !== undefined) throw new CommandFailure("outside", "client.misspeltToken", { name: misspelt });
  const path = options.text("tokenFile") ?? options.text("settings");
  if (path !== undefined) throw new CommandFailure("outside", "client.noTokenInFile", { path });
  // A `.env` is not read unless it is named: a downloaded folder could decide which account gets the orders.
  throw new CommandFailure("outside", existsSync(".env") ? "client.settingsThere" : "client.noToken");
}

/** The names of the environment that look like ours and are unknown. */
function otherNames(env: CommandCall["env"]): readonly string[] {
  return Object.keys(env).filter((name) => /^BASE_?LINKER/i.test(name) && !knownNames.includes(name));
}

const knownNames = ["BASELINKER_TOKEN", "BASELINKER_URL", "BASELINKER_MCP_KEY", "BASELINKER_LANGUAGE"];

export function givenToken(call: CommandCall): string | undefined {
  const tokenFile = call.options.text("tokenFile");
  const token = tokenFile === undefined ? call.env.BASELINKER_TOKEN : readFileSync(tokenFile, "utf8");
  return token?.trim() || undefined;
}
