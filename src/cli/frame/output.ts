import type { Writable } from "node:stream";
import { styleText } from "node:util";
import type { IssueLanguage } from "../../entries/mapping.ts";
import { isRecord } from "../../json/value.ts";
import { escapeControls } from "../../runtime/text.ts";

export const languages = ["en", "uk", "pl"] as const;

export type Language = (typeof languages)[number];
/** A text in each language. `{name}` is a placeholder. */
export type Text = Readonly<Record<Language, string>>;

export function say(text: Text, language: Language, details: Readonly<Record<string, unknown>> = {}): string {
  return text[language].replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(details, name) ? String(details[name]) : whole,
  );
}

export function isLanguage(given: unknown): given is Language {
  return languages.some((language) => language === given);
}

/** The language of the terminal by its environment variables; English if it is another one. */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  const own = locale.slice(0, 2).toLowerCase();
  return isLanguage(own) ? own : "en";
}

export async function issueOptions(language: Language): Promise<{ readonly language?: IssueLanguage }> {
  if (language === "uk") return { language: (await import("../../entries/mapping/uk.ts")).uk };
  if (language === "pl") return { language: (await import("../../entries/mapping/pl.ts")).pl };
  return {};
}

export async function saidIn(error: unknown, language: Language): Promise<unknown> {
  if (!(error instanceof Error) || !isRecord(error) || !Array.isArray(error.problems)) return error;
  const isSaid = error.problems.some((problem) => !error.message.includes(String(problem?.message)));
  if (isSaid) return error;
  return (await issueOptions(language)).language?.error(error) ?? error;
}

export interface CommandIo {
  readonly stdout: Screen;
  readonly stderr: Screen;
  /** Opened on first use, since opening takes time. */ readonly stdin: () => NodeJS.ReadStream;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export type Screen = Writable & { readonly isTTY?: boolean; readonly columns?: number };

export function ofThisProcess(): CommandIo {
  const { stdout, stderr, env } = process;
  return { stdout, stderr, stdin: () => process.stdin, env };
}

export function untilEnded(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

const chunkLength = 65_536;

type Style = Parameters<typeof styleText>[0];

/** The output of a command. Results go to standard output, everything else to standard error. */
export interface Output {
  readonly isJson: boolean;
  readonly language: Language;
  /** The width of the terminal; `undefined` if results go to a pipe or a file. */
  readonly columns: number | undefined;
  /** Whether a user can be asked and see progress. */ readonly isInteractive: boolean;
  /** Prints a line of results. */ print(text: string): void;
  /** Prints a result as one line of JSON. */ json(value: unknown): void;
  /** Prints a line for the user, except with `--quiet`. */ note(text: string): void;
  /** Prints a line for the user, also with `--quiet`. */ complain(text: string): void;
  say(text: Text, details?: Readonly<Record<string, unknown>>): string;
  /** Styles text of results if the terminal supports it. */ style(style: Style, text: string): string;
  /** Resolves when the buffer has room. Commands with much output wait for it. */ room(): Promise<void>;
  /** The error that stopped the output: a closed pipe, a full disk. */ broken(): Error | undefined;
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
    // A getter, so that standard input is opened only if the user may be asked.
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

/** A value on one line, safe for a terminal. */
export function shown(value: unknown): string {
  if (value === undefined) return "–";
  if (typeof value !== "string") return escapeControls(JSON.stringify(value) ?? String(value));
  // Escaped as in JSON. Other control characters have no familiar name.
  return escapeControls(value.replaceAll("\r", "\\r").replaceAll("\n", "\\n").replaceAll("\t", "\\t"));
}
