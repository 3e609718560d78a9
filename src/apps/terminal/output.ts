import type { CommandIo } from "./commandIo.ts";
import type { Lines } from "./escape.ts";
import { english, type Language } from "./language.ts";
import type { Sink } from "./sink.ts";

/** The output of a command. Results go to standard output, everything else to standard error. */
export interface Output extends Sink {
  readonly isJson: boolean;
  readonly language: Language;
  /** The language of messages in results. JSON is for programs, so its messages are English, with their details. */
  readonly resultLanguage: Language;
  /** Whether a user can be asked and see progress. */
  readonly isInteractive: boolean;
  /** Writes to standard error, except with `--quiet`. */
  note(lines: Lines): void;
  /** Like `complain`, for what several parts of a command notice: writes the line only the first time. */
  complainOnce(line: string): void;
  say: Language["say"];
}

interface OutputOptions {
  readonly isJson: boolean;
  readonly isQuiet: boolean;
  readonly language: Language;
}

export function createOutput(
  sink: Sink,
  { stderr, stdin }: CommandIo,
  { isJson, isQuiet, language }: OutputOptions,
): Output {
  const complained = new Set<string>();
  return {
    ...sink,
    isJson,
    language,
    resultLanguage: isJson ? english : language,
    // A getter, so that standard input is opened only if the user may be asked.
    get isInteractive() {
      return stderr.isTTY === true && stdin().isTTY === true;
    },
    note: (lines) => (isQuiet ? undefined : sink.complain(lines)),
    complainOnce(line) {
      if (!complained.has(line)) sink.complain(line);
      complained.add(line);
    },
    say: language.say,
  };
}

/** A value in a line: a text as it is, another one as JSON. */
export function shown(value: unknown): string {
  if (value === undefined) return "–";
  return typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
}
