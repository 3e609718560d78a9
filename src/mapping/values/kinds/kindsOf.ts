import { lazily } from "../../../shared/runtime/lazily.ts";
import { parseBoolean } from "../boolean.ts";
import { currenciesOf } from "../currency.ts";
import { createDateParser } from "../dates/date.ts";
import { isUsualEmail } from "../email.ts";
import { parseDecimal } from "../parseDecimal.ts";
import { parsePhone } from "../phone.ts";
import { usualCountries } from "../places/country.ts";
import { isCard } from "./card.ts";
import { branch, carriers, isPerson } from "./names.ts";

/** What a value can be taken for. Most values are of several kinds: `12345` is a number, an id and a postcode. */
export type ValueKind = keyof typeof checks;

export interface ValueKinds {
  /** Whether the value can be taken for this. It is found out when it is asked. */
  has(kind: ValueKind): boolean;
}

interface KindOptions {
  /** The country of phones without a calling code. */
  readonly country?: string | undefined;
  /** Only this much of a longer value is looked at, since the time of some patterns is quadratic. @default 600 */
  readonly longest?: number;
}

/** What a value of a lead is, read as the mapper reads it. Nothing that is not there is of any kind. */
export function kindsOf(value: unknown, { country, longest = 600 }: KindOptions = {}): ValueKinds {
  const text = value === null || value === undefined ? "" : String(value).slice(0, longest).trim();
  return { has: (kind) => text !== "" && checks[kind](text, { value, country }) };
}

interface Given {
  readonly value: unknown;
  readonly country: string | undefined;
}

const checks = {
  phone: (text: string, { country }: Given) =>
    /\d{3}/.test(text) && !text.includes("@") && isPhone(text, country),
  /** A phone that is written like one: with a plus, a zero in front or gaps. */
  phoneAsWritten: (text: string, { country }: Given) => isPhoneAsWritten(text, country),
  /** Begins as what is dialled does. */
  dialled: (_: string, { value }: Given) => /^(?:\+|380|0)\d[\d\s().-]{8,}$/.test(String(value)),
  /** Has the digits of a phone, whatever else. */
  phoneDigits: (text: string) => /(?:\d\D{0,3}){5}/.test(text),
  email: (text: string) =>
    isUsualEmail(text.toLowerCase()) || /^[^\s@<>"]{1,64}@[^\s@<>"]+\.[^\s@<>"]{2,}$/.test(text),
  currency: (text: string) => /^[A-Z]{3}$/.test(text) && (currenciesOf(text)?.length ?? 0) > 0,
  date: (text: string, { value }: Given) => isDate(text, value),
  /** A date that is written like one, or seconds or milliseconds of our time. */
  dateAsWritten: (_: string, { value }: Given) => isDateAsWritten(value),
  /** A date that says its zone, or a number of seconds or milliseconds. */
  dateWithZone: (text: string) => /^\d{9,13}$|(?:Z|UTC|GMT|[+-]\d\d:?\d\d)\)?$/.test(text),
  postcode: (text: string) => /^(?=.*\d)[\p{L}\d][\p{L}\d -]{2,9}$/u.test(text),
  /** What is a postcode if its name says so. */
  postcodeAsNamed: (text: string) => /^(?=.*\d)[\p{L}\d -]{3,12}$/u.test(text),
  country: (text: string) => /^\p{L}/u.test(text) && text.length < 50 && usualCountries()(text).ok,
  countryCode: (_: string, { value }: Given) => /^[A-Z]{2}$/i.test(String(value)),
  /** What is a country if its name says so. */
  countryAsNamed: (text: string) => /^\p{L}[\p{L} .-]{1,40}$/u.test(text),
  town: (text: string) => text.length <= 60 && /\p{L}{2}/u.test(text) && !/[\d,@_:;/\\]/.test(text),
  street: (text: string) =>
    (/\p{L}/u.test(text) || /^\d{1,4}(?:[/-]\d{1,4})?\p{L}?$/u.test(text)) &&
    isText(text) &&
    !branch.test(text),
  person: isPerson,
  text: (text: string) => /[\p{L}\d]/u.test(text) && isText(text),
  message: (text: string, { value }: Given) =>
    typeof value === "string" && /\p{L}{2}/u.test(text) && isText(text),
  /** Has two letters in a row, as words have and codes do not. */
  letters: (text: string) => /\p{L}{2}/u.test(text),
  label: (text: string) => text.length <= 80 && /\p{L}{2}/u.test(text) && isText(text) && !text.includes("@"),
  nip: (text: string) => /^[A-Z]{0,3}[ -]?\d[\d -]{6,14}[A-Z\d]?$/i.test(text),
  /** Has as many digits in a row as a tax number. */
  taxDigits: (text: string) => /\d{5}/.test(text),
  id: (text: string) => text.length <= 120 && !/^\/|\s/.test(text) && /[\p{L}\d]/u.test(text),
  /** An id that is too long to be anything else. */
  longId: isLongId,
  ean: (text: string) => /^(?:\d{8}|\d{12,14})$/.test(text),
  sku: (text: string) => text.length <= 50 && !/^https?:|\s.*\s/.test(text),
  boolean: (_: string, { value }: Given) => parseBoolean(value).ok,
  carrier: (text: string) =>
    text.length <= 80 && carriers.test(text) && !/^[a-z\d]+(?:[_-][a-z\d]+)*$/.test(text),
  number: (text: string, { value }: Given) => /\d/.test(text) && text.length < 30 && parseDecimal(value).ok,
  card: isCard,
  /** An address of the internet, of either version. */
  internetAddress: (text: string) =>
    /^(?:\d{1,3}\.){3}\d{1,3}$|^[\da-f]{0,4}(?::[\da-f]{0,4}){4,7}$/i.test(text),
  /** Goods with a price: `Mug (M-1) x 2 = 300`, `Mug|49.99`, `Mug – 300 UAH`. */
  goods: (text: string) =>
    /\p{L}.*(?:[=≡|]\s?\d|\d\s?(?:грн|uah|zł|zl|pln|eur|usd|kč|czk|€|₴|\$)|(?<!\p{L})[x×х]\s?\d)/iu.test(
      text,
    ),
  /** Short, with one space at most, as names of methods and states are. */
  term: (text: string) => text.length < 60 && !/\s.*\s/.test(text),
  machine: isMachine,
};

