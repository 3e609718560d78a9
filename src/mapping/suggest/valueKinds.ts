import { parseBoolean } from "../text/boolean.ts";
import { type CountryLookup, createCountryLookup } from "../text/country.ts";
import { currenciesOf } from "../text/currency.ts";
import { parseDate } from "../text/date.ts";
import { isUsualEmail } from "../text/email.ts";
import { parseDecimal } from "../text/parseDecimal.ts";
import { parsePhone } from "../text/phone.ts";
import type { Part } from "./dictionary.ts";

/** Decides if a value can be a part of an order, whatever its name. */
export interface Kinds {
  fits(part: Part, value: unknown): boolean;
}

/** Only this much of a longer value is looked at. */
const longest = 600;

/** Reads values like the mapper. `country` applies to phones without a calling code. */
export function createKinds(country: string | undefined): Kinds {
  let lookup: CountryLookup | undefined;
  const isCountry = (text: string): boolean => {
    lookup ??= createCountryLookup();
    return text.length < 50 && lookup(text).ok;
  };
  const checks: Readonly<Record<Part, (text: string, value: unknown) => boolean>> = {
    phone: (text) => /\d{3}/.test(text) && !text.includes("@") && isPhone(text, country),
    email: isEmail,
    currency: (text) => (currenciesOf(text)?.length ?? 0) > 0,
    date_add: isDate,
    postcode: (text) => /^(?=.*\d)[\p{L}\d][\p{L}\d -]{2,9}$/u.test(text),
    country_code: (text) => /^\p{L}/u.test(text) && isCountry(text),
    city: (text) => isWords(text, 60),
    state: (text) => isWords(text, 60) || /^[A-Z]{2,3}$/.test(text),
    fullname: (text) => isWords(text, 100),
    firstname: (text) => isWords(text, 60),
    lastname: (text) => isWords(text, 60),
    company: (text) => /\p{L}/u.test(text) && isText(text),
    address: (text) => (/\p{L}/u.test(text) || /^\d{1,4}\p{L}?$/u.test(text)) && isText(text),
    user_comments: (text) => /[\p{L}\d]/u.test(text) && isText(text),
    payment_method: isLabel,
    delivery_method: isLabel,
    payment_method_cod: (_, value) => parseBoolean(value).ok,
    paid: (_, value) => parseBoolean(value).ok,
    want_invoice: (_, value) => parseBoolean(value).ok,
    nip: (text) => /^[A-Z]{0,3}[ -]?\d[\d -]{6,14}[A-Z\d]?$/i.test(text),
    key: isId,
    extra_field_1: isId,
    user_login: (text) => isId(text) && !text.includes("@"),
    delivery_point_id: isId,
    "line.sku": (text) => text.length <= 50 && !/^https?:/.test(text),
    "line.ean": (text) => /^(?:\d{8}|\d{12,14})$/.test(text),
    "line.name": (text) => /\p{L}{2}/u.test(text) && isText(text),
    "line.quantity": (text) =>
      /^\d{1,5}(?:[.,]0+)?(?:\s?\p{L}{1,4}\.?)?$/u.test(text) && Number.parseInt(text, 10) > 0,
    "line.attributes": (text) => isText(text),
  };
  const numbers = new Set([
    "delivery_price",
    "total",
    "discount",
    "line.price_brutto",
    "line.line_brutto",
    "line.price_netto",
    "line.line_netto",
    "line.weight",
    "line.tax_rate",
  ]);
  return {
    fits(part, value) {
      if (value === null || value === undefined) return false;
      const text = String(value).slice(0, longest).trim();
      if (text === "") return false;
      if (typeof value === "boolean") return /^(?:paid|payment_method_cod|want_invoice)$/.test(part);
      if (numbers.has(part)) return /\d/.test(text) && text.length < 30 && parseDecimal(value).ok;
      return checks[part]?.(text, value) ?? isText(text);
    },
  };
}

/** A number that is certainly a phone: with a plus, or written as dialled in the country. */
export function isCertainPhone(value: unknown, country: string | undefined): boolean {
  const text = String(value);
  if (text.length > 25 || !/^\+?[\d\s().-]{9,}$/.test(text.trim())) return false;
  const digits = text.replace(/\D/g, "");
  if (
    !text.trim().startsWith("+") &&
    !(digits.startsWith("0") && digits.length === 10) &&
    !/^380\d{9}$/.test(digits)
  )
    return false;
  return isPhone(text, country);
}

/** Digits that are a phone with its calling code, and hardly anything else. */
export function isBarePhone(value: unknown): boolean {
  const text = String(value);
  return /^[1-9]\d{10,12}$/.test(text) && !/^1[5-9]\d{11}$/.test(text) && parsePhone(`+${text}`).ok;
}

export function isEmail(text: string): boolean {
  return isUsualEmail(text.toLowerCase()) || /^[^\s@<>"]{1,64}@[^\s@<>"]+\.[^\s@<>"]{2,}$/.test(text);
}

function isPhone(text: string, country: string | undefined): boolean {
  const read = parsePhone(text, { country });
  return (
    read.ok ||
    (country === undefined && read.code === "phone_needs_country" && /^0\d{9}$/.test(text.replace(/\D/g, "")))
  );
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

function isWords(text: string, most: number): boolean {
  return text.length <= most && /\p{L}{2}/u.test(text) && !/[@_:/\\]|\d{3}/.test(text);
}

function isLabel(text: string): boolean {
  return text.length <= 80 && /\p{L}{2}/u.test(text) && isText(text) && !text.includes("@");
}

function isId(text: string): boolean {
  return text.length <= 120 && !/\s/.test(text) && /[\p{L}\d]/u.test(text);
}
