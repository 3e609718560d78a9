import type { IssueLanguage } from "../../../dist/mapping.js";
import type { LanguageCode } from "../languages.ts";

/** The option of a mapper; a language other than English is loaded when it is first needed. */
export async function languageOf(name: LanguageCode): Promise<{ readonly language?: IssueLanguage }> {
  if (name === "uk") return { language: (await import("../../../dist/mapping/uk.js")).uk };
  if (name === "pl") return { language: (await import("../../../dist/mapping/pl.js")).pl };
  return {};
}
