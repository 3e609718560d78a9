import { parseEnv } from "node:util";
import type { CommandCall } from "../terminal/command.ts";
import { readText } from "./text.ts";

/**
 * The names that a command takes from a file of settings. Everything else is left out without a word, since the file
 * may have lines for other programs, and `NODE_OPTIONS` or a proxy in it must change nothing here.
 */
const takenNames = /^BASE_?LINKER_|_SECRET$/i;

/** The environment of a call, and for names that it lacks the file of `--settings`, which is read as data. */
export async function environmentOf({
  options,
  env,
  output,
  onRead,
}: Pick<CommandCall, "options" | "env" | "output" | "onRead">): Promise<CommandCall["env"]> {
  const path = options.text("settings");
  if (path === undefined) return env;
  onRead(path);
  // `-` is a file here: standard input is for rules and leads.
  const text = await readText(path === "-" ? "./-" : path);
  const lines = Object.entries(parseEnv(text)).filter(([name]) => takenNames.test(name));
  for (const [name, value] of lines)
    if (value !== "" && env[name] !== undefined && env[name] !== value)
      output.note(output.say("settings.otherInEnvironment", { name, path }));
  return { ...Object.fromEntries(lines), ...env };
}
