import { parseBoolean } from "../../mapping/values/boolean.ts";
import { currenciesOf } from "../../mapping/values/currency.ts";
import { parseDate } from "../../mapping/values/date.ts";
import { parseDecimal } from "../../mapping/values/parseDecimal.ts";
import { parsePhone } from "../../mapping/values/phone.ts";
import { isEmail } from "../survey/valueKinds.ts";
import { luhnSum } from "./fakes.ts";
import type { NameHint } from "./personalNames.ts";

/** How a value relates to a person. `shown` is not personal itself, but is still searched for known words. */
export type Kind =
  | "email"
  | "phone"
  | "person"
  | "place"
  | "text"
  | "id"
  | "card"
  | "taxId"
  | "postcode"
  | "address"
  | "shown";

export interface Around {
  /** What its name says. */ readonly hint: NameHint | undefined;
  /** The words of its name. */ readonly name: string;
  /** Whether it belongs to a buyer, a recipient or a payer, or is next to a value that does. */
  readonly isNearPerson: boolean;
  readonly inLine: boolean;
  readonly country: string | undefined;
}

/** The start of a text is enough to recognize it, and the time of some patterns is quadratic. */
const longest = 300;

const saysWhat =
  /(?:^| )(?:event|type|status|kind|mode|action|topic|object|disposition|source|medium|campaign|ref|lang|language|locale|timezone|currency|platform)(?: name)?$/;

/** Goods with a price: `Mug (M-1) x 2 = 300`, `Mug|49.99`, `Mug – 300 UAH`. */
const goodsText =
  /\p{L}.*(?:[=≡|]\s?\d|\d\s?(?:грн|uah|zł|zl|pln|eur|usd|kč|czk|€|₴|\$)|(?<!\p{L})[x×х]\s?\d)/iu;

/** Classifies a value. In doubt, a value next to a person is treated as personal. */
export function kindOfValue(
  value: string | number,
  { hint, name, isNearPerson, inLine, country }: Around,
): Kind {
  const text = String(value).slice(0, longest).trim();
  if (isEmail(text)) return "email";
  if (/^(?:\d{1,3}\.){3}\d{1,3}$|^[\da-f]{0,4}(?::[\da-f]{0,4}){4,7}$/i.test(text)) return "address";
  if (isCard(text)) return "card";
  if (hint === "born") return "id";
  if (inLine && !isNearPerson) return "shown";
  if (hint === "phone" && /(?:\d\D{0,3}){5}/.test(text)) return "phone";
  if (typeof value === "string" && isPhone(text, country)) return "phone";
  if (hint === "taxId" && /\d{5}/.test(text)) return "taxId";
  if (isDateLike(value)) return "shown";
  if (hint === "postcode" && /^(?=.*\d)[\p{L}\d -]{3,12}$/u.test(text)) return "postcode";
  if (isLongId(text)) return "id";
  if (hint === "country" && /^\p{L}[\p{L} .-]{1,40}$/u.test(text)) return "shown";
  if (saysWhat.test(name) && text.length < 60 && !/\s.*\s/.test(text)) return "shown";
  if (hint === "goods" || goodsText.test(text)) return "shown";
  const hasLetters = /\p{L}{2}/u.test(text);
  if (hint === "person" && hasLetters) return "person";
  if (hint === "place") return "place";
  if (hint === "text" && hasLetters) return "text";
  if (hint === "shown" || isMachine(text)) return "shown";
  return isNearPerson && typeof value === "string" ? "text" : "shown";
}

/** Thirteen to nineteen digits with a card's check digit, in groups of four or without gaps. */
function isCard(text: string): boolean {
  if (!/^(?:\d{4}[ -]){3}\d{1,7}$|^\d{15,16}$/.test(text)) return false;
  return luhnSum(text.replace(/\D/g, "")) % 10 === 0;
}

function isPhone(text: string, country: string | undefined): boolean {
  if (!/^\+?[\d\s().-]{9,20}$/.test(text) || /^\d{4}-\d\d-\d\d/.test(text) || /^\d+\.\d+$/.test(text))
    return false;
  return (
    (text.startsWith("+") || /^0\d/.test(text) || /[\s()-]/.test(text) || /^380\d{9}$/.test(text)) &&
    parsePhone(text, { country }).ok
  );
}

function isDateLike(value: string | number): boolean {
  const text = String(value);
  if (!/\d/.test(text) || text.length > 40) return false;
  if (/^\d+$/.test(text)) return /^1[5-9]\d{8}(?:\d{3})?$/.test(text);
  return /[./:-]/.test(text) && parseDate(value).ok;
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
