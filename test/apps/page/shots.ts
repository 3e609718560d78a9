import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launchChromium } from "../../site/chromium.ts";
import type { Page } from "../../site/page.ts";
import { until } from "../../site/until.ts";
import { openStudios } from "./openStudios.ts";
import { filter, openLead, openList } from "./studioPage.ts";

/**
 * `npm run studio:shots`: pictures of each screen in both themes and two widths, for a person to look at. With `--docs`
 * only those that the guide shows.
 */
const shots = fileURLToPath(new URL("../../../dist-shots", import.meta.url));
const docs = fileURLToPath(new URL("../../../docs/public", import.meta.url));
const isForDocs = process.argv.includes("--docs");
const studios = await openStudios(isForDocs ? "" : undefined);
const { shop, none } = studios;

const screens: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  leads: async (page) => {
    await openList(page, shop.link);
    await page.locator(".chart svg").waitFor();
  },
  errors: async (page) => {
    await openList(page, shop.link);
    await filter(page, "?status=error&time=week");
    await page.locator(".chart svg").waitFor();
  },
  lead: async (page) => {
    await openLead(page, shop.link, "?status=error");
    await page.locator("[data-field='delivery_method'] button").focus();
  },
  order: async (page) => {
    await openLead(page, shop.link, "?status=success");
    await page.locator("[data-field]").first().waitFor();
  },
  unknown: async (page) => {
    await openLead(page, shop.link, "?status=unknown");
    await page.locator(".actions > .main").click();
    await page.locator("dialog[open]").waitFor();
  },
  discarded: async (page) => {
    await openLead(page, shop.link, "?status=discarded");
    await page.locator("#not-kept").waitFor();
  },
  empty: async (page) => {
    await page.goto(none.link);
    await page.locator(".empty").waitFor();
  },
  rules: async (page) => {
    await openList(page, shop.link);
    await page.goto(`${shop.origin}/#/rules`);
    await page.locator(".cm-line").first().waitFor();
    await page.locator("[data-field]").first().waitFor();
    await page.locator(".typed .tok-propertyName").first().waitFor();
  },
  account: async (page) => {
    await openList(page, shop.link);
    await page.goto(`${shop.origin}/#/account`);
    await page.locator(".facts-of").waitFor();
    await page.locator(".ids li").first().waitFor();
  },
};
/** In each language, a note of what is still on its way ends like this. */
const isDrawn =
  "document.fonts.status === 'loaded' && ![...document.querySelectorAll('.note:not(:has(code))')].some((each) => each.textContent.trim().endsWith('…'))";
const inDocs: readonly string[] = ["leads", "lead"];

const browser = await launchChromium();
mkdirSync(isForDocs ? docs : shots, { recursive: true });
const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const chosen = Object.entries(screens).filter(([name]) =>
  isForDocs ? inDocs.includes(name) : words.length === 0 || words.includes(name),
);
const looks = isForDocs
  ? ([[900, "light"]] as const)
  : ([390, 1_280] as const).flatMap((width) => [[width, "light"] as const, [width, "dark"] as const]);
let count = 0;
try {
  for (const [width, colorScheme] of looks) {
    const height = isForDocs ? 640 : 900;
    const locale = isForDocs || colorScheme === "light" ? "en-GB" : "uk";
    const context = await browser.newContext({ viewport: { width, height }, colorScheme, locale });
    const page = await context.newPage();
    for (const [name, open] of chosen) {
      await open(page);
      await until(page, isDrawn);
      if (isForDocs) await page.evaluate("scrollTo(0, 0)");
      const path = isForDocs
        ? join(docs, `studio-${name}.png`)
        : join(shots, `${name}-${width}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: !isForDocs && name !== "leads" });
      count += 1;
    }
    await context.close();
  }
} finally {
  await browser.close();
  await studios.close();
}
console.log(`${count} pictures in ${isForDocs ? docs : shots}`);
