import { createHash, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { readBody } from "./readBody.ts";

/** What a server for programs of this machine answers. */
export interface LocalHandler {
  /** Refuses a request by its headers, before anything of its body is read. */
  refuse(request: Request): Response | undefined;
  answer(request: Request): Promise<Response>;
  /** The answer to a body of more than 1 MiB. By default it has no text. */
  tooLarge?(request: Request): Response;
}

/** Serves until it is closed. `handlerOf` gets the port, which the system chooses for 0. */
export async function serveLocally(
  { port: wanted, host = "127.0.0.1" }: { readonly port: number; readonly host?: string },
  handlerOf: (port: number) => LocalHandler,
): Promise<{ readonly port: number; close(): void }> {
  let handler: LocalHandler | undefined;
  const server = createServer((request, response) => {
    if (handler === undefined) response.destroy();
    else exchange(request, response, handler).catch(() => response.destroy());
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
): Promise<void> {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  const { method = "GET", headers } = incoming;
  const url = `http://127.0.0.1${incoming.url ?? "/"}`;
  const init = {
    method,
    headers: Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      typeof value === "string" ? [[name, value]] : [],
    ),
    signal: gone.signal,
  };
  const head = new Request(url, init);
  const refused = handler.refuse(head);
  if (refused !== undefined) return write(refused, response, { connection: "close" });
  const body = await readBody(incoming, response, handler.tooLarge?.(head));
  if (body === undefined) return;
  const hasBody = method !== "GET" && method !== "HEAD";
  const whole = hasBody ? new Request(url, { ...init, body: new Uint8Array(body) }) : head;
  await write(await handler.answer(whole), response);
}

async function write(
  { status, headers, body }: Response,
  response: ServerResponse,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  response.writeHead(status, { ...Object.fromEntries(headers), ...more });
  if (body === null) response.end();
  else await pipeline(body, response);
}
