import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { type McpStart, startMcp } from "../apps/mcp/mcpClient.ts";

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** A command that goes on until it is stopped. */
export interface Served {
  /** The address that it printed first. */
  readonly address: string;
  /** Its first line of `--json`. */
  readonly started: ReturnType<typeof JSON.parse>;
  /** What it has written so far. */
  written(): string;
  stop(): Promise<void>;
}

export interface Sent {
  readonly status: number;
  readonly text: string;
}

/** A folder of its own, in which the packed package is installed as a user has it. */
export class Place {
  readonly folder: string;
  readonly #command: string;
  readonly #running: ChildProcess[] = [];

  constructor(folder: string, installed: string) {
    this.folder = folder;
    this.#command = join(installed, "node_modules/baselinker-sdk/dist/cli.js");
    mkdirSync(folder, { recursive: true });
  }

  /** Writes a file, and gives its path. What is not a text is written as JSON. */
  write(name: string, content: unknown): string {
    const path = join(this.folder, name);
    writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
    return path;
  }

  /** Runs the command to its end, at most a minute. */
  run(words: readonly string[], options: RunOptions = {}): Promise<Ended> {
    return this.#ended([this.#command, ...words], options);
  }

  /** Runs a module that imports the package, and gives the JSON that it prints. */
  async script(text: string, options: RunOptions = {}): Promise<ReturnType<typeof JSON.parse>> {
    const path = this.write(`script-${this.#running.length}.mjs`, text);
    const { code, stdout, stderr } = await this.#ended([path], options);
    if (code !== 0) throw new Error(stderr);
    return JSON.parse(stdout);
  }

  /** Starts a command that goes on, for a program (`--json`) or for a person. */
  async serve(words: readonly string[], isJson = true): Promise<Served> {
    const child = this.#start([this.#command, ...words, ...(isJson ? ["--json"] : [])], {});
    let written = "";
    let stdout = "";
    child.stdout?.on("data", (chunk) => {
      stdout += String(chunk);
    });
    const ended = new Promise<void>((done) => child.on("close", () => done()));
    const address = await new Promise<string>((done, fail) => {
      const take = (chunk: unknown) => {
        written += String(chunk);
        const [found] = /http:[^\s"]+(?=[\s"])/.exec(written) ?? [];
        if (found !== undefined && written.endsWith("\n")) done(found);
      };
      child.stdout?.on("data", take);
      child.stderr?.on("data", take);
      ended.then(() => fail(new Error(written)));
    });
    return {
      address,
      started: isJson ? JSON.parse(stdout.split("\n")[0] ?? "") : {},
      written: () => written,
      stop() {
        child.kill("SIGINT");
        return ended;
      },
    };
  }

  mcp({ words = [], ...options }: McpStart) {
    return startMcp({
      cwd: this.folder,
      ...options,
      command: [process.execPath, this.#command, "mcp", ...words],
    });
  }

  /** Stops what still runs. */
  leave(): void {
    for (const child of this.#running) child.kill("SIGKILL");
  }

  #start(args: readonly string[], { env = {} }: RunOptions): ChildProcess {
    const { PATH = "" } = process.env;
    const child = spawn(process.execPath, args, {
      cwd: this.folder,
      env: { PATH, HOME: this.folder, LANG: "C.UTF-8", ...env },
      stdio: "pipe",
    });
    this.#running.push(child);
    return child;
  }

  #ended(args: readonly string[], options: RunOptions): Promise<Ended> {
    const child = this.#start(args, options);
    let stdout = "";
    let stderr = "";
    child.stdout?.on("data", (chunk) => {
      stdout += String(chunk);
    });
    child.stderr?.on("data", (chunk) => {
      stderr += String(chunk);
    });
    child.stdin?.on("error", () => {});
    child.stdin?.end(options.input ?? "");
    const tooLong = AbortSignal.timeout(60_000);
    tooLong.addEventListener("abort", () => child.kill("SIGKILL"));
    return new Promise((done) => child.on("close", (code) => done({ code, stdout, stderr })));
  }
}

/** One request, with any header and any spelling of its path: `fetch` would correct both. */
export function send(
  address: string,
  {
    path,
    headers = {},
    body = "",
    method = "POST",
  }: { path?: string; headers?: Record<string, string>; body?: string; method?: string } = {},
): Promise<Sent> {
  const { hostname, port, pathname } = new URL(address);
  return new Promise((done, fail) => {
    const sent = request(
      { hostname, port, method, path: path ?? pathname, headers, agent: false },
      (answer) => {
        let text = "";
        answer.setEncoding("utf8").on("data", (chunk) => (text += chunk));
        answer.on("end", () => done({ status: answer.statusCode ?? 0, text }));
        answer.on("error", () => done({ status: answer.statusCode ?? 0, text }));
      },
    );
    sent.on("error", fail);
    sent.end(method === "GET" ? undefined : body);
  });
}
