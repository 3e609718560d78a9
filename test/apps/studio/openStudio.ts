import { createHandler } from "../../../src/apps/studio/handler.ts";
import { openSession } from "../../../src/apps/studio/openSession.ts";
import type { Session } from "../../../src/apps/studio/session.ts";
import type { LocalHandler } from "../../../src/apps/terminal/localServer.ts";
import { type Clock, systemClock } from "../../../src/shared/runtime/clock.ts";
import { commandCall } from "../mcp/httpClient.ts";

export const port = 4711;
const key = "k".repeat(32);

/** With it, two seconds are over at once. */
export const impatient: Clock = {
  ...systemClock,
  after: (_, callback) => systemClock.after(0, callback),
};

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: ReturnType<typeof JSON.parse>;
}

/**
 * The page's server of a call, without a socket.
 * @param words - options as the command line gives them, by name
 */
export async function openStudio(
  words: Readonly<Record<string, unknown>> = {},
  env: Record<string, string> = {},
  change: (session: Session) => Session = (session) => session,
) {
  const { call } = commandCall(words, env);
  const session = await openSession(call);
  const page = new Map([["index.html", new TextEncoder().encode('<style nonce="{{nonce}}"></style>')]]);
  const handler = createHandler(change(session), { port, key }, page);
  return { session, ...asking(handler), [Symbol.asyncDispose]: () => session.close() };
}

/** What the page sends unless other headers are given. */
function asking(handler: LocalHandler) {
  const usual = {
    host: `127.0.0.1:${port}`,
    authorization: `Bearer ${key}`,
    "sec-fetch-site": "same-origin",
  };
  const ask = async (
    path: string,
    init: Omit<RequestInit, "headers"> & { headers?: Record<string, string> } = {},
  ): Promise<Answer> => {
    const headers = Object.entries({ ...usual, ...init.headers }).filter(([, value]) => value !== "");
    const answer = await handler.answer(new Request(`http://127.0.0.1:${port}${path}`, { ...init, headers }));
    const text = await answer.text();
    const isJson = answer.headers.get("content-type")?.startsWith("application/json") === true;
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      json: isJson ? JSON.parse(text) : undefined,
    };
  };
  return {
    ask,
    get: (name: string, headers: Record<string, string> = {}) => ask(`/api/${name}`, { headers }),
    post: (name: string, body: unknown, headers: Record<string, string> = {}) =>
      ask(`/api/${name}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
  };
}
