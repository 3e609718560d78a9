import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
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

/** What people ask in their own words, and a page that has to be among the first answers. */
const asked = [
  ["docker", "/hosting.html"],
  ["nova poshta", "/rules-reference.html"],
  ["two senders", "/webhooks.html"],
] as const;

const starts = ["/", "/uk/", "/pl/"] as const;

export const pageChecks: readonly Check[] = [
  {
    name: "start: shows the order that the mapping makes, without JavaScript too",
    options: { javaScriptEnabled: false },
    async run({ page, origin }) {
      for (const path of starts) {
        await page.goto(`${origin}${path}`);
        const order: unknown = JSON.parse(
          (await page.locator(".live .made pre").first().textContent()) ?? "",
        );
        if (!/\+(?:48600123456|380671234567)/.test(JSON.stringify(order)))
          throw new Error(`${path}: no phone`);
        if ((await page.locator(".live .remarks code").first().textContent()) !== "email_repaired")
          throw new Error(`${path}: no remark`);
      }
    },
  },
  {
    name: "start: what is typed, by keyboard only, becomes another order, and the mapping is loaded only then",
    async run({ page, origin }) {
      const loaded: string[] = [];
      page.on("response", (response) => loaded.push(response.url()));
      for (const path of starts) {
        await page.goto(`${origin}${path}`);
        await until(page, "document.querySelector('.live input')?.readOnly === false");
        if (loaded.some((url) => url.includes("mapInPage")))
          throw new Error(`${path} loads the mapping at once`);
        const isInForm = "document.activeElement?.getAttribute('name') === 'name'";
        for (let tabs = 0; !(await page.evaluate<boolean>(isInForm)); tabs += 1) {
          if (tabs > 40) throw new Error(`${path}: the form is not reached by the tab key`);
          await page.keyboard.press("Tab");
        }
        await page.keyboard.press("Tab");
        await page.keyboard.press("Control+a");
        await page.keyboard.insertText("12");
        await until(page, "document.querySelector('.live .remarks').textContent.includes('phone_too_short')");
        if (!loaded.some((url) => url.includes("mapInPage"))) throw new Error(`${path}: nothing was loaded`);
        loaded.length = 0;
      }
    },
  },
  {
    name: "search: a code that is pasted leads to its page, in the language of the reader",
    async run({ page, origin }) {
      for (const [from, text, to] of searches) {
        await page.goto(`${origin}${from}`);
        await page.locator(".DocSearch-Button").first().click();
        await page.locator("#localsearch-input").first().focus();
        await page.keyboard.insertText(text);
        const first = "document.querySelector('#localsearch-list a')?.getAttribute('href').split('#')[0]";
        // The answers of the search before it are there until those of this one are.
        await until(page, `${first} === "${to}"`);
      }
    },
  },
  {
    name: "search: words of a question lead to the page that answers it",
    async run({ page, origin }) {
      for (const [text, to] of asked) {
        await page.goto(`${origin}/getting-started.html`);
        await page.locator(".DocSearch-Button").first().click();
        await page.locator("#localsearch-input").first().focus();
        await page.keyboard.insertText(text);
        const first =
          "[...document.querySelectorAll('#localsearch-list a')].slice(0, 6).map((each) => each.getAttribute('href').split('#')[0])";
        await until(page, `${first}.includes("${to}")`);
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
    name: "pages: a link to a place in a long guide shows that place",
    async run({ page, origin }) {
      await page.goto(`${origin}/rules-reference.html#issues`);
      const top = "document.getElementById('issues').getBoundingClientRect().top";
      await until(page, `${top} >= 0 && ${top} < 300`);
    },
  },
  {
    name: "pages: what changed is there, and every export, also at its old address",
    async run({ page, origin }) {
      await page.goto(`${origin}/changelog.html`);
      if ((await page.locator(".vp-doc li").count()) < 5) throw new Error("nothing changed");
      await page.goto(`${origin}/reference/functions/index.createForwarder.html`);
      await page.waitForURL("**/api/baselinker-sdk/functions/createForwarder.html");
      const text = (await page.locator(".api-page h1").first().textContent()) ?? "";
      if (!text.startsWith("createForwarder()")) throw new Error(`the page of createForwarder is ${text}`);
    },
  },
  {
    name: "pages: a detail in braces stays in its cell",
    async run({ page, origin }) {
      await page.goto(`${origin}/issue-codes.html`);
      const text = (await page.locator(".vp-doc").first().textContent()) ?? "";
      if (!text.includes("A rule rejected the lead: {reason}")) throw new Error("{reason} is gone");
    },
  },
  {
    name: "pages: are readable without JavaScript",
    options: { javaScriptEnabled: false },
    async run({ page, origin }) {
      await page.goto(`${origin}/rules-reference.html`);
      if (((await page.locator("main").first().textContent()) ?? "").length < 10_000)
        throw new Error("there is no text");
    },
  },
  {
    name: "pages: no guide loads the playground, and nothing loads more than it did",
    async run({ page, origin, root }) {
      for (const [path, ready, limit] of [
        ["/rules.html", "h1", 63_000],
        ["/playground.html", ".rules .tok-propertyName", 234_500],
      ] as const) {
        const loaded: string[] = [];
        page.on(
          "response",
          (response) => response.url().endsWith(".js") && loaded.push(new URL(response.url()).pathname),
        );
        await page.goto(`${origin}${path}`);
        await page.locator(ready).first().waitFor();
        const files = [...new Set(loaded)];
        // What comes after the first result of the playground: colours, completion and undoing.
        const last = files.findIndex((file) => /editorFeatures|schema/.test(file));
        const first = bytesOf(root, last === -1 ? files : files.slice(0, last));
        const all = bytesOf(root, files);
        console.log(
          `     ${path}: ${kilobytes(first)} of scripts until it shows something, ${kilobytes(all)} in all`,
        );
        if (path === "/rules.html" && files.some((file) => file.includes("Playground")))
          throw new Error("a guide loads the playground");
        if (first > limit) throw new Error(`${path} loads ${first} bytes`);
        if (all > 290_000) throw new Error(`${path} loads ${all} bytes in all`);
      }
    },
  },
  {
    name: "pages: what a language model reads is there",
    async run({ root }) {
      const files = readdirSync(root);
      for (const name of ["llms.txt", "llms-full.txt"])
        if (!files.includes(name)) throw new Error(`${name} is missing`);
    },
  },
];

function bytesOf(root: string, files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(root, file))).length, 0);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(0)} kB`;
}
