import { brokenLinks } from "./brokenLinks.ts";
import type { Check } from "./page.ts";
import { until } from "./until.ts";

/** What people paste into the search, and the page that has to be the first answer. */
const searches = [
  ["/rules.html", "path_unmatched", "/codes/path_unmatched.html"],
  ["/rules.html", "ERROR_BLOCKED_TOKEN", "/codes/ERROR_BLOCKED_TOKEN.html"],
  ["/rules.html", "ERROR_STORAGE_ID", "/codes/ERROR_STORAGE_ID.html"],
  ["/rules.html", "unknown_value", "/codes/unknown_value.html"],
  ["/rules.html", "allegro-order", "/sources/allegro-order.html"],
  ["/uk/rules.html", "path_unmatched", "/uk/codes/path_unmatched.html"],
  ["/uk/rules.html", "ERROR_BLOCKED_TOKEN", "/uk/codes/ERROR_BLOCKED_TOKEN.html"],
] as const;

export const pageChecks: readonly Check[] = [
  {
    name: "search: a code that is pasted leads to its page, in the language of the reader",
    async run({ page, origin }) {
      for (const [from, text, to] of searches) {
        await page.goto(`${origin}${from}`);
        await page.locator(".DocSearch-Button").first().click();
        await page.locator("#localsearch-input").first().focus();
        await page.keyboard.insertText(text);
        const first = "document.querySelector('#localsearch-list a')?.getAttribute('href')";
        await until(page, `${first} !== undefined && ${first} !== null`);
        const found = await page.evaluate<string>(first);
        if (found.split("#")[0] !== to) throw new Error(`${text} leads to ${found}, not to ${to}`);
      }
    },
  },
  {
    name: "pages: a code has its page in each language, also without .html",
    async run({ page, origin }) {
      for (const path of [
        "/codes/path_unmatched",
        "/uk/codes/path_unmatched",
        "/pl/codes/ERROR_STORAGE_ID",
      ]) {
        await page.goto(`${origin}${path}`);
        const heading = await page.locator("h1").first().textContent();
        if (heading === null || !heading.includes(path.split("/").at(-1) ?? ""))
          throw new Error(`${path} shows ${heading}`);
      }
    },
  },
  {
    name: "pages: every internal link and anchor leads somewhere",
    async run({ root }) {
      const broken = brokenLinks(root);
      if (broken.length > 0) throw new Error(`${broken.length}:\n${broken.slice(0, 30).join("\n")}`);
    },
  },
];
