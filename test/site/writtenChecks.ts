import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { languages } from "../../docs/.vitepress/languages.ts";
import { brokenLinks } from "./brokenLinks.ts";
import type { Check } from "./page.ts";

const docs = new URL("../../docs/", import.meta.url);

/** Addresses of guides that are gone, each with where its content went. */
const moved = [
  ["/catalog", "/rules"],
  ["/suggest.html", "/no-code"],
  ["/works-with", "/hosting"],
  ["/glossary", "/getting-started"],
  ["/postgres", "/stores"],
  ["/payment-notices", "/senders"],
  ["/rule-tools", "/rule-tests"],
] as const;

/** What the pages say, and how much of it is seen. */
export const writtenChecks: readonly Check[] = [
  {
    name: "pages: every internal link and anchor leads somewhere",
    async run({ root }) {
      const broken = brokenLinks(root);
      if (broken.length > 0) throw new Error(`${broken.length}:\n${broken.slice(0, 30).join("\n")}`);
    },
  },
  {
    name: "pages: no detail in braces is outside code, in any language",
    async run({ root }) {
      const pages = readdirSync(root, { recursive: true, encoding: "utf8" });
      const found = pages.flatMap((file) => {
        if (!file.endsWith(".html")) return [];
        const text = proseOf(readFileSync(join(root, file), "utf8"));
        return (text.match(/[^\s>]*\{\w+\}/g) ?? []).map((detail) => `${file}: ${detail}`);
      });
      if (found.length > 0) throw new Error(`${found.length}:\n${found.slice(0, 20).join("\n")}`);
    },
  },
  {
    name: "pages: no guide has a block that is cut off at 1280 px",
    options: { viewport: { width: 1_280, height: 900 } },
    async run({ page, origin }) {
      const cut: string[] = [];
      for (const path of guides()) {
        await page.goto(`${origin}${path}`);
        const count = await page.evaluate<number>(
          "[...document.querySelectorAll('.vp-doc pre, .vp-doc table')].filter((each) => each.scrollWidth > each.clientWidth + 1 || each.getBoundingClientRect().right > document.querySelector('.vp-doc').getBoundingClientRect().right + 1).length",
        );
        if (count > 0) cut.push(`${path}: ${count}`);
      }
      if (cut.length > 0) throw new Error(cut.join("\n"));
    },
  },
  {
    name: "pages: an address of a guide that is gone leads to where its content went",
    async run({ page, origin }) {
      for (const [old, now] of moved) {
        await page.goto(`${origin}${old}`);
        await page.locator(".vp-doc h1").first().waitFor();
        const found = await page.evaluate<string>("location.pathname");
        if (found !== `${now}.html`) throw new Error(`${old} leads to ${found}`);
      }
    },
  },
  {
    name: "sources: a page says what it is, how to set it up, and what becomes of a lead, in each language",
    async run({ page, origin }) {
      for (const folder of ["/", ...languages.map(({ code }) => `/${code}/`)]) {
        await page.goto(`${origin}${folder}sources/`);
        const own = `.vp-doc td a[href^="${folder}sources/"]`;
        const count = await page.locator(own).count();
        if (count < 60) throw new Error(`${folder}sources/ lists ${count}`);
        await page.goto(`${origin}${folder}sources/tilda-cart.html`);
        const order = await page.evaluate<string>(
          "[...document.querySelectorAll('.vp-doc :is(h1, h2, ol, .language-json, table, details, a[href*=playground])')].map((each) => each.localName).join(' ')",
        );
        if (order !== "h1 h2 ol h2 div h2 table a h2 details div") throw new Error(`${folder}: ${order}`);
        const setUp = (await page.locator(".vp-doc ol").first().textContent()) ?? "";
        if (!setUp.includes("init --source tilda --rules tilda-cart") || !setUp.includes("Webhook URL"))
          throw new Error(`${folder}: ${setUp}`);
        if ((await page.locator(".vp-doc h2").first().textContent())?.includes("Tilda") !== true)
          throw new Error(`${folder}: it does not name Tilda`);
      }
    },
  },
];

/** Without what is shown as code, and without what no one sees. */
function proseOf(html: string): string {
  return html
    .replace(/<head>[\s\S]*?<\/head>/, "")
    .replaceAll(/<(script|style|pre|code)\b[\s\S]*?<\/\1>/g, "")
    .replaceAll(/<[^>]*>/g, "");
}

function guides(): string[] {
  return readdirSync(docs).flatMap((file) => {
    const [, name, code] = /^([a-z-]+)(?:\.(\w\w))?\.md$/.exec(file) ?? [];
    if (name === undefined) return [];
    return [code === undefined ? `/${name}.html` : `/${code}/${name}.html`];
  });
}