/** Its patterns are compiled once: a walk through a lead asks at each of its texts. */
const dates = /* @__PURE__ */ lazily(() => createDateParser());

function isPhone(text: string, country: string | undefined): boolean {
  const read = parsePhone(text, { country });
  return read.ok || (read.code === "phone_needs_country" && /^\d{9,13}$/.test(text.replace(/\D/g, "")));
}

function isPhoneAsWritten(text: string, country: string | undefined): boolean {
  if (!/^\+?[\d\s().-]{9,20}$/.test(text) || /^\d{4}-\d\d-\d\d/.test(text) || /^\d+\.\d+$/.test(text))
    return false;
  return (
    (text.startsWith("+") || /^0\d/.test(text) || /[\s()-]/.test(text) || /^380\d{9}$/.test(text)) &&
    parsePhone(text, { country }).ok
  );
}

function isDate(text: string, value: unknown): boolean {
  if (text.length > 60 || !/\d/.test(text)) return false;
  if (/^\d+$/.test(text) && !/^(?:1[0-9]\d{8}|1[0-9]\d{11})$/.test(text)) return false;
  const read = dates()(value);
  return read.ok && read.value > 946_684_800 && read.value < 4_102_444_800;
}

function isDateAsWritten(value: unknown): boolean {
  const text = String(value);
  if (!/\d/.test(text) || text.length > 40) return false;
  if (/^\d+$/.test(text)) return /^1[5-9]\d{8}(?:\d{3})?$/.test(text);
  return /[./:-]/.test(text) && dates()(value).ok;
}

function isText(text: string): boolean {
  return !/^(?:https?:\/\/|data:|\{|<\?xml)/.test(text);
}

function isLongId(text: string): boolean {
  return (
    /^\d{6,}$/.test(text) ||
    /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(text) ||
    (/^[\w:.=-]{12,}$/.test(text) && /\d/.test(text) && /\p{L}/u.test(text) && !/^https?:/.test(text))
  );
}

/** Values written by programs: numbers, yes and no, codes with signs. */
function isMachine(text: string): boolean {
  return (
    parseDecimal(text).ok ||
    parseBoolean(text).ok ||
    (text.length < 4 && currenciesOf(text) !== undefined) ||
    /^https?:\/\//.test(text) ||
    // Texts for "nothing": `(none)`, `#N/A`.
    /^(?:\(.*\)|#.*|-+)$/.test(text) ||
    (/^[a-z\d_.:/-]{1,40}$/i.test(text) && /[_\d/:]/.test(text)) ||
    /^(?:new|open|pending|processing|completed?|cancell?ed|card|cash|cod|online|test|live|web|order|none|any|other|form)$/i.test(
      text,
    )
  );
}
