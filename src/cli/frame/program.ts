import { commands } from "../declarations/commands.ts";
import { buildProgram } from "./commander.ts";
import { type CommandIo, ofThisProcess } from "./commandIo.ts";
import { exitCodes } from "./exitCodes.ts";
import { failureOf } from "./failure.ts";
import { isLanguage, type Language, languageOf } from "./language.ts";
import { runCommand } from "./runCommand.ts";
import { commonOptions } from "./words.ts";

export async function runProgram(
  words: readonly string[],
  around: CommandIo = ofThisProcess(),
): Promise<number> {
  const language = chosenLanguage(words, around.env);
  try {
    const flags = commonOptions.map((option) => option.flags);
    const { program, chosen } = buildProgram(commands, language, normalizeArgv(words, flags), around);
    const ending = await program();
    if (ending !== undefined) return exitCodes[ending].code;
    const call = chosen();
    return call === undefined ? 0 : exitCodes[await runCommand(call, language, around)].code;
  } catch (error) {
    const { ending, message } = await failureOf(error, language);
    around.stderr.write(`${message}\n`);
    return exitCodes[ending].code;
  }
}

/** Determined before parsing, since parse errors are translated too. */
function chosenLanguage(words: readonly string[], env: CommandIo["env"]): Language {
  const at = words.findIndex((word) => word === "--language" || word.startsWith("--language="));
  const given = words[at]?.split("=")[1] ?? words[at + 1];
  return at >= 0 && isLanguage(given) ? given : languageOf(env);
}

/** Also accepts `help map`, `version`, and `options` (the flags of all commands) before the command. */
function normalizeArgv(words: readonly string[], options: readonly string[]): readonly string[] {
  const [first = "", second = "", ...rest] = words;
  if (first === "help") return second === "" ? ["--help"] : [second, ...rest, "--help"];
  if (first === "version" || first === "-v") return ["--version"];
  const flags = options.find((each) => each.split(/[ ,]+/).includes(first));
  if (flags === undefined || words.length < 2) return words;
  const takesWord = flags.includes("<");
  return takesWord
    ? normalizeArgv([...rest, first, second], options)
    : normalizeArgv([second, ...rest, first], options);
}
