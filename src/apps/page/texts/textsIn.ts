import type { Language } from "../wire.ts";
import { leadTexts } from "./lead.ts";
import { listTexts } from "./list.ts";
import { rulesTexts } from "./rules.ts";

const words = { ...listTexts, ...leadTexts, ...rulesTexts };

/** All texts of the page, in one language. */
export type Texts = In<typeof words>;
type In<Words> = {
  readonly [Name in keyof Words]: Words[Name] extends Record<Language, string> ? string : In<Words[Name]>;
};

export function textsIn(language: Language): Texts {
  // The result has the same names, with one language of each text.
  return inLanguage(words, language) as Texts;
}

interface Words {
  readonly [name: string]: string | Words;
}

function inLanguage(texts: Words, language: Language): string | Words {
  if (typeof texts[language] === "string") return texts[language];
  const entries = Object.entries(texts).map(([name, entry]) => [
    name,
    typeof entry === "string" ? entry : inLanguage(entry, language),
  ]);
  return Object.fromEntries(entries);
}
