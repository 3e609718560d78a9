import { kindOf } from "../../json/value.ts";
import { Decimal } from "../../runtime/decimal.ts";
import { spend, spendOnText } from "../budget.ts";
import { cleanText, isDamaged } from "../text/letters.ts";
import { emptyToUndefined } from "../text/missing.ts";
import { type NumberMeaning, parseDecimal, percent } from "../text/parseDecimal.ts";
import type { Parsed } from "../text/parsed.ts";
import { report, type Scope } from "./scope.ts";

/** One value of several: the first that is not missing. More than one gives an issue. */
export function firstValue(value: unknown, scope: Scope, at: string): unknown {
  let found = value;
  // Lists may be in one another, deeper than the stack is.
  while (Array.isArray(found)) {
    let first: unknown;
    let count = 0;
    spend(scope, found.length, at);
    for (const each of found) {
      const own = emptyToUndefined(each);
      if (own === undefined) continue;
      count += 1;
      if (first === undefined) first = own;
    }
    if (count > 1) report(scope, "several_values", at, { count }, found);
    found = first;
  }
  return found;
}

/** A text of any scalar; `undefined` for objects. */
export function textOf(value: unknown): string | undefined {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
      return Object.is(value, -0) ? "0" : String(value);
    case "boolean":
    case "bigint":
      return String(value);
    default:
      return value instanceof Decimal ? value.toText() : undefined;
  }
}

/** A text fit for a field: no control or invisible characters, `\n` for every line end, nothing around it. */
export function toFieldText(text: string): string {
  return usualText(text) ?? cleaned(text);
}

/**
 * The text of a scalar, fit for a field; `undefined`, and an issue, for anything else. Whether it is damaged matters only
 * in the end: rules may clean it.
 */
export function readText(value: unknown, scope: Scope, at: string, isFinal = false): string | undefined {
  const text = typeof value === "string" ? value : textOf(value);
  if (text !== undefined && isPlainText(text)) return text;
  if (text === undefined || (text.length < 16 && mayBeNone(text.charCodeAt(0)) && notTexts.has(text))) {
    report(scope, "not_a_text", at, { kind: text === undefined ? kindOf(value) : `\`${text}\`` });
    return undefined;
  }
  spendOnText(scope, text, at, 0.5);
  if (usual.test(text)) return trimmed(text);
  const own = cleaned(text);
  if (isFinal && isDamaged(own)) report(scope, "text_damaged", at, undefined, value);
  return own;
}

function cleaned(text: string): string {
  return cleanText(text.replace(/\r\n?/g, "\n")).trim();
}

/** What programs make of a value that is not a text, and of a formula that fails. */
const notTexts: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "null",
  "undefined",
  "[object Object]",
  "NaN",
  "Array",
  "#N/A",
  "N/A",
]);

/** Whether one of them begins so: n, u, N, A, [ or #. */
function mayBeNone(code: number): boolean {
  return code === 110 || code === 117 || code === 78 || code === 65 || code === 91 || code === 35;
}

/**
 * Whether a text needs no change and no report, formulas included: a short one in English letters, as most
 * are. The loop knows that in half of the time of a regex, and its answer saves all closer looks.
 */
export function isPlainText(text: string): boolean {
  const { length } = text;
  if (length === 0 || length > 32) return false;
  let code = text.charCodeAt(0);
  // A space, or one of = + - @, with which formulas begin.
  if (code === 32 || code === 61 || code === 43 || code === 45 || code === 64 || mayBeNone(code))
    return false;
  for (let index = 1; ; index += 1) {
    if (code < 32 || code > 126 || code === 38 || code === 92) return false;
    if (index === length) return code !== 32;
    code = text.charCodeAt(index);
  }
}

/**
 * Of Latin, Cyrillic and what is written around them. Not `&` and `\`, nor the `Ð` and
 * `Ñ` that UTF-8 becomes when it is read as Latin: they may be left of a wrong decoding.
 */
