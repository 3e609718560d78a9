import { readFileSync } from "node:fs";
import { launchChromium, siteRequire } from "../../site/chromium.ts";
import { leadChecks } from "./leadChecks.ts";
import { listChecks } from "./listChecks.ts";
import { looksChecks } from "./looksChecks.ts";
import { openStudios } from "./openStudios.ts";
import { rulesChecks } from "./rulesChecks.ts";

/**
 * `npm run studio:test`: the built command in the system's Chromium, with a store of some hundred leads and a fake
 * account. With words, only the checks whose name has one.
 */
const words = process.argv.slice(2);
const chosen = [...looksChecks, ...listChecks, ...leadChecks, ...rulesChecks].filter(
  ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
);
const axe = readFileSync(siteRequire.resolve("axe-core/axe.min.js"), "utf8");
const browser = await launchChromium();
const studios = await openStudios();
let failed = chosen.length === 0 ? 1 : 0;
try {
  for (const { name, options = {}, expects = [], run } of chosen) {
    const context = await browser.newContext({ locale: "en-GB", ...options });
    const troubles: string[] = [];
    const note = (trouble: string) => {
      if (!expects.some((each) => each.test(trouble))) troubles.push(trouble);
    };
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on("console", (message) => note(`console: ${message.text()}`));
    page.on("pageerror", (error) => note(`error: ${error.message}`));
    page.on("request", (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (hostname !== "127.0.0.1" && protocol !== "data:") note(`elsewhere: ${request.url()}`);
    });
    const started = performance.now();
    try {
      await run({ page, axe, ...studios });
      if (troubles.length > 0) throw new Error(troubles.slice(0, 5).join("\n"));
      console.log(`ok   ${name} (${Math.round(performance.now() - started)} ms)`);
    } catch (error) {
      failed += 1;
      console.log(`FAIL ${name}\n${error instanceof Error ? error.message : String(error)}`);
      for (const trouble of troubles) console.log(trouble);
    } finally {
      await context.close();
    }
  }
} finally {
  await browser.close();
  await studios.close();
}
console.log(`studio: ${chosen.length - failed} of ${chosen.length} good`);
process.exitCode = failed === 0 ? 0 : 1;
