import type { IssueLanguage } from "../../../dist/mapping.js";

/** The languages of issues. */
export type LanguageName = "en" | "uk" | "pl";

/** The option of a mapper; a language other than English is loaded when it is first needed. */
export async function languageOf(name: LanguageName): Promise<{ readonly language?: IssueLanguage }> {
  if (name === "uk") return { language: (await import("../../../dist/mapping/uk.js")).uk };
  if (name === "pl") return { language: (await import("../../../dist/mapping/pl.js")).pl };
  return {};
}
