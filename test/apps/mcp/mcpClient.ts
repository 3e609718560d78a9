import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { InMemoryTransport } from "@modelcontextprotocol/server";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { openSession } from "../../../src/apps/cli/commands/mcp.ts";
import { serverFactory } from "../../../src/apps/mcp/server.ts";
import { RulesBySender } from "../../../src/apps/project/rulesBySender.ts";
import { isRecord } from "../../../src/shared/json/value.ts";
import { commandCall } from "./httpClient.ts";

export interface McpStart {
  /** The command: `useCommand().file()`. */ readonly file?: string;
  /** A whole command in place of it, as a client's configuration has it. */
  readonly command?: readonly [string, ...string[]];
  /** What follows `mcp`. */ readonly words?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly protocolVersion?: string;
  /** What a person answers to a question. Without it, the client says that it cannot ask. */
  readonly answer?: (message: string) => Readonly<Record<string, unknown>>;
}

/** An answer of a tool. */
interface Called {
  readonly isError: boolean;
  readonly text: string;
  /** What `text` holds: JSON, with or without the fence around data; a plain text as it is. */
  readonly value: ReturnType<typeof JSON.parse>;
}

type Message = Readonly<Record<string, unknown>>;
type Talk = Pick<McpStart, "answer" | "protocolVersion">;

/** Starts the command `mcp` in a process of its own, and talks to it over stdin and stdout, one message a line. */
export async function startMcp(given: McpStart) {
  const { file = "", words = [], env = {}, cwd } = given;
  const { PATH = "", HOME = "" } = process.env;
  const [command, ...args] = given.command ?? [process.execPath, file, "mcp", ...words];
  const child = spawn(command, args, {
    cwd,
    env: { PATH, HOME, LANG: "C.UTF-8", ...env },
    stdio: "pipe",
  });
  let stderr = "";
  child.stderr.on("data", (chunk) => {
    stderr += String(chunk);
  });
  child.stdin.on("error", () => {});
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const client = await talk(
    (message) => child.stdin.write(`${JSON.stringify(message)}\n`),
    (take, fail) => {
      createInterface(child.stdout).on("line", (line) => take(JSON.parse(line)));
      ended.then((code) => fail(`the command ended with ${code}: ${stderr}`));
    },
    given,
  );
  return {
    ...client,
    ended,
    stderr: () => stderr,
    /** Ends stdin, as a client does. */
    async [Symbol.asyncDispose]() {
      child.stdin.end();
      await ended;
    },
  };
}

/**
 * The same server in this process, so that an edit of the source under test takes effect.
 * @param words - options as the command line gives them, by name; paths are absolute
 */
export async function openMcp(words: Message = {}, env: Record<string, string> = {}, given: Talk = {}) {
  const { call } = commandCall(words, env);
  const { store, write } = words;
  const files = { rules: new RulesBySender(call, {}), store: textOr(store) };
  const { session, close } = await openSession(call, Array.isArray(write) ? write.map(String) : [], files);
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  const served = serveStdio(serverFactory(session), { transport: theirs });
  const client = await talk(
    (message) => ours.send(JSON.parse(JSON.stringify(message))),
    (take) => {
      ours.onmessage = take;
      return ours.start();
    },
    given,
  );
  return {
    ...client,
    async [Symbol.asyncDispose]() {
      await served.close();
      await close();
    },
  };
}

async function talk(
  write: (message: object) => unknown,
  listen: (take: (message: unknown) => void, fail: (reason: string) => void) => unknown,
  { answer, protocolVersion = "2025-06-18" }: Talk,
) {
  const waiting = new Map<unknown, (message: Message) => void>();
  const questions: string[] = [];
  let count = 0;
  const send = (message: object) => write({ jsonrpc: "2.0", ...message });
  await listen(
    (message) => {
      if (!isRecord(message)) throw new Error(`no message: ${message}`);
      if (message.method === "elicitation/create") {
        const asked = String(Object(message.params).message);
        questions.push(asked);
        send({ id: message.id, result: answer?.(asked) ?? { action: "cancel" } });
      } else {
        waiting.get(message.id)?.(message);
        waiting.delete(message.id);
      }
    },
    (message) => {
      for (const resolve of waiting.values()) resolve({ error: { code: -1, message } });
    },
  );

  /** @throws Error with the code and the message of an answer that is an error of the protocol */
  async function request(method: string, params: object = {}): Promise<Message> {
    count += 1;
    const id = count;
    const answered = new Promise<Message>((resolve) => waiting.set(id, resolve));
    send({ id, method, params });
    const { result, error } = await answered;
    if (isRecord(result)) return result;
    throw new Error(`${method}: ${JSON.stringify(error)}`);
  }

  const initialized = await request("initialize", {
    protocolVersion,
    capabilities: answer === undefined ? {} : { elicitation: {} },
    clientInfo: { name: "test", version: "1" },
  });
  send({ method: "notifications/initialized" });
  return {
    initialized,
    request,
    send,
    /** What a person was asked, in order. */ questions,
    async call(name: string, args: object = {}, more: object = {}): Promise<Called> {
      const { content, isError } = await request("tools/call", { name, arguments: args, ...more });
      const text = String(Object(Array.isArray(content) ? content[0] : {}).text);
      return { isError: isError === true, text, value: valueIn(text) };
    },
    async tools(): Promise<readonly Message[]> {
      const { tools } = await request("tools/list");
      return Array.isArray(tools) ? tools : [];
    },
  };
}

function textOr(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function valueIn(text: string): Called["value"] {
  const inner = /^<(data-[0-9a-f]{8})>(.*)<\/\1>$/s.exec(text)?.[2] ?? text;
  try {
    return JSON.parse(inner);
  } catch {
    return text;
  }
}
