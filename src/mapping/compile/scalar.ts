import { kindOf } from "../../json/value.ts";
import { Decimal } from "../text/decimal.ts";
import { cleanText } from "../text/letters.ts";
import { emptyToUndefined } from "../text/missing.ts";
import { parseDecimal } from "../text/parseDecimal.ts";
import { report, type Scope } from "./scope.ts";

/** One value of several: the first that is not missing. More than one gives an issue. */
export function firstValue(value: unknown, scope: Scope, at: string): unknown {
  if (!Array.isArray(value)) return value;
  let first: unknown;
  let count = 0;
  for (const each of value) {
    const own = emptyToUndefined(each);
    if (own === undefined) continue;
    count += 1;
    if (first === undefined) first = own;
  }
  if (count > 1) report(scope, "several_values", at, { count }, value);
  return Array.isArray(first) ? firstValue(first, scope, at) : first;
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

/** A text fit for a field: no control characters, `\n` for every line end, nothing around it. */
export function toFieldText(text: string): string {
  return (isUnfit(text) ? cleanText(text.replace(/\r\n?/g, "\n")) : text).trim();
}

/** The text of a scalar, fit for a field; `undefined`, and an issue, for anything else. */
export function readText(value: unknown, scope: Scope, at: string): string | undefined {
  const text = typeof value === "string" ? value : textOf(value);
  if (text !== undefined) return toFieldText(text);
  report(scope, "not_a_text", at, { kind: kindOf(value) });
  return undefined;
}

/** Control characters and surrogates: most texts have none. A loop, because a regex costs more than the rest. */
function isUnfit(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 32 || code === 127 || (code > 0xd7ff && code < 0xe000)) return true;
  }
  return false;
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

/** An exact number of a value; `undefined`, and an issue, where it is none. */
export function decimalOf(
  value: unknown,
  scope: Scope,
  at: string,
  separator: "." | "," | undefined,
): Decimal | undefined {
  if (value instanceof Decimal) return value;
  const simple =
    typeof value === "string"
      ? plainDecimal(value, separator)
      : typeof value === "number"
        ? Decimal.fromNumber(value)
        : undefined;
  if (simple !== undefined) return simple;
  const read = parseDecimal(typeof value === "boolean" ? Number(value) : value, {
    decimalSeparator: separator,
  });
  if (!read.ok) {
    report(scope, read.code, at, undefined, value);
    return undefined;
  }
  if (read.note !== undefined) report(scope, read.note, at, undefined, value);
  return read.value;
}
