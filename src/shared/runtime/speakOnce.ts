import { ignoreErrors } from "./errors.ts";
import { onePerProcess } from "./lazily.ts";

/**
 * Writes a message to the console, once in a process for each code and at most 50 in all: what goes wrong is not silent
 * because nobody passed a logger, and fills no log either. The first one ends with how to hear more, or none; not one that
 * no logger would get.
 */
export function speakOnce(code: string, message: () => string, isOfLogger = true): void {
  const spoken = onePerProcess(place, isSpoken, () => new Set<unknown>());
  const isExplained = spoken.has(explained);
  if (spoken.has(code) || spoken.size - Number(isExplained) >= maxMessages) return;
  const isFirst = isOfLogger && !isExplained;
  spoken.add(code);
  if (isFirst) spoken.add(explained);
  ignoreErrors(
    () => console.warn(isFirst ? `${asSentence(message())} ${howToHearMore}` : message()),
    () => {},
  )();
}

/** Among the codes, that a message has explained how to hear more. */
const explained = "";
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
