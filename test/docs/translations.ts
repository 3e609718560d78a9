import { languages } from "../../docs/.vitepress/languages.ts";

/** The guides in three languages: those that a shop owner reads. All others are in English only. */
export const ownersPages: readonly string[] = [
  "hosting.md",
  "issue-codes.md",
  "leadbox.md",
  "no-code.md",
  "rules.md",
  "symptoms.md",
];

/** `rules.md` in each language besides English: `rules.uk.md` and so on. */
export function translationsOf(page: string): string[] {
  return languages.map(({ code }) => page.replace(/\.md$/, `.${code}.md`));
}
