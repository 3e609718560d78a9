import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll } from "vitest";
import { buildWholeCommand } from "../../../docs/generate/commandBuild.ts";
import { type CommandHost, startCommandHost } from "../../../docs/generate/commandHost.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** The folder whose files the examples of the command line name. */
export const examplesFolder = fileURLToPath(new URL("./examples", import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface StartOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Uint8Array;
  /** Whether Ctrl+C is pressed as soon as the command has begun, in the process that calls share. */
  readonly isInterrupted?: boolean;
  /** Each is typed once its pattern has been shown. */
  readonly answers?: readonly (readonly [shown: RegExp, typed: string])[];
  readonly onStart?: (child: ChildProcess) => void;
}

/** Once for all test files of a worker; removeBuilds.ts removes it when all have ended. */
let built: ReturnType<typeof buildWholeCommand> | undefined;

async function build() {
  return buildWholeCommand(root, await mkdtemp(join(root, `node_modules/.cli-${process.pid}-`)));
}

/**
 * Runs the command: without an input and without signals in a process that all calls of a test file share, else in one
 * of its own, in a pipe or in a pseudo-terminal. It is built from the sources, or is the one that `BASELINKER_CLI`
 * names, that of a package that was packed and installed: then each call is a process.
 */
export function useCommand() {
  let file = process.env.BASELINKER_CLI ?? "";
  let host: CommandHost | undefined;
  beforeAll(async () => {
    if (file !== "") return;
    built ??= build();
    const { program, file: command } = await built;
    file = command;
    host = startCommandHost(program);
  });
  afterAll(() => host?.close());
  return {
    /** In a pipe, as a script has it. */
    run: (words: readonly string[], options: StartOptions = {}): Promise<Ended> =>
      host === undefined || options.stdin !== undefined || options.onStart !== undefined
        ? ended(process.execPath, [file, ...words], options)
        : hosted(host, words, options),
    /** In a terminal, as a person has it. What it shows is all in `stdout`. */
    runInTerminal: (words: readonly string[], options: StartOptions = {}): Promise<Ended> => {
      const command = [process.execPath, file, ...words]
        .map((word) => `'${word.replaceAll("'", "'\\''")}'`)
        .join(" ");
      return ended("script", ["-qec", `stty cols 100; exec ${command}`, "/dev/null"], options);
    },
    file: () => file,
  };
}

/** Whether this machine has a pseudo-terminal to offer: `script` of util-linux. */
export const hasTerminal = process.platform === "linux" && existsSync("/usr/bin/script");

async function hosted(host: CommandHost, words: readonly string[], options: StartOptions): Promise<Ended> {
  const { cwd = examplesFolder, env = {}, isInterrupted = false } = options;
  const { code, written } = await host.call({ words, cwd, env: { ...ownEnv(), ...env }, isInterrupted });
  const wrote = (stream: string) =>
    written
      .filter(({ to }) => to === stream)
      .map(({ text }) => text)
      .join("");
  return { code, stdout: wrote("stdout"), stderr: wrote("stderr") };
}

function ownEnv(): Record<string, string> {
  const { PATH = "", HOME = tmpdir() } = process.env;
  return { PATH, HOME, LANG: "C.UTF-8", TERM: "xterm" };
}

function ended(command: string, args: readonly string[], options: StartOptions): Promise<Ended> {
  const { cwd = examplesFolder, env = {}, stdin, answers = [], onStart } = options;
  const own = { ...ownEnv(), ...env };
  const child = spawn(command, args, { cwd, env: own, stdio: "pipe" });
  let stdout = "";
  let stderr = "";
  const open = [...answers];
  child.stdout.on("data", (chunk) => {
    stdout += String(chunk);
    const [next] = open;
    if (next === undefined || !next[0].test(stdout)) return;
    open.shift();
    child.stdin.write(next[1]);
  });
  child.stderr.on("data", (chunk) => {
    stderr += String(chunk);
  });
  child.stdin.on("error", () => {});
  // A terminal stays open: there is a person in front of it.
  if (command !== "script") child.stdin.end(stdin ?? "");
  onStart?.(child);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      child.stdin.end();
      resolve({ code, stdout, stderr });
    });
  });
}
