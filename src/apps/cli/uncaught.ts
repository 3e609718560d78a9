import { format } from "node:util";
import { chosenLanguage, systemLocale } from "../terminal/chosenLanguage.ts";
import { exitCodes } from "../terminal/exitCodes.ts";
import { reasonOf } from "../terminal/failure.ts";
import { loadLanguage } from "../terminal/language.ts";
import { createSink } from "../terminal/sink.ts";

/** Libraries warn through the console, of what a client or a server sent them too. */
export function passConsole(): void {
  const sink = createSink(process);
  for (const name of ["warn", "error"] as const)
    console[name] = (...values: unknown[]) => sink.complain(format(...values));
}

/**
 * Shows an error that no command has caught, with its place in the code: it is a bug. Node would write it as it is, with
 * what a stranger put into its message. Returns the exit code.
 */
export async function showUncaught(error: unknown): Promise<number> {
  const language = await loadLanguage(chosenLanguage(process.argv, process.env, systemLocale));
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const places = stack.split("\n").filter((line) => /^ {4}at /.test(line));
  const reason = (await reasonOf(error, language)).split("\n");
  createSink(process).complain([...reason, ...places, language.say("uncaught.bug")]);
  return exitCodes.outside;
}
