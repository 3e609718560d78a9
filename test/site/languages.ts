import { readFileSync } from "node:fs";
import { join } from "node:path";
import { languages } from "../../docs/.vitepress/languages.ts";
import { ownersPages } from "../docs/translations.ts";
import type { Check } from "./page.ts";

export const translatedPages: readonly string[] = languages.flatMap(({ code }) =>
  ["", ...ownersPages.map((guide) => guide.replace(/\.md$/, ".html"))].map((page) => `/${code}/${page}`),
);

export const languageChecks: readonly Check[] = [
  {
    name: "pages: the menu of languages leads to the same page, or to the start where a language has none",
    async run({ page, origin }) {
      const linksOf = async (path: string) => {
        await page.goto(`${origin}${path}`);
        return page.evaluate<string[]>(
          "[...document.querySelectorAll('.VPNavBarTranslations a')].map((each) => each.getAttribute('href')).sort()",
        );
      };
      const wanted: readonly (readonly [path: string, links: readonly string[]])[] = [
        ["/rules.html", languages.map(({ code }) => `/${code}/rules.html`)],
        ["/cli.html", languages.map(({ code }) => `/${code}/`)],
        ["/uk/symptoms.html", ["/symptoms.html", "/pl/symptoms.html"]],
      ];
      for (const [path, links] of wanted) {
        const found = await linksOf(path);
        if (found.join() !== [...links].sort().join()) throw new Error(`${path}: ${found.join()}`);
      }
    },
  },
  {
    name: "pages: an address of a translation that is gone leads to the English page, also without .html",
    async run({ page, origin }) {
      for (const path of ["/uk/delivery.html", "/pl/rule-tests"]) {
        await page.goto(`${origin}${path}`);
        await page.locator('html[lang="en"] h1').first().waitFor();
        const found = await page.evaluate<string>("location.pathname");
        if (found !== `${path.replace(/^\/\w+|\.html$/g, "")}.html`)
          throw new Error(`${path} leads to ${found}`);
      }
    },
  },
  {
    name: "pages: a search in each language finds its own pages",
    async run({ page, origin }) {
      for (const [code, word] of [
        ["uk", "поштомат"],
        ["pl", "paczkomat"],
      ]) {
        await page.goto(`${origin}/${code}/`);
        await page.locator(".DocSearch-Button").first().click();
        await page.locator(".search-input").first().focus();
        await page.keyboard.insertText(word ?? "");
        await page.locator(".VPLocalSearchBox .result").first().waitFor();
        const elsewhere = await page.evaluate<number>(
          `[...document.querySelectorAll('.VPLocalSearchBox .result')].filter((each) => !each.getAttribute('href').startsWith('/${code}/')).length`,
        );
        if (elsewhere > 0) throw new Error(`${elsewhere} results of ${code} are in another language`);
      }
    },
  },
  {
    name: "pages: the sentences of codes name their details, also at their end",
    async run({ page, origin }) {
      for (const folder of ["/", ...languages.map(({ code }) => `/${code}/`)]) {
        await page.goto(`${origin}${folder}issue-codes.html`);
        const text = (await page.locator("main").first().textContent()) ?? "";
        const count = text.split("{reason}").length - 1;
        if (count < 3) throw new Error(`${folder}issue-codes.html has {reason} ${count} times`);
      }
    },
  },
  {
    name: "pages: what a language model reads is in one language",
    async run({ root }) {
      const list = readFileSync(join(root, "llms.txt"), "utf8");
      const translated = languages.filter(({ code }) => new RegExp(`\\(/${code}[./]`).test(list));
      if (translated.length > 0) throw new Error(`it lists pages in ${translated.map(({ label }) => label)}`);
    },
  },
];
