import type { IssueCodeName } from "../issueCodes.ts";
import { type Parsed, parsed, unparsed } from "./parsed.ts";
import { phoneNumber } from "./phoneNumber.ts";

/**
 * A stricter check of phone numbers, for example libphonenumber-js. Gets E.164 where this library could
 * read the number, the text as written where it could not, and returns E.164 or `undefined`. One that
 * throws leaves the phone as it was, with the issue `phone_parser_failed`.
 *
 * @example
 * ```ts
 * import { parsePhoneNumberFromString } from "libphonenumber-js";
 * const parser: PhoneParser = (text, country) => {
 *   const number = parsePhoneNumberFromString(text, country);
 *   return number?.isValid() ? number.number : undefined;
 * };
 * ```
 */
export type PhoneParser = (text: string, country: string | undefined) => string | undefined;

export interface ParsePhoneOptions {
  /** Country (ISO 3166-1 alpha-2) of numbers that are written without a calling code. */
  readonly country?: string | undefined;
  /** Which number of a text that holds several. `all` joins them by `, `. Default `first`. */
  readonly which?: "first" | "second" | "all" | undefined;
  readonly parser?: PhoneParser | undefined;
}

/**
 * Finds a phone number in a text and writes it as E.164.
 *
 * Repairs what forms spoil: `80671234567`, `380…` without plus, `00380…`, `+3800 67…`, `+38 +38067…`, a
 * letter O for a zero, an extension. Digits without a plus are read by the rules of `country`; 11 to 15
 * digits that do not begin with 0 and fit no national form are taken for international.
 *
 * Notes: `phone_repaired_trunk_80`, `phone_repaired_trunk`, `phone_repaired_no_trunk`,
 * `phone_repaired_prefix`, `phone_repaired_plus`, `phone_repaired_letter`, `phone_extension_dropped`.
 * Codes: `phone_empty`, `phone_too_short`, `phone_too_long`, `phone_invalid`, `phone_needs_country`,
 * `phone_placeholder`, `phone_no_second`, `phone_parser_failed`.
 */
export function parsePhone(value: unknown, options: ParsePhoneOptions = {}): Parsed<string> {
  if (typeof value !== "string" && typeof value !== "number") return unparsed("phone_empty");
  const { which = "first", parser } = options;
  if (which !== "second" && parser === undefined) {
    const plain = plainNumber(String(value), options.country);
    if (plain?.ok) return plain;
  }
  const found = findPhones(String(value).slice(0, maxLength), options, which === "first" ? 1 : maxNumbers);
  if (!found.ok) return found;
  const numbers = found.value;
  if (which === "all") {
    const all = [...new Set(numbers.map((number) => number.value))].join(", ");
    return parsed(all, numbers.find((number) => number.note !== undefined)?.note);
  }
  return numbers[which === "second" ? 1 : 0] ?? unparsed("phone_no_second");
}

/** A text that is one number with the usual signs in it, as most are: looked at once, sign by sign. */
function plainNumber(text: string, country: string | undefined): Parsed<string> | undefined {
  if (text.length > 25) return undefined;
  const isInternational = text.charCodeAt(0) === 43;
  let digits = "";
  for (let index = isInternational ? 1 : 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 47 && code < 58) digits += text[index];
    // Space, ( ) - and the no-break space.
    else if (code !== 32 && code !== 40 && code !== 41 && code !== 45 && code !== 160) return undefined;
  }
  // An international prefix, or two numbers, need a closer look.
  if (digits.length > 15 || digits.startsWith("00") || digits.startsWith("810")) return undefined;
  const number = phoneNumber(digits, isInternational, country);
  return number.ok && number.note === "phone_repaired_trunk" ? undefined : number;
}

/** No field holds a number further on, and each of many numbers costs time. */
const maxLength = 2000;
const maxNumbers = 10;

type Found = Extract<Parsed<string>, { readonly ok: true }>;

