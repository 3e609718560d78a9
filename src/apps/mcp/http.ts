import { randomBytes } from "node:crypto";
import { createMcpHandler, type McpServerFactory } from "@modelcontextprotocol/server";
import { refusalOf, refusalStatus } from "../terminal/audience.ts";
import type { CommandCall } from "../terminal/command.ts";
import { untilEnded } from "../terminal/commandIo.ts";
import { CommandFailure } from "../terminal/failure.ts";
import { hasKey, serveLocally } from "../terminal/localServer.ts";
import { HttpSessions } from "./httpSessions.ts";

/**
 * The minimum length of a key that a person makes up, so that a program of another user of this machine
 * cannot guess it.
 */
const leastKeyLength = 32;

const path = "/mcp";

/**
 * Serves over HTTP on this machine until Ctrl+C.
 * @param givenKey - what clients have to send; `undefined` to make one and print it
 * @param now - milliseconds of a clock that is never set back, for the age of sessions
 * @throws CommandFailure for another host and for a short key, before anything is opened
 */
export function httpServing(
  { options, output, signal }: CommandCall,
  givenKey: string | undefined,
  now = () => performance.now(),
): (factory: McpServerFactory) => Promise<void> {
  const host = options.text("host") ?? "127.0.0.1";
  if (!["127.0.0.1", "::1", "localhost"].includes(host))
    throw new CommandFailure("usage", "mcp.foreignHost", { host });
  if (givenKey !== undefined && givenKey.length < leastKeyLength)
    throw new CommandFailure("usage", "mcp.shortKey");
  const key = givenKey ?? randomBytes(leastKeyLength).toString("base64url");
  return async (factory) => {
    const handler = createMcpHandler(factory);
    const sessions = new HttpSessions(factory, now);
    const address = { port: options.number("port") ?? 0, host };
    const server = await serveLocally(address, (port) => ({
      refuse: (request) => refusedAnswer(request, port, key),
      answer: async (request) => (await sessions.answer(request)) ?? handler.fetch(request),
    }));
    const url = `http://${host.includes(":") ? `[${host}]` : host}:${server.port}${path}`;
    const generated = givenKey === undefined ? { key } : {};
    if (output.isJson) output.json({ url, ...generated });
    else if (givenKey === undefined)
      output.complain([output.say("mcp.startedWithKey", { url }), `Authorization: Bearer ${key}`]);
    else output.complain(output.say("mcp.started", { url }));
    await untilEnded(signal);
    server.close();
    await sessions.close();
    await handler.close();
  };
}

/** A proxy that signs people in may be in between: it proves with the key that it may call. */
function refusedAnswer(request: Request, port: number, key: string): Response | undefined {
  if (new URL(request.url).pathname !== path)
    return new Response(`The server is at ${path}.\n`, { status: 404 });
  const refusal = refusalOf(request, "machine", { port });
  if (refusal !== undefined) return new Response(says[refusal], { status: refusalStatus[refusal] });
  if (hasKey(request, key)) return undefined;
  const noKey = "The key is missing or wrong: Authorization: Bearer …\n";
  return new Response(noKey, { status: 401, headers: { "www-authenticate": "Bearer" } });
}

const says = {
  wrong_host:
    "The Host is not this machine and port. A proxy sends those of the address that the server printed.\n",
  wrong_origin: "A page of another site asked. Call it from a program, or from a page of this machine.\n",
  no_route: "There is nothing at this address.\n",
};
