import { kindName } from "../../shared/json/value.ts";
import { Decimal } from "../../shared/runtime/decimal.ts";
import { lazily } from "../../shared/runtime/lazily.ts";
import { spend, spendOnText } from "../contract/budget.ts";
import { cleanText, isDamaged } from "../values/letters.ts";
import { emptyToUndefined } from "../values/missing.ts";
import { type NumberMeaning, parseDecimal, percent } from "../values/parseDecimal.ts";
import type { Parsed } from "../values/parsed.ts";
import { report, type Scope } from "./scope.ts";

export function firstValue(value: unknown, scope: Scope, rulePath: string): unknown {
  let found = value;
  // Without recursion: nested lists may be deeper than the stack.
  while (Array.isArray(found)) {
    let first: unknown;
    let count = 0;
    spend(scope, found.length, rulePath);
    for (const element of found) {
      const content = emptyToUndefined(element);
      if (content === undefined) continue;
      count += 1;
      if (first === undefined) first = content;
    }
    if (count > 1) report(scope, "several_values", rulePath, { count }, found);
    found = first;
  }
  return found;
}

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

/** Cleans a text for a field: removes control and invisible characters, writes line ends as `\n`, and trims it. */
export function toFieldText(text: string): string {
  return usualText(text) ?? cleaned(text);
}

/**
 * Reads a scalar as the text of a field; other values are `undefined` and an issue. Damage is only reported
 * if `isFinal`, because rules may still clean the text.
 */
export function readText(
  value: unknown,
  scope: Scope,
  rulePath: string,
  isFinal = false,
): string | undefined {
  const text = typeof value === "string" ? value : textOf(value);
  if (text !== undefined && isPlainText(text)) return text;
  if (text === undefined || isNoText(text)) {
    report(scope, "not_a_text", rulePath, { kind: text?.trim() ?? kindName(value) });
    return undefined;
  }
  spendOnText(scope, text, rulePath, 0.5);
  if (usual.test(text)) return trimmed(text);
  const cleanedText = cleaned(text);
  if (isFinal && isDamaged(cleanedText)) report(scope, "text_damaged", rulePath, undefined, value);
  return cleanedText;
}

function cleaned(text: string): string {
  return cleanText(text.replace(/\r\n?/g, "\n")).trim();
}

/** Whether a text is what programs write where there is none, once or for each of several parts. */
export function isNoText(text: string): boolean {
  return text.length < 64 && mayBeNone(text.charCodeAt(0)) && noText().test(text);
}

/**
 * Matches what programs write for a value that is not a text (`null`, `None`, `\N`), and a formula that failed.
 * `Null` is a surname, and `none` an answer.
 */
