import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { isRecord } from "../../../src/json/value.ts";

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
export interface Called {
  readonly isError: boolean;
  readonly text: string;
  /** What `text` holds: JSON, with or without the fence around data; a plain text as it is. */
  readonly value: ReturnType<typeof JSON.parse>;
}

/** Starts the command `mcp` in a process of its own, and talks to it over stdin and stdout, one message a line. */
export async function startMcp(given: McpStart) {
  const { file = "", words = [], env = {}, cwd, answer, protocolVersion } = given;
  const { PATH = "", HOME = "" } = process.env;
  const [command, ...args] = given.command ?? [process.execPath, file, "mcp", ...words];
  const child = spawn(command, args, {
    cwd,
    env: { PATH, HOME, LANG: "C.UTF-8", ...env },
    stdio: "pipe",
  });
  const waiting = new Map<unknown, (message: Readonly<Record<string, unknown>>) => void>();
  const questions: string[] = [];
  let stderr = "";
  let count = 0;
  child.stderr.on("data", (chunk) => {
    stderr += String(chunk);
  });
  child.stdin.on("error", () => {});
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  ended.then((code) => {
    const error = { code: -1, message: `the command ended with ${code}: ${stderr}` };
    for (const resolve of waiting.values()) resolve({ error });
  });
  const send = (message: object) => child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  createInterface(child.stdout).on("line", (line) => {
    const message: unknown = JSON.parse(line);
    if (!isRecord(message)) throw new Error(`no message: ${line}`);
    if (message.method === "elicitation/create") {
      const asked = String(Object(message.params).message);
      questions.push(asked);
      send({ id: message.id, result: answer?.(asked) ?? { action: "cancel" } });
    } else {
      waiting.get(message.id)?.(message);
      waiting.delete(message.id);
    }
  });

  /** @throws Error with the code and the message of an answer that is an error of the protocol */
  async function request(method: string, params: object = {}): Promise<Readonly<Record<string, unknown>>> {
    count += 1;
    const id = count;
    const answered = new Promise<Readonly<Record<string, unknown>>>((resolve) => waiting.set(id, resolve));
    send({ id, method, params });
    const { result, error } = await answered;
    if (isRecord(result)) return result;
    throw new Error(`${method}: ${JSON.stringify(error)}`);
  }

  const initialized = await request("initialize", {
    protocolVersion: protocolVersion ?? "2025-06-18",
    capabilities: answer === undefined ? {} : { elicitation: {} },
    clientInfo: { name: "test", version: "1" },
  });
  send({ method: "notifications/initialized" });
  return {
    initialized,
    request,
    send,
    ended,
    /** What a person was asked, in order. */ questions,
    stderr: () => stderr,
    async call(name: string, args: object = {}, more: object = {}): Promise<Called> {
      const { content, isError } = await request("tools/call", { name, arguments: args, ...more });
      const text = String(Object(Array.isArray(content) ? content[0] : {}).text);
      return { isError: isError === true, text, value: valueIn(text) };
    },
    async tools(): Promise<readonly Readonly<Record<string, unknown>>[]> {
      const { tools } = await request("tools/list");
      return Array.isArray(tools) ? tools : [];
    },
    /** Ends stdin, as a client does, and gives the exit code. */
    async [Symbol.asyncDispose]() {
      child.stdin.end();
      await ended;
    },
  };
}

function valueIn(text: string): Called["value"] {
  const inner = /^<(data-[0-9a-f]{8})>(.*)<\/\1>$/s.exec(text)?.[2] ?? text;
  try {
    return JSON.parse(inner);
  } catch {
    return text;
  }
}
