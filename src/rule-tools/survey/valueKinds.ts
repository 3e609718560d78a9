import { parseBoolean } from "../../mapping/values/boolean.ts";
import { type CountryLookup, createCountryLookup } from "../../mapping/values/country.ts";
import { currenciesOf } from "../../mapping/values/currency.ts";
import { parseDate } from "../../mapping/values/date.ts";
import { isUsualEmail } from "../../mapping/values/email.ts";
import { parseDecimal } from "../../mapping/values/parseDecimal.ts";
import { parsePhone } from "../../mapping/values/phone.ts";

export type Kind = keyof ReturnType<typeof checksOf>;
export type Kinds = (kind: Kind, value: unknown) => boolean;

/** Only this much of a longer value is looked at. */
const longest = 600;

/** Reads values like the mapper. `country` applies to phones without a calling code. */
export function createKinds(country: string | undefined): Kinds {
  const checks = checksOf(country);
  return (kind, value) => {
    if (value === null || value === undefined) return false;
    const text = String(value).slice(0, longest).trim();
    return text !== "" && checks[kind](text, value);
  };
}

function checksOf(country: string | undefined) {
  let lookup: CountryLookup | undefined;
  const isCountry = (text: string): boolean => {
    lookup ??= createCountryLookup();
    return text.length < 50 && lookup(text).ok;
  };
  return {
    phone: (text: string, _: unknown) => /\d{3}/.test(text) && !text.includes("@") && isPhone(text, country),
    email: isEmail,
    currency: (text: string) => /^[A-Z]{3}$/.test(text) && (currenciesOf(text)?.length ?? 0) > 0,
    date: isDate,
    postcode: (text: string) => /^(?=.*\d)[\p{L}\d][\p{L}\d -]{2,9}$/u.test(text),
    country: (text: string) => /^\p{L}/u.test(text) && isCountry(text),
    town: (text: string) => text.length <= 60 && /\p{L}{2}/u.test(text) && !/[\d,@_:;/\\]/.test(text),
    street: (text: string) =>
      (/\p{L}/u.test(text) || /^\d{1,4}(?:[/-]\d{1,4})?\p{L}?$/u.test(text)) &&
      isText(text) &&
      !branch.test(text),
    person: isPerson,
    text: (text: string) => /[\p{L}\d]/u.test(text) && isText(text),
    message: (text: string, value: unknown) =>
      typeof value === "string" && /\p{L}{2}/u.test(text) && isText(text),
    label: (text: string) =>
      text.length <= 80 && /\p{L}{2}/u.test(text) && isText(text) && !text.includes("@"),
    nip: (text: string) => /^[A-Z]{0,3}[ -]?\d[\d -]{6,14}[A-Z\d]?$/i.test(text),
    id: (text: string) => text.length <= 120 && !/^\/|\s/.test(text) && /[\p{L}\d]/u.test(text),
    ean: (text: string) => /^(?:\d{8}|\d{12,14})$/.test(text),
    sku: (text: string) => text.length <= 50 && !/^https?:|\s.*\s/.test(text),
    boolean: (_: string, value: unknown) => parseBoolean(value).ok,
    carrier: (text: string) =>
      text.length <= 80 && carriers.test(text) && !/^[a-z\d]+(?:[_-][a-z\d]+)*$/.test(text),
    number: (text: string, value: unknown) => /\d/.test(text) && text.length < 30 && parseDecimal(value).ok,
  };
}

/** A pick-up point, not a street. */
const branch =
  /відділ|отделен|поштомат|почтомат|пункт|paczkomat|punkt odbioru|parcel|locker|packstation|postfiliale|pick-?up|branch|z-box|№/i;

/** Names of carriers, in Latin and Cyrillic letters. A text with one names a delivery, not a person. */
const carriers =
  /nova\W?posh?ta|нов(?:а|ая|ої|ою)\s?по[шч]т|ukr\W?poshta|укр\W?пошт|meest|міст експрес|justin|rozetka|inpost|paczkomat|orlen|pocztex|poczta polska|packeta|zasilkovna|zásilkovna|balikovna|balíkovna|česká pošta|ceska posta|slovenská pošta|sameday|cargus|fan courier|econt|еконт|speedy|спиди|omniva|venipak|lp express|foxpost|deutsche post|hermes|postnord|posti|postnl|bpost|colissimo|mondial relay|chronopost|correos|\b(?:dpd|dhl|gls|ups|tnt|fedex|usps|ppl|brt|sda|seur|mrw|glovo|bolt|uber|evri|royal mail|allegro one)\b/i;

/** Legal forms, which no person has. */
const companies =
  /(?:^|[\s,"«(])(?:тов|тзов|прат|пат|ооо|оод|еоод|sp\. ?z|sp\. ?[jk]\.|s\.c\.|s\.a\.|s\.r\.o\.|a\.s\.|gmbh|kg|ohg|gbr|e\.k\.|s\.r\.l\.|kft|zrt|uab|sia|oü|ltd|llc|inc|plc|llp|sarl|spa)(?:$|[\s,."»)])/i;

/** A name as people write it: no number, no sign of a code, no company, no carrier. */
function isPerson(text: string): boolean {
  return (
    text.length <= 100 &&
    /^[\p{L}\p{M}][\p{L}\p{M}\s.'’ʼ`()-]*$/u.test(text) &&
    /\p{L}{2}/u.test(text) &&
    !/\p{Ll}\.\p{Ll}/u.test(text) &&
    text.split(/\s+/).length <= 6 &&
    !companies.test(text) &&
    !carriers.test(text)
  );
}

export function isEmail(text: string): boolean {
  return isUsualEmail(text.toLowerCase()) || /^[^\s@<>"]{1,64}@[^\s@<>"]+\.[^\s@<>"]{2,}$/.test(text);
}

function isPhone(text: string, country: string | undefined): boolean {
  const read = parsePhone(text, { country });
  return read.ok || (read.code === "phone_needs_country" && /^\d{9,13}$/.test(text.replace(/\D/g, "")));
}

function isDate(text: string, value: unknown): boolean {
  if (text.length > 60 || !/\d/.test(text)) return false;
  if (/^\d+$/.test(text) && !/^(?:1[0-9]\d{8}|1[0-9]\d{11})$/.test(text)) return false;
  const read = parseDate(value);
  return read.ok && read.value > 946_684_800 && read.value < 4_102_444_800;
}

function isText(text: string): boolean {
  return !/^(?:https?:\/\/|data:|\{|<\?xml)/.test(text);
}

export function numberOf(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || value.length > 40) return undefined;
  const read = parseDecimal(value);
  return read.ok ? read.value.toNumber() : undefined;
}
