import type { IssueCodeName } from "../issueCodes.ts";
import { type Parsed, parsed, unparsed } from "./parsed.ts";
import { hasZeroTrunk, phoneNumber } from "./phoneNumber.ts";
import { phoneText } from "./phoneText.ts";

/**
 * A stricter check of phone numbers, for example libphonenumber-js. Gets E.164 where this library could read
 * the number, the text as written where it could not, and returns E.164 or `undefined`. One that throws or
 * gives a promise is reported once a lead (`phone_parser_failed`), whose phones are then read without it.
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
 * digits that do not begin with 0 and fit no national form are taken for international, where the calling code is known.
 *
 * Of a text with other words only what is written as phones are is taken: with a plus, with 00, with the trunk prefix,
 * or in groups where the country has none; never the number of an order, a card, a document, a date or an amount.
 *
 * Notes: `phone_repaired_trunk_80`, `phone_repaired_trunk`, `phone_repaired_no_trunk`, `phone_repaired_prefix`,
 * `phone_repaired_plus`, `phone_repaired_letter`, `phone_extension_dropped`, `phone_from_text`. Codes: `phone_empty`,
 * `phone_too_short`, `phone_too_long`, `phone_invalid`, `phone_needs_country`, `phone_placeholder`,
 * `phone_no_second`.
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
  let isBroken = false;
  for (let index = isInternational ? 1 : 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 47 && code < 58) digits += text[index];
    // Space, ( ) - and the no-break space.
    else if (code !== 32 && code !== 40 && code !== 41 && code !== 45 && code !== 160) return undefined;
    else isBroken = true;
  }
  // An international prefix, two numbers, or pieces of foreign digits need a closer look.
  if (digits.length > 15 || digits.startsWith("00") || digits.startsWith("810")) return undefined;
  if (
    isBroken &&
    !isInternational &&
    !(digits.length === 10 && digits[0] === "0" && hasZeroTrunk(country ?? "")) &&
    (digits.length < 9 || digits.length > 10 || loneDigit.test(text))
  )
    return undefined;
  const number = phoneNumber(digits, { isInternational, country, isBare: true, isWhole: true });
  return number.ok && number.note === "phone_repaired_trunk" ? undefined : number;
}

/** In a phone of nine or ten digits none is usually alone. */
const loneDigit = /(?<!\d)\d(?!\d)/;

/** No field holds a number further on, and each of many numbers costs time. */
const maxLength = 2000;
const maxNumbers = 10;

type Found = Extract<Parsed<string>, { readonly ok: true }>;

/** What is known of the text around a number. */
interface Around extends ParsePhoneOptions {
  readonly hasZeros: boolean;
  /** Whether the number may be national without what is dialled before it there. */ readonly isBare: boolean;
}

function findPhones(written: string, options: ParsePhoneOptions, most: number): Parsed<readonly Found[]> {
  const found: Found[] = [];
  let failure: IssueCodeName = "phone_empty";
  const { text, hasWords, hasZeros } = phoneText(written);
  let isPart = hasWords;
  const note = (result: Parsed<string>, own: string): boolean => {
    if (result.ok) found.push(result);
    else {
      // What is wrong with an earlier and longer piece says more than a stray digit.
      if (failure === "phone_empty" || failure === "phone_too_short") failure = result.code;
      isPart ||= /^[^+]*\d/.test(own);
    }
    return result.ok;
  };
  const around = { ...options, hasZeros, isBare: !hasWords };
  for (const run of text.match(runShape) ?? []) {
    if (found.length >= most) break;
    const whole = readNumber(run, around);
    if (whole.ok || !/[\s/]/.test(run.trim())) note(whole, run);
    else if (!readPieces(run, around, note)) note(whole, run);
  }
  if (found.length === 0) return unparsed(failure);
  return parsed(
    isPart ? found.map(({ value, note = "phone_from_text" }) => ({ ok: true, value, note })) : found,
  );
}

/** A plus, digits, and what people put between them. Further words, commas and semicolons end it. */
const runShape =
  /(?:\+[\s()+-]*)?\d(?:[\d\s().\-/_]|(?:#|;?ext[.=]?|доб\.?|дод\.?|вн\.?|wew\.?|x)\s?\d{1,6}\b)*/giu;

/** `0671234567 / 0501234567`: pieces as long as they can be, because parts of a number are numbers too. */
function readPieces(
  run: string,
  options: Around,
  note: (result: Parsed<string>, own: string) => boolean,
): boolean {
  const around = { ...options, isBare: false, hasZeros: false };
  const bySlash = run.split("/").filter((piece) => /\d{5}|\d\D+\d\D*\d/.test(piece));
  const words = (bySlash.length > 1 ? bySlash.join(" / ") : run.replaceAll("/", " / "))
    .split(/\s+/)
    .slice(0, 24);
  let any = false;
  for (let start = 0; start < words.length; ) {
    let end = Math.min(words.length, start + 8);
    let result: Parsed<string> = unparsed("phone_too_short");
    for (; end > start; end -= 1) {
      const piece = words.slice(start, end);
      result = piece.includes("/") ? result : readNumber(piece.join(" "), around);
      if (result.ok) break;
    }
    if (result.ok) any = note(result, "");
    else note(result, words[start] ?? "");
    // The rest of a number with a plus is not a number of its own.
    if (!result.ok && words[start]?.includes("+")) break;
    start = Math.max(end, start + 1);
  }
  return any;
}

function readNumber(written: string, { country, parser, hasZeros, isBare }: Around): Parsed<string> {
  const main = written.replace(extension, "");
  // Excel turns numbers into decimals.
  const plain = main.replace(/^(\+?\d{9,15})\.0+\s*$/, "$1");
  const digits = plain.replace(/\D/g, "");
  const prefix = main.includes("+") ? "" : (/^(?:00(?=[1-9])|810(?=[1-9]\d{9}))/.exec(digits)?.[0] ?? "");
  const isInternational = main.includes("+") || prefix !== "";
  const groups = plain.split(/\D+/).filter((group) => group !== "");
  const own = phoneNumber(digits.slice(prefix.length), {
    isInternational,
    isKnown: prefix !== "",
    country,
    isBare,
    // A single digit is of something else, unless all of them are.
    isGrouped: new Set(groups.map(({ length }) => length === 1)).size === 1,
    isWhole: groups.length === 1,
    group: groups[0],
  });
  const number = parser === undefined ? own : approved(own, written, country, parser);
  if (!number.ok || number.note !== undefined) return withoutCaution(number, main);
  if (hasZeros) return parsed(number.value, "phone_repaired_letter");
  return main === written ? number : parsed(number.value, "phone_extension_dropped");
}

const extension = /\s?(?:#|;?ext[.=]?|доб\.?|дод\.?|вн\.?|wew\.?|x)\s?\d{1,6}\s*$/iu;

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
  const number: unknown = parser(own.ok ? own.value : written.trim(), country);
  if (typeof number !== "string" || number === "") return own.ok ? unparsed("phone_invalid") : own;
  return own.ok && own.value === number ? own : parsed(number);
}
