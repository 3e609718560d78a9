import { readFile } from "node:fs/promises";
import type { Page } from "../../site/page.ts";
import { until } from "../../site/until.ts";
import type { Given, StudioCheck } from "./check.ts";
import { openRules, typeRules } from "./rulesChecks.ts";
import { equal, openLead, openList } from "./studioPage.ts";

const screens: Readonly<Record<string, (given: Given) => Promise<void>>> = {
  list: ({ page, shop }) => openList(page, shop.link),
  lead: async ({ page, shop }) => {
    await openLead(page, shop.link, "?status=error");
    await page.locator("[data-field]").first().waitFor();
  },
  dialog: async ({ page, shop }) => {
    await openLead(page, shop.link, "?status=error");
    await page.locator(".actions > .main").click();
    await page.locator("dialog[open]").waitFor();
  },
  "nothing yet": async ({ page, none }) => {
    await page.goto(none.link);
    await page.locator(".empty").waitFor();
  },
  rules: async ({ page, shop }) => {
    await openRules(page, shop.link);
    await typeRules(page, '{ "version": 1, "fields": { "emial": "buyer.email" } }');
    await page.locator(".typed .cure").waitFor();
  },
  plan: async ({ page, shop, prepared }) => {
    await openRules(page, shop.link);
    const text = await readFile(prepared.rules, "utf8");
    await typeRules(page, text.replace('"key": "order.id"', '"key": "order.created"'));
    await page.locator("button.look:enabled").click();
    await page.locator(".differences").waitFor();
  },
  account: async ({ page, shop }) => {
    await openList(page, shop.link);
    await page.locator("nav a[href='#/account']").click();
    await page.locator(".ids").first().waitFor();
    await page.locator(".facts-of").waitFor();
  },
};

/** What axe finds of any level. */
async function everyFault(page: Page, axe: string): Promise<string[]> {
  await page.evaluate(`${axe}; undefined`);
  return page.evaluate<string[]>(
    "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, impact, nodes }) => id + ' (' + impact + '): ' + nodes[0].html.slice(0, 200)))",
  );
}

const looked = Object.entries(screens).flatMap(([screen, open]) =>
  (["light", "dark"] as const).flatMap((colorScheme) =>
    [390, 1_280].map(
      (width): StudioCheck => ({
        name: `axe: ${screen}, ${colorScheme}, ${width} px`,
        options: { colorScheme, viewport: { width, height: 900 } },
        async run(given) {
          await open(given);
          equal("found", await everyFault(given.page, given.axe), []);
        },
      }),
    ),
  ),
);

const fitting = ["en-GB", "uk", "pl"].flatMap((locale) =>
  [360, 390, 760, 761, 2_000].map(
    (width): StudioCheck => ({
      name: `width: nothing is wider than ${width} px, ${locale}`,
      options: { locale, viewport: { width, height: 800 } },
      async run(given) {
        for (const open of Object.values(screens)) {
          await open(given);
          const wider = await given.page.evaluate<number>(
            "document.documentElement.scrollWidth - innerWidth",
          );
          if (wider > 0) throw new Error(`${wider} px wider`);
        }
      },
    }),
  ),
);

export const looksChecks: readonly StudioCheck[] = [
  ...looked,
  ...fitting,
  {
    // Prints times, for reading: they depend on the machine.
    name: "speed: all rows are there while one scrolls, with the first paint and the longest task said",
    async run({ page, shop }) {
      await openList(page, shop.link);
      const first = await page.evaluate<number>(
        "performance.getEntriesByName('first-contentful-paint')[0].startTime",
      );
      await page.evaluate(
        "{ window.longest = 0; new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration) }).observe({ type: 'longtask', buffered: true }) }",
      );
      for (let turn = 0; turn < 5; turn += 1) {
        const rows = await page.evaluate<number>("document.querySelectorAll('tbody tr').length");
        await page.evaluate("scrollTo(0, document.body.scrollHeight)");
        await until(page, `document.querySelectorAll('tbody tr').length > ${rows}`);
      }
      const longest = await page.evaluate<number>("window.longest");
      console.log(`     first paint after ${Math.round(first)} ms, longest task ${Math.round(longest)} ms`);
    },
  },
];
