import type { CommandCall, Ending } from "./command.ts";
import type { ChosenCommand } from "./commander.ts";
import type { CommandIo } from "./commandIo.ts";
import { CommandFailure, failureOf } from "./failure.ts";
import { saidIn } from "./issueLanguage.ts";
import type { Language } from "./language.ts";
import { createOutput, type Output } from "./output.ts";

/** Runs a command once, or with `--watch` every time one of its files changes. */
export async function runCommand(
  chosen: ChosenCommand,
  language: Language,
  around: CommandIo,
): Promise<Ending> {
  const { declaration, options, words } = chosen;
  const stop = new AbortController();
  const output = createOutput(around, {
    isJson: options.flag("json"),
    isQuiet: options.flag("quiet"),
    language,
    onBroken: () => stop.abort(),
  });
  let isInterrupted = false;
  const interrupt = () => {
    // The second Ctrl+C exits immediately.
    if (isInterrupted) process.exit(130);
    isInterrupted = true;
    stop.abort();
    // A pending read would keep the process running.
    around.stdin().destroy();
  };
  process.on("SIGINT", interrupt).on("SIGTERM", interrupt);
  const run = await declaration.load();
  const files = new Set<string>();
  const call: CommandCall = {
    name: declaration.name,
    words,
    options,
    output,
    signal: stop.signal,
    env: around.env,
    onRead: (path) => void files.add(path),
  };
  const once = () =>
    guarded(
      () => run(call),
      output,
      () => isInterrupted,
    );
  try {
    if (!options.flag("watch")) return await once();
    const { watchFiles } = await import("./watch.ts");
    return await watchFiles(files, once, output, stop.signal);
  } finally {
    await output.flush();
    process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
  }
}

async function guarded(
  run: () => Promise<Ending>,
  output: Output,
  isInterrupted: () => boolean,
): Promise<Ending> {
  try {
    const ending = await run();
    await output.flush();
    // A closed pipe, as with `| head`, is not an error. A full disk is.
    const broken = output.broken();
    if (broken !== undefined && !isClosedPipe(broken)) throw broken;
    return ending;
  } catch (error) {
    if (isInterrupted() && !(error instanceof CommandFailure)) return "interrupted";
    const { ending, message } = await failureOf(await saidIn(error, output.language), output.language);
    output.complain(message);
    return ending;
  }
}

function isClosedPipe(error: Error): boolean {
  return "code" in error && (error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED");
}
