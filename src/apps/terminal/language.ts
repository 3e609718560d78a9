import { languages as languageList } from "../../entries/apps.ts";
import type { IssueLanguage } from "../../entries/mapping.ts";
import { isRecord } from "../../shared/json/value.ts";
import { oneLine } from "./escape.ts";

export const languages = ["en", "uk", "pl"] as const;

export type Language = (typeof languages)[number];
/** A text in each language. `{name}` is a placeholder. */
export type Text = Readonly<Record<Language, string>>;

/**
 * Fills in the details, each on one line, so that its value cannot look like a line of the command. The items of a list
 * are lines of their own.
 */
export function say(text: Text, language: Language, details: Readonly<Record<string, unknown>> = {}): string {
  return text[language].replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(details, name) ? sayDetail(details[name]) : whole,
  );
}

function sayDetail(detail: unknown): string {
  return Array.isArray(detail)
    ? detail.map((item) => `\n${oneLine(String(item))}`).join("")
    : oneLine(String(detail));
}

export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value);
}

/** The language of the terminal by its environment variables; English if it is another one. */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  const code = locale.slice(0, 2).toLowerCase();
  return isLanguage(code) ? code : "en";
}

export async function issueOptions(language: Language): Promise<{ readonly language?: IssueLanguage }> {
  const entry = languageList[language];
  return "issues" in entry ? entry.issues() : {};
}

export async function saidIn(error: unknown, language: Language): Promise<unknown> {
  if (!(error instanceof Error) || !isRecord(error) || !Array.isArray(error.problems)) return error;
  return (await issueOptions(language)).language?.error(error) ?? error;
}
