import { type Parsed, parsed, unparsed } from "./parsed.ts";
import { phoneNumber } from "./phoneNumber.ts";

/**
 * A stricter judge of phone numbers, for example libphonenumber-js. Gets E.164 where this library could
 * read the number and the text as written where it could not; returns E.164 or `undefined`.
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
 * `phone_placeholder`, `phone_no_second`.
 */
export function parsePhone(value: unknown, options: ParsePhoneOptions = {}): Parsed<string> {
  const found = findPhones(value, options);
  if (!found.ok) return found;
  const numbers = found.value;
  if (options.which === "all")
    return parsed(numbers.map((number) => number.text).join(", "), numbers[0]?.note);
  const number = numbers[options.which === "second" ? 1 : 0];
  return number === undefined ? unparsed("phone_no_second") : parsed(number.text, number.note);
}

interface FoundPhone {
  readonly text: string;
  readonly note: string | undefined;
}

function findPhones(value: unknown, options: ParsePhoneOptions): Parsed<readonly FoundPhone[]> {
  if (typeof value !== "string" && typeof value !== "number") return unparsed("phone_empty");
  const digits = String(value).replace(/\D/g, "");
  if (digits === "") return unparsed("phone_empty");
  const number = phoneNumber(digits.replace(/^00/, ""), /^\s*(?:\+|00)/.test(String(value)), options.country);
  return number.ok ? parsed([{ text: number.value, note: number.note }]) : number;
}
