import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { builtin } from "../../shared/runtime/builtin.ts";
import { hostnameIn, isFromOtherSite, isLoopback } from "../../shared/runtime/caller.ts";
import type { FakeReply, FakeRequest } from "./request.ts";

/** A fake account that is served over HTTP. */
export interface ServedAccount {
  /** The address to use as the client's `baseUrl`. */
  readonly url: string;
  /** Stops the server and closes all connections. */
  close(): Promise<void>;
}

type Reply = (request: FakeRequest, signal: AbortSignal) => Promise<FakeReply>;

export async function listen(reply: Reply, port: number, host: string): Promise<ServedAccount> {
  const { createServer } = nodeHttp();
  const server = createServer((incoming, outgoing) => {
    const refused = refusedStatus(incoming, host);
    if (refused !== undefined) {
      outgoing.writeHead(refused, { "content-type": "text/plain", connection: "close" }).end(strangers);
      return;
    }
    answer(reply, incoming, outgoing).catch((error: unknown) => {
      // A request that broke off needs no answer; an error in a test's own function is shown.
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

const strangers =
  "Only programs of this machine may call this address. For others, listen on another `host`.";

/**
 * The status for what a page of another site made a browser ask, also by DNS rebinding. With a `host` that is not
 * loopback, others are meant to call, by names that only they know.
 */
function refusedStatus({ headersDistinct }: IncomingMessage, host: string): 403 | 421 | undefined {
  if (isLoopback(host) && !isLoopback(hostnameIn(headersDistinct.host?.join() ?? ""))) return 421;
  return isFromOtherSite(headersDistinct["sec-fetch-site"]?.join()) ? 403 : undefined;
}

/** Loads `node:http` without an import: a bundler for browsers would fail on the name, even if nothing is served. */
function nodeHttp(): typeof import("node:http") {
  const http = builtin("node:http");
  if (http !== undefined) return http;
  throw new TypeError(
    "Cannot serve a fake account here: only Node can. Use `account.fetch`, or `handlersFor(account)` with msw.",
  );
}

async function answer(reply: Reply, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const gone = new AbortController();
  outgoing.once("close", () => gone.abort());
  const body = await readBody(incoming);
  if (body === undefined) {
    outgoing.writeHead(413, { "content-type": "text/plain", connection: "close" });
    outgoing.write("The body is larger than 20 MB.");
    // Keeps reading for a moment: otherwise a client that is still sending would lose the answer with its connection.
    const end = setTimeout(() => outgoing.end(), lingerMs);
    incoming.resume().once("end", () => {
      clearTimeout(end);
      outgoing.end();
    });
    return;
  }
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
  send(await reply(request, gone.signal), outgoing);
}

function send({ wireFault, body, ...reply }: FakeReply, outgoing: ServerResponse): void {
  if (wireFault === "dropped") outgoing.destroy();
  // The client or `close` ends a stalled connection.
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

/** No call needs this much; an endless body would otherwise fill the memory. */
const maxBytes = 20_000_000;
const lingerMs = 500;

function readBody(incoming: IncomingMessage): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const take = (chunk: Buffer) => {
      bytes += chunk.length;
      chunks.push(chunk);
      if (bytes <= maxBytes) return;
      incoming.off("data", take);
      resolve(undefined);
    };
    incoming.on("data", take);
    incoming.once("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    incoming.once("error", reject);
  });
}

function isInfo(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === "object" && address !== null;
}
