import { getOwn } from "../../../shared/json/value.ts";
import { lazily } from "../../../shared/runtime/lazily.ts";
import { type CalendarNames, monthOf } from "./calendarNames.ts";

export interface DateParts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** The half of the day, on a 12-hour clock. */
  half: "am" | "pm" | undefined;
  /** The offset in seconds east of UTC, if the text contains a zone. */
  offset: number | undefined;
}

/**
 * Reads the parts of a date that matches one pattern, with months in the language or in any. `undefined` if the text
 * does not match.
 */
export type DatePartsReader = (text: string, language?: CalendarNames) => DateParts | undefined;

export const tokenShape = /'[^']*'|Y+|M+|D+|d+|H+|h+|m+|s+|S+|A|a|Z|./gs;

const numbers: Readonly<Record<string, "year" | "month" | "day" | "hour" | "minute" | "second">> = {
  Y: "year",
  M: "month",
  D: "day",
  H: "hour",
  h: "hour",
  m: "minute",
  s: "second",
};

const one = /^\d{1,2}/;
const two = /^\d\d/;
const monthName = /^\p{L}[\p{L}\p{M}’']{1,14}\.?/u;
const weekday = /^[\p{L}\p{M}’']{2,14}(?:-feira)?\.?/u;
const half = /^(?:[ap]\.?m\.?|дп|пп)/iu;

export const shapes = /* @__PURE__ */ lazily(
  (): Readonly<Record<string, RegExp>> => ({
    YYYY: /^\d{4}/,
    YY: two,
    MMMM: monthName,
    MMM: monthName,
    MM: two,
    M: one,
    DD: two,
    D: one,
    dddd: weekday,
    ddd: weekday,
    HH: two,
    H: one,
    hh: two,
    h: one,
    mm: two,
    m: one,
    ss: two,
    s: one,
    SSS: /^\d{1,9}/,
    A: half,
    a: half,
    Z: /^(?:[+-]\d\d:?(?:\d\d)?|Z|(?:UTC|GMT)(?:[+-]\d\d?(?::?\d\d)?)?)/i,
  }),
);

/**
 * Compiles a date pattern. Tokens: `YYYY` `YY` `MMMM` (a name in any language of `monthOf`, in full or short; `MMM`
 * is the same) `MM` `M` `DD` `D` `dddd` (the name of a weekday, not checked) `HH` `H` `hh` `h` `mm` `m` `ss` `s`
 * `SSS` (a fraction) `A` (am, pm) `Z` (`+02:00`, `+0200`, `Z`, `GMT`). Text in `'…'` and any other character is
 * literal, a space matches any whitespace.
 */
export function compileDatePattern(pattern: string): DatePartsReader {
  const read = compileTokens(pattern);
  return (text, language) => {
    const [parts, rest] = read(text.trim(), noParts, language) ?? [];
    return rest === "" ? parts : undefined;
  };
}

/** Compiles patterns of days and of times. A date is one of the days, alone or with one of the times after a space. */
export function compileDayTimes(days: readonly string[], times: readonly string[]): DatePartsReader {
  const dayReaders = days.map(compileTokens);
  const timeReaders = times.map(compileTokens);
  return (text, language) => {
    for (const readDay of dayReaders) {
      const day = readDay(text, noParts, language);
      if (day === undefined) continue;
      const [parts, rest] = day;
      if (rest === "") return parts;
      if (!/^\s/.test(rest)) continue;
      for (const readTime of timeReaders) {
        const [whole, more] = readTime(rest.trimStart(), parts, language) ?? [];
        if (more === "") return whole;
      }
    }
    return undefined;
  };
}

type TokensReader = (
  text: string,
  before: DateParts,
  language: CalendarNames | undefined,
) => readonly [parts: DateParts, rest: string] | undefined;

const noParts: DateParts = {
  year: 0,
  month: 1,
  day: 1,
  hour: 0,
  minute: 0,
  second: 0,
  half: undefined,
  offset: undefined,
};

/** Reads the beginning of a text. */
function compileTokens(pattern: string): TokensReader {
  const tokens = pattern.match(tokenShape) ?? [];
  return (text, before, language) => {
    const parts = { ...before };
    let rest = text;
    for (const token of tokens) {
      const used = readToken(token, rest, parts, language);
      if (used === undefined) return undefined;
      rest = rest.slice(used);
    }
    return [parts, rest];
  };
}

/** Returns what is wrong with a date pattern; `undefined` if it is valid. */
export function checkDatePattern(pattern: string): "bad_pattern.year" | "bad_pattern.month" | undefined {
  const tokens = pattern.match(tokenShape)?.filter((token) => Object.hasOwn(shapes(), token));
  if (!tokens?.some((token) => token.charAt(0) === "Y")) return "bad_pattern.year";
  if (!tokens.some((token) => token.charAt(0) === "M")) return "bad_pattern.month";
  return undefined;
}

export function literalOf(piece: string): string {
  return piece.length > 1 && piece.charAt(0) === "'" ? piece.slice(1, -1) : piece;
}

/** Converts `+02:00`, `-0530`, `+02`, `GMT+2`, `Z`, `UTC`, `GMT` to seconds. */
export function offsetOf(text: string): number {
  // Before clocks had zones, `Intl` has offsets with seconds: `GMT+02:02:04`.
  const [, sign, hours, minutes = 0, more = 0] = /([+-])(\d\d?)(?::?(\d\d)(?::(\d\d))?)?$/.exec(text) ?? [];
  if (hours === undefined) return 0;
  const seconds = Number(hours) * 3600 + Number(minutes) * 60 + Number(more);
  return sign === "-" ? -seconds : seconds;
}

function readToken(
  token: string,
  text: string,
  parts: DateParts,
  language: CalendarNames | undefined,
): number | undefined {
  const shape = getOwn(shapes(), token);
  if (shape === undefined) {
    if (token.trim() === "") return text.length - text.trimStart().length;
    const literal = literalOf(token);
    return text.toLowerCase().startsWith(literal.toLowerCase()) ? literal.length : undefined;
  }
  const found = shape.exec(text)?.[0];
  return found !== undefined && take(token, found, parts, language) ? found.length : undefined;
}

function take(token: string, found: string, parts: DateParts, language: CalendarNames | undefined): boolean {
  const number = Number(found);
  const letter = token.charAt(0);
  if (letter === "M" && token.length > 2) parts.month = monthOf(found, language) ?? Number.NaN;
  // Two digits as in POSIX: this century up to 69, the last one from 70.
  else if (token === "YY") parts.year = number + (number < 70 ? 2000 : 1900);
  else if (letter === "A" || letter === "a") parts.half = /[aд]/i.test(found) ? "am" : "pm";
  else if (letter === "Z") parts.offset = offsetOf(found);
  else {
    const name = getOwn(numbers, letter);
    if (name !== undefined) parts[name] = number;
  }
  return !Number.isNaN(parts.month);
}
