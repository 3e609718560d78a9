import type { MappingCode } from "../contract/issueCodes.ts";
import { type Parsed, parsed, unparsed } from "./parsed.ts";
import { hasZeroTrunk, phoneNumber } from "./phoneNumber.ts";
import { digitsIn, phoneText } from "./phoneText.ts";

/**
 * A stricter check of phone numbers, such as libphonenumber-js. Receives E.164 if this library could read the number,
 * else the original text. Returns E.164 or `undefined`. If it throws or returns a promise, this is reported once per
 * lead (`phone_parser_failed`), and the phones of the lead are read without it.
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
  /** The country (ISO 3166-1 alpha-2) of numbers without a calling code. */
  readonly country?: string | undefined;
  /** Which number to return if the text has several. `all` joins them with `, `. Default `first`. */
  readonly which?: "first" | "second" | "all" | undefined;
  readonly parser?: PhoneParser | undefined;
}

/**
 * Finds a phone number and returns it as E.164. Repairs `80671234567`, `380…`, `00380…`, `+38 +38067…`, a letter O for
 * a zero, an extension. Digits without a plus are read by the rules of `country`; 11 to 15 that fit no national form
 * and do not start with 0 are international if the calling code is known. Among other words a number must look like a
 * phone: a plus, 00, the trunk prefix, or groups if the country has none. Those of orders, cards, dates are ignored.
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

/** Reads the usual case in a single pass: a text that is one number with the usual signs. */
function plainNumber(text: string, country: string | undefined): Parsed<string> | undefined {
  if (text.length > 25) return undefined;
  const isInternational = text.charCodeAt(0) === 43;
  let digits = "";
  let isBroken = false;
  for (let index = isInternational ? 1 : 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 47 && code < 58) digits += text[index];
    // These are a space, ( ) - and the no-break space.
    else if (code !== 32 && code !== 40 && code !== 41 && code !== 45 && code !== 160) return undefined;
    else isBroken = true;
  }
  // An international prefix, two numbers, or groups of foreign digits need a closer look.
  if (digits.length > 15 || digits.startsWith("00") || digits.startsWith("810")) return undefined;
  if (isBroken && digits.startsWith("3903")) return undefined;
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

/** Matches a single digit in a group, which a phone of nine or ten digits rarely has. */
const loneDigit = /(?<!\d)\d(?!\d)/;
/**
 * The number of characters that are read. Fields do not have numbers after this position, and reading many
 * numbers costs time.
 */
const maxLength = 2000;
const maxNumbers = 10;

type Found = Extract<Parsed<string>, { readonly ok: true }>;

interface Around extends ParsePhoneOptions {
  readonly hasZeros: boolean;
  /** Whether a national number may lack its trunk prefix. */
  readonly isBare: boolean;
}

function findPhones(written: string, options: ParsePhoneOptions, most: number): Parsed<readonly Found[]> {
  const found: Found[] = [];
  let failure: MappingCode = "phone_empty";
  const { text, hasWords, hasZeros, digits } = phoneText(written);
  let isPart = hasWords;
  let isSure = false;
  const note = (result: Parsed<string>, source: string): boolean => {
    if (result.ok) found.push(result);
    else {
      // The problem of an earlier, longer piece is more useful than that of a stray digit.
      if (failure === "phone_empty" || failure === "phone_too_short") failure = result.code;
      isPart ||= /^[^+]*\d/.test(source);
    }
    return result.ok;
  };
  const around = { ...options, hasZeros, isBare: !hasWords };
  const runs = text.match(runShape) ?? [];
  const long = runs.filter((run) => digitsIn(run) > 4);
  for (const run of runs) {
    if (found.length >= most) break;
    const whole = readNumber(run, around);
    // Words around the only number, written with a plus or without any other digit, cannot be meant for another.
    if (whole.ok && long.length === 1 && (run.includes("+") || digitsIn(run) === digits)) isSure = true;
    // A single number with a digit too many is not read in pieces.
    const isOne = whole.ok || (whole.code === "phone_too_long" && digitsIn(run) < 16);
    if (isOne || !/[\s/]/.test(run.trim())) note(whole, run);
    else if (!readPieces(run, around, note)) note(whole, run);
  }
  if (found.length === 0) return unparsed(failure);
  return parsed(
    isPart && !isSure
      ? found.map(({ value, note = "phone_from_text" }) => ({ ok: true, value, note }))
      : found,
  );
}

