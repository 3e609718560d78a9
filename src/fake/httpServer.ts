import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { FakeReply, FakeRequest } from "./request.ts";

/** A fake account that listens. */
export interface ServedAccount {
  /** The address to use as the client's `baseUrl`. */
  readonly url: string;
  /** Ends the server and every open connection. */
  close(): Promise<void>;
}

/** What answers the requests. */
type Reply = (request: FakeRequest, signal: AbortSignal) => Promise<FakeReply>;

/** Answers requests over HTTP until it is closed. */
export async function listen(reply: Reply, port: number, host: string): Promise<ServedAccount> {
  const { createServer } = nodeHttp();
  const server = createServer((incoming, outgoing) => {
    answer(reply, incoming, outgoing).catch((error: unknown) => {
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

async function answer(reply: Reply, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
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
  send(await reply(request, gone.signal), outgoing);
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
