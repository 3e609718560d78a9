import { readFileSync } from "node:fs";
import type { LanguageCode } from "../languages.ts";
import { errorTexts } from "./errorTexts.ts";

/** A code of an error that is thrown: one of the SDK, or one of Base that the SDK passes on. */
export interface ErrorCode {
  readonly code: string;
  /** The class, for example `ApiError`. */
  readonly className: string;
  readonly texts: Readonly<Record<LanguageCode, readonly ErrorText[]>>;
}

/** Why it is thrown, and what helps. */
export interface ErrorText {
  /** The message as it is thrown, `…` for what differs. */
  readonly message?: string | undefined;
  readonly why: string;
  readonly help: string;
}

/** What the page of symptoms has in English, and its translations. */
export function errorCodes(): readonly ErrorCode[] {
  const found = new Map<string, { className: string; texts: ErrorText[] }>();
  for (const [seen = "", codes = "", why = "", help = ""] of rows()) {
    for (const [, code = "", className] of codes.matchAll(/`([A-Z]+(?:_[A-Z]+)*)`(?: \(`(\w+)`\))?/g)) {
      const entry = found.get(code) ?? { className: className ?? classOf(code), texts: [] };
      entry.texts.push({ message: /^"(.+)"$/.exec(seen)?.[1], why, help });
      found.set(code, entry);
    }
  }
  const all = [...new Set([...found.keys(), ...Object.keys(errorTexts)])];
  return all.map((code) => {
    const { className, texts } = found.get(code) ?? { className: classOf(code), texts: [] };
    const own = errorTexts[code];
    if (own === undefined) throw new Error(`${code} has no translation in errorTexts.ts.`);
    const en = texts.length > 0 || own.en === undefined ? texts : [own.en];
    if (en.length === 0) throw new Error(`${code} is not on the page of symptoms.`);
    const messages = texts.flatMap(({ message }) => message ?? []);
    const translated = (text: ErrorText) => [
      { ...text, message: messages.length === 1 ? messages[0] : undefined },
    ];
    return { code, className, texts: { en, uk: translated(own.uk), pl: translated(own.pl) } };
  });
}

/** The cells of each row of the page of symptoms that has a column of codes. */
function rows(): string[][] {
  const page = readFileSync(new URL("../../symptoms.md", import.meta.url), "utf8");
  return page
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) =>
      line
        .slice(1, -1)
        .split("|")
        .map((cell) => cell.trim()),
    )
    .filter((cells) => cells.length === 4);
}

function classOf(code: string): string {
  if (code.startsWith("ERROR_")) return "ApiError";
  if (code.startsWith("BODY_") && code !== "BODY_ALREADY_PARSED") return "BodyError";
  return "WebhookError";
}
