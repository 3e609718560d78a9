import { format } from "node:util";
import { exitCodes } from "../terminal/exitCodes.ts";
import { reasonOf } from "../terminal/failure.ts";
import { languageOf, say } from "../terminal/language.ts";
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
  const language = languageOf(process.env);
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const places = stack.split("\n").filter((line) => /^ {4}at /.test(line));
  const reason = (await reasonOf(error, language)).split("\n");
  createSink(process).complain([...reason, ...places, say(bug, language)]);
  return exitCodes.outside.code;
}

const bug = {
  en: "This is a bug of baselinker-sdk. Please report it with these lines, without data of buyers.",
  uk: "Це помилка в baselinker-sdk. Повідомте про неї з цими рядками, без даних покупців.",
  pl: "To błąd w baselinker-sdk. Zgłoś go z tymi wierszami, bez danych kupujących.",
};