const noText = /* @__PURE__ */ lazily(
  () =>
    /^ *(?:(?:[<(]?(?:null|NULL|None|nil|NIL|undefined|NaN|nan|[nN]\/[aA]|Array)[>)]?|\\N|\[object \w+\]|#(?:N\/A|(?:DIV\/0|VALUE|REF|NAME|NUM|ERROR)[!?]))(?:[\s,]+|$))+$/,
);

/** Whether a text may start like one for nothing (n, u, N, A, [, #, (, <, a backslash or a space) or like a formula. */
function mayBeNone(code: number): boolean {
  return (
    code < 48 ||
    (code > 59 && code < 66) ||
    code === 78 ||
    code === 91 ||
    code === 92 ||
    code === 110 ||
    code === 117
  );
}

/** Whether a text needs no change and no report. The loop takes half the time of a regex, and saves closer checks. */
export function isPlainText(text: string): boolean {
  const { length } = text;
  if (length === 0 || length > 32) return false;
  let code = text.charCodeAt(0);
  if (mayBeNone(code)) return false;
  for (let index = 1; ; index += 1) {
    if (code < 32 || code > 126 || code === 38 || code === 60 || code === 92) return false;
    if (index === length) return code !== 32 && (code !== 100 || !text.endsWith("undefined"));
    code = text.charCodeAt(index);
  }
}

/**
 * Matches Latin, Cyrillic and common punctuation, but not what `isDamaged` looks for, such as `&` or UTF-8
 * read in a code page.
 */
const usual =
  /^(?!undefined\b|\?{3})[\n -%'-;=-[\]-~\u00a0-\u00ac\u00ae\u00b8-\u00c1\u00c6-\u00cf\u00d2-\u0101\u0103-\u0138\u013b-\u02ff\u0401\u0404\u0406\u0407\u0410-\u044f\u0451\u0454\u0456\u0457\u0490\u0491\u2010-\u2027\u2031-\u205e\u20b4\u2116]*$(?<!\bundefined)/;

/** Returns a common text that is ready for a field; `undefined` for anything that needs a closer look. */
export function usualText(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  if (isPlainText(value)) return value;
  return usual.test(value) ? trimmed(value) : undefined;
}

/** Trims a common text. Nearly all of them have no spaces at the ends. */
function trimmed(text: string): string {
  return isSpace(text.charCodeAt(0)) || isSpace(text.charCodeAt(text.length - 1)) ? text.trim() : text;
}

function isSpace(code: number): boolean {
  return code < 33 || code === 160;
}

/** Reads plain numbers as machines write them, without the tolerance that human input needs. */
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
  // Three digits after a dot may be thousands. A trailing dot, or no digits at all, is not plain.
  if (scale === 3 || (dot !== -1 && scale === 0) || (negative && (length === 1 || dot === 1)))
    return undefined;
  return Decimal.fromUnits(negative && units !== 0 ? -units : units, scale);
}

/** Reads an exact number; `undefined`, and an issue, if it is not a number or not in the order's currency. */
export function decimalOf(
  value: unknown,
  scope: Scope,
  rulePath: string,
  separator: "." | "," | undefined,
  meaning: NumberMeaning = "number",
): Decimal | undefined {
  return simpleNumber(value, separator) ?? numberOf(value, scope, rulePath, separator, meaning)?.number;
}

/** Reads a number like `decimalOf`, and also returns whether it is a percentage. */
export function numberOf(
  value: unknown,
  scope: Scope,
  rulePath: string,
  separator: "." | "," | undefined,
  meaning: NumberMeaning,
): { readonly number: Decimal; readonly isPercent: boolean } | undefined {
  const simple = simpleNumber(value, separator);
  if (simple !== undefined) return { number: simple, isPercent: false };
  spend(scope, 150, rulePath);
  const { country, currency } = scope;
  const read = parseDecimal(value, { decimalSeparator: separator, meaning, country, currency });
  if (!read.ok) {
    report(scope, read.code, rulePath, undefined, value);
    return undefined;
  }
  const isPercent = read.unit === percent;
  if (!isPercent && isOther(read.unit, currency)) {
    report(scope, "currency_differs_value", rulePath, { own: read.unit ?? "", order: currency ?? "" }, value);
    return undefined;
  }
  if (read.note !== undefined) report(scope, read.note, rulePath, undefined, value);
  return { number: read.value, isPercent };
}

function simpleNumber(value: unknown, separator: "." | "," | undefined): Decimal | undefined {
  if (typeof value === "string") return plainDecimal(value, separator);
  if (typeof value === "number") return Decimal.fromNumber(value);
  return value instanceof Decimal ? value : undefined;
}

export function isOther(unit: string | undefined, currency: string | undefined): boolean {
  return unit !== undefined && currency !== undefined && !unit.includes(currency);
}

/** Returns the value that was read, or reports an issue and returns the fallback. */
export function settle<T, Fallback>(
  read: Parsed<T>,
  value: unknown,
  fallback: Fallback,
  scope: Scope,
  rulePath: string,
): T | Fallback {
  if (read.ok) {
    if (read.note !== undefined) report(scope, read.note, rulePath, undefined, value);
    return read.value;
  }
  report(scope, read.code, rulePath, undefined, value);
  return fallback;
}
