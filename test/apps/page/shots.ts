import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launchChromium } from "../../site/chromium.ts";
import type { Page } from "../../site/page.ts";
import { until } from "../../site/until.ts";
import { openStudios } from "./openStudios.ts";
import type { CountryOf } from "./preparedStore.ts";
import { filter, openLead, openList } from "./studioPage.ts";

/**
 * `npm run studio:shots`: pictures of each screen in every language, with leads of its country, in two widths and in
 * English also in the dark theme, for a person to look at. With words, only the screens of these names. With `--docs`
 * only those that the guide shows.
 */
const shots = fileURLToPath(new URL("../../../dist-shots", import.meta.url));
const docs = fileURLToPath(new URL("../../../docs/public", import.meta.url));
const isForDocs = process.argv.includes("--docs");

const screensOf = ({
  shop,
  none,
}: Awaited<ReturnType<typeof openStudios>>): Readonly<Record<string, (page: Page) => Promise<void>>> => ({
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
});
/** In each language, a note of what is still on its way ends like this. */
const isDrawn =
  "document.fonts.status === 'loaded' && ![...document.querySelectorAll('.note:not(:has(code))')].some((each) => each.textContent.trim().endsWith('…'))";
const inDocs: readonly string[] = ["leads", "lead"];

const browser = await launchChromium();
mkdirSync(isForDocs ? docs : shots, { recursive: true });
const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const isChosen = (name: string) =>
  isForDocs ? inDocs.includes(name) : words.length === 0 || words.includes(name);
interface Look {
  readonly tag: CountryOf;
  readonly width: number;
  readonly colorScheme: "light" | "dark";
}
const looks: readonly Look[] = isForDocs
  ? [{ tag: "en", width: 900, colorScheme: "light" }]
  : (["en", "uk", "pl"] as const).flatMap((tag) =>
      ([390, 1_280] as const).flatMap((width) =>
        (tag === "en" ? (["light", "dark"] as const) : (["light"] as const)).map((colorScheme) => ({
          tag,
          width,
          colorScheme,
        })),
      ),
    );
let count = 0;
try {
  for (const [tag, group] of Map.groupBy(looks, (look) => look.tag)) {
    const studios = await openStudios("", tag);
    try {
      for (const look of group) await take(studios, look);
    } finally {
      await studios.close();
    }
  }
} finally {
  await browser.close();
}
console.log(`${count} pictures in ${isForDocs ? docs : shots}`);

async function take(
  studios: Awaited<ReturnType<typeof openStudios>>,
  { tag, width, colorScheme }: Look,
): Promise<void> {
  const height = isForDocs ? 640 : 900;
  const locale = tag === "en" ? "en-GB" : tag;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, locale });
  const page = await context.newPage();
  for (const [name, open] of Object.entries(screensOf(studios))) {
    if (!isChosen(name)) continue;
    await open(page);
    await until(page, isDrawn);
    if (isForDocs) await page.evaluate("scrollTo(0, 0)");
    const path = isForDocs
      ? join(docs, `studio-${name}.png`)
      : join(shots, `${name}-${tag}-${width}-${colorScheme}.png`);
    await page.screenshot({ path, fullPage: !isForDocs && name !== "leads" });
    count += 1;
  }
  await context.close();
}
