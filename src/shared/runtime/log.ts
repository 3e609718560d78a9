import { ignoreErrors } from "./errors.ts";
import { speakOnce } from "./speakOnce.ts";
import { escapeControls } from "./text.ts";

export type LogLevel = "debug" | "info" | "warn" | "error";

/** A line of a log. What it says and its fields are made only if it is written. */
export interface LogLine<Fields extends object = object> {
  readonly level: LogLevel;
  readonly text: () => string;
  readonly fields?: () => Fields;
  /**
   * How the console gets a warning or an error where there is no logger: once in a process for each such code, or
   * always. Absent if somebody else receives what the line is about, such as `onEvent`.
   */
  readonly onConsole?: { readonly once: string } | "always" | undefined;
}

/** The method of a client and of a forwarder that writes a line to the client's log. Printing one does not show it. */
export const logMethod = "_log";

/** Writes a line to the log of a client, or of a forwarder's client. One of the program's own has the console. */
export function logThrough<Fields extends object>(owner: object, line: LogLine<Fields>): void {
  const method: unknown = Reflect.get(owner, logMethod);
  if (typeof method === "function") Reflect.apply(method, owner, [line]);
  else logToConsole(line);
}

/** Writes a line where there is no logger. */
export function logToConsole({ level, text, onConsole }: LogLine): void {
  if (onConsole === undefined || !isForConsole(level)) return;
  if (onConsole === "always") ignoreErrors(() => console[level](messageOf(text)), noOne)();
  else speakOnce(onConsole.once, () => messageOf(text));
}

/** Whether the console gets lines of this level where there is no logger. */
export function isForConsole(level: LogLevel): boolean {
  return level === "warn" || level === "error";
}

/** One line, whatever is in it. */
export function messageOf(text: () => string): string {
  return escapeControls(`baselinker: ${text()}`);
}

/** There is nowhere left to report that the console fails. */
const noOne = () => {};
