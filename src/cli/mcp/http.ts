import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { createMcpHandler, type McpHttpHandler, type McpServerFactory } from "@modelcontextprotocol/server";
import type { CommandCall } from "../frame/command.ts";
import { CommandFailure } from "../frame/failure.ts";
import { isLoopback } from "../frame/httpUrl.ts";
import { shown, untilEnded } from "../frame/output.ts";
import { readBody } from "../frame/readBody.ts";

/** A key that a person makes up must not be guessed by a program of another user of this machine. */
const leastKeyLength = 32;

const path = "/mcp";

/**
 * Serves over HTTP on this machine until Ctrl+C.
 * @param givenKey - what clients have to send; `undefined` to make one and print it
 * @throws CommandFailure for another host and for a short key, before anything is opened
 */
export function httpServing(
  { options, output, signal }: CommandCall,
  givenKey: string | undefined,
): (factory: McpServerFactory) => Promise<void> {
  const host = options.text("host") ?? "127.0.0.1";
  if (!["127.0.0.1", "::1", "localhost"].includes(host))
    throw new CommandFailure("usage", foreignHost, { host: shown(host) });
  if (givenKey !== undefined && givenKey.length < leastKeyLength) throw new CommandFailure("usage", shortKey);
  const key = givenKey ?? randomBytes(leastKeyLength).toString("base64url");
  return async (factory) => {
    const handler = createMcpHandler(factory);
    let port = options.number("port") ?? 0;
    const server = createServer((request, response) => {
      const refused = refusalOf(request, port, key);
      if (refused === undefined) answer(request, response, handler).catch(() => response.destroy());
      else response.writeHead(refused.status, { ...refused.headers, connection: "close" }).end(refused.says);
    });
    await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
    const address = server.address();
    if (typeof address === "object" && address !== null) port = address.port;
    const url = `http://${host.includes(":") ? `[${host}]` : host}:${port}${path}`;
    const own = givenKey === undefined ? { key } : {};
    if (output.isJson) output.json({ url, ...own });
    else output.complain(output.say(givenKey === undefined ? startedWithKey : started, { url, key }));
    await untilEnded(signal);
    server.close();
    server.closeAllConnections();
    await handler.close();
  };
}

interface Refusal {
  readonly status: number;
  readonly says: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** In this order, so that nothing is said about the key to a page that uses DNS rebinding. */
function refusalOf({ url, headers }: IncomingMessage, port: number, key: string): Refusal | undefined {
  if (url?.split("?")[0] !== path) return { status: 404, says: `The server is at ${path}.\n` };
  const host = URL.parse(`http://${headers.host ?? ""}`);
  if (host === null || !isLoopback(host) || Number(host.port || 80) !== port)
    return { status: 403, says: "The Host is not this machine and port.\n" };
  const origin = headers.origin === undefined ? undefined : URL.parse(headers.origin);
  if (origin === null || (origin !== undefined && !isLoopback(origin)))
    return { status: 403, says: "The Origin is not on this machine.\n" };
  const [, given = ""] = /^Bearer +(.*)$/i.exec(headers.authorization ?? "") ?? [];
  if (!timingSafeEqual(digest(given), digest(key)))
    return {
      status: 401,
      says: "The key is missing or wrong: Authorization: Bearer …\n",
      headers: { "www-authenticate": "Bearer" },
    };
  return undefined;
}

/** Of one length, whatever was given. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  handler: McpHttpHandler,
): Promise<void> {
  const gone = new AbortController();
  response.once("close", () => gone.abort());
  const body = await readBody(request, response);
  if (body === undefined) return;
  const { method = "GET", headers } = request;
  const answered = await handler.fetch(
    new Request(`http://127.0.0.1${path}`, {
      method,
      headers: Object.entries(headers).flatMap(([name, value]) =>
        typeof value === "string" ? [[name, value]] : [],
      ),
      signal: gone.signal,
      ...(method === "GET" || method === "HEAD" ? {} : { body: new Uint8Array(body) }),
    }),
  );
  response.writeHead(answered.status, Object.fromEntries(answered.headers));
  if (answered.body === null) response.end();
  else await pipeline(answered.body, response);
}

const foreignHost = {
  en: "--host {host}: only this machine may call it: 127.0.0.1, ::1 or localhost. Others need a proxy that signs people in.",
  uk: "--host {host}: викликати може лише цей комп'ютер: 127.0.0.1, ::1 або localhost. Для інших потрібен проксі, у якому люди входять.",
  pl: "--host {host}: wywoływać może tylko ten komputer: 127.0.0.1, ::1 lub localhost. Inni potrzebują proxy z logowaniem.",
};
const shortKey = {
  en: "BASELINKER_MCP_KEY is too short: at least 32 characters.",
  uk: "BASELINKER_MCP_KEY закороткий: щонайменше 32 символи.",
  pl: "BASELINKER_MCP_KEY jest za krótki: co najmniej 32 znaki.",
};
const started = {
  en: "{url} until Ctrl+C. The key is BASELINKER_MCP_KEY.",
  uk: "{url} до Ctrl+C. Ключ — BASELINKER_MCP_KEY.",
  pl: "{url} do Ctrl+C. Kluczem jest BASELINKER_MCP_KEY.",
};
const startedWithKey = {
  en: "{url} until Ctrl+C. The key, new at each start unless BASELINKER_MCP_KEY is set:\nAuthorization: Bearer {key}",
  uk: "{url} до Ctrl+C. Ключ, новий за кожного запуску, якщо немає BASELINKER_MCP_KEY:\nAuthorization: Bearer {key}",
  pl: "{url} do Ctrl+C. Klucz, nowy przy każdym starcie, jeśli nie ma BASELINKER_MCP_KEY:\nAuthorization: Bearer {key}",
};
