import { readFileSync } from "node:fs";
import { inflateRawSync } from "node:zlib";
import type { Check, Page } from "./page.ts";
import { open, openWhole, said, textMatches, textOf, write } from "./playgroundPage.ts";
import { checkPrograms, checkTypes } from "./playgroundPrograms.ts";
import { until } from "./until.ts";

const boundary = "----form7";
const part = (name: string, value: string) =>
  `--${boundary}\nContent-Disposition: form-data; name="${name}"\n\n${value}\n`;
const multipart = `${part("email", "ann@example.com")}${part("name", "Ann Buyer")}--${boundary}--`;
const json = '{"email":"ann@example.com","name":"Ann Buyer"}';

/** Whatever someone has at hand, and what it is taken for. Each is the same lead. */
const pasted: readonly (readonly [string, string])[] = [
  ["Taken for JSON", json],
  ["Taken for the body of a form", "email=ann%40example.com&name=Ann+Buyer"],
  ["Taken for a multipart form", multipart],
  [
    "Taken for headers and a multipart form",
    `Content-Type: multipart/form-data; boundary=${boundary}\n\n${multipart}`,
  ],
  ["Taken for headers and a body of JSON", `Content-Type: application/json\n\n${json}`],
  [
    "Taken for headers and the body of a form",
    "POST /hook HTTP/1.1\nHost: example.com\nContent-Type: application/x-www-form-urlencoded\n\nemail=ann%40example.com&name=Ann%20Buyer",
  ],
  [
    "Taken for a curl command with a body of JSON",
    `curl https://example.com -H 'Content-Type: application/json' -d '${json}'`,
  ],
  [
    "Taken for a curl command with a body of JSON",
    `curl "https://example.com" \\\n  --json "${json.replaceAll('"', '\\"')}"`,
  ],
  [
    "Taken for a curl command with the body of a form",
    "curl -X POST https://example.com -d email=ann@example.com --data-urlencode 'name=Ann Buyer'",
  ],
  [
    "Taken for a curl command with a form",
    "curl https://example.com -F email=ann@example.com -F $'name=Ann \\u0042uyer'",
  ],
];

