import type { Page } from "../../site/page.ts";
import { until } from "../../site/until.ts";
import type { StudioCheck } from "./check.ts";
import { hostile } from "./preparedStore.ts";
import { equal, filter, openLead, openList, says, textOf } from "./studioPage.ts";

const rowCount = "document.querySelectorAll('table.leads tbody tr').length";
const statesOf = (page: Page) =>
  page.evaluate<string[]>(
    "[...new Set([...document.querySelectorAll('tbody .state')].map((each) => each.classList[1]))]",
  );

export const listChecks: readonly StudioCheck[] = [
  {
    name: "key: is kept for a reload, and no longer in the address",
    async run({ page, shop }) {
      await openList(page, shop.link);
      equal("address", await page.evaluate("location.hash"), "#/");
      await page.goto(`${shop.origin}/`);
      await page.locator("table.leads tbody tr").first().waitFor();
    },
  },
  {
    name: "key: without it one sentence says what to do, and the link repairs the open page",
    expects: [/401/],
    async run({ page, shop }) {
      await page.goto(`${shop.origin}/`);
      await says(page, ".trouble", /^This link is old or has no key\. Open the new one/);
      await page.evaluate(`location.hash = ${JSON.stringify(new URL(shop.link).hash)}`);
      await page.locator("table.leads tbody tr").first().waitFor();
      await until(page, "document.querySelector('.trouble').textContent === ''");
    },
  },
  {
    name: "list: loads more on its own, and shows how many there are of each status",
    async run({ page, shop }) {
      await openList(page, shop.link);
      await until(page, `${rowCount} >= 50`);
      const all = Number(/\d+/.exec(await textOf(page, ".statuses button"))?.[0]);
      for (let turn = 0; turn < 20 && (await page.evaluate<number>(rowCount)) < all; turn += 1) {
        const rows = await page.evaluate<number>(rowCount);
        await page.evaluate("scrollTo(0, document.body.scrollHeight)");
        await until(page, `${rowCount} > ${rows}`);
      }
      equal("rows", await page.evaluate<number>(rowCount), all);
      await says(page, ".list > .note", /^That is all of them\.$/);
      const text = await page.evaluate<string>("document.querySelector('svg').getAttribute('aria-label')");
      if (!/^Since \d+ \w+, \d\d:\d\d: \d+ orders, \d+ waiting, \d+ failed$/.test(text))
        throw new Error(text);
    },
  },
  {
    name: "filters: show only what they say, and stay on the way back from a lead",
    async run({ page, shop }) {
      await openLead(page, shop.link, "?status=error&source=tilda");
      await page.locator(".back a").click();
      await page.locator("table.leads tbody tr").first().waitFor();
      equal("address", await page.evaluate("location.hash"), "#/?status=error&source=tilda");
      equal("statuses", await statesOf(page), ["error"]);
      await page.locator("[aria-label=Time]").selectOption("hour");
      await says(page, ".list > .note", /^No lead fits these filters\./);
      await page.locator(".filters button").click();
      await until(page, `${rowCount} >= 50`);
      equal("address", await page.evaluate("location.hash"), "#/");
    },
  },
  {
    name: "search: finds a failed lead, which has no key, by a number that is in it",
    async run({ page, shop }) {
      await openList(page, shop.link);
      await page.locator("input[type=search]").fill("509207");
      await until(page, `${rowCount} === 1`);
      equal("statuses", await statesOf(page), ["error"]);
      await says(page, ".list > .note", /Searched all 321 leads\.$/);
    },
  },
  {
    name: "new leads: appear on top, and further down as a button that says how many",
    async run({ page, ownStudio, send }) {
      const studio = await ownStudio();
      await page.goto(studio.link);
      const sent = new Set<string>();
      const sendUpTo = async (size: number) => {
        while (sent.size < size) sent.add(await send(studio));
      };
      await sendUpTo(30);
      await page.locator("table.leads tbody tr").first().waitFor();
      await until(page, `${rowCount} === 30`);
      const rows = 30;
      await sendUpTo(rows + 1);
      await until(page, `${rowCount} === ${rows + 1}`);
      await page.evaluate("scrollTo(0, 900)");
      await sendUpTo(rows + 3);
      await says(page, ".fresh", /^Show 2 new leads$/);
      equal("rows", await page.evaluate<number>(rowCount), rows + 1);
      await page.locator(".fresh").click();
      await until(page, `${rowCount} === ${rows + 3}`);
      equal("scrolled to", await page.evaluate("scrollY"), 0);
      await studio.stop();
    },
  },
  {
    name: "texts of a lead are shown as texts",
    async run({ page, shop }) {
      await openList(page, shop.link);
      await filter(page, "?status=skip");
      await says(page, "tbody .why", new RegExp(`чернетка ${hostile.slice(0, 8)}`));
      await openLead(page, shop.link, "?find=509309");
      await page.locator(".values").click();
      await says(page, "[data-path='buyer.name'] .value", /^Олена <img src="x" onerror=/);
      equal(
        "elements",
        await page.evaluate("document.querySelectorAll('main img, main .value b').length"),
        0,
      );
      equal("title", await page.evaluate("document.title"), "Leads · baselinker-sdk");
    },
  },
  {
    name: "nothing yet: a sample of a sender becomes a lead with its order, which is opened",
    async run({ page, empty }) {
      await page.goto(empty.link);
      await says(page, ".empty h1", /^No leads yet$/);
      await page.locator(".empty .main").click();
      await says(page, ".one h1", /^Order$/);
      await page.locator("[data-path]").first().waitFor();
      await page.locator("[data-field]").first().waitFor();
    },
  },
  {
    name: "languages: the choice is kept, and is the language of the document",
    async run({ page, shop }) {
      await openList(page, shop.link);
      for (const [language, key, status] of [
        ["uk", "Ключ", "Помилка"],
        ["pl", "Klucz", "Błąd"],
      ]) {
        await page.locator(".bar select").selectOption(String(language));
        await says(page, "th.key", new RegExp(`^${key}$`));
        await page.goto(`${shop.origin}/#/?status=error`);
        await page.locator("table.leads tbody tr").first().waitFor();
        await says(page, "tbody .state", new RegExp(`^${status} · `));
        equal("lang", await page.evaluate("document.documentElement.lang"), language);
      }
    },
  },
  {
    name: "languages: the first is the browser's",
    options: { locale: "pl-PL" },
    async run({ page, shop }) {
      await openList(page, shop.link);
      await says(page, "th.key", /^Klucz$/);
    },
  },
  {
    name: "server gone: one sentence, and the page continues when it is back",
    expects: [/ERR_CONNECTION_REFUSED|Failed to load resource/],
    async run({ page, ownStudio }) {
      const studio = await ownStudio();
      await page.goto(studio.link);
      await page.locator(".empty").waitFor();
      await studio.stop();
      await says(page, ".trouble", /^The command does not answer\./);
      const again = await ownStudio(new URL(studio.origin).port);
      await says(page, ".trouble", /^This link is old/);
      await page.evaluate(`location.hash = ${JSON.stringify(new URL(again.link).hash)}`);
      await until(page, "document.querySelector('.trouble').textContent === ''");
      await again.stop();
    },
  },
];
