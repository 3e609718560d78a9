import { styleText } from "node:util";
import { escapeControls } from "../../runtime/text.ts";
import type { CommandIo, Screen } from "./commandIo.ts";
import { type Language, say, type Text } from "./language.ts";

/** How much waits in memory before it is written at once. */
const chunkLength = 65_536;

type Style = Parameters<typeof styleText>[0];

/** Where a command says something. Results go to standard output, everything else to standard error. */
export interface Output {
  readonly isJson: boolean;
  readonly language: Language;
  /** How wide the terminal is that shows results; `undefined` if they go to a pipe or a file. */
  readonly columns: number | undefined;
  /** Whether a person sits in front of it: the user can be asked, and sees progress. */
  readonly isInteractive: boolean;
  /** A line of results. */ print(text: string): void;
  /** A value of the results: one line of JSON. */ json(value: unknown): void;
  /** A line for the person, not with `--quiet`. */ note(text: string): void;
  /** A line for the person that always comes. */ complain(text: string): void;
  say(text: Text, details?: Readonly<Record<string, unknown>>): string;
  /** Text of results in colour, where they go to a terminal that wants it. */
  style(style: Style, text: string): string;
  /** Resolves when there is room for more: a command that prints much waits here now and then. */
  room(): Promise<void>;
  /** What stopped the results: a closed pipe, a full disk. */ broken(): Error | undefined;
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
  return {
    isJson,
    language,
    columns: stdout.isTTY ? stdout.columns : undefined,
    // Standard input is opened only where the user may be asked.
    get isInteractive() {
      return stderr.isTTY === true && stdin().isTTY === true;
    },
    print,
    json: (value) => print(JSON.stringify(value) ?? "null"),
    note: (text) => (isQuiet ? undefined : complain(text)),
    complain,
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

/** A value of a lead or an order on one line, safe for a terminal. */
export function shown(value: unknown): string {
  if (value === undefined) return "–";
  if (typeof value !== "string") return escapeControls(JSON.stringify(value) ?? String(value));
  // As JSON has them; the others have no name that a person knows.
  return escapeControls(value.replaceAll("\r", "\\r").replaceAll("\n", "\\n").replaceAll("\t", "\\t"));
}
