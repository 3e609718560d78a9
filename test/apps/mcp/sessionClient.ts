import { once } from "node:events";
import { openSession } from "../../../src/apps/cli/commands/mcp.ts";
import { httpServing } from "../../../src/apps/mcp/http.ts";
import { serverFactory } from "../../../src/apps/mcp/server.ts";
import { RulesBySender } from "../../../src/apps/project/rulesBySender.ts";
import { isRecord } from "../../../src/shared/json/value.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import { serveFakeAccount } from "../../../src/testing/fake/serveFakeAccount.ts";
import { commandCall } from "./httpClient.ts";

type Message = Readonly<Record<string, unknown>>;

interface Connecting {
  readonly elicitation?: object;
  /** What a person answers to a question of the server. */
  readonly answer?: (question: Message) => object | Promise<object>;
}

const key = "k".repeat(32);

/** `mcp --http` in this process with a clock that the test sets, and clients of 2025 that keep their session. */
export async function startSessions(writes: readonly string[] = ["addOrder"]) {
  const account = createFakeAccount({ token: "1-2-FAKE", requestsPerMinute: false, quirks: false });
  const served = await serveFakeAccount(account);
  const env = { BASELINKER_URL: served.url, BASELINKER_TOKEN: "1-2-FAKE" };
  const { call, stdout, end } = commandCall({ json: true, http: true }, env);
  const { session, close } = await openSession(call, writes, {
    rules: new RulesBySender(call, {}),
    store: undefined,
  });
  const clock = { ms: 0 };
  const said = once(stdout, "data");
  const ended = httpServing(call, key, () => clock.ms)(serverFactory(session));
  const { url }: { url: string } = JSON.parse(String((await said)[0]));
  const usual = {
    authorization: `Bearer ${key}`,
    "content-type": "application/json",
    accept: "application/json, text/event-stream",
  };

  /** One request with headers of the protocol. */
  function send(
    message: unknown,
    headers: Record<string, string> = {},
    init: RequestInit = {},
  ): Promise<Response> {
    return fetch(url, {
      method: "POST",
      body: typeof message === "string" ? message : JSON.stringify(message),
      ...init,
      headers: { ...usual, ...headers },
    });
  }

  async function connect({ elicitation, answer }: Connecting = {}) {
    const params = {
      protocolVersion: "2025-06-18",
      capabilities: elicitation === undefined ? {} : { elicitation },
      clientInfo: { name: "test", version: "1" },
    };
    const begun = await send({ jsonrpc: "2.0", id: 0, method: "initialize", params });
    const id = begun.headers.get("mcp-session-id") ?? "";
    const headers = { "mcp-session-id": id, "mcp-protocol-version": "2025-06-18" };
    await begun.text();
    await send({ jsonrpc: "2.0", method: "notifications/initialized" }, headers);
    let count = 0;
    return {
      id,
      headers,
      /** A request, whose questions are answered; gives its result. */
      async ask(method: string, params: object = {}, init: RequestInit = {}): Promise<Message> {
        count += 1;
        const response = await send({ jsonrpc: "2.0", id: count, method, params }, headers, init);
        if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
        for await (const message of messagesOf(response)) {
          if (message.method !== "elicitation/create") return resultOf(message);
          const result = await answer?.(message);
          await send({ jsonrpc: "2.0", id: message.id, result }, headers);
        }
        throw new Error("The answer has no result.");
      },
      /** The stream on which the server may send of its own. */
      listen: (signal: AbortSignal) => fetch(url, { headers: { ...usual, ...headers }, signal }),
      end: () => fetch(url, { method: "DELETE", headers: { ...usual, ...headers } }),
    };
  }

  return {
    account,
    clock,
    url,
    send,
    connect,
    async [Symbol.asyncDispose]() {
      end.abort();
      await ended;
      await close();
      await served.close();
    },
  };
}

/** The messages in an answer as they come. */
async function* messagesOf({ body }: Response): AsyncGenerator<Message> {
  let text = "";
  for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const events = text.split("\n\n");
    text = events.pop() ?? "";
    for (const event of events) {
      const data = /^data: (.*)$/m.exec(event)?.[1];
      const message: unknown = data === undefined ? undefined : JSON.parse(data);
      if (isRecord(message)) yield message;
    }
  }
}

function resultOf({ result, error }: Message): Message {
  if (isRecord(result)) return result;
  throw new Error(JSON.stringify(error));
}

/** What a tool answered, without the marks around it. */
export function valueIn({ content }: Message): ReturnType<typeof JSON.parse> {
  const text = String(Object(Array.isArray(content) ? content[0] : {}).text);
  return JSON.parse(/^<(data-[0-9a-f]{8})>(.*)<\/\1>$/s.exec(text)?.[2] ?? text);
}
