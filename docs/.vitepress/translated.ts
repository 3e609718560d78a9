import { readdirSync } from "node:fs";
import { listedCodes, pathOf } from "./codes/codeLists.ts";
import { errorCodes } from "./codes/errorCodes.ts";
import { languages } from "./languages.ts";

/** Which pages there are in which language, for the menu of languages. */
export function translatedPages(): Readonly<Record<string, readonly string[]>> {
  const codes = [...listedCodes, ...errorCodes()].map(({ code }) => `codes/${pathOf(code)}.md`);
  const guides = readdirSync(new URL("../", import.meta.url)).filter((file) => file.endsWith(".md"));
  const own = readdirSync(new URL("../site", import.meta.url), { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".md") && !file.includes("["));
  const isTranslation = /\.\w\w\.md$/;
  const pagesIn = (language: string) => [
    ...codes,
    ...guides
      .filter((file) => file.endsWith(`.${language}.md`))
      .map((file) => file.replace(isTranslation, ".md")),
    ...own.filter((file) => file.startsWith(`${language}/`)).map((file) => file.slice(language.length + 1)),
  ];
  const root = [...codes, ...guides.filter((file) => !isTranslation.test(file)), ...own];
  return { root, ...Object.fromEntries(languages.map(({ code }) => [code, pagesIn(code)])) };
}
