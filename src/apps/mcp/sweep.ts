import type { MarkKind } from "../project/hiddenForms.ts";

/** What a field says about a person. */
export interface PersonalValue {
  readonly value: string;
  readonly kind: MarkKind;
}

/** Finds what personal fields hold in other texts. */
export interface Sweep {
  /** Whether a text may repeat a value. It takes a fraction of the time of `replace`, and `false` is certain. */
  mayFind(text: string): boolean;
  /** Replaces what is repeated; `change` gets each piece as it is written. */
  replace(text: string, change: (found: string, kind: MarkKind) => string): string;
}

/**
 * Looks for the whole of each value; of a name also for each word; of a number for its digits, however they are grouped.
 * Case, accents and invisible characters make no difference, nor does a piece that is percent-encoded, in Base64 or in
 * escapes of JSON or HTML. All values are one pattern, so that many cost little more than one.
 * @returns `undefined` if no value is long enough to be looked for
 */
export function createSweep(values: Iterable<PersonalValue>): Sweep | undefined {
  const texts = new Set<string>();
  /** By the words with nothing between, as in the name of a file. */
  const kinds = new Map<string, MarkKind>();
  const numbers = new Map<string, MarkKind>();
  /** Of each text the word that says most. */
  const telling = new Set<string>();
  const add = (words: string, longest: string, kind: MarkKind) => {
    telling.add(longest);
    texts.add(words);
    const glued = words.replaceAll(" ", "");
    if (!kinds.has(glued)) kinds.set(glued, kind);
  };
  for (const { value, kind } of values) {
    if (texts.size + numbers.size >= maxValues) break;
    if (kind === "link" || value.length > maxLength) continue;
    const digits = digitsOf(value, kind);
    if (digits !== undefined) {
      numbers.set(digits, kind);
      continue;
    }
    const words = plain(value).match(word) ?? [];
    const whole = words.join(" ");
    if (isLongEnough(whole)) add(whole, longestOf(words), kind);
    if (kind !== "name") continue;
    for (const part of words) if (part.length >= minName && !/\d/.test(part)) add(part, part, kind);
  }
  if (texts.size + numbers.size === 0) return undefined;
  let pattern: RegExp | undefined;

  const mayBeIn = (text: string): boolean => {
    const read = plain(text);
    for (const known of telling) if (read.includes(known)) return true;
    if (numbers.size === 0) return false;
    return (read.match(longNumber) ?? []).some((written) => {
      const digits = written.replace(/\D/g, "");
      for (const number of numbers.keys()) if (digits.includes(number)) return true;
      return false;
    });
  };
  const plainly: Sweep["replace"] = (text, change) => {
    const { letters, places } = plainWithPlaces(text);
    pattern ??= patternOf(texts, numbers);
    let swept = "";
    let from = 0;
    for (const { 0: found, index } of letters.matchAll(pattern)) {
      const start = places[index] ?? 0;
      const end = (places[index + found.length - 1] ?? 0) + 1;
      const kind = kinds.get(gluedOf(found)) ?? kindOfNumber(found, numbers);
      swept += text.slice(from, start) + change(text.slice(start, end), kind ?? "text");
      from = end;
    }
    return swept + text.slice(from);
  };
  return {
    mayFind(text) {
      let isFound = mayBeIn(text);
      replaceEncoded(text, (piece) => {
        isFound ||= mayBeIn(decoded(piece));
        return piece;
      });
      return isFound;
    },
    replace(text, change) {
      const withoutEncoded = replaceEncoded(text, (piece) => {
        let found: MarkKind | undefined;
        plainly(decoded(piece), (part, kind) => {
          found ??= kind;
          return part;
        });
        return found === undefined ? piece : change(piece, found);
      });
      return plainly(withoutEncoded, change);
    },
  };
}

/** An order has some dozens of texts about its buyer: more are an attack on the pattern. */
const maxValues = 500;
/** A longer text is repeated in no other field. */
const maxLength = 500;
/** The last digits of a phone, without the code of its country. */
const phoneDigits = 9;
const minDigits = 7;
/** At least `minDigits` digits, in any groups. */
const longNumber = /\d(?:[^\p{L}\p{N}]{0,3}\d){6,}/gu;

/** The digits that are looked for in place of the whole value. */
function digitsOf(value: string, kind: MarkKind): string | undefined {
  if (kind !== "phone" && kind !== "tax" && kind !== "account") return undefined;
  if (/\p{L}{3}/u.test(value)) return undefined;
  const digits = value.replace(/\D/g, "");
  if (digits.length < minDigits) return undefined;
  return kind === "phone" ? digits.slice(-phoneDigits) : digits;
}

const word = /[\p{L}\p{N}]+/gu;
/** The minimum length of a word of a name. */
const minName = 3;

/** The words and numbers of a text, with nothing between. */
function gluedOf(text: string): string {
  return (text.match(word) ?? []).join("");
}

