import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { type LanguageCode, languages } from "../.vitepress/languages.ts";
import { onlyInEnglish } from "../.vitepress/translated.ts";

/** Pages that are gone, and the page that has what was on them. */
const moved: Readonly<Record<string, string>> = {
  catalog: "rules",
  glossary: "getting-started",
  "payment-notices": "senders",
  postgres: "stores",
  "rule-tools": "rule-tests",
  suggest: "no-code",
  "works-with": "hosting",
};

const movedTo: Readonly<Record<LanguageCode, string>> = {
  en: "This page has moved",
  uk: "Сторінку перенесено",
  pl: "Strona została przeniesiona",
};

/** An address that was once known leads to the page that is there now, in the language of the reader if there is one. */
export function writeRedirects(site: string): void {
  for (const [old, page] of Object.entries(moved)) redirect(site, "en", old, page);
  for (const { code } of languages) {
    for (const name of onlyInEnglish(code)) redirect(site, code, `${code}/${name}`, name);
    for (const [old, page] of Object.entries(moved)) {
      const own = `${code}/${page}`;
      redirect(site, code, `${code}/${old}`, existsSync(join(site, `${own}.html`)) ? own : page);
    }
  }
  for (const [old, page] of exportsOf(join(site, "api"))) redirect(site, "en", old, page);
}

/** Where the exports were when they had a site of their own: `reference/functions/index.createForwarder`. */
function exportsOf(api: string): (readonly [old: string, page: string])[] {
  const files = readdirSync(api, { recursive: true, encoding: "utf8" }).map((file) =>
    file.replaceAll("\\", "/"),
  );
  const members = files.flatMap((file) => {
    const [, entry = "", kind = "", name = ""] =
      /^baselinker-sdk\/?(.*?)\/?([a-z-]+)\/(\w+)\.html$/.exec(file) ?? [];
    if (name === "" || name === "index") return [];
    const old = `${kind.replace("type-aliases", "types")}/${entry.replaceAll("/", "_") || "index"}.${name}`;
    return [[`reference/${old}`, `api/${file.replace(/\.html$/, "")}`] as const];
  });
  return [["reference/index", "api/index"], ...members];
}

/** Writes `<old>.html` where there is no such page any more. */
function redirect(site: string, language: LanguageCode, old: string, page: string): void {
  const file = join(site, `${old}.html`);
  if (existsSync(file)) return;
  const address = `${posix.relative(posix.dirname(old), page)}.html`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    file,
    `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${posix.basename(old)}</title>
<meta http-equiv="refresh" content="0; url=${address}">
<link rel="icon" href="data:,">
<link rel="canonical" href="${address}">
<p>${movedTo[language]}: <a href="${address}">${posix.basename(page)}</a></p>
`,
  );
}
