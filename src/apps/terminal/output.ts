import { styleText } from "node:util";
import { escapeControls } from "../../shared/runtime/text.ts";
import type { CommandIo, Screen } from "./commandIo.ts";
import { type Language, say, type Text } from "./language.ts";

const chunkLength = 65_536;

type Style = Parameters<typeof styleText>[0];

/** The output of a command. Results go to standard output, everything else to standard error. */
export interface Output {
  readonly isJson: boolean;
  readonly language: Language;
  /** The width of the terminal; `undefined` if results go to a pipe or a file. */
  readonly columns: number | undefined;
  /** Whether a user can be asked and see progress. */
  readonly isInteractive: boolean;
  /** Prints a line of results. */
  print(text: string): void;
  /** Prints a result as one line of JSON. */
  json(value: unknown): void;
  /** Prints a line for the user, except with `--quiet`. */
  note(text: string): void;
  /** Prints a line for the user, also with `--quiet`. */
  complain(text: string): void;
  /** Like `complain`, for what several parts of a command notice: prints the line only the first time. */
  complainOnce(text: string): void;
  say(text: Text, details?: Readonly<Record<string, unknown>>): string;
  /** Styles text of results if the terminal supports it. */
  style(style: Style, text: string): string;
  /** Resolves when the buffer has room. Commands with much output wait for it. */
  room(): Promise<void>;
  /** The error that stopped the output: a closed pipe, a full disk. */
  broken(): Error | undefined;
  flush(): Promise<void>;
}

export interface OutputOptions {
  readonly isJson: boolean;
  readonly isQuiet: boolean;
  readonly language: Language;
  readonly onBroken: () => void;
}

export function createOutput(
  { stdout, stderr, stdin }: CommandIo,
  { isJson, isQuiet, language, onBroken }: OutputOptions,
): Output {
  let waiting: string[] = [];
  let length = 0;
  let scheduled: NodeJS.Immediate | undefined;
  let draining: Promise<void> | undefined;
  let brokenBy: Error | undefined;
  const isBroken = () => brokenBy !== undefined;
  stdout.on("error", (error) => {
    brokenBy ??= error;
    onBroken();
  });
  stderr.on("error", () => {});
  const write = () => {
    if (scheduled !== undefined) clearImmediate(scheduled);
    scheduled = undefined;
    if (waiting.length === 0) return;
    const text = waiting.join("\n");
    waiting = [];
    length = 0;
    if (isBroken()) return;
    if (!stdout.write(`${text}\n`)) draining ??= drained(stdout).finally(() => (draining = undefined));
  };
  const print = (text: string) => {
    waiting.push(text);
    length += text.length + 1;
    if (length >= chunkLength) write();
    else scheduled ??= setImmediate(write);
  };
  const complain = (text: string) => {
    write();
    stderr.write(`${text}\n`);
  };
  const complained = new Set<string>();
  return {
    isJson,
    language,
    columns: stdout.isTTY ? stdout.columns : undefined,
    // A getter, so that standard input is opened only if the user may be asked.
    get isInteractive() {
      return stderr.isTTY === true && stdin().isTTY === true;
    },
    print,
    json: (value) => print(JSON.stringify(value) ?? "null"),
    note: (text) => (isQuiet ? undefined : complain(text)),
    complain,
    complainOnce(text) {
      if (!complained.has(text)) complain(text);
      complained.add(text);
    },
    say: (text, details) => say(text, language, details),
    style: (style, text) => styleText(style, text, { stream: stdout }),
    room: () => (isBroken() ? Promise.resolve() : (draining ?? Promise.resolve())),
    broken: () => brokenBy,
    async flush() {
      write();
      if (!isBroken()) await new Promise<void>((resolve) => stdout.write("", () => resolve()));
    },
  };
}

function drained(stream: Screen): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      stream.off("drain", end).off("error", end).off("close", end);
      resolve();
    };
    stream.on("drain", end).on("error", end).on("close", end);
  });
}

/** A value on one line, safe for a terminal. */
export function shown(value: unknown): string {
  if (value === undefined) return "–";
  if (typeof value !== "string") return escapeControls(JSON.stringify(value) ?? String(value));
  // Escaped as in JSON. Other control characters have no familiar name.
  return escapeControls(value.replaceAll("\r", "\\r").replaceAll("\n", "\\n").replaceAll("\t", "\\t"));
}
