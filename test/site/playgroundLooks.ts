import { join } from "node:path";
import { faultsOf } from "./axe.ts";
import type { Check } from "./page.ts";
import { openWhole, said, write } from "./playgroundPage.ts";

const sizes = [
  { width: 360, height: 780 },
  { width: 390, height: 844 },
  { width: 900, height: 700 },
  { width: 1_280, height: 900 },
  { width: 2_000, height: 1_100 },
];

/** Everything that the page can show: axe finds nothing serious, nothing is wider than the window, and a picture is taken. */
export const lookChecks: readonly Check[] = ["light", "dark"].flatMap((theme) =>
  sizes.map(
    (viewport): Check => ({
      name: `playground: each of its tabs for axe, ${theme}, ${viewport.width} px`,
      options: { colorScheme: theme, viewport },
      async run({ page, origin, axe, shots }) {
        await openWhole(page, origin);
        await page.evaluate(`${axe};0`);
        const found: string[] = [];
        const look = async (what: string) => {
          // A colour that is on its way has another contrast.
          await page.evaluate(
            "Promise.all(document.getAnimations().filter((each) => each instanceof CSSTransition).map((each) => each.finished.catch(() => {})))",
          );
          found.push(...(await faultsOf(page, ".playground")).map((fault) => `${what}: ${fault}`));
          const hidden = await page.evaluate<number>(
            "(() => { const tabs = document.querySelector('.playground .tabs'); return tabs.scrollWidth - tabs.clientWidth; })()",
          );
          if (hidden > 0) found.push(`${what}: ${hidden} px of the tabs are hidden`);
          const file = `playground-${what}-${theme}-${viewport.width}.png`;
          await page.screenshot({ path: join(shots, file), fullPage: viewport.width < 900 });
        };
        for (const tab of ["order", "explain", "problems", "tests", "code"]) {
          await page.locator(`#tab-${tab}`).click();
          if (tab === "tests") await page.locator(".playground .summary").waitFor();
          if (tab === "code") await page.locator(".playground .code .file").waitFor();
          await look(tab);
        }
        await page.locator("#tab-order").click();
        await page.locator(".playground .source").selectOption("typeform");
        await said(page, /^order/);
        await page.locator(".playground .suggest").click();
        await page.locator(".playground .draft").waitFor();
        await look("draft");
        await write(page, '{ "version": 1, "fields": { "emial": "email" } }');
        await page.locator(".playground .cure").waitFor();
        await look("trouble");
        if (found.length > 0) throw new Error(found.join("\n"));
      },
    }),
  ),
);