export const toolChecks: readonly Check[] = [
  {
    name: "playground: whatever is pasted becomes a lead, and it says what it was taken for",
    async run({ page, origin }) {
      await open(page, origin);
      for (const [takenFor, text] of pasted) {
        await write(page, "{}", ".lead");
        await said(page, /^skip/);
        await write(page, text, ".lead");
        await said(page, /^order/);
        await textMatches(page, ".taken", new RegExp(`^${takenFor}\\.`));
        const order = await textOf(page, "pre.order");
        if (!order.includes('"ann@example.com"') || !order.includes('"Ann Buyer"'))
          throw new Error(`${takenFor}: ${order}`);
      }
      await write(page, "field\tparameter\nemail\temail\ndelivery_fullname\tname");
      await textMatches(page, ".rules + .note", /table of LeadBox/);
      await page.locator(".playground .format").click();
      await textMatches(page, ".rules .cm-content", /"version": 1/);
      await said(page, /^order · 2 fields/);
    },
  },
  {
    name: "playground: a lead is saved as a test, which passes and can be downloaded",
    options: { acceptDownloads: true },
    async run({ page, origin }) {
      await openWhole(page, origin);
      await write(page, "email=bea%40example.com&phone=067 123 45 67", ".lead");
      await textMatches(page, "pre.order", /bea@example/);
      await page.locator("#tab-tests").click();
      await textMatches(page, ".summary", /^2 of 2 passed/);
      for (const summary of [/^3 of 3 passed/, /^4 of 4 passed/]) {
        await page.locator(".playground .save input").fill("Bea");
        await page.locator(".playground .save button").click();
        await textMatches(page, ".summary", summary);
      }
      await page.locator(".playground details summary").click();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.locator(".playground .download").click(),
      ]);
      if (download.suggestedFilename() !== "site-form.test.json")
        throw new Error(download.suggestedFilename());
      const { tests }: { tests: { name: string; body?: string; order?: { email?: string } }[] } = JSON.parse(
        readFileSync(await download.path(), "utf8"),
      );
      const [, , saved, second] = tests;
      if (saved?.order?.email !== "bea@example.com" || saved.body === undefined || second?.name !== "Bea 2")
        throw new Error(JSON.stringify(tests.slice(2)));
      // The tests are run again by other rules, and see what has changed.
      await write(page, '{ "version": 1, "fields": { "phone": "phone" } }');
      await textMatches(page, ".summary", /^[01] of 4 passed/);
    },
  },
  {
    name: "playground: a draft of rules is suggested, says what it leaves to a person, and is undone",
    async run({ page, origin }) {
      await openWhole(page, origin);
      const before = await textOf(page, ".rules .cm-content");
      await write(
        page,
        '{"order_id":"A-1","email":"nora@example.com","phone":"+43 660 1112223","city":"Graz","x":"?"}',
        ".lead",
      );
      await page.locator(".playground .suggest").click();
      await textMatches(page, ".rules .cm-content", /"phone": ?"phone"/);
      await textMatches(page, ".draft", /fields\.delivery_city city: likely, but not proved/);
      await said(page, /^order/);
      await page.locator(".playground .said .link").click();
      await until(
        page,
        `document.querySelector('.rules .cm-content').textContent === ${JSON.stringify(before)}`,
      );
      if ((await page.locator(".playground .draft").count()) > 0)
        throw new Error("the note of the draft is left");
    },
  },
  {
    name: "playground: a lead is made anonymous, and gives an order of the same fields",
    async run({ page, origin }) {
      await openWhole(page, origin);
      const before = Object.keys(JSON.parse(await textOf(page, "pre.order")));
      await page.locator(".playground .anonymize").click();
      await until(page, "!document.querySelector('.lead .cm-content').textContent.includes('ann@')");
      await until(page, "!document.querySelector('.playground pre.order').textContent.includes('ann@')");
      const after = Object.keys(JSON.parse(await textOf(page, "pre.order")));
      if (before.join() !== after.join()) throw new Error(`${before} became ${after}`);
      await page.locator(".playground .said .link").click();
      await until(page, "document.querySelector('.lead .cm-content').textContent.includes('ann@')");
    },
  },
  {
    name: "playground: a link carries the rules and nothing of the lead, or a sample one",
    async run({ page, origin }) {
      await openWhole(page, origin);
      const rules = { version: 1, fields: { email: "email", delivery_city: { value: "Lviv" } } };
      await write(page, JSON.stringify(rules));
      await textMatches(page, "pre.order", /Lviv/);
      const values = ["F-1", "Ann", "ann@", "67 123", "MUG", "39.9"];
      const alone = await shared(page);
      if (alone.lead !== undefined || values.some((each) => JSON.stringify(alone).includes(each)))
        throw new Error(`it carries ${JSON.stringify(alone)}`);
      await textMatches(page, ".said", /nothing of the lead/);
      await page.locator(".playground .check input").check();
      const madeUp = await shared(page);
      if (madeUp.lead === undefined || ["Ann", "ann@", "67 123"].some((each) => madeUp.lead?.includes(each)))
        throw new Error(`it carries ${JSON.stringify(madeUp)}`);
      await textMatches(page, ".said", /sample people/);
      const link = await page.evaluate<string>("location.href");
      await page.goto("about:blank");
      await page.goto(link);
      await textMatches(page, "pre.order", /Lviv/);
      if ((await textOf(page, ".lead .cm-content")).includes("Ann"))
        throw new Error("the lead was not anonymized");
    },
  },
  {
    name: "playground: issues are reported in three languages, and lead to the page of their code",
    async run({ page, origin }) {
      await open(page, origin);
      await page.locator("#tab-problems").click();
      for (const [language, text, folder] of [
        ["uk", /немає/, "/uk/codes/path_absent"],
        ["pl", /nie ma|brak/i, "/pl/codes/path_absent"],
        ["en", /This lead has nothing/, "/codes/path_absent"],
      ] as const) {
        await page.locator(".playground .language").selectOption(language);
        await textMatches(page, ".panel", text);
        const href = await page.evaluate<string>("document.querySelector('.playground .panel a').pathname");
        if (href.replace(/\.html$/, "") !== folder) throw new Error(`${language}: ${href}`);
      }
    },
  },
  {
    name: "playground: its own parts have the right types",
    async run() {
      await checkTypes();
    },
  },
  {
    name: "playground: the programs that it writes compile, and make the order",
    async run({ page, origin }) {
      // A source whose rules name the status, as the command has no account.
      await open(page, origin, "?set=contact-form-7");
      await page.locator("#tab-code").click();
      await page.locator(".playground .code .file").waitFor();
      const programs: Record<string, string> = {};
      for (const name of ["Express", "Worker", "Hono", "Next", "CLI"]) {
        await page.locator(".playground .program").selectOption(name);
        programs[name] = await textOf(page, ".code .file");
      }
      await checkPrograms(programs, await textOf(page, ".lead .cm-content"));
    },
  },
];

async function shared(page: Page): Promise<{ readonly rules: string; readonly lead?: string }> {
  const before = await page.evaluate<string>("location.hash");
  await page.locator(".playground .share").click();
  await until(page, `location.hash.startsWith('#v1=') && location.hash !== '${before}'`);
  const hash = await page.evaluate<string>("location.hash");
  return JSON.parse(inflateRawSync(Buffer.from(hash.slice("#v1=".length), "base64url")).toString());
}
