import { getOwn } from "../json/value.ts";
import type { Locale } from "./locale.ts";

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

/**
 * Fills a text in with details. The text is written in a subset of ICU MessageFormat: `{name}`, `{names, list}`,
 * `{count, number}`, `{waitMs, duration}`, `{count, plural, one {# line} other {# lines}}` and
 * `{what, select, status {a status} other {a thing}}`. A brace that is part of the text is quoted: `'{ "id": 1 }'`.
 *
 * Nothing throws: a detail that is missing, as where a newer version wrote the message, leaves its placeholder in the
 * sentence, and a choice without a branch takes `other`.
 */
export function formatText(text: string, details: Details, locale: Locale, say: Say): string {
  if (!isRich.test(text)) {
    return text.replace(simple, (whole, name: string) => {
      const detail = getOwn(details, name);
      return detail === undefined ? whole : plain(detail, say);
    });
  }
  let position = 0;
  let whole = sentence(undefined);
  // A closing brace too many is a part of the text.
  while (position < text.length) {
    position += 1;
    whole += `}${sentence(undefined)}`;
  }
  return whole;

  /** Reads up to the end of the text or of the branch. `#` is the number of the plural around it. */
  function sentence(count: string | undefined): string {
    let said = "";
    while (position < text.length && text[position] !== "}") {
      const sign = text[position];
      if (sign === "{") said += placeholder(count);
      else if (sign === "'" && isBrace.test(text.charAt(position + 1))) said += quotedText();
      else {
        position += 1;
        said += sign === "#" && count !== undefined ? count : `${sign}${upTo(/[{}#']|$/g)}`;
      }
    }
    return said;
  }

  function quotedText(): string {
    position += 1;
    const quoted = upTo(/'|$/g);
    position += 1;
    return quoted;
  }

  function placeholder(count: string | undefined): string {
    const start = position;
    const name = word();
    const detail = getOwn(details, name);
    const format = text[position] === "," ? word() : undefined;
    if (format !== "plural" && format !== "select") {
      position += 1;
      return detail === undefined ? text.slice(start, position) : formatted(detail, format, locale, say);
    }
    const isCounted = format === "plural" && typeof detail === "number";
    const number = isCounted ? locale.number(detail) : count;
    const branches = new Map<string, string>();
    for (let key = word(); text[position] === "{"; key = word(0)) {
      position += 1;
      branches.set(key, sentence(number));
      position += 1;
    }
    position += 1;
    const wanted = isCounted ? [`=${detail}`, locale.formOf(detail)] : [String(detail)];
    const chosen = wanted.find((key) => branches.has(key)) ?? "other";
    return branches.get(chosen) ?? text.slice(start, position);
  }

  /** Reads a name up to the next brace or comma, after the sign in front of it. */
  function word(signs = 1): string {
    position += signs;
    return upTo(/[{},]|$/g).trim();
  }

  function upTo(end: RegExp): string {
    end.lastIndex = position;
    const part = text.slice(position, end.exec(text)?.index);
    position += part.length;
    return part;
  }
}

function formatted(detail: Detail, format: string | undefined, locale: Locale, say: Say): string {
  if (typeof detail === "number" && format === "number") return locale.number(detail);
  if (typeof detail === "number" && format === "duration") return locale.duration(detail);
  return plain(detail, say);
}

/** A list is written as names in backticks. A sign for what is left out is none. */
function plain(detail: Detail, say: Say): string {
  if (typeof detail === "string" || typeof detail === "number") return String(detail);
  if ("code" in detail) return say(detail);
  return detail.map((name) => (name === "…" ? name : `\`${name}\``)).join(", ");
}

/** Whether a text has more than `{name}`: a format, or a quoted brace. */
const isRich = /\{\w+,|'[{}]/;
const isBrace = /[{}]/;
const simple = /\{(\w+)\}/g;
