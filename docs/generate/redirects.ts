import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { languages } from "../.vitepress/languages.ts";
import { titleOf } from "../.vitepress/titleOf.ts";
import { onlyInEnglish } from "../.vitepress/translated.ts";

/** If a language has no page, or none any more, its address leads to the English one. */
export function writeRedirects(site: string): void {
  for (const { code, sidebar } of languages) {
    for (const name of onlyInEnglish(code)) {
      const [address, title] = [`../${name}.html`, titleOf(`${name}.md`)];
      const page = `<!doctype html>
<html lang="${code}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<meta http-equiv="refresh" content="0; url=${address}">
<link rel="icon" href="data:,">
<link rel="canonical" href="${address}">
<p>${sidebar.inEnglish}: <a href="${address}" lang="en">${title}</a></p>
`;
      writeFileSync(join(site, code, `${name}.html`), page);
    }
  }
}
