import { randomBytes } from "node:crypto";
import { createMcpHandler, type McpServerFactory } from "@modelcontextprotocol/server";
import type { CommandCall } from "../terminal/command.ts";
import { untilEnded } from "../terminal/commandIo.ts";
import { CommandFailure } from "../terminal/failure.ts";
import { isLoopback } from "../terminal/httpUrl.ts";
import { hasKey, serveLocally } from "../terminal/localServer.ts";
import { shown } from "../terminal/output.ts";

/**
 * The minimum length of a key that a person makes up, so that a program of another user of this machine
 * cannot guess it.
 */
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
    const address = { port: options.number("port") ?? 0, host };
    const server = await serveLocally(address, (port) => ({
      refuse: (request) => refusalOf(request, port, key),
      answer: (request) => handler.fetch(request),
    }));
    const url = `http://${host.includes(":") ? `[${host}]` : host}:${server.port}${path}`;
    const generated = givenKey === undefined ? { key } : {};
    if (output.isJson) output.json({ url, ...generated });
    else output.complain(output.say(givenKey === undefined ? startedWithKey : started, { url, key }));
    await untilEnded(signal);
    server.close();
    await handler.close();
  };
}

/** The checks are in this order so that a page that uses DNS rebinding learns nothing about the key. */
function refusalOf(request: Request, port: number, key: string): Response | undefined {
  const { headers } = request;
  if (new URL(request.url).pathname !== path)
    return new Response(`The server is at ${path}.\n`, { status: 404 });
  const host = URL.parse(`http://${headers.get("host") ?? ""}`);
  if (host === null || !isLoopback(host) || Number(host.port || 80) !== port)
    return new Response("The Host is not this machine and port.\n", { status: 403 });
  const originHeader = headers.get("origin");
  const origin = originHeader === null ? undefined : URL.parse(originHeader);
  if (origin === null || (origin !== undefined && !isLoopback(origin)))
    return new Response("The Origin is not on this machine.\n", { status: 403 });
  if (hasKey(request, key)) return undefined;
  const says = "The key is missing or wrong: Authorization: Bearer …\n";
  return new Response(says, { status: 401, headers: { "www-authenticate": "Bearer" } });
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