/**
 * Matches a plus, digits, and the characters people put between them. Other words, commas and semicolons end
 * the number.
 */
const runShape =
  /(?:\+[\s()+-]*)?\d(?:[\d\s().\-/_]|(?:#|;?ext[.=]?|доб\.?|дод\.?|вн\.?|wew\.?|x)\s?\d{1,6}\b)*/giu;

/**
 * Reads several numbers, such as `0671234567 / 0501234567`. Pieces are as long as possible, because parts of
 * a number are also numbers.
 */
function readPieces(
  run: string,
  options: Around,
  note: (result: Parsed<string>, source: string) => boolean,
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
    // The rest of a number with a plus is not a separate number.
    if (!result.ok && words[start]?.includes("+")) break;
    start = Math.max(end, start + 1);
  }
  return any;
}

function readNumber(written: string, { country, parser, hasZeros, isBare }: Around): Parsed<string> {
  const main = written.replace(extension, "");
  // Excel converts numbers to decimals.
  const plain = main.replace(/^(\+?\d{9,15})\.0+\s*$/, "$1").replace(italianTrunk, "$1");
  const digits = plain.replace(/\D/g, "");
  const prefix = main.includes("+") ? "" : (/^(?:00(?=[1-9])|810(?=[1-9]\d{9}))/.exec(digits)?.[0] ?? "");
  const isInternational = main.includes("+") || prefix !== "";
  const groups = plain.split(/\D+/).filter((group) => group !== "");
  const reading = phoneNumber(digits.slice(prefix.length), {
    isInternational,
    isKnown: prefix !== "",
    country,
    isBare,
    // A single digit is something else, unless all groups are single digits.
    isGrouped: new Set(groups.map(({ length }) => length === 1)).size === 1,
    isWhole: groups.length === 1,
    group: groups[0],
  });
  const number = parser === undefined ? reading : approved(reading, written, country, parser);
  if (!number.ok || number.note !== undefined) return withoutCaution(number, main);
  if (hasZeros) return parsed(number.value, "phone_repaired_letter");
  return main === written ? number : parsed(number.value, "phone_extension_dropped");
}

/** Matches the `(0)` of Italy before a mobile number. Before other numbers it is dialled from everywhere. */
const italianTrunk = /^(\s*(?:\+|00)\s?39\D{0,3})\(0\)(?=\D{0,3}3(?:\D*\d){9}\D*$)/;

const extension = /\s?(?:#|;?ext[.=]?|доб\.?|дод\.?|вн\.?|wew\.?|x)\s?\d{1,6}\s*$/iu;

/**
 * Removes the note of a repaired number if nothing was repaired: `+44 (0)20 …` is a correct way to write a
 * number.
 */
function withoutCaution(number: Parsed<string>, written: string): Parsed<string> {
  const isUsual = number.ok && number.note === "phone_repaired_trunk" && /\(0\)/.test(written);
  return isUsual ? parsed(number.value) : number;
}

function approved(
  reading: Parsed<string>,
  written: string,
  country: string | undefined,
  parser: PhoneParser,
): Parsed<string> {
  const number: unknown = parser(reading.ok ? reading.value : written.trim(), country);
  if (typeof number !== "string" || number === "") return reading.ok ? unparsed("phone_invalid") : reading;
  return reading.ok && reading.value === number ? reading : parsed(number);
}
