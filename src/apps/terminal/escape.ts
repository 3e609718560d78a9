import { escapeControls } from "../../shared/runtime/text.ts";

/** One line, or several. A line feed within a line is escaped, so that no value begins a line of its own. */
export type Lines = string | readonly string[];

/** A text on one line, without characters that a terminal obeys or does not show. */
export function oneLine(text: string): string {
  return escapeControls(text, lineEscape);
}

/** Lines, each without characters that a terminal obeys or does not show. */
export function escapedLines(lines: Lines): string {
  return typeof lines === "string" ? oneLine(lines) : lines.map(oneLine).join("\n");
}

/** JSON in which such characters are escapes of JSON: a program that parses it gets the same value. */
export function jsonText(value: unknown, indent?: number): string {
  return escapeControls(JSON.stringify(value, undefined, indent) ?? "null", jsonEscape);
}

/** As in JSON, where it has a familiar name. */
const named: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function lineEscape(letter: string): string {
  return named[letter] ?? escapeControls(letter);
}

/** The only one that JSON has outside its texts is the line feed of an indentation. */
function jsonEscape(letter: string): string {
  if (letter === "\n") return letter;
  // JSON escapes each half of a pair.
  return letter
    .split("")
    .map((half) => `\\u${half.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
