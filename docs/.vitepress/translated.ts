import { readdirSync } from "node:fs";
import { type Language, languages } from "./languages.ts";

/** Which pages there are in which language, for the menu of languages. Those of codes and sources are in all of them. */
export function translatedPages(): Readonly<Record<string, readonly string[]>> {
  const guides = readdirSync(new URL("../", import.meta.url)).filter((file) => file.endsWith(".md"));
  const own = readdirSync(new URL("../site", import.meta.url), { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".md") && !file.includes("["));
  const isTranslation = /\.\w\w\.md$/;
  const pagesIn = (language: string) => [
    ...guides
      .filter((file) => file.endsWith(`.${language}.md`))
      .map((file) => file.replace(isTranslation, ".md")),
    ...own.filter((file) => file.startsWith(`${language}/`)).map((file) => file.slice(language.length + 1)),
  ];
  const root = [...guides.filter((file) => !isTranslation.test(file)), ...own];
  return { root, ...Object.fromEntries(languages.map(({ code }) => [code, pagesIn(code)])) };
}

/** The guides that a language does not have, without `.md`. */
export function onlyInEnglish(code: Language["code"]): string[] {
  const files = readdirSync(new URL("../", import.meta.url));
  return files
    .flatMap((file) => /^([\w-]+)\.md$/.exec(file)?.[1] ?? [])
    .filter((name) => !files.includes(`${name}.${code}.md`));
}
