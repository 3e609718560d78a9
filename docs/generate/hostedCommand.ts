import { Writable } from "node:stream";
import { pathToFileURL } from "node:url";
import type { runProgram } from "../../src/apps/cli/program.ts";
import { isRecord } from "../../src/shared/json/value.ts";
import type { HostedCall, HostedEnd } from "./commandHost.ts";

/** The process of `startCommandHost`: calls come as messages, and run one after another, each in its folder. */
const [, , file = ""] = process.argv;
const program: { readonly runProgram: typeof runProgram } = await import(pathToFileURL(file).href);
let last: Promise<void> = Promise.resolve();
process.on("message", (message) => {
  if (!isCall(message)) return;
  last = last.then(async () => void process.send?.({ id: message.id, end: await run(message.call) }));
});

async function run({ words, cwd, env, isInterrupted = false }: HostedCall): Promise<HostedEnd> {
  const written: { to: "stdout" | "stderr"; text: string }[] = [];
  const screen = (to: "stdout" | "stderr") =>
    new Writable({
      write(chunk, _, done) {
        written.push({ to, text: String(chunk) });
        done();
      },
    });
  process.chdir(cwd);
  const around = { stdout: screen("stdout"), stderr: screen("stderr"), stdin: () => process.stdin, env };
  let isOver = false;
  const running = program
    .runProgram(words, around, () => "en-US")
    .finally(() => {
      isOver = true;
    });
  // Calls that end before their command begins do not listen.
  while (isInterrupted && !isOver) {
    if (process.emit("SIGINT")) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { code: await running, written };
}

function isCall(message: unknown): message is { readonly id: number; readonly call: HostedCall } {
  return isRecord(message) && typeof message.id === "number" && isRecord(message.call);
}
