import { existsSync, readdirSync, readFileSync } from "node:fs";
import { headingId } from "../headingId.ts";
import type { LanguageCode } from "../languages.ts";

/** A section of a guide that speaks of a code. */
export interface Mention {
  readonly title: string;
  readonly link: string;
}

const documents = new URL("../../", import.meta.url);

/** What only lists codes explains none. */
const lists = /^(?:issue-codes|symptoms|stability)\./;

/** The sections of the guides that name a code in running text, in the language where the guide is in it. */
export function mentionsOf(code: string, language: LanguageCode): readonly Mention[] {
  return guidesIn(language).flatMap(({ page, title, sections }) => {
    const found = sections.find(({ text }) => text.includes(`\`${code}\``));
    if (found === undefined) return [];
    const anchor = found.heading === "" ? "" : `#${headingId(found.heading.replaceAll(/\]\([^)]*\)/g, ""))}`;
    const named = found.heading === "" ? title : `${title}: ${found.heading}`;
    return [{ title: named.replaceAll("`", ""), link: `${page}${anchor}` }];
  });
}

/** The page of a guide in the language, or in English where it is not translated. */
export function guideIn(name: string, language: LanguageCode): string {
  const isTranslated = language !== "en" && existsSync(new URL(`${name}.${language}.md`, documents));
  return isTranslated ? `/${language}/${name}` : `/${name}`;
}

interface Guide {
  readonly page: string;
  readonly title: string;
  readonly sections: readonly { readonly heading: string; readonly text: string }[];
}

const read = new Map<LanguageCode, readonly Guide[]>();

function guidesIn(language: LanguageCode): readonly Guide[] {
  const known = read.get(language);
  if (known !== undefined) return known;
  const guides = readdirSync(documents)
    .filter((file) => /^[\w-]+\.md$/.test(file) && !lists.test(file))
    .map((file) => {
      const name = file.slice(0, -".md".length);
      const page = guideIn(name, language);
      const own = page.startsWith(`/${language}/`) ? `${name}.${language}.md` : file;
      return guideOf(page, readFileSync(new URL(own, documents), "utf8"));
    });
  read.set(language, guides);
  return guides;
}

function guideOf(page: string, text: string): Guide {
  const title = /^# (.+)$/m.exec(text)?.[1] ?? page;
  const sections = text
    .replaceAll(/^```[\s\S]*?^```$/gm, "")
    .split(/^(?=##+ )/m)
    .map((section) => ({ heading: /^##+ (.+)$/m.exec(section)?.[1] ?? "", text: section }));
  return { page, title, sections };
}

/** The anchor that VitePress gives a heading. */
