import { once } from "node:events";
import { type IncomingMessage, type RequestOptions, request } from "node:http";
import { PassThrough } from "node:stream";
import { mcpCommand } from "../../../src/apps/cli/commands/mcp.ts";
import { givenOptions } from "../../../src/apps/terminal/command.ts";
import { english } from "../../../src/apps/terminal/language.ts";
import { createOutput } from "../../../src/apps/terminal/output.ts";
import { createSink } from "../../../src/apps/terminal/sink.ts";
import { isRecord } from "../../../src/shared/json/value.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import type { FakeSeed } from "../../../src/testing/fake/seed.ts";
import { serveFakeAccount } from "../../../src/testing/fake/serveFakeAccount.ts";

/** What the protocol of 2026 has with each request. */
export const envelope = (capabilities: Capabilities = canAsk) => ({
  "io.modelcontextprotocol/protocolVersion": protocolVersion,
  "io.modelcontextprotocol/clientInfo": { name: "test", version: "1" },
  "io.modelcontextprotocol/clientCapabilities": capabilities,
});

const protocolVersion = "2026-07-28";

/** What a client says of itself. */
interface Capabilities {
  readonly elicitation?: object;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
}

/** An answer of a tool: its text, its values, or the question that it asks. */
export interface HttpCalled {
  readonly isError: boolean;
  readonly text: string;
  readonly value: ReturnType<typeof JSON.parse>;
  readonly question: string | undefined;
  readonly requestState: string | undefined;
}

const canAsk = { elicitation: { form: {} } };

/** A person's yes, as a client sends it with the call that it repeats. */
export const yes = { confirm: { action: "accept", content: { confirm: true } } };

/** A call of `mcp` in this process. */
export function commandCall(words: Readonly<Record<string, unknown>>, env: Record<string, string>) {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const end = new AbortController();
  const io = { stdout, stderr, stdin: () => process.stdin, env };
  const sink = createSink(io, () => end.abort());
  const output = createOutput(sink, io, { isQuiet: false, language: english, isJson: words.json === true });
  const options = givenOptions(words);
  const call = { name: "mcp", words: [], options, output, signal: end.signal, env, onRead: () => {} };
  return { call, stdout, stderr, end };
}

/**
 * Runs `mcp --http` in this process, so that an edit of the source under test takes effect, against a fake account of
 * its own.
 * @param words - options as the command line gives them, by name
 */
export async function startHttp(
  words: Readonly<Record<string, unknown>> = {},
  env: Record<string, string> = {},
  shop: FakeSeed = {},
) {
  const account = createFakeAccount({ token: "1-2-FAKE", requestsPerMinute: false, quirks: false, ...shop });
  const served = await serveFakeAccount(account);
  const { call, stdout, stderr, end } = commandCall(
    { http: true, ...words },
    { BASELINKER_URL: served.url, BASELINKER_TOKEN: "1-2-FAKE", ...env },
  );
  const ended = mcpCommand(call);
  const started = once(words.json === true ? stdout : stderr, "data").then(([chunk]) => String(chunk));
  const said = await Promise.race([started, ended.then(() => "")]).catch(async (error: unknown) => {
    await served.close();
    throw error;
  });
  const [url = ""] = /http:[^" ]+/.exec(said) ?? [];
  const key = env.BASELINKER_MCP_KEY ?? /[\w-]{43}/.exec(said)?.[0] ?? "";
  let count = 0;

  /** One request, with what a client sends unless other headers are given. */
  function send(
    body: string | Buffer | ((to: ReturnType<typeof request>) => void),
    { headers = {}, ...options }: RequestOptions & { readonly headers?: Record<string, string> } = {},
  ): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      const own = {
        authorization: `Bearer ${key}`,
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
      };
      const sent = request(url, { method: "POST", ...options, headers: { ...own, ...headers } }, (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (chunk) => (text += chunk));
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
      });
      sent.on("error", reject);
      if (typeof body === "function") body(sent);
      else sent.end(body);
    });
  }

  /** A request of the protocol, in its era of 2026. */
  async function ask(
    method: string,
    params: Readonly<Record<string, unknown>> = {},
    options: AskOptions = {},
  ) {
    count += 1;
    const { capabilities, signal } = options;
    const message = {
      jsonrpc: "2.0",
      id: count,
      method,
      params: { ...params, _meta: envelope(capabilities) },
    };
    const name = params.name ?? params.uri;
    const headers = {
      "mcp-protocol-version": protocolVersion,
      "mcp-method": method,
      ...(typeof name === "string" ? { "mcp-name": name } : {}),
    };
    const { text } = await send(JSON.stringify(message), {
      headers,
      ...(signal === undefined ? {} : { signal }),
    });
    const { result, error }: Record<string, unknown> = JSON.parse(/^data: (.*)$/m.exec(text)?.[1] ?? text);
    if (isRecord(result)) return result;
    throw new Error(`${method}: ${JSON.stringify(error)}`);
  }

  return {
    account,
    url,
    key,
    said,
    send,
    ask,
    async call(name: string, args: object, { more = {}, ...options }: AskOptions = {}): Promise<HttpCalled> {
      const result = await ask("tools/call", { name, arguments: args, ...more }, options);
      const { content, isError, requestState, inputRequests } = result;
      const text = String(Object(Array.isArray(content) ? content[0] : {}).text);
      return {
        isError: isError === true,
        text,
        value: valueIn(text),
        question: isRecord(inputRequests) ? Object(Object(inputRequests.confirm).params).message : undefined,
        requestState: typeof requestState === "string" ? requestState : undefined,
      };
    },
    /** Ctrl+C; gives how the command ended. */
    async close() {
      end.abort();
      const ending = await ended;
      await served.close();
      return ending;
    },
    async [Symbol.asyncDispose]() {
      await this.close();
    },
  };
}

interface AskOptions {
  readonly capabilities?: Capabilities;
  readonly signal?: AbortSignal;
  /** More parameters of the call: what a person answered. */
  readonly more?: object;
}

function valueIn(text: string): HttpCalled["value"] {
  try {
    return JSON.parse(/^<(data-[0-9a-f]{8})>(.*)<\/\1>$/s.exec(text)?.[2] ?? text);
  } catch {
    return text;
  }
}