function findPhones(text: string, options: ParsePhoneOptions, most: number): Parsed<readonly Found[]> {
  const found: Found[] = [];
  let failure: IssueCodeName = "phone_empty";
  const note = (result: Parsed<string>): boolean => {
    if (result.ok) found.push(result);
    // What is wrong with an earlier and longer piece says more than a stray digit.
    else if (failure === "phone_empty" || failure === "phone_too_short") failure = result.code;
    return result.ok;
  };
  const plain = withZeros(text.normalize("NFKC"));
  for (const run of plain.text.match(runShape) ?? []) {
    if (found.length >= most) break;
    const whole = readNumber(run, options, plain.isRepaired);
    if (whole.ok || !/[\s/]/.test(run.trim())) note(whole);
    else if (!readPieces(run, options, note)) note(whole);
  }
  return found.length === 0 ? unparsed(failure) : parsed(found);
}

/** A plus, digits, and what people put between them. Further words, commas and semicolons end it. */
const runShape =
  /(?:\+[\s()+-]*)?\d(?:(?!\s*\+)[\d\s().\-–—−/_]|\s?(?:#|;?ext[.=]?|доб\.?|вн\.?|wew\.?|x)\s?\d{1,6}\b)*/giu;

/** `0671234567 / 0501234567`: pieces as long as they can be, because parts of a number are numbers too. */
function readPieces(
  run: string,
  options: ParsePhoneOptions,
  note: (result: Parsed<string>) => boolean,
): boolean {
  const bySlash = run.split("/").filter((piece) => /\d/.test(piece));
  if (bySlash.length > 1) {
    let any = false;
    for (const piece of bySlash) any = note(readNumber(piece, options, false)) || any;
    return any;
  }
  const words = run.trim().split(/\s+/).slice(0, 24);
  let any = false;
  for (let start = 0; start < words.length; ) {
    let end = Math.min(words.length, start + 8);
    let result: Parsed<string> = unparsed("phone_too_short");
    for (; end > start; end -= 1) {
      result = readNumber(words.slice(start, end).join(" "), options, false);
      if (result.ok) break;
    }
    if (result.ok) any = note(result);
    start = Math.max(end, start + 1);
  }
  return any;
}

function readNumber(written: string, options: ParsePhoneOptions, hasZeros: boolean): Parsed<string> {
  const { country, parser } = options;
  const main = written.replace(extension, "");
  // Excel turns numbers into decimals.
  const digits = main.replace(/^(\s*\+?\d{9,15})\.0+\s*$/, "$1").replace(/\D/g, "");
  const prefix = main.includes("+") ? "" : (/^(?:00(?=[1-9])|810(?=[1-9]\d{9}))/.exec(digits)?.[0] ?? "");
  const isInternational = main.includes("+") || prefix !== "";
  const own = phoneNumber(digits.slice(prefix.length), isInternational, country);
  const number = parser === undefined ? own : approved(own, written, country, parser);
  if (!number.ok || number.note !== undefined) return withoutCaution(number, main);
  if (hasZeros) return parsed(number.value, "phone_repaired_letter");
  return main === written ? number : parsed(number.value, "phone_extension_dropped");
}

const extension = /\s?(?:#|;?ext[.=]?|доб\.?|вн\.?|wew\.?|x)\s?\d{1,6}\s*$/iu;

/** `+44 (0)20 …` is how it is meant to be written: nothing was repaired. */
function withoutCaution(number: Parsed<string>, written: string): Parsed<string> {
  const isUsual = number.ok && number.note === "phone_repaired_trunk" && /\(0\)/.test(written);
  return isUsual ? parsed(number.value) : number;
}

function approved(
  own: Parsed<string>,
  written: string,
  country: string | undefined,
  parser: PhoneParser,
): Parsed<string> {
  let number: unknown;
  try {
    number = parser(own.ok ? own.value : written.trim(), country);
  } catch {
    return unparsed("phone_parser_failed");
  }
  if (typeof number !== "string" || number === "") return own.ok ? unparsed("phone_invalid") : own;
  return own.ok && own.value === number ? own : parsed(number);
}

/** A letter O among digits is a zero. */
function withZeros(text: string): { readonly text: string; readonly isRepaired: boolean } {
  const repaired = text.replace(/(?<=[\d(+]\s?)[OoОо](?=[\s\d)-])|(?<![\p{L}])[OoОо](?=\s?\d)/gu, "0");
  return { text: repaired, isRepaired: repaired !== text };
}
