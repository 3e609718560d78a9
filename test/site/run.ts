import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checks } from "./checks.ts";
import { launchChromium, siteRequire } from "./chromium.ts";
import type { Page } from "./page.ts";
import { serveSite } from "./serveSite.ts";

/** `npm run site:test`: the built site in the system's Chromium. With words, only the checks whose name has one. */
const root = fileURLToPath(new URL("../../docs/.vitepress/dist", import.meta.url));
const shots = fileURLToPath(new URL("../../docs/.vitepress/shots", import.meta.url));
if (!existsSync(join(root, "index.html"))) throw new Error("There is no site yet. Run `npm run site`.");
mkdirSync(shots, { recursive: true });

const { origin, close } = await serveSite(root);
const axe = readFileSync(siteRequire.resolve("axe-core/axe.min.js"), "utf8");
const browser = await launchChromium();
const words = process.argv.slice(2);
const chosen = checks.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
let failed = chosen.length === 0 ? 1 : 0;

for (const { name, options = {}, expected, run } of chosen) {
  const context = await browser.newContext({ acceptDownloads: false, ...options });
  const troubles: string[] = [];
  const page: Page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on("console", (message) => {
    const text = message.text();
    if (message.type() === "error" && expected?.test(text) !== true) troubles.push(`console: ${text}`);
  });
  page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
  page.on(
    "request",
    (request) =>
      !request.url().startsWith(origin) &&
      !/^(?:data|blob):/.test(request.url()) &&
      troubles.push(`elsewhere: ${request.url()}`),
  );
  page.on(
    "response",
    (response) => response.status() >= 400 && troubles.push(`${response.status()}: ${response.url()}`),
  );
  const started = performance.now();
  try {
    await run({ page, context, origin, axe, shots, root });
    if (troubles.length > 0) throw new Error(troubles.slice(0, 5).join("\n"));
    console.log(`ok   ${name} (${Math.round(performance.now() - started)} ms)`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL ${name}\n${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await context.close();
  }
}
await browser.close();
close();
console.log(`site: ${chosen.length - failed} of ${chosen.length} good`);
process.exitCode = failed === 0 ? 0 : 1;
