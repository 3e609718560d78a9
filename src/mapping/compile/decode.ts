import { spendOnText } from "../contract/budget.ts";
import { decodeJson } from "../receive/decodeBody.ts";
import { decodeForm } from "../receive/decodeForm.ts";
import type { Decoding } from "../rules/value.ts";
import { report, type Scope } from "./scope.ts";

export const decoders: {
  readonly [Name in Decoding]: {
    readonly format: string;
    readonly decode: (text: string) => unknown;
    /** The number of steps that each character costs. */
    readonly steps: number;
  };
} = {
  json: { format: "JSON", decode: decodeTwice, steps: 2 },
  form: { format: "form", decode: (text) => decodeForm(text), steps: 1 },
  csv: { format: "CSV", decode: (text) => parseCsv(text), steps: 3 },
};

/** Some sources encode JSON twice. */
function decodeTwice(text: string): unknown {
  const value = decodeJson(text);
  return typeof value === "string" && /^\s*[[{]/.test(value) ? decodeJson(value) : value;
}

export function compileDecode(
  decoding: Decoding,
  rulePath: string,
): (value: unknown, scope: Scope) => unknown {
  const { decode, format, steps } = decoders[decoding];
  return (value, scope) => {
    if (typeof value !== "string") return value;
    spendOnText(scope, value, rulePath, steps);
    try {
      return decode(value) ?? undefined;
    } catch {
      report(scope, "decode_failed", rulePath, { format }, value);
      return undefined;
    }
  };
}

/**
 * Parses CSV into rows of fields. A quoted field may contain separators, line ends and `""`. Other fields are
 * trimmed, and empty rows are dropped.
 */
export function parseCsv(text: string, separator = ","): string[][] {
  if (separator === "") return parseCsv(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let index = 0;
  const endRow = (): void => {
    if (row.length > 1 || (row[0] ?? "") !== "") rows.push(row);
    row = [];
  };
  while (index <= text.length) {
    const field = readField(text, index, separator);
    row.push(field.value);
    index = field.end;
    if (text.startsWith(separator, index) && index < text.length) index += separator.length;
    else {
      endRow();
      if (index >= text.length) break;
      index += text.startsWith("\r\n", index) ? 2 : 1;
    }
  }
  return rows;
}

function readField(
  text: string,
  start: number,
  separator: string,
): { readonly value: string; readonly end: number } {
  let index = start;
  while (text[index] === " ") index += 1;
  let value = "";
  if (text[index] === '"') {
    for (;;) {
      const close = text.indexOf('"', index + 1);
      if (close < 0) return { value: value + text.slice(index + 1), end: text.length };
      value += text.slice(index + 1, close);
      index = close + 1;
      if (text[index] !== '"') break;
      value += '"';
    }
  } else index = start;
  let end = index;
  while (end < text.length && !text.startsWith(separator, end) && text[end] !== "\n" && text[end] !== "\r")
    end += 1;
  return { value: value + text.slice(index, end).trim(), end };
}
