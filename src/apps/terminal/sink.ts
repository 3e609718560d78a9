import { styleText } from "node:util";
import type { CommandIo, Screen } from "./commandIo.ts";
import { escapedLines, jsonText, type Lines } from "./escape.ts";

const chunkLength = 65_536;

type Style = Parameters<typeof styleText>[0];

/**
 * The way of everything that a command writes. Values come from files, requests and answers of strangers, so only what
 * `style` made reaches a terminal as an escape sequence.
 */
export interface Sink {
  /** The width of the terminal; `undefined` if results go to a pipe or a file. */
  readonly columns: number | undefined;
  /** Writes to standard output, together with what else is printed in this turn. */
  print(lines: Lines): void;
  /** Writes a value as JSON to standard output: on one line, or with an indentation. */
  json(value: unknown, indent?: number): void;
  /** Writes to standard error, after everything that was printed. */
  complain(lines: Lines): void;
  /** Styles text of results if the terminal supports it. */
  style(style: Style, text: string): string;
  /** Clears the screen of a terminal. */
  clear(): void;
  /** Resolves when the buffer has room. Commands with much output wait for it. */
  room(): Promise<void>;
  /** The error that stopped the output: a closed pipe, a full disk. */
  broken(): Error | undefined;
  flush(): Promise<void>;
}

export function createSink(
  { stdout, stderr }: Pick<CommandIo, "stdout" | "stderr">,
  onBroken: () => void = () => {},
): Sink {
  let waiting: string[] = [];
  let length = 0;
  let scheduled: NodeJS.Immediate | undefined;
  let draining: Promise<void> | undefined;
  let brokenBy: Error | undefined;
  let marks: Marks | undefined;
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
  const wait = (text: string) => {
    waiting.push(text);
    length += text.length + 1;
    if (length >= chunkLength) write();
    else scheduled ??= setImmediate(write);
  };
  const styledLines = (lines: Lines) =>
    marks === undefined ? escapedLines(lines) : escapedLines(lines).replace(marks.pattern, "\u001b[$1");
  return {
    columns: stdout.isTTY ? stdout.columns : undefined,
    print: (lines) => wait(styledLines(lines)),
    json: (value, indent) => wait(jsonText(value, indent)),
    complain(lines) {
      write();
      stderr.write(`${styledLines(lines)}\n`);
    },
    style(style, text) {
      const [before = "", after = ""] = styleText(style, " ", { stream: stdout }).split(" ");
      if (before === "") return text;
      marks ??= newMarks();
      const { mark } = marks;
      const marked = (sequence: string) => sequence.replaceAll("\u001b[", mark);
      return `${marked(before)}${text}${marked(after)}`;
    },
    clear() {
      write();
      if (stdout.isTTY && !isBroken()) stdout.write("\u001b[2J\u001b[H");
    },
    room: () => (isBroken() ? Promise.resolve() : (draining ?? Promise.resolve())),
    broken: () => brokenBy,
    async flush() {
      write();
      if (!isBroken()) await new Promise<void>((resolve) => stdout.write("", () => resolve()));
    },
  };
}

/** What takes the place of the start of an escape sequence until it is written. */
interface Marks {
  readonly mark: string;
  /** A mark counts only with its style, so that none that was cut begins another sequence. */
  readonly pattern: RegExp;
}

/** They are random, so that no value can hold one and bring a style of its own. */
function newMarks(): Marks {
  const mark = crypto.randomUUID();
  return { mark, pattern: new RegExp(`${mark}([\\d;]+m)`, "g") };
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
