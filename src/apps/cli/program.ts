import { chosenLanguage, refuseUnknownLanguage, systemLocale } from "../terminal/chosenLanguage.ts";
import type { CommandCall, Ending } from "../terminal/command.ts";
import { type CommandIo, ofThisProcess } from "../terminal/commandIo.ts";
import { commonOptions } from "../terminal/commonOptions.ts";
import { exitCodes } from "../terminal/exitCodes.ts";
import { CommandFailure, failureOf } from "../terminal/failure.ts";
import { type Language, loadLanguage } from "../terminal/language.ts";
import { createOutput, type Output } from "../terminal/output.ts";
import { createSink, type Sink } from "../terminal/sink.ts";
import { buildProgram, type ChosenCommand } from "./commander.ts";
import { commands } from "./declarations/commands.ts";

export { passConsole, showUncaught } from "./uncaught.ts";

export async function runProgram(
  words: readonly string[],
  around: CommandIo = ofThisProcess(),
  localeOf = systemLocale,
): Promise<number> {
  const language = await loadLanguage(chosenLanguage(words, around.env, localeOf));
  const stop = new AbortController();
  const sink = createSink(around, () => stop.abort());
  const nodeOption = words.map((word) => /^--env-file(?:-if-exists)?(?==|$)/.exec(word)?.[0]).find(Boolean);
  if (nodeOption !== undefined) {
    sink.complain(language.say("usage.envFile", { name: nodeOption }));
    return exitCodes.usage;
  }
  try {
    refuseUnknownLanguage(around.env);
    const flags = commonOptions.map((option) => option.flags);
    const { program, chosen } = buildProgram(commands, language, normalizeArgv(words, flags), sink);
    const ending = await program();
    if (ending !== undefined) return exitCodes[ending];
    const call = chosen();
    if (call === undefined) return 0;
    const output = outputOf(call, sink, language, around);
    return exitCodes[await runCommand(call, output, stop, around)];
  } catch (error) {
    const { ending, message } = await failureOf(error, language);
    sink.complain(message.split("\n"));
    return exitCodes[ending];
  } finally {
    await sink.flush();
  }
}

/** Also accepts `help map`, `version`, and `options` (the flags of all commands) before the command. */
function normalizeArgv(words: readonly string[], options: readonly string[]): readonly string[] {
  let before = 0;
  while (before < words.length) {
    const [name = "", value] = words[before]?.split("=") ?? [];
    const flags = options.find((option) => option.split(/[ ,]+/).includes(name));
    if (flags === undefined) break;
    before += flags.includes("<") && value === undefined ? 2 : 1;
  }
  const [first, second, ...rest] = words.slice(before);
  // Without a command the flags mean nothing, and the help says what there is.
  if (first === undefined) return [];
  if (first === "help") return second === undefined ? ["--help"] : [second, ...rest, "--help"];
  if (first === "version" || first === "-v") return ["--version"];
  return [...words.slice(before), ...words.slice(0, before)];
}

/** With `--settings`, the file of it too. The code that reads it is loaded only then, to keep starts fast. */
async function environmentOf(call: CommandCall): Promise<CommandCall["env"]> {
  if (call.options.text("settings") === undefined) return call.env;
  return (await import("../files/settings.ts")).environmentOf(call);
}

function outputOf({ options }: ChosenCommand, sink: Sink, language: Language, around: CommandIo): Output {
  return createOutput(sink, around, {
    isJson: options.flag("json"),
    isQuiet: options.flag("quiet"),
    language,
  });
}

/** Runs a command once, or with `--watch` every time one of its files changes. */
async function runCommand(
  { declaration, options, words }: ChosenCommand,
  output: Output,
  stop: AbortController,
  around: CommandIo,
): Promise<Ending> {
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
      async () => run({ ...call, env: await environmentOf(call) }),
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
    const { ending, message } = await failureOf(error, output.language);
    output.complain(message.split("\n"));
    return ending;
  }
}

function isClosedPipe(error: Error): boolean {
  return "code" in error && (error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED");
}
