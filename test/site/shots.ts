import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launchChromium } from "./chromium.ts";
import { serveSite } from "./serveSite.ts";

/**
 * `npm run site:shots`: pictures of a page of each kind in each language, width and theme, for a person to look at. With
 * words, only the pages whose path has one.
 */
const root = fileURLToPath(new URL("../../docs/.vitepress/dist", import.meta.url));
const shots = fileURLToPath(new URL("../../docs/.vitepress/shots", import.meta.url));
const widths = [390, 900, 1_280, 1_440];
const themes = ["light", "dark"];
/** A guide is longer than anyone looks. */
const maxHeight = 3_600;
const pages = [
  "/",
  "/rules.html",
  "/delivery.html",
  "/symptoms.html",
  "/issue-codes.html",
  "/codes/path_unmatched.html",
  "/codes/ERROR_BLOCKED_TOKEN.html",
  "/sources/",
  "/sources/tilda-cart.html",
  "/client.html",
  "/methods.html",
  "/no-code.html",
  "/api/",
  "/api/baselinker-sdk/",
  "/api/baselinker-sdk/functions/createForwarder.html",
  "/api/baselinker-sdk/interfaces/ForwarderOptions.html",
  "/decisions/",
  "/changelog.html",
  "/playground.html",
  "/uk/",
  "/uk/rules.html",
  "/uk/sources/tilda-form.html",
  "/uk/codes/store_failed.html",
  "/pl/",
  "/pl/codes/unknown_name.html",
];

mkdirSync(shots, { recursive: true });
const words = process.argv.slice(2);
const chosen = pages.filter((page) => words.length === 0 || words.some((word) => page.includes(word)));
const { origin, close } = await serveSite(root);
const browser = await launchChromium();
let wide = 0;
for (const width of widths) {
  for (const colorScheme of themes) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    for (const path of chosen) {
      await page.goto(`${origin}${path}`);
      await page
        .locator(path.startsWith("/playground") ? ".playground .panel pre" : "h1")
        .first()
        .waitFor();
      const [wider = 0, whole = 0] = await page.evaluate<number[]>(
        "[document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight]",
      );
      if (wider > 0) {
        wide += 1;
        console.log(`${path} is ${wider} px wider than ${width}`);
      }
      const name = `${path.replace(/^\/|\.html$|\/$/g, "").replaceAll("/", "-") || "start"}-${width}-${colorScheme}.png`;
      const clip = { x: 0, y: 0, width, height: Math.min(whole, maxHeight) };
      await page.screenshot({ path: join(shots, name), fullPage: true, clip });
    }
    await context.close();
  }
}
await browser.close();
close();
console.log(`${chosen.length * widths.length * themes.length} pictures in docs/.vitepress/shots`);
process.exitCode = wide === 0 ? 0 : 1;
