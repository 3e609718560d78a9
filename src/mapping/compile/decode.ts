import { spendOnText } from "../contract/budget.ts";
import { decodeJson } from "../receive/decodeBody.ts";
import { decodeForm } from "../receive/decodeForm.ts";
import type { Decoding } from "../rules/value.ts";
import { report, type Scope } from "./scope.ts";

export const decoders: {
  readonly [Name in Decoding]: {
    readonly format: string;
    readonly decode: (text: string) => unknown;
    /** Steps per character. */
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

export function compileDecode(decoding: Decoding, at: string): (value: unknown, scope: Scope) => unknown {
  const { decode, format, steps } = decoders[decoding];
  return (value, scope) => {
    if (typeof value !== "string") return value;
    spendOnText(scope, value, at, steps);
    try {
      return decode(value) ?? undefined;
    } catch {
      report(scope, "decode_failed", at, { format }, value);
      return undefined;
    }
  };
}

/** Rows of fields. A quoted one may hold separators, line ends and `""`; others are trimmed, empty rows dropped. */
export function parseCsv(text: string, separator = ","): string[][] {
  if (separator === "") return parseCsv(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const endRow = (): void => {
    if (row.length > 1 || (row[0] ?? "") !== "") rows.push(row);
    row = [];
  };
  while (at <= text.length) {
    const field = readField(text, at, separator);
    row.push(field.value);
    at = field.end;
    if (text.startsWith(separator, at) && at < text.length) at += separator.length;
    else {
      endRow();
      if (at >= text.length) break;
      at += text.startsWith("\r\n", at) ? 2 : 1;
    }
  }
  return rows;
}

function readField(
  text: string,
  start: number,
  separator: string,
): { readonly value: string; readonly end: number } {
  let at = start;
  while (text[at] === " ") at += 1;
  let value = "";
  if (text[at] === '"') {
    for (;;) {
      const close = text.indexOf('"', at + 1);
      if (close < 0) return { value: value + text.slice(at + 1), end: text.length };
      value += text.slice(at + 1, close);
      at = close + 1;
      if (text[at] !== '"') break;
      value += '"';
    }
  } else at = start;
  let end = at;
  while (end < text.length && !text.startsWith(separator, end) && text[end] !== "\n" && text[end] !== "\r")
    end += 1;
  return { value: value + text.slice(at, end).trim(), end };
}
