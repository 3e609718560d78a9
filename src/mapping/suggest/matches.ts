import type { Cleaning, RuleValue } from "../rules/value.ts";
import { parseDate } from "../text/date.ts";
import { numberOf } from "./lines.ts";
import type { Leaf } from "./survey.ts";

/** Only letters and digits, in lower case: the part of a text that cleaning does not change. */
export function plainText(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
        .slice(0, 2000)
        .replace(/<[^<>]{0,200}>|&(?:#\d+|\w+);/g, "")
        .toLowerCase()
        .replace(/[^\p{L}\d]/gu, "")
    : "";
}

/** Whether a parameter may become this value of an order. A quick check before using the mapper. */
export function mayBecome(own: unknown, wanted: unknown, field: string): boolean {
  if (own === undefined || own === null) return false;
  if (field === "date_add") return mayBeDate(own, wanted);
  if (typeof wanted === "boolean") return typeof own === "boolean" || String(own).length < 30;
  if (typeof wanted === "number") {
    const number = numberOf(own);
    return (
      number !== undefined &&
      (near(number, wanted) || near(number, wanted * 100) || near(number, wanted * 1000))
    );
  }
  const text = plainText(own);
  const goal = plainText(wanted);
  if (text === "" || goal === "") return false;
  if (field === "phone") return text.length > 5 && goal.endsWith(text.replace(/\D/g, "").slice(-8));
  if (field.endsWith("country_code")) return text.length > 1 && text.length < 40;
  return text === goal || (text.length < 600 && text.includes(goal));
}

function mayBeDate(own: unknown, wanted: unknown): boolean {
  if (typeof wanted !== "number" || String(own).length > 60) return false;
  const read = parseDate(own);
  // A time zone moves it by at most 14 hours.
  return read.ok && Math.abs(read.value - wanted) <= 14 * 3600;
}

export function near(one: number, other: number): boolean {
  return Math.abs(one - other) < 0.005;
}

const cleanings: readonly (readonly Cleaning[])[] = [
  ["spaces"],
  ["entities"],
  ["tags", "entities"],
  ["emoji", "spaces"],
];

/** The ways in which one parameter may become a value, simplest first. */
export function formsOf(path: string, own: unknown, wanted: unknown): RuleValue[] {
  if (typeof wanted === "boolean") {
    const test: RuleValue = {
      test: { path, is: typeof own === "string" || typeof own === "number" ? own : true },
    };
    return wanted ? [path, test] : [path];
  }
  if (typeof wanted === "number") {
    const number = numberOf(own);
    if (number === undefined || near(number, wanted)) return [path];
    return near(number, wanted * 100)
      ? [{ path, as: { type: "decimal", minorUnits: true } }, { divide: [path, 100] }]
      : [{ divide: [path, 1000] }];
  }
  const forms: RuleValue[] = [
    path,
    { path, case: "lower" },
    { path, case: "title" },
    { path, case: "upper" },
  ];
  for (const clean of cleanings) forms.push({ path, clean }, { path, clean, case: "title" });
  return plainText(own) === plainText(wanted) ? forms : [...piecesOf(path, String(own), String(wanted))];
}

/** Separators between pieces of a text. */
const separators = [", ", " / ", " | ", "|", "; ", " - ", " – ", ": ", "\n", ","];

/** Patterns for a value that is one piece of a text between separators. */
function piecesOf(path: string, own: string, wanted: string): RuleValue[] {
  const forms: RuleValue[] = [];
  if (/^(?:м|с|смт)\. ?\p{Lu}/u.test(own))
    forms.push({ path, pattern: ["{type:м.|смт|с.} {city}", "{city}"], part: "city" });
  for (const separator of separators) {
    const pieces = own.split(separator);
    if (pieces.length < 2 || pieces.length > 6) continue;
    for (const [index, piece] of pieces.entries()) {
      const rest = pieces.slice(index).join(separator);
      if (plainText(piece) === plainText(wanted))
        forms.push({
          path,
          pattern: pieces.map((_, at) => (at === index ? "{it}" : "*")).join(separator),
          part: "it",
        });
      else if (index > 0 && plainText(rest) === plainText(wanted))
        forms.push({ path, pattern: `${"*".concat(separator).repeat(index)}{it}`, part: "it" });
    }
  }
  return forms.slice(0, 4);
}

/** Signs allowed between parameters. Words would be copied from the order, and could be personal. */
const between = /^[\s,;:/|().–—-]{1,4}/;

/** A text that consists of several parameters with signs between them; `undefined` if there are words between. */
export function joinOf(
  wanted: string,
  leaves: readonly Leaf[],
  index: number,
): { value: RuleValue; from: string[] } | undefined {
  if (wanted.length > 300) return undefined;
  const texts = leaves
    .map((leaf) => ({ leaf, text: String(leaf.values[index] ?? "").trim() }))
    .filter(
      ({ text }) =>
        text !== "" && text.length < wanted.length && wanted.toLowerCase().includes(text.toLowerCase()),
    );
  const from: string[] = [];
  let template = "";
  let rest = wanted;
  const separators = new Set<string>();
  while (rest !== "") {
    const [found] = texts
      .filter(({ leaf, text }) => !from.includes(leaf.path) && startsWith(rest, text))
      .sort((one, other) => other.text.length - one.text.length);
    if (found === undefined || from.length > 6 || /[{}[\]]/.test(found.leaf.path.replace(/\[\d+\]/g, "")))
      return undefined;
    template += `{${found.leaf.path}}`;
    from.push(found.leaf.path);
    rest = rest.slice(found.text.length);
    if (rest === "") break;
    const sign = between.exec(rest)?.[0];
    if (sign === undefined) return undefined;
    separators.add(sign);
    template += sign;
    rest = rest.slice(sign.length);
  }
  if (from.length < 2 || rest !== "") return undefined;
  const [only] = separators;
  return {
    value: separators.size === 1 && only !== undefined ? { join: from, with: only } : { template },
    from,
  };
}

/** Compares whole words: `52` does not start with `5`. */
function startsWith(rest: string, text: string): boolean {
  const next = rest.charAt(text.length);
  return (
    rest.toLowerCase().startsWith(text.toLowerCase()) &&
    !(/[\p{L}\d]/u.test(next) && /[\p{L}\d]$/u.test(text))
  );
}
