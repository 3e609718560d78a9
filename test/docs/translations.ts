import { languages } from "../../docs/.vitepress/languages.ts";

/** `rules.md` in each language besides English: `rules.uk.md` and so on. */
export function translationsOf(page: string): string[] {
  return languages.map(({ code }) => page.replace(/\.md$/, `.${code}.md`));
}
