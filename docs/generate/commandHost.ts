import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { isRecord } from "../../src/shared/json/value.ts";

/** A call of the command. */
export interface HostedCall {
  readonly words: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Whether Ctrl+C is pressed as soon as it has begun: a server then says what it has to say, and ends. */
  readonly isInterrupted?: boolean;
}

/** How it ended; what it wrote is in the order in which it was written. */
export interface HostedEnd {
  readonly code: number;
  readonly written: readonly { readonly to: "stdout" | "stderr"; readonly text: string }[];
}

export interface CommandHost {
  call(call: HostedCall): Promise<HostedEnd>;
  close(): void;
}

/**
 * One process in which many calls of the command run, one after another: a process for each takes most of its time to
 * start. No call has an input or a terminal there.
 *
 * @param program - the built file that exports `runProgram`
 */
export function startCommandHost(program: string): CommandHost {
  const { PATH = "" } = process.env;
  const file = fileURLToPath(new URL("./hostedCommand.ts", import.meta.url));
  const child = fork(file, [program], {
    execArgv: ["--disable-warning=ExperimentalWarning"],
    env: { PATH },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const waiting = new Map<number, { resolve: (end: HostedEnd) => void; reject: (error: Error) => void }>();
  let calls = 0;
  child.on("message", (message) => {
    if (!isAnswer(message)) return;
    waiting.get(message.id)?.resolve(message.end);
    waiting.delete(message.id);
  });
  const fail = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  child.on("error", fail);
  child.on("exit", (code) => fail(new Error(`The process of the commands ended with ${code}.`)));
  return {
    call: (call) =>
      new Promise((resolve, reject) => {
        calls += 1;
        waiting.set(calls, { resolve, reject });
        child.send({ id: calls, call });
      }),
    close: () => void child.kill(),
  };
}

function isAnswer(message: unknown): message is { readonly id: number; readonly end: HostedEnd } {
  return isRecord(message) && typeof message.id === "number" && isRecord(message.end);
}
