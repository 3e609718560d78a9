import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Page } from "../../site/page.ts";
import { until } from "../../site/until.ts";
import type { StudioCheck } from "./check.ts";
import { equal, openLead, openList, says } from "./studioPage.ts";

/** Opens the rules, with what the newest failed lead becomes. */
export async function openRules(page: Page, link: string): Promise<void> {
  await openList(page, link);
  await page.evaluate("location.hash = '#/rules'");
  await page.locator(".becomes [data-path]").first().waitFor();
}

/** Replaces the text of the editor. */
export async function typeRules(page: Page, text: string): Promise<void> {
  await page.locator(".cm-content").focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
}

const problems = ".typed header .note";
const whyNot = "#why-not";

export const rulesChecks: readonly StudioCheck[] = [
  {
    name: "rules: a failed lead leads to them, and they show what becomes of it as they are typed",
    async run({ page, shop, prepared }) {
      await openLead(page, shop.link, "?status=error");
      const id = String(await page.evaluate("location.hash.replace('#/lead/', '')"));
      await page.locator("a[href^='#/rules?lead=']").click();
      await says(page, ".becomes .issues", /required_missing/);
      equal("lead", await page.evaluate("document.querySelector('.becomes select').value"), id);
      const text = await readFile(prepared.rules, "utf8");
      await typeRules(page, text.replace('"required": true', '"required": false'));
      await page.locator(".becomes [data-field='products[0].name']").waitFor();
      await until(page, "!/required_missing/.test(document.querySelector('.becomes').textContent)");
      await page.locator(".becomes [data-field='delivery_price'] button").focus();
      await page.locator(".becomes [data-path='delivery.price'][data-lit]").waitFor();
    },
  },
  {
    name: "rules: a problem is marked in its place, and cured by a button or in the editor",
    async run({ page, shop, prepared }) {
      await openRules(page, shop.link);
      const text = await readFile(prepared.rules, "utf8");
      await typeRules(page, text.replace('"email":', '"emial":'));
      await says(page, problems, /^1 problem$/);
      await says(page, ".typed .issues", /unknown_name.*Did you mean `email`/);
      await says(page, whyNot, /^Correct the problems first\.$/);
      await page.locator(".cm-lintRange-error").first().waitFor();
      await page.locator(".cure").click();
      await says(page, problems, /^No problems$/);
      await says(page, whyNot, /^Nothing is changed\.$/);
    },
  },
  {
    name: "rules: broken JSON is said with its place, and what the lead became stays",
    async run({ page, shop }) {
      await openRules(page, shop.link);
      await typeRules(page, '{ "version": 1 "key": "id" }');
      await says(page, ".typed .issues", /^not_json error rules\.json:1:16: /);
      await page.locator(".cm-lintRange-error").first().waitFor();
      await says(page, ".becomes", /Shown by the last rules without problems\./);
    },
  },
  {
    name: "rules: the editor speaks the language of the page",
    options: { locale: "uk" },
    async run({ page, shop }) {
      await openRules(page, shop.link);
      await typeRules(page, '{ "version": 1, "fields": { ');
      await page.keyboard.type('"deliv');
      await page.locator(".cm-tooltip-autocomplete [role=listbox]").waitFor();
      const label = "document.querySelector('.cm-tooltip-autocomplete [role=listbox]').ariaLabel";
      equal("label", await page.evaluate(label), "Підказки");
    },
  },
  {
    name: "rules: names are offered while they are typed, and Tab leaves the editor",
    async run({ page, shop }) {
      await openRules(page, shop.link);
      await typeRules(page, '{ "version": 1, "fields": { ');
      await page.keyboard.type('"deliv');
      await says(page, ".cm-tooltip-autocomplete", /delivery_city/);
      await page.keyboard.press("Escape");
      await page.keyboard.press("Tab");
      await until(page, "document.activeElement.closest('.cm-editor') === null");
    },
  },
  {
    name: "rules: are saved after a look at what would change, and taken for the leads",
    async run({ page, shop, prepared }) {
      const text = await readFile(prepared.rules, "utf8");
      try {
        await openRules(page, shop.link);
        await typeRules(page, text.replace('"Післяплата"', '"Накладений платіж"'));
        await says(page, whyNot, /^Compare first to see what would change\.$/);
        await page.locator("button.look").click();
        await says(page, ".plan .body", /^200 leads: \d+ change, \d+ stay\.$/);
        await says(page, ".counts", /^payment_method \d+$/);
        await says(page, ".differences", /changed payment_method Післяплата → Накладений платіж/);
        await says(page, whyNot, /^$/);
        // What is looked at meanwhile is not lost.
        await page.locator(".differences a").first().click();
        await page.locator(".one h1").waitFor();
        await page.locator("nav a[href='#/rules']").click();
        await page.locator("button.save").click();
        await says(
          page,
          ".saving .said",
          /^rules\.json is saved\. Your program uses the new rules from its next start\./,
        );
        await says(page, whyNot, /^Nothing is changed\.$/);
        equal("file", (await readFile(prepared.rules, "utf8")).includes("Накладений платіж"), true);
        const copies = (await readdir(dirname(prepared.rules))).filter((name) => name.endsWith(".bak"));
        equal("copies", copies.length, 1);
        await page.locator(".differences a").first().click();
        await says(page, "[data-field='payment_method'] .value", /^Накладений платіж/);
      } finally {
        await writeFile(prepared.rules, text);
      }
    },
  },
  {
    name: "a shop owner: finds a failed lead by its number, corrects the rules with a look at what else changes, sends it again, opens the order",
    async run({ page, shop, prepared }) {
      const text = await readFile(prepared.rules, "utf8");
      const about = { readOnly: false, canSend: true, samples: [], store: "leads.sqlite" };
      const base = { ...about, account: "base", panel: "https://panel.example.com" };
      const body = JSON.stringify({ ...base, rules: { name: "rules.json", isFile: true } });
      await page.route(/\/api\/about$/, (route) => route.fulfill({ contentType: "application/json", body }));
      const begun = performance.now();
      let clicks = 0;
      const click = async (what: string) => {
        clicks += 1;
        await page.locator(what).first().click();
      };
      try {
        await openList(page, shop.link);
        await page.locator("input[type='search']").fill("509003");
        await until(page, "document.querySelectorAll('table.leads tbody tr').length === 1");
        await click("table.leads .key a");
        await says(page, ".issues", /required_missing.*fields\.phone/);
        await click("a[href^='#/rules?lead=']");
        await page.locator(".becomes [data-path]").first().waitFor();
        await typeRules(page, text.replace('"required": true', '"required": false'));
        await says(page, whyNot, /^Compare first to see what would change\.$/);
        await click("button.look");
        await says(page, ".plan .body", /^200 leads: \d+ change, \d+ stay\. \d+ get another status\.$/);
        await click("button.save");
        await says(page, ".saving .said", /^rules\.json is saved\./);
        await click(".becomes a[href^='#/lead/']");
        await page.locator(".actions > .main").first().waitFor();
        await click(".actions > .main");
        await click("dialog .yes");
        await says(page, ".said", /^Sent: order \d+\.$/);
        await says(page, ".one h1", /^Order$/);
        const order = prepared.account.orders.at(-1)?.order_id;
        const link = await page.evaluate("document.querySelector('.facts a, .one a[href*=panel]').href");
        equal("link", link, `https://panel.example.com/orders.php#order:${order}`);
        console.log(`     ${clicks} clicks, ${((performance.now() - begun) / 1000).toFixed(1)} s`);
      } finally {
        await writeFile(prepared.rules, text);
      }
    },
  },
  {
    name: "rules: another key is said before it is saved, as it makes second orders",
    async run({ page, shop, prepared }) {
      await openRules(page, shop.link);
      const text = await readFile(prepared.rules, "utf8");
      await typeRules(page, text.replace('"key": "order.id"', '"key": "order.created"'));
      await says(page, whyNot, /^Compare first to see what would change\.$/);
      await page.locator("button.look").click();
      await says(page, ".plan .second", /\d+ get another key: sent again they would become second orders\./);
      await says(page, ".differences li li", /^key key /);
      await typeRules(page, text);
      await says(page, ".plan .second b", /^You have changed the rules since\./);
    },
  },
  {
    name: "rules: a file that was changed meanwhile is not written over",
    expects: [/409/],
    async run({ page, shop, prepared }) {
      const text = await readFile(prepared.rules, "utf8");
      try {
        await openRules(page, shop.link);
        await writeFile(prepared.rules, `${text}\n`);
        await typeRules(page, text.replace('"Післяплата"', '"Накладений платіж"'));
        await says(page, whyNot, /^Compare first to see what would change\.$/);
        await page.locator("button.look").click();
        await says(page, whyNot, /^$/);
        await page.locator("button.save").click();
        await says(page, ".saving .failure", /^Something else changed rules\.json meanwhile/);
        equal("file", await readFile(prepared.rules, "utf8"), `${text}\n`);
      } finally {
        await writeFile(prepared.rules, text);
      }
    },
  },
  {
    name: "rules: with --read-only they are tried, and not saved",
    async run({ page, readOnly }) {
      await openRules(page, readOnly.link);
      equal("buttons", await page.locator("button.save").count(), 0);
      await says(page, ".saving", /--read-only/);
    },
  },
  {
    name: "rules: a ready set is saved as a new file, which they are from then on",
    expects: [/409/],
    async run({ page, ownStudio, send, prepared }) {
      const studio = await ownStudio();
      try {
        await send(studio);
        await openRules(page, studio.link);
        await page.locator(".saving input").fill("rules.json");
        await page.locator("button.look").click();
        await says(page, whyNot, /^$/);
        await page.locator("button.save").click();
        await says(page, ".saving .failure", /^rules\.json exists already/);
        await page.locator(".saving input").fill("own.json");
        await page.locator("button.save").click();
        await says(page, ".saving .said", /^own\.json is saved\./);
        await says(page, ".typed h2", /^own\.json$/);
        const names = await readdir(dirname(prepared.rules));
        equal("files", names.includes("own.json"), true);
      } finally {
        await studio.stop();
      }
    },
  },
  {
    name: "account: ids are copied as they are written in rules, and the state is said",
    options: { permissions: ["clipboard-read", "clipboard-write"] },
    async run({ page, shop }) {
      await openList(page, shop.link);
      await page.locator("nav a[href='#/account']").click();
      await says(page, ".facts-of", /Leads waiting for your program1, waiting for \d+ (?:sec|min)/);
      await says(page, "[aria-labelledby=fields] .ids", /deal_cf_101/);
      await page.locator("[aria-labelledby=fields] .ids button").first().click();
      await says(page, ".account .said", /^deal_cf_101 is copied\.$/);
      equal("clipboard", await page.evaluate("navigator.clipboard.readText()"), "deal_cf_101");
    },
  },
  {
    name: "account: without a token one sentence says what it needs",
    expects: [/409/],
    async run({ page, noToken }) {
      await openList(page, noToken.link);
      await page.locator("nav a[href='#/account']").click();
      await says(page, ".account .failure", /BASELINKER_TOKEN/);
      await says(page, ".facts-of", /Store/);
    },
  },
];
