import { getOwn } from "../json/value.ts";

/** A part of a message that differs from case to case. Texts and names in it are never translated. */
export type Detail = string | number | readonly string[] | Message;

/** The details of a message, by the names that its text gives them. */
export type Details = Readonly<Record<string, Detail>>;

/** What a program reports: a code and its details, without words. Each language has a text for the code. */
export interface Message {
  readonly code: string;
  readonly details?: Details;
}

/** Returns the sentence of a message that is a detail of another one. */
export type Say = (message: Message) => string;

/** How a language writes numbers, and which form of a noun goes with a number. */
export interface Locale {
  /** What was read of the texts, so that each text is read once. */
  readonly sentences: Map<string, Sentence>;
  /** Returns the form for a number of things: `one`, `few`, `many` or `other`. */
  formOf(count: number): string;
  number(value: number): string;
  /**
   * Writes a time in its one or two largest units, such as `32 hr 39 min`. Not in the English of issues, where no text
   * has a time.
   */
  duration?(ms: number): string;
}

/** A text that was read: it makes a sentence of details. `count` is the number of the plural around a branch. */
type Sentence = (details: Details, locale: Locale, say: Say, count?: string) => string;

/**
 * Fills a text in with details. The text is written in a subset of ICU MessageFormat: `{name}`, `{names, list}`,
 * `{count, number}`, `{waitMs, duration}`, `{count, plural, one {# line} other {# lines}}` and
 * `{what, select, status {a status} other {a thing}}`. A brace that is part of the text is quoted: `'{ "id": 1 }'`.
 *
 * Nothing throws: a detail that is missing, as where a newer version wrote the message, leaves its placeholder in the
 * sentence, and a choice without a branch takes `other`.
 */
export function formatText(text: string, details: Details, locale: Locale, say: Say): string {
  const sentence = locale.sentences.get(text) ?? readText(text);
  locale.sentences.set(text, sentence);
  return sentence(details, locale, say);
}

function readText(text: string): Sentence {
  let position = 0;
  const parts = [readSentence()];
  // A closing brace too many is a part of the text.
  while (position < text.length) {
    position += 1;
    parts.push(() => "}", readSentence());
  }
  return joined(parts);

  /** Reads up to the end of the text or of the branch. */
  function readSentence(): Sentence {
    const found: Sentence[] = [];
    while (position < text.length && text[position] !== "}") {
      const sign = text[position];
      if (sign === "{") found.push(readPlaceholder());
      else if (sign === "#") {
        position += 1;
        found.push((_details, _locale, _say, count = "#") => count);
      } else found.push(readWords());
    }
    return joined(found);
  }

  function readWords(): Sentence {
    const isQuoted = /^'[{}]/.test(text.slice(position, position + 2));
    if (isQuoted) position += 1;
    const start = position;
    position += 1;
    const words = upTo(isQuoted ? /'|$/g : /[{}#']|$/g, start);
    if (isQuoted) position += 1;
    return () => words;
  }

  function readPlaceholder(): Sentence {
    const start = position;
    const name = readWord();
    const format = text[position] === "," ? readWord() : "";
    const branches = new Map<string, Sentence>();
    if (format === "plural" || format === "select") {
      for (let key = readWord(); text[position] === "{"; key = readWord(0)) {
        position += 1;
        branches.set(key, readSentence());
        position += 1;
      }
    }
    position += 1;
    const written = branches.size === 0 ? text.slice(start, position) : `{${name}}`;
    return (details, locale, say, count) => {
      const detail = getOwn(details, name);
      if (branches.size === 0) return detail === undefined ? written : formatted(detail, format, locale, say);
      const number = format === "plural" && typeof detail === "number" ? detail : undefined;
      const branch =
        branches.get(number === undefined ? String(detail) : `=${number}`) ??
        (number === undefined ? undefined : branches.get(locale.formOf(number))) ??
        branches.get("other");
      const around = format === "select" ? count : number === undefined ? written : locale.number(number);
      return branch === undefined ? written : branch(details, locale, say, around);
    };
  }

  /** Reads a name up to the next brace or comma, after the sign in front of it. */
  function readWord(signs = 1): string {
    position += signs;
    return upTo(/[{},]|$/g).trim();
  }

  function upTo(end: RegExp, start = position): string {
    end.lastIndex = position;
    position = end.exec(text)?.index ?? text.length;
    return text.slice(start, position);
  }
}

function joined(parts: readonly Sentence[]): Sentence {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  return (details, locale, say, count) => {
    let sentence = "";
    for (const part of parts) sentence += part(details, locale, say, count);
    return sentence;
  };
}

function formatted(detail: Detail, format: string, locale: Locale, say: Say): string {
  if (typeof detail === "string") return detail;
  if (typeof detail === "number") {
    const write = format === "number" || format === "duration" ? locale[format] : undefined;
    return write === undefined ? String(detail) : write(detail);
  }
  // The sign for what is left out is no name.
  if (isList(detail)) return detail.map((name) => (name === "…" ? name : `\`${name}\``)).join(", ");
  // A row of another version may hold what is no detail.
  return typeof Object(detail).code === "string" ? say(detail) : JSON.stringify(detail);
}

/** Narrows a readonly list, which `Array.isArray` does not. */
function isList(detail: Detail): detail is readonly string[] {
  return Array.isArray(detail);
}
