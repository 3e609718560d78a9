import { createHash, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ReadableStream } from "node:stream/web";
import { readBody } from "./readBody.ts";

/** What a server for programs of this machine answers. */
export interface LocalHandler {
  /** Refuses a request by its headers, before anything of its body is read. Whether it does is known at once. */
  refuse(request: Request): Response | Promise<Response> | undefined;
  answer(request: Request): Promise<Response>;
  /** The answer to a body of more than 1 MiB. By default it has no text. */
  tooLarge?(request: Request): Response | Promise<Response>;
}

/** Serves until it is closed. `handlerOf` gets the port, which the system chooses for 0. */
export async function serveLocally(
  { port: wanted, host = "127.0.0.1" }: { readonly port: number; readonly host?: string },
  handlerOf: (port: number) => LocalHandler,
): Promise<{ readonly port: number; close(): void }> {
  let handler: LocalHandler | undefined;
  // Connections on which a request was refused. What a client has sent after it is not read as another request.
  const closing = new WeakSet<Socket>();
  const server = createServer((request, response) => {
    if (closing.has(request.socket)) return;
    if (handler === undefined) response.destroy();
    else
      exchange(request, response, handler, () => closing.add(request.socket)).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(wanted, host, resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : wanted;
  handler = handlerOf(port);
  return {
    port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Whether `Authorization` has the key, compared in constant time. */
export function hasKey(request: Request, key: string): boolean {
  const [, sentKey = ""] = /^Bearer +(.*)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  return timingSafeEqual(digest(sentKey), digest(key));
}

/** A hash of the text, since compared values must have the same length. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

async function exchange(
  incoming: IncomingMessage,
  response: ServerResponse,
  handler: LocalHandler,
  onRefused: () => void,
): Promise<void> {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  const refuse = async (answer: Response | Promise<Response>) => {
    // Before the answer is there: what was sent after this request is read in the same turn.
    onRefused();
    await write(await answer, response, { connection: "close" });
  };
  const head = headOf(incoming, gone.signal);
  if (head === undefined) return refuse(new Response("This is not a request for a path.\n", { status: 400 }));
  const refused = handler.refuse(head);
  if (refused !== undefined) return refuse(refused);
  const body = await readBody(incoming, response, onRefused, () => handler.tooLarge?.(head));
  if (body === undefined) return;
  const hasBody = head.method !== "GET" && head.method !== "HEAD";
  await write(
    await handler.answer(hasBody ? new Request(head, { body: new Uint8Array(body) }) : head),
    response,
  );
}

/**
 * The request without its body; `undefined` for a target or a method that no server of ours can have. A target may be a
 * whole URL: its host is the one that is called. Two hosts that differ become one text, which no rule takes for a host.
 */
function headOf(
  { method = "GET", url = "", headers, headersDistinct }: IncomingMessage,
  signal: AbortSignal,
): Request | undefined {
  const isPath = url.startsWith("/");
  const target = URL.parse(isPath ? `http://127.0.0.1${url}` : url);
  if (target === null || !/^https?:$/.test(target.protocol) || method === "TRACE") return undefined;
  const hosts = new Set([...(headersDistinct.host ?? []), ...(isPath ? [] : [target.host])]);
  const sent = Object.entries({ ...headers, host: [...hosts].join() || undefined });
  return new Request(`http://127.0.0.1${target.pathname}${target.search}`, {
    method,
    headers: sent.flatMap(([name, value]): [string, string][] =>
      typeof value === "string" ? [[name, value]] : [],
    ),
    signal,
  });
}

async function write(
  { status, headers, body }: Response,
  response: ServerResponse,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  // Whether a connection stays is not up to an answer: a stream would keep one that its client wants closed.
  const { connection: _, ...kept } = Object.fromEntries(headers);
  response.writeHead(status, { ...kept, ...more });
  // A stream may be silent for long, and its client waits for the headers.
  if (headers.get("content-type") === "text/event-stream") response.flushHeaders();
  // As a stream of Node: one of the web is left only with its next chunk, long after the client has gone.
  if (body instanceof ReadableStream) await pipeline(Readable.fromWeb(body), response);
  else response.end();
}
