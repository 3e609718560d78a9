import type { IssueCodeName } from "../issueCodes.ts";
import { Decimal } from "./decimal.ts";
import { type Parsed, parsed, unparsed } from "./parsed.ts";

export interface ParseDecimalOptions {
  /** What the source writes before the fraction, where that is known. The other sign then groups thousands. */
  readonly decimalSeparator?: "." | "," | undefined;
}

/**
 * Reads a decimal number as people and shops write it: `1 299,50 грн`, `€ 1.299,50`, `1,299.50`,
 * `1'299.50`, `−5,00 zł`, `5.00-`, `(5.00)`. A number passes through.
 *
 * Without `decimalSeparator`:
 * - with both a dot and a comma, the last of the two is the decimal separator, the other groups thousands;
 * - a sign that is used more than once groups thousands: `1.299.500`;
 * - one sign that is not followed by exactly three digits is the decimal separator: `12,5`, `541.6667`;
 * - one **comma** before exactly three digits groups thousands (`1,299` is 1299), unless there are only zeros
 *   before it (`0,350`);
 * - one **dot** before exactly three digits is the decimal separator (`105.691`: machines write this), unless
 *   the number has a currency (`1.299 €`: nobody prices in tenths of a cent).
 *
 * The last two carry the note `decimal_ambiguous`; `decimalSeparator` settles them.
 *
 * Codes: `decimal_empty`, `decimal_unreadable` (no number, or more than one), `decimal_not_finite`,
 * `decimal_too_long`.
 */
export function parseDecimal(value: unknown, options: ParseDecimalOptions = {}): Parsed<Decimal> {
  if (typeof value === "number" || typeof value === "bigint") {
    const decimal = typeof value === "bigint" ? Decimal.fromText(String(value)) : Decimal.fromNumber(value);
    return decimal === undefined ? unparsed("decimal_not_finite") : parsed(decimal);
  }
  if (typeof value !== "string") return unparsed("decimal_unreadable");
  // What machines write needs no guessing, and is most of what comes in.
  if (options.decimalSeparator !== "," && /^-?\d{1,40}(?:\.(?:\d\d?|\d{4,12}))?$/.test(value)) {
    const decimal = Decimal.fromText(value);
    if (decimal !== undefined) return parsed(decimal);
  }
  if (value.length > maxLength && value.trim().length > maxLength) return unparsed("decimal_too_long");
  const text = value
    .replace(/[\p{Cf}\0]/gu, "")
    .replace(/\s+/gu, " ")
    .trim()
    // `1 299,-` has no hundredths, and no minus.
    .replace(/(\d)[.,][-–—]{1,2}(?=$|[ \p{L}\p{Sc}])/u, "$1");
  if (text === "") return unparsed("decimal_empty");
  if (/^[+\-−]?(?:inf(?:inity)?|∞)$/iu.test(text)) return unparsed("decimal_not_finite");
  const shape = shapeOf.exec(text);
  if (shape?.groups === undefined) return scientific(text);
  const { open, sign1, before = "", sign2, digits = "", trailing, after = "" } = shape.groups;
  const number = readDigits(digits, options.decimalSeparator, hasCurrency(before) || hasCurrency(after));
  if (number === undefined) return unparsed("decimal_unreadable");
  const minus = [open, sign1, sign2, trailing].filter(
    (part) => part !== undefined && part !== "" && part !== "+",
  );
  if (minus.length > 1) return unparsed("decimal_unreadable");
  return parsed(minus.length === 1 ? number.decimal.negate() : number.decimal, number.note);
}

/** Longer texts hold no single number. */
const maxLength = 100;

/** Sign, currency, sign, digits with separators, trailing minus, currency or unit. Each part excludes the next. */
const shapeOf =
  /^(?<open>\()? ?(?<sign1>[+\-−–])? ?(?<before>(?:\p{L}{1,5}\.?|\p{Sc}|\p{L}{0,3}\p{Sc})?) ?(?<sign2>[+\-−–])? ?(?<digits>\d[\d .,'’`´_]*)(?<trailing>[-−])? ?(?<after>[\p{L}\p{Sc}%°./² ]{0,24})\)?$/u;

function hasCurrency(text: string): boolean {
  return /\p{Sc}|^(?:\p{Lu}{3}|грн|гривень|гривні|гривня|zł|złotych|евро|євро|euro|kč|kc|lei|kr|ft|лв)(?:\P{L}|$)/iu.test(
    text.trim(),
  );
}

/** `1e3`: only machines write this. Beyond 60 digits it is not an amount. */
function scientific(text: string): Parsed<Decimal> {
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return unparsed("decimal_unreadable");
  const decimal = Decimal.fromText(text);
  return decimal === undefined ? unparsed("decimal_not_finite") : parsed(decimal);
}

function readDigits(
  raw: string,
  given: "." | "," | undefined,
  priced: boolean,
): { readonly decimal: Decimal; readonly note?: IssueCodeName } | undefined {
  // Whatever else is between digits groups thousands: spaces, apostrophes, an underscore.
  const text = raw.trim().replace(/[.,]$/, "");
  const dots = text.split(".").length - 1;
  const commas = text.split(",").length - 1;
  let decimalSeparator = given;
  let note: IssueCodeName | undefined;
  if (given === undefined) {
    if (dots > 0 && commas > 0) decimalSeparator = text.lastIndexOf(".") > text.lastIndexOf(",") ? "." : ",";
    else if (dots + commas === 1) {
      const used = dots === 1 ? "." : ",";
      const [whole = "", fraction = ""] = text.split(used);
      const grouped = fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
      if (grouped) note = "decimal_ambiguous";
      decimalSeparator = grouped && (used === "," || priced) ? (used === "," ? "." : ",") : used;
    } else decimalSeparator = dots > 1 ? "," : ".";
  }
  const groupSeparator = decimalSeparator === "." ? "," : ".";
  const parts = text.split(decimalSeparator ?? ".");
  if (parts.length > 2) return undefined;
  const [whole = "", fraction = ""] = parts;
  if (!/^\d*$/.test(fraction)) return undefined;
  const groups = whole.split(groupSeparator === "," ? /[, '’`´_]/ : /[. '’`´_]/);
  const regular = groups.every((group, index) =>
    index === 0 ? /^\d+$/.test(group) && (groups.length === 1 || group.length < 4) : /^\d{2,3}$/.test(group),
  );
  if (!regular || (groups.length > 1 && groups.at(-1)?.length !== 3)) return undefined;
  const decimal = Decimal.fromText(`${groups.join("")}.${fraction}`);
  if (decimal === undefined) return undefined;
  return note === undefined ? { decimal } : { decimal, note };
}
