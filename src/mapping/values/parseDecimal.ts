import { Decimal } from "../../shared/runtime/decimal.ts";
import { lazily } from "../../shared/runtime/lazily.ts";
import type { MappingCode } from "../contract/issueCodes.ts";
import { currenciesOf, localesOf } from "./currency.ts";
import { decodeEntities } from "./entities.ts";
import { plainDigits } from "./letters.ts";
import { minorUnitDigits } from "./money.ts";
import { type Parsed, parsed, unparsed } from "./parsed.ts";
import { remember } from "./remember.ts";

/** What a number measures, which decides the words allowed around it. */
export type NumberMeaning = "number" | "amount" | "delivery" | "discount" | "quantity" | "percent" | "weight";

export interface ParseDecimalOptions {
  /** The decimal separator of the source, if known. The other sign then groups thousands. */
  readonly decimalSeparator?: "." | "," | undefined;
  /** What the number measures. Default `number`, which may have a currency or a unit for pieces. */
  readonly meaning?: NumberMeaning | undefined;
  /** The ISO 3166-1 alpha-2 code of the country, used to decide whether a dot groups thousands. */
  readonly country?: string | undefined;
  /** The ISO 4217 code of the order's currency, which decides what a sign that several currencies share means. */
  readonly currency?: string | undefined;
}

/**
 * A decimal as people and shops write it: `1 299,50 грн`, `€ 1.299,50`, `1'299.50`, `£.40`, `5.00-`, `(5.00)`, `12,99 €*`,
 * `12 грн 50 коп`.
 * Without `decimalSeparator`
 * - of a dot and a comma, the last is the decimal separator, and the other groups thousands;
 * - a sign that is used more than once groups thousands, one that is not before exactly three digits is decimal;
 * - one **comma** before three digits groups thousands (`1,299`), unless only zeros precede it (`0,350`);
 * - one **dot** before three digits is decimal (`105.691`, as machines write), unless the number has a currency (no one
 *   prices in tenths of a cent) or is an amount of a country that groups with dots.
 * The last two have the note `decimal_ambiguous`. A word that is neither a currency nor allowed by `meaning` makes it
 * unreadable: `1,3 тис.`, `від 1299`, `5 л`. `unit` of the result is `%` or the possible currencies.
 */
export function parseDecimal(value: unknown, options: ParseDecimalOptions = {}): Parsed<Decimal> {
  if (typeof value === "number" || typeof value === "bigint") {
    const decimal = typeof value === "bigint" ? Decimal.fromText(String(value)) : Decimal.fromNumber(value);
    return decimal === undefined ? unparsed("decimal_not_finite") : parsed(decimal);
  }
  if (typeof value !== "string") return unparsed("decimal_unreadable");
  // Machines write this unambiguous form, and most input has it.
  if (options.decimalSeparator !== "," && /^-?\d{1,40}(?:\.(?:\d\d?|\d{4,12}))?$/.test(value)) {
    const decimal = Decimal.fromText(value);
    if (decimal !== undefined) return parsed(decimal);
  }
  if (manyDigits().test(value)) return unparsed("decimal_not_finite");
  if (value.length > maxLength && value.trim().length > maxLength) return unparsed("decimal_too_long");
  const { meaning = "number" } = options;
  const text = withoutLabels(plainText(value), meaning);
  if (text === "") return unparsed("decimal_empty");
  if (/^[+\-−]?(?:inf(?:inity)?|∞)$/iu.test(text)) return unparsed("decimal_not_finite");
  if (meaning === "delivery" && free().test(text)) return parsed(Decimal.fromUnits(0, 0));
  const shape: Partial<Record<string, string>> = shapeOf().exec(text)?.groups ?? {};
  const { open, sign1, before = "", sign2, digits, trailing, after = "" } = shape;
  if (digits === undefined) return scientific(text);
  const unit = unitOf(before, after, meaning, options.currency);
  const number = unit === undefined ? undefined : readDigits(digits, options, unit);
  const minus = [open, sign1, sign2, trailing].filter((part) => part !== undefined && part !== "+");
  if (number === undefined || minus.length > 1) return unparsed("decimal_unreadable");
  return parsed(minus.length === 1 ? number.decimal.negate() : number.decimal, number.note, unit);
}

/** Matches more digits than an exact number holds. This is an amount, and must not be treated as a missing price. */
const manyDigits = /* @__PURE__ */ lazily(() => /^[^\p{L}]{0,9}\d{61}/u);
/** The `unit` of a number that is a percentage. */
export const percent = "%";
/** The maximum length of a text. Longer texts hold no single number. */
const maxLength = 100;

