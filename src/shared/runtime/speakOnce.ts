import { ignoreErrors } from "./errors.ts";
import { onePerProcess } from "./lazily.ts";

/**
 * Writes a message to the console, once in a process for each code and at most 50 in all: what goes wrong is not silent
 * because nobody passed a logger, and fills no log either.
 */
export function speakOnce(code: string, message: () => string): void {
  const spoken = onePerProcess(place, isSpoken, () => new Set<unknown>());
  if (spoken.has(code) || spoken.size >= maxMessages) return;
  const isFirst = spoken.size === 0;
  spoken.add(code);
  ignoreErrors(
    () => console.warn(isFirst ? `${asSentence(message())} ${howToHearMore}` : message()),
    () => {},
  )();
}

const maxMessages = 50;

const howToHearMore =
  "Each such line is written once. Pass `logger` to the client for all, or `logger: false` for none.";

function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function isSpoken(value: unknown): value is Set<unknown> {
  return value instanceof Set;
}

const place = /* @__PURE__ */ Symbol.for("baselinker-sdk/spoken/1");
