import type { Check } from "./page.ts";
import { badInputChecks } from "./playgroundBadInput.ts";
import { lookChecks } from "./playgroundLooks.ts";
import { open, openWhole, said, textMatches, write } from "./playgroundPage.ts";
import { sampleChecks } from "./playgroundSamples.ts";
import { speedChecks } from "./playgroundSpeed.ts";
import { toolChecks } from "./playgroundTools.ts";
import { until } from "./until.ts";

/** What has the focus: its name in the playground. */
const focused = `(() => {
  const own = document.activeElement;
  if (own === null || own.closest(".playground") === null) return "outside";
  return own.getAttribute("aria-label") ?? (own.id || own.type === "checkbox" && own.type || own.className.replace("small ", ""));
})()`;

const endlessWorker = "postMessage({}); addEventListener('message', () => { for (;;); });";

const mainChecks: readonly Check[] = [
  {
    name: "playground: a misspelt field is marked at its place, and cured by one click",
    async run({ page, origin }) {
      await open(page, origin);
      await write(page, '{ "version": 1, "fields": { "emial": "email" } }');
      await page.locator(".rules .cm-lintRange-error").first().waitFor();
      await page.locator(".playground .cure").first().click();
      await said(page, /^order/);
    },
  },
  {
    name: "playground: work that would take forever is ended, and the page continues",
    async run({ page, origin }) {
      // The mapper counts its steps and ends on its own: here it is one that does not.
      let isEndless = true;
      await page.route(/worker-[\w-]+\.js$/, (route) =>
        isEndless ? route.fulfill({ contentType: "text/javascript", body: endlessWorker }) : route.fallback(),
      );
      await page.goto(`${origin}/playground.html`);
      await said(page, /problem in the rules/);
      await textMatches(page, ".troubles", /longer than 2 seconds/);
      isEndless = false;
      await page.locator(".rules .tok-propertyName").first().waitFor();
      await write(page, '{ "version": 1, "fields": { "email": "email" } }');
      await said(page, /^order/);
    },
  },
  {
    name: "playground: works offline once it is loaded, and says which part is not",
    expected: /ERR_INTERNET_DISCONNECTED|Failed to fetch dynamically imported module/,
    async run({ page, context, origin }) {
      await open(page, origin);
      await context.setOffline(true);
      await write(
        page,
        '{ "version": 1, "fields": { "email": "email", "delivery_city": { "value": "Lviv" } } }',
      );
      await until(page, "document.querySelector('.playground .panel pre')?.textContent.includes('Lviv')");
      await page.locator("#tab-code").click();
      await textMatches(page, ".panel", /could not be loaded. Look whether you are online/);
    },
  },
  {
    name: "playground: everything is reached and used by the keyboard alone",
    async run({ page, origin }) {
      await openWhole(page, origin);
      await page.locator(".playground .source").focus();
      const order = ["source"];
      for (let count = 0; count < 12; count += 1) {
        await page.keyboard.press("Tab");
        order.push(await page.evaluate<string>(focused));
      }
      const expected =
        "source language share checkbox anonymize Lead suggest format Rules tab-order panel-order outside outside";
      if (order.join(" ").replace(/ outside.*/, "") !== expected.replace(/ outside.*/, ""))
        throw new Error(`the order is ${order.join(" ")}`);
      await page.locator("#tab-order").focus();
      for (const [key, tab] of [
        ["ArrowRight", "tab-explain"],
        ["End", "tab-code"],
        ["ArrowRight", "tab-order"],
        ["ArrowLeft", "tab-code"],
        ["Home", "tab-order"],
      ] as const) {
        await page.keyboard.press(key);
        const now = `${await page.evaluate<string>(focused)} ${await page.evaluate<string>("document.querySelector('[role=tab][aria-selected=true]').id")}`;
        if (now !== `${tab} ${tab}`) throw new Error(`after ${key} it is ${now}`);
      }
      const panel = await page.evaluate<string>(
        "document.getElementById(document.querySelector('[aria-selected=true]').getAttribute('aria-controls')).getAttribute('aria-labelledby')",
      );
      if (panel !== "tab-order") throw new Error(`the panel belongs to ${panel}`);
    },
  },
  {
    name: "playground: completes fields, words of the language and paths of the lead",
    async run({ page, origin }) {
      await openWhole(page, origin);
      for (const [typed, offered] of [
        ['{ "version": 1, "fields": { "ema', /email/],
        ['{ "version": 1, "prod', /products/],
        ['{ "version": 1, "fields": { "email": "ite', /items\[0\]\.sku/],
        ['{ "version": 1, "products": { "each": "items", "fields": { "quan', /quantity/],
      ] as const) {
        await write(page, typed.slice(0, -1));
        await page.keyboard.type(typed.slice(-1));
        await textMatches(page, ".cm-tooltip-autocomplete", offered);
        await page.keyboard.press("Escape");
      }
      // Of a lead that is not JSON too.
      await write(page, "client%5Btown%5D=Lviv&phone=0671234567", ".lead");
      await write(page, '{ "version": 1, "fields": { "email": "cli');
      await said(page, /problem in the rules/);
      await page.keyboard.type("e");
      await textMatches(page, ".cm-tooltip-autocomplete", /client\.town/);
    },
  },
  {
    name: "playground: on a narrow screen there is one column, and the status stays in sight",
    options: { viewport: { width: 390, height: 844 } },
    async run({ page, origin }) {
      await openWhole(page, origin);
      const lefts = await page.evaluate<number[]>(
        "[...document.querySelectorAll('.playground .pane')].map((each) => Math.round(each.getBoundingClientRect().left))",
      );
      if (new Set(lefts).size !== 1) throw new Error(`the panes begin at ${lefts}`);
      await page.evaluate("scrollTo(0, 900)");
      await until(page, "scrollY > 600");
      const top = await page.evaluate<number>(
        "(() => { const line = document.querySelector('.playground .status').getBoundingClientRect(); return document.elementFromPoint(line.left + 20, line.top + line.height / 2)?.closest('.status') ? line.top : -1; })()",
      );
      if (top < 0 || top > 100) throw new Error(`the status is at ${top}`);
    },
  },
  {
    name: "playground: the tab key leaves an editor",
    async run({ page, origin }) {
      await open(page, origin);
      await page.locator(".rules .cm-content").focus();
      await page.keyboard.press("Escape");
      await page.keyboard.press("Tab");
      if (await page.evaluate<boolean>("document.activeElement.closest('.rules') !== null"))
        throw new Error("the editor keeps it");
    },
  },
];

/** What the playground promises. */
export const playgroundChecks: readonly Check[] = [
  ...sampleChecks,
  ...mainChecks,
  ...toolChecks,
  ...badInputChecks,
  ...speedChecks,
  ...lookChecks,
];