/**
 * Matches a sign, a currency, a sign, digits with separators, a trailing minus, and a currency or unit. Each
 * part excludes the next: a full stop belongs to an abbreviation before it, or else to the digits.
 */
const shapeOf = /* @__PURE__ */ lazily(
  () =>
    /^(?<open>\()? ?(?<sign1>[+\-−–])? ?(?<before>(?:[\p{L}\p{Sc}×]|(?<=\p{L})[./]){1,13})? ?(?<sign2>[+\-−–])? ?(?<digits>[.,]?\d[\d .,'’`´_]*)(?<trailing>[-−])? ?(?<after>[\p{L}\p{Sc}%×./² ]{1,40})?\)?$/u,
);

/**
 * Normalizes digits and signs of other scripts, entities, invisible characters and `1 299,-`, which has no minus, and
 * removes the sign of a footnote (`12,99 €*`).
 */
function plainText(value: string): string {
  return plainDigits(decodeEntities(value))
    .normalize("NFC")
    .replace(/[\p{Cf}\0]/gu, "")
    .replace(/\s+/gu, " ")
    .replaceAll("٬", "'")
    .replaceAll("٫", ".")
    .trim()
    .replace(/(?:(?<=[\p{L}\p{Sc}]\.?) ?[*†‡¹²³]{1,3}| ?[*†‡])$/u, "")
    .replace(/(\d)[.,][-–—]{1,2}(?=$|[ \p{L}\p{Sc}])/u, "$1");
}

/** Removes needless words: `Ціна: 1299`, `12,50 zł (brutto)`, `0 грн (самовивіз)`, `12 zł 50 gr`. */
function withoutLabels(text: string, meaning: NumberMeaning): string {
  if (!/\p{L}/u.test(text)) return text;
  if (meaning === "quantity") {
    return text.replace(
      /^(?:кількість|к-?сть|к-?ть|qty|quantity|ilość|menge|anzahl)\s?[:.=]?\s?(?=\d)/iu,
      "",
    );
  }
  const withoutCarrier = meaning === "delivery" ? text.replace(carrierBefore(), "") : text;
  return withoutCarrier
    .replace(
      /^(?:ціна|сума|вартість|разом|всього|cena|kwota|suma|razem|preis|betrag|summe|price|total|amount|sum)\s?[:=]\s?/iu,
      "",
    )
    .replace(/ \(?(?:brutto|gross|(?:incl\.?|inkl\.?|з|z|mit|with) (?:vat|пдв|mwst\.?))\)?$/iu, "")
    .replace(/^(0(?:[.,]0+)?(?: \p{L}{1,4}\.?)?) \(\p{L}[\p{L} ]*\)$/u, "$1")
    .replace(
      /^(\d[\d ]{0,12}) ?(\p{L}{2,7}\.?),? (\d{1,2}) ?(?:коп(?:ійок|ійки)?|gr(?:oszy)?|ct|cents?|bani|hal)\.?$/iu,
      (_, whole: string, currency: string, hundredths: string) =>
        `${whole.trimEnd()},${hundredths.padStart(2, "0")} ${currency}`,
    );
}

const carriers =
  "достав|dostaw|wysył|deliver|shipping|versand|dopr|livr|кур|kur|нова|пошт|укрпошт|nova|posht|dpd|dhl|gls|inpost|meest|paczk|poczt|packet";

const free = /* @__PURE__ */ lazily(
  () =>
    new RegExp(
      `^(?:(?:${carriers})\\p{L}* )*(?:free|gr[aá]tis|gratuit|бе[зс](?:кошт|плат)|za darmo|darmow|bezpłatn|kostenlos|kostenfrei|zdarma|zadarmo|ingyen|nemokam|bez maksas|tasuta)\\p{L}{0,4}(?: (?:${carriers})\\p{L}*)*[.!]?$`,
      "iu",
    ),
);

/**
 * Matches a carrier before a price: `Kurier DPD 14,99 zł`. A number without a currency may be a part of the
 * name, and one after `od` is not the price.
 */
const carrierBefore = /* @__PURE__ */ lazily(
  () => new RegExp(`^(?:(?:${carriers})['’]?\\p{L}*[ :,.-]+)+(?=\\p{Sc}|\\d[\\d ,.]*[\\p{L}\\p{Sc}])`, "iu"),
);

const pieces =
  /^(?:(?:шт|szt|kus|buc|piece|unit|item|один|упак|opak|компл|пар|par|vienet|darab)\p{L}{0,6}|stk|stück|ks|pcs?|од|ед|kpl|уп|op|db|vnt|gab|tk|бр|pz|[x×х])\.?$/iu;

/** Returns the unit given by the words around a number: `""`, `%`, currencies, or `undefined` for anything else. */
function unitOf(
  first: string,
  after: string,
  meaning: NumberMeaning,
  currency: string | undefined,
): string | undefined {
  const last = after.trim();
  if (first === "" && last === "") return "";
  if (last === percent)
    return first === "" && (meaning === "percent" || meaning === "discount") ? percent : undefined;
  if (meaning === "percent") return undefined;
  if (meaning === "weight") return first === "" && /^(?:kg|кг)\.?$/iu.test(last) ? "" : undefined;
  const isCount = meaning === "quantity" || meaning === "number";
  if (isCount && ((first === "" && pieces.test(last)) || (last === "" && /^[x×х]$/iu.test(first)))) return "";
  if (meaning === "quantity") return undefined;
  // `500 грн/шт.` is a price per piece.
  const [, money = last] =
    /^([^/]*?) ?(?:\/|(?:^| )(?:за|za|per|je|pro) )(?:\p{L}{1,6}\.?)$/u.exec(last) ?? [];
  const units = [first, money]
    .filter((word) => word !== "")
    .map((word) => currenciesOf(word, currency)?.join(" "));
  const [unit = "", other = unit] = units;
  return units.includes(undefined) || unit !== other ? undefined : unit;
}

/** Reads a number such as `1e3`, which only machines write. A number with more than 60 digits is not an amount. */
function scientific(text: string): Parsed<Decimal> {
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return unparsed("decimal_unreadable");
  const decimal = Decimal.fromText(text);
  return decimal === undefined ? unparsed("decimal_not_finite") : parsed(decimal);
}

function readDigits(
  raw: string,
  { decimalSeparator: knownSeparator, meaning, country, currency = "" }: ParseDecimalOptions,
  unit: string,
): { readonly decimal: Decimal; readonly note?: MappingCode } | undefined {
  // Anything else between digits groups thousands: spaces, apostrophes, an underscore.
  const written = raw.trim().replace(/[.,]$/, "");
  // A sign before the first digit starts a fraction, unless more follow (`$.750.30`).
  const text = /^[.,].*[^\d]/.test(written) ? written.slice(1) : written;
  const dots = text.split(".").length - 1;
  const commas = text.split(",").length - 1;
  let decimalSeparator = knownSeparator ?? ".";
  let note: MappingCode | undefined;
  if (knownSeparator === undefined) {
    if (dots > 0 && commas > 0) decimalSeparator = text.lastIndexOf(".") > text.lastIndexOf(",") ? "." : ",";
    else if (dots + commas === 1) {
      const used = dots === 1 ? "." : ",";
      const grouped = /^[1-9]\d{0,2}[.,]\d{3}$/.test(text);
      if (grouped) note = "decimal_ambiguous";
      const isAmount =
        minorUnitDigits(unit || currency) < 3 &&
        ((unit !== "" && unit !== percent) ||
          (mayBeMoney(meaning) && country !== undefined && isGroupingByDot()(country)));
      decimalSeparator = grouped && (used === "," || isAmount) ? (used === "," ? "." : ",") : used;
    } else if (dots > 0) decimalSeparator = ",";
  }
  const separatorIndex = text.indexOf(decimalSeparator);
  const whole = separatorIndex === -1 ? text : text.slice(0, separatorIndex);
  const groups = whole.split(decimalSeparator === "." ? /[, '’`´_]/ : /[. '’`´_]/);
  const regular = groups.every(({ length }, index) =>
    index === 0 ? groups.length === 1 || length < 4 : length === 2 || length === 3,
  );
  if (!regular || (groups.length > 1 && groups.at(-1)?.length !== 3)) return undefined;
  // The fraction may still contain anything; then the text is rejected here.
  const fraction = separatorIndex === -1 ? "" : `.${text.slice(separatorIndex + 1)}`;
  const decimal = Decimal.fromText(groups.join("") + fraction);
  if (decimal === undefined) return undefined;
  return note === undefined ? { decimal } : { decimal, note };
}

function mayBeMoney(meaning: NumberMeaning = "number"): boolean {
  return meaning !== "quantity" && meaning !== "percent" && meaning !== "weight";
}

/**
 * Whether the comma is the decimal separator of a country, as its main language writes numbers. It is asked for once:
 * asking `Intl` takes longer than reading a hundred numbers.
 */
const isGroupingByDot = /* @__PURE__ */ lazily(() =>
  remember((country) => (0.5).toLocaleString(localesOf(country)).includes(","), 500),
);
