import type { IssueLanguage } from "../mapping/contract/issueLanguage.ts";
import type { Texts } from "../shared/messages/texts.ts";
import { checkedTexts } from "./checkedTexts.ts";
import type { commands as englishCommands } from "./en/commands.ts";
import type { studio as englishStudio } from "./en/studio.ts";

/** The English texts of the commands. */
export type EnglishCommands = typeof englishCommands;

/** The English texts of the page of leads. */
export type EnglishStudio = typeof englishStudio;

/** A language of the package, with what loads its texts. */
interface LanguageEntry {
  /** The name of the language in itself. */
  readonly name: string;
  /** Loads the texts of issues. English has none: messages are in English where nothing translates them. */
  readonly issues?: () => Promise<{ readonly language: IssueLanguage }>;
  /** Loads the texts of the commands. */
  readonly commands: () => Promise<Texts<EnglishCommands>>;
  /** Loads the texts of the page of leads. */
  readonly studio: () => Promise<Texts<EnglishStudio>>;
  /** Loads the buyer of sample leads. Without one, each sender has its own. */
  readonly sample?: () => Promise<object>;
}

const ofCommands = checkedTexts<EnglishCommands>();
const ofStudio = checkedTexts<EnglishStudio>();

/** The languages of the package by their tag. Each has a folder of texts here. */
export const languages = {
  en: {
    name: "English",
    commands: () => import("./en/commands.ts").then(({ commands }) => commands),
    studio: () => import("./en/studio.ts").then(({ studio }) => studio),
  },
  uk: {
    name: "Українська",
    issues: () => import("./uk/language.ts").then(({ uk }) => ({ language: uk })),
    commands: () => import("./uk/commands.ts").then(({ commands }) => ofCommands(commands)),
    studio: () => import("./uk/studio.ts").then(({ studio }) => ofStudio(studio)),
    sample: async () => (await import("./uk/sample.ts")).sample,
  },
  pl: {
    name: "Polski",
    issues: () => import("./pl/language.ts").then(({ pl }) => ({ language: pl })),
    commands: () => import("./pl/commands.ts").then(({ commands }) => ofCommands(commands)),
    studio: () => import("./pl/studio.ts").then(({ studio }) => ofStudio(studio)),
    sample: async () => (await import("./pl/sample.ts")).sample,
  },
} as const satisfies Readonly<Record<string, LanguageEntry>>;

export type LanguageTag = keyof typeof languages;

/** Loads what says entries and errors in the language of who reads them, whatever language wrote them. */
export async function readerOf(tag: LanguageTag): Promise<Pick<IssueLanguage, "entry" | "errorMessage">> {
  const language = languages[tag];
  if ("issues" in language) return (await language.issues()).language;
  return (await import("./en/language.ts")).en;
}
