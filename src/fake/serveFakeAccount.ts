import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { checkOptions, type OptionChecks } from "../options/check.ts";
import { integer, text } from "../options/kinds.ts";
import { deliver } from "./reply.ts";
import type { FakeReply } from "./request.ts";
import type { FakeBackend } from "./state.ts";

/** Where the served account listens. */
export interface ServeOptions {
  /** Default: any free port. */
  readonly port?: number;
  /** Default `127.0.0.1`. */
  readonly host?: string;
}

/** A fake account that listens. */
export interface ServedAccount {
  /** The address to use as the client's `baseUrl`. */
  readonly url: string;
  /** Ends the server and every open connection. */
  close(): Promise<void>;
}

/** Each option: its kind, its range and its default. */
export const serveChecks = {
  port: integer({ least: 0, most: 65_535, default: 0 }),
  host: text({ default: "127.0.0.1" }),
} satisfies OptionChecks<ServeOptions>;

/**
 * Serves one or more fake accounts over HTTP, for tests in other processes and other languages. Node only.
 *
 * @throws TypeError for an option that is unknown or of a wrong kind, RangeError for a port out of range; rejects
 * with Node's error where it cannot listen
 * @example
 * const served = await serveFakeAccount(account);
 * const baselinker = new Baselinker({ token: account.token, baseUrl: served.url });
 * await served.close();
 */
export async function serveFakeAccount(
  accounts: FakeBackend | readonly FakeBackend[],
  options: ServeOptions = {},
): Promise<ServedAccount> {
  const all = "token" in accounts ? [accounts] : accounts;
  const { port, host } = checkOptions("serveFakeAccount", serveChecks, options);
  const { createServer } = nodeHttp();
  const server = createServer((incoming, outgoing) => {
    answer(all, incoming, outgoing).catch((error: unknown) => {
      // A request that broke off needs no answer; a mistake in a test's own function is shown.
      if (outgoing.destroyed) return;
      outgoing.writeHead(500, { "content-type": "text/plain" }).end(`The fake account failed: ${error}`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${isInfo(address) ? address.port : port}/connector.php`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Not imported: a bundler for browsers would stumble over the name, even where nothing is served. */
function nodeHttp(): typeof import("node:http") {
  if (typeof process === "undefined" || typeof process.getBuiltinModule !== "function") {
    throw new TypeError(
      "Cannot serve a fake account here: only Node can. Use `account.fetch`, or `account.handlers` with msw.",
    );
  }
  return process.getBuiltinModule("node:http");
}

async function answer(
  accounts: readonly FakeBackend[],
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  outgoing.once("close", () => gone.abort());
  const body = await readBody(incoming);
  if (new URL(incoming.url ?? "/", "http://fake").pathname !== "/connector.php") {
    outgoing.writeHead(404, { "content-type": "text/html" }).end("<h1>404 Not Found</h1>");
    return;
  }
  const token = incoming.headers["x-bltoken"];
  const request = {
    httpMethod: incoming.method ?? "GET",
    token: typeof token === "string" ? token : null,
    contentType: incoming.headers["content-type"] ?? "",
    body,
  };
  send(await deliver(accounts, request, gone.signal), outgoing);
}

function send({ wireFault, body, ...reply }: FakeReply, outgoing: ServerResponse): void {
  if (wireFault === "dropped") outgoing.destroy();
  // The client or `close` ends a connection that stalls.
  if (wireFault === "dropped" || wireFault === "stalled-headers") return;
  const bytes = Buffer.from(body);
  outgoing.writeHead(reply.httpStatus, {
    "content-type": reply.contentType,
    "content-length": bytes.length,
    date: reply.date.toUTCString(),
  });
  if (wireFault === "none") {
    outgoing.end(bytes);
    return;
  }
  outgoing.write(bytes.subarray(0, bytes.length / 2), () => {
    if (wireFault === "cut") outgoing.destroy();
  });
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function isInfo(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === "object" && address !== null;
}
