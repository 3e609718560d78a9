import type { Language } from "../wire.ts";
import { leadTexts } from "./lead.ts";
import { listTexts } from "./list.ts";
import { rulesTexts } from "./rules.ts";

const words = { ...listTexts, ...leadTexts, ...rulesTexts };

/** What the page says, in one language. */
export type Texts = In<typeof words>;
type In<Words> = {
  readonly [Name in keyof Words]: Words[Name] extends Record<Language, string> ? string : In<Words[Name]>;
};

export function textsIn(language: Language): Texts {
  // The same names, and of each text one language.
  return inLanguage(words, language) as Texts;
}

interface Words {
  readonly [name: string]: string | Words;
}

function inLanguage(given: Words, language: Language): string | Words {
  if (typeof given[language] === "string") return given[language];
  const own = Object.entries(given).map(([name, each]) => [
    name,
    typeof each === "string" ? each : inLanguage(each, language),
  ]);
  return Object.fromEntries(own);
}