const usual =
  /^[\n -%'-[\]-~\u00a0-\u00ac\u00ae-\u00cf\u00d2-\u02ff\u0400-\u0482\u048a-\u052f\u2010-\u2027\u2031-\u205e\u20b4\u20ac\u2116]*$/;

/** A text that needs no care, fit for a field; `undefined` for anything else. */
export function usualText(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  if (isPlainText(value)) return value;
  return usual.test(value) ? trimmed(value) : undefined;
}

/** A usual text without spaces around it: nearly all have none. */
function trimmed(text: string): string {
  return isSpace(text.charCodeAt(0)) || isSpace(text.charCodeAt(text.length - 1)) ? text.trim() : text;
}

function isSpace(code: number): boolean {
  return code < 33 || code === 160;
}

/** The plain numbers that machines write, without the patience that people's numbers need. */
function plainDecimal(text: string, separator: "." | "," | undefined): Decimal | undefined {
  const { length } = text;
  if (length === 0 || length > 15) return undefined;
  const negative = text.charCodeAt(0) === 45;
  let units = 0;
  let dot = -1;
  for (let index = negative ? 1 : 0; index < length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 47 && code < 58) units = units * 10 + code - 48;
    else if (code === 46 && dot === -1 && index > 0 && separator !== ",") dot = index;
    else return undefined;
  }
  const scale = dot === -1 ? 0 : length - dot - 1;
  // Three digits after a dot may be thousands; nothing after it, or no digit at all, is not plain.
  if (scale === 3 || (dot !== -1 && scale === 0) || (negative && (length === 1 || dot === 1)))
    return undefined;
  return Decimal.fromUnits(negative && units !== 0 ? -units : units, scale);
}

/** An exact number of a value; `undefined`, and an issue, where it is none or of another currency than the order. */
export function decimalOf(
  value: unknown,
  scope: Scope,
  at: string,
  separator: "." | "," | undefined,
  meaning: NumberMeaning = "number",
): Decimal | undefined {
  return simpleNumber(value, separator) ?? numberOf(value, scope, at, separator, meaning)?.number;
}

/** As `decimalOf`, and whether the number is a percentage. */
export function numberOf(
  value: unknown,
  scope: Scope,
  at: string,
  separator: "." | "," | undefined,
  meaning: NumberMeaning,
): { readonly number: Decimal; readonly isPercent: boolean } | undefined {
  const simple = simpleNumber(value, separator);
  if (simple !== undefined) return { number: simple, isPercent: false };
  spend(scope, 150, at);
  const { country, currency } = scope;
  const read = parseDecimal(value, { decimalSeparator: separator, meaning, country });
  if (!read.ok) {
    report(scope, read.code, at, undefined, value);
    return undefined;
  }
  const isPercent = read.unit === percent;
  if (!isPercent && isOther(read.unit, currency)) {
    report(scope, "currency_differs_value", at, { own: read.unit ?? "", order: currency ?? "" }, value);
    return undefined;
  }
  if (read.note !== undefined) report(scope, read.note, at, undefined, value);
  return { number: read.value, isPercent };
}

function simpleNumber(value: unknown, separator: "." | "," | undefined): Decimal | undefined {
  if (typeof value === "string") return plainDecimal(value, separator);
  if (typeof value === "number") return Decimal.fromNumber(value);
  return value instanceof Decimal ? value : undefined;
}

/** Whether the currencies that a number may be in leave out the one of the order. */
export function isOther(unit: string | undefined, currency: string | undefined): boolean {
  return unit !== undefined && currency !== undefined && !unit.includes(currency);
}

/** The value that was read; else an issue, and what to continue with. */
export function settle<T, Fallback>(
  read: Parsed<T>,
  value: unknown,
  fallback: Fallback,
  scope: Scope,
  at: string,
): T | Fallback {
  if (read.ok) {
    if (read.note !== undefined) report(scope, read.note, at, undefined, value);
    return read.value;
  }
  report(scope, read.code, at, undefined, value);
  return fallback;
}
