import { englishCommands, type LanguageTag, languages } from "../../entries/languages.ts";
import type { IssueLanguage } from "../../entries/mapping.ts";
import { getOwn } from "../../shared/json/value.ts";
import { type Detail, type Details, formatText, type Message } from "../../shared/messages/format.ts";
import { createLocale } from "../../shared/messages/locale.ts";
import type { DetailsArguments } from "../../shared/messages/texts.ts";
import { oneLine } from "./escape.ts";

/** The key of a text of the commands, such as `resultLine.noKey`. */
export type CommandKey = keyof typeof englishCommands;

/** A text of the commands with its details, in no language yet. */
export interface CommandMessage extends Message {
  readonly code: CommandKey;
}

/** The details that a text takes. */
export type DetailsFor<Key extends CommandKey> = DetailsArguments<(typeof englishCommands)[Key]>;

/** The language of a terminal or of a request. The texts of one language are loaded, not of all. */
export interface Language {
  readonly tag: LanguageTag;
  /** Fills in the details, each on one line, so that its value cannot look like a line of the command. */
  say<Key extends CommandKey>(key: Key, ...details: DetailsFor<Key>): string;
  /** Like `say`, for a message that was made where nothing knew the language. */
  sayMessage(message: CommandMessage): string;
}

export const english: Language = /* @__PURE__ */ createSpoken("en", englishCommands);

export async function loadLanguage(tag: LanguageTag): Promise<Language> {
  return tag === "en" ? english : createSpoken(tag, await languages[tag].commands());
}

/** A message that is said later, with details that its English text takes. */
export function commandMessage<Key extends CommandKey>(
  code: Key,
  ...[details]: DetailsFor<Key>
): CommandMessage {
  return details === undefined ? { code } : { code, details };
}

function createSpoken(tag: LanguageTag, texts: Readonly<Record<CommandKey, string>>): Language {
  const locale = createLocale(tag);
  const sayMessage = ({ code, details = {} }: Message): string =>
    formatText(getOwn(texts, code) ?? code, onOneLine(details), locale, sayMessage);
  return { tag, sayMessage, say: (code, ...[details]) => sayMessage({ code, details: details ?? {} }) };
}

function onOneLine(details: Details): Details {
  return Object.fromEntries(Object.entries(details).map(([name, detail]) => [name, escaped(detail)]));
}

function escaped(detail: Detail): Detail {
  if (typeof detail === "string") return oneLine(detail);
  return Array.isArray(detail) ? detail.map((item) => oneLine(String(item))) : detail;
}

export const languageTags = Object.keys(languages).filter(isLanguageTag);

export function isLanguageTag(value: unknown): value is LanguageTag {
  return typeof value === "string" && Object.hasOwn(languages, value);
}

export async function issueOptions(tag: LanguageTag): Promise<{ readonly language?: IssueLanguage }> {
  const entry = languages[tag];
  return "issues" in entry ? entry.issues() : {};
}
