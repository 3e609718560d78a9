import { getOwn } from "../../shared/json/value.ts";
import { lazily } from "../../shared/runtime/lazily.ts";

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

/** Reads the parts of a date that matches one pattern. `undefined` if the text does not match. */
export type DatePartsReader = (text: string) => DateParts | undefined;

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
const monthName = /^\p{L}{3,12}\.?/u;
const weekday = /^[\p{L}’']{2,14}\.?/u;
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
    Z: /^(?:[+-]\d\d:?(?:\d\d)?|Z|(?:UTC|GMT)(?:[+-]\d\d:?(?:\d\d)?)?)/i,
  }),
);

const months: readonly string[] = [
  "січ sty jan jän led янв ene gen ian",
  "лют lut feb úno фев fév fev",
  "бер mar mär maer bře мар",
  "кві kwi apr dub апр avr abr",
  "тра maj may mai kvě máj май мая mag",
  "чер cze jun čer čvn jún июн juin giu iun",
  "лип lip jul čvc červenc červenec júl июл juil lug iul",
  "сер sie aug srp авг aoû aou ago",
  "вер wrz sep zář сен set",
  "жов paź paz oct okt říj окт ott",
  "лис lis nov ноя noi",
  "гру gru dec dez déc pro дек dic",
];

/**
 * Compiles a date pattern. Tokens: `YYYY` `YY` `MMMM` (a name in any language of `monthOf`, in full or short; `MMM`
 * is the same) `MM` `M` `DD` `D` `dddd` (the name of a weekday, not checked) `HH` `H` `hh` `h` `mm` `m` `ss` `s`
 * `SSS` (a fraction) `A` (am, pm) `Z` (`+02:00`, `+0200`, `Z`, `GMT`). Text in `'…'` and any other character is
 * literal, a space matches any whitespace.
 */
export function compileDatePattern(pattern: string): DatePartsReader {
  const tokens = pattern.match(tokenShape) ?? [];
  return (text) => {
    const parts = { year: 0, month: 1, day: 1, hour: 0, minute: 0, second: 0 };
    const read: DateParts = { ...parts, half: undefined, offset: undefined };
    let rest = text.trim();
    for (const token of tokens) {
      const used = readToken(token, rest, read);
      if (used === undefined) return undefined;
      rest = rest.slice(used);
    }
    return rest === "" ? read : undefined;
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

/** Converts `+02:00`, `-0530`, `+02`, `Z`, `UTC`, `GMT` to seconds. */
export function offsetOf(text: string): number {
  const match = /([+-])(\d\d):?(\d\d)?$/.exec(text);
  if (match === null) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3] ?? 0) * 60;
  return match[1] === "-" ? -seconds : seconds;
}

/** The month of a name in eleven languages, in full or short. The last match counts: `červenec` is July, not `čer`. */
export function monthOf(word: string): number | undefined {
  const name = word.toLowerCase();
  const index = months.findLastIndex((stems) => stems.split(" ").some((stem) => name.startsWith(stem)));
  return index < 0 ? undefined : index + 1;
}

function readToken(token: string, text: string, parts: DateParts): number | undefined {
  const shape = getOwn(shapes(), token);
  if (shape === undefined) {
    if (token.trim() === "") return text.length - text.trimStart().length;
    const literal = literalOf(token);
    return text.toLowerCase().startsWith(literal.toLowerCase()) ? literal.length : undefined;
  }
  const found = shape.exec(text)?.[0];
  return found !== undefined && take(token, found, parts) ? found.length : undefined;
}

function take(token: string, found: string, parts: DateParts): boolean {
  const number = Number(found);
  const letter = token.charAt(0);
  if (letter === "M" && token.length > 2) parts.month = monthOf(found) ?? Number.NaN;
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