/** Short texts and small numbers are in any text. */
function isLongEnough(words: string): boolean {
  return words.length >= 5 || (words.length === 4 && !/^\d+$/.test(words));
}

function longestOf(words: readonly string[]): string {
  return words.reduce((longest, part) => (part.length > longest.length ? part : longest), "");
}

function patternOf(texts: Iterable<string>, numbers: ReadonlyMap<string, MarkKind>): RegExp {
  const longestFirst = [...texts].sort((a, b) => b.length - a.length);
  const counted = [...numbers].map(([digits, kind]) => numberPattern(digits, kind));
  return new RegExp([...counted, ...longestFirst.map(wordPattern)].join("|"), "gu");
}

/** Whole words: signs and spaces between them may differ or be absent. A letter next to a digit begins or ends a word too. */
function wordPattern(words: string): string {
  const edge = (sign = "") => (/\p{N}/u.test(sign) ? "\\p{N}" : "\\p{L}");
  const pattern = words.replaceAll(" ", "[^\\p{L}\\p{N}]{0,3}");
  return `(?<!${edge(words.at(0))})${pattern}(?!${edge(words.at(-1))})`;
}

/** Digits in any groups; a phone also with the code of a country. */
function numberPattern(digits: string, kind: MarkKind): string {
  const gap = "[^\\p{L}\\p{N}]{0,3}";
  const code = kind === "phone" ? `(?:\\+?(?:\\d${gap}){1,5})?` : "";
  return `${code}${[...digits].join(gap)}(?!\\d)`;
}

function kindOfNumber(found: string, numbers: ReadonlyMap<string, MarkKind>): MarkKind | undefined {
  const digits = found.replace(/\D/g, "");
  return numbers.get(digits) ?? numbers.get(digits.slice(-phoneDigits));
}

/** A text in small letters, without accents and invisible characters. */
function plain(text: string): string {
  if (!/[^\p{ASCII}]/u.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]+/gu, "")
    .toLowerCase()
    .replace(/[łøđıґ]/g, (letter) => letters[letter] ?? letter);
}

/** Letters that Unicode does not take for another one with a sign. */
const letters: Readonly<Record<string, string>> = { ł: "l", ø: "o", đ: "d", ı: "i", ґ: "г" };

/** Like `plain`, with the place of each letter in the text. */
function plainWithPlaces(text: string): { readonly letters: string; readonly places: readonly number[] } {
  const places: number[] = [];
  let all = "";
  for (const [place, sign] of text.split("").entries()) {
    for (const letter of plain(sign)) {
      all += letter;
      places.push(place);
    }
  }
  return { letters: all, places };
}

// Lengths are limited: otherwise each place of a long text would be read to its end.
const percentEncoded = /[\w.~+-]{0,40}(?:%[\dA-Fa-f]{2}[\w.~+-]{0,40})+/g;
const escaped = /(?:[\w.@-]{0,40}\\u[\dA-Fa-f]{4})+[\w.@-]{0,40}/g;
const ofHtml = /[\w.@-]{0,40}(?:&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{3,8});[\w.@-]{0,40})+/gi;
const base64 = /\b[\w+/-]{12,}={0,2}/g;
/** Words of people in Base64 have capitals next to small letters or digits. */
const isBase64 = /[a-z\d][A-Z]|[A-Z]\d/;

/** Replaces the pieces of a text that are written in other characters. */
function replaceEncoded(text: string, change: (piece: string) => string): string {
  let changed = text;
  if (changed.includes("%")) changed = changed.replace(percentEncoded, change);
  if (changed.includes("\\u")) changed = changed.replace(escaped, change);
  if (changed.includes("&")) changed = changed.replace(ofHtml, change);
  return changed.replace(base64, (piece) => (isBase64.test(piece) ? change(piece) : piece));
}

/** What a piece of a text says when it is decoded; empty if it is no text. */
function decoded(piece: string): string {
  try {
    if (piece.includes("%")) return decodeURIComponent(piece.replaceAll("+", " "));
    if (piece.includes("\\u"))
      return piece.replace(/\\u([\da-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
    if (piece.includes("&")) return piece.replace(/&(#x?)?(\w+);/gi, signOfHtml);
  } catch {
    return "";
  }
  const text = Buffer.from(piece, "base64").toString("utf8");
  return text.includes("\ufffd") ? "" : text;
}

/** The sign of an entity of HTML: by its number, or the letter of one with an accent, such as `&oacute;`. */
function signOfHtml(_: string, sharp: string | undefined, name: string): string {
  if (sharp !== undefined) return String.fromCodePoint(Number.parseInt(name, sharp.length === 1 ? 10 : 16));
  const [letter = "", accent = ""] = [name.slice(0, 1), name.slice(1)];
  if (/^(?:acute|grave|circ|uml|tilde|cedil|ring|caron|ogon|dot|slash|strok)$/.test(accent)) return letter;
  return name === "commat" ? "@" : " ";
}
