import type { IssueLanguage } from "../mapping/contract/issueLanguage.ts";

/** A language of the package, with what loads its texts. */
interface LanguageEntry {
  /** The name of the language in itself. */
  readonly name: string;
  /** Loads the texts of issues. English has none: messages are in English where nothing translates them. */
  readonly issues?: () => Promise<{ readonly language: IssueLanguage }>;
}

/** The languages of the package by their tag. Each has a folder of texts here. */
export const languages = {
  en: { name: "English" },
  uk: { name: "Українська", issues: () => import("./uk/language.ts").then(({ uk }) => ({ language: uk })) },
  pl: { name: "Polski", issues: () => import("./pl/language.ts").then(({ pl }) => ({ language: pl })) },
} as const satisfies Readonly<Record<string, LanguageEntry>>;

export type LanguageTag = keyof typeof languages;
