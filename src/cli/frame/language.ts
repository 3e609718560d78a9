export const languages = ["en", "uk", "pl"] as const;

export type Language = (typeof languages)[number];
/** A text in each language. `{name}` is a placeholder. */
export type Text = Readonly<Record<Language, string>>;

export function say(text: Text, language: Language, details: Readonly<Record<string, unknown>> = {}): string {
  return text[language].replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(details, name) ? String(details[name]) : whole,
  );
}

export function isLanguage(given: unknown): given is Language {
  return languages.some((language) => language === given);
}

/** The language of the terminal by its environment variables; English if it is another one. */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  const own = locale.slice(0, 2).toLowerCase();
  return isLanguage(own) ? own : "en";
}
