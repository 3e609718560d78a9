import { deflateRawSync } from "node:zlib";
import type { Check, Page } from "./page.ts";
import { open, openWhole, said, textMatches, textOf, write } from "./playgroundPage.ts";
import { until } from "./until.ts";

const linkOf = (shared: unknown) =>
  `#v1=${deflateRawSync(typeof shared === "string" ? shared : JSON.stringify(shared), { level: 9 }).toString("base64url")}`;
const image = "<img src=x onerror=window.hacked=1>";
const rules = '{ "version": 1, "fields": { "email": "email" } }';

/** Links that someone broke, or made to break something; and what the page says to each. */
const badLinks: readonly (readonly [hash: string, part: string, says: RegExp])[] = [
  ["#v1=abc", ".said", /damaged/],
  [`${linkOf({ rules }).slice(0, -6)}`, ".said", /damaged/],
  [`#v1=${"a".repeat(9_000)}`, ".said", /damaged/],
  [linkOf(`{"rules":"${" ".repeat(5_000_000)}"}`), ".said", /damaged/],
  ["#v9=abc", ".said", /newer version/],
  [`#v1=${image}`, ".said", /damaged/],
  [linkOf(["no rules"]), ".said", /damaged/],
  [linkOf({ rules: 7 }), ".said", /damaged/],
  [linkOf(`{"rules":"[]","__proto__":{"hacked":1}}`), ".status", /·|in the rules/],
  [
    linkOf({ rules: '{ "version": 1, "__proto__": { "hacked": 1 }, "fields": { "__proto__": "email" } }' }),
    ".status",
    /in the rules/,
  ],
  [
    linkOf({
      rules: JSON.stringify({ version: 1, fields: { email: "email", user_comments: { value: image } } }),
    }),
    "pre.order",
    /onerror/,
  ],
  [linkOf({ rules: JSON.stringify({ version: 1, fields: { [image]: "email" } }) }), ".troubles", /onerror/],
  [linkOf({ rules, lead: `{"email":"${image}"}` }), ".status", /·/],
];

export const badInputChecks: readonly Check[] = [
  {
    name: "playground: a link that is damaged, huge, hostile or of a later version does no harm",
    async run({ page, origin }) {
      for (const [hash, part, says] of badLinks) {
        await page.goto("about:blank");
        const begun = performance.now();
        await open(page, origin, hash);
        await textMatches(page, part, says);
        const took = performance.now() - begun;
        if (took > 6_000) throw new Error(`${hash.slice(0, 40)}: ${Math.round(took)} ms`);
        await page.locator("#tab-problems").click();
        const harm = await page.evaluate<boolean>(
          "window.hacked !== undefined || ({}).hacked !== undefined || document.querySelector('.playground img') !== null",
        );
        if (harm) throw new Error(`${hash.slice(0, 80)} did harm`);
      }
    },
  },
  {
    name: "playground: a link that is pasted into the open page is opened",
    async run({ page, origin }) {
      await open(page, origin);
      const shared = {
        rules: JSON.stringify({ version: 1, fields: { email: { value: "eve@example.com" } } }),
      };
      await page.evaluate(`location.hash = "${linkOf(shared)}"`);
      await textMatches(page, "pre.order", /eve@example/);
    },
  },
  {
    name: "playground: broken JSON says its line and column, and keeps the last result, dimmed",
    async run({ page, origin }) {
      await openWhole(page, origin);
      await write(page, '{\n  "version": 1,\n  "fields": }');
      await said(page, /^1 problem in the rules/);
      await textMatches(page, ".troubles", /Line 3, column 13/);
      await textMatches(page, ".old pre.order", /ann@example\.com/);
      const opacity = await page.evaluate<string>(
        "getComputedStyle(document.querySelector('.old .panel')).opacity",
      );
      if (Number(opacity) >= 1) throw new Error("the old result looks like a new one");
      await page.locator(".rules .cm-lintRange-error, .rules .cm-lintPoint-error").first().waitFor();
      await write(page, rules);
      await said(page, /^order/);
      await write(page, '{ "email": ', ".lead");
      await said(page, /^1 problem in the lead/);
      await textMatches(page, ".taken", /Line 1, column 1[12]/);
    },
  },
  {
    name: "playground: five megabytes in the lead leave the page answering",
    async run({ page, origin }) {
      await openWhole(page, origin);
      const items = Array.from({ length: 50_000 }, (_, index) => ({
        sku: `S-${index}`,
        name: "x".repeat(70),
      }));
      for (const text of [
        JSON.stringify({ email: "big@example.com", items }, null, 1),
        JSON.stringify({ email: "big@example.com", text: "x".repeat(5_000_000) }),
      ]) {
        await page.evaluate(`window.longest = 0; window.last = performance.now(); clearInterval(window.timer);
          window.timer = setInterval(() => { const now = performance.now(); window.longest = Math.max(window.longest, now - window.last); window.last = now; }, 50)`);
        const begun = performance.now();
        await paste(page, text);
        await until(page, "/·|problem/.test(document.querySelector('.playground .status').textContent)");
        await write(
          page,
          '{ "version": 1, "fields": { "email": "email", "delivery_city": { "value": "Lviv" } } }',
        );
        await until(
          page,
          "/Lviv|too much|too many|longer than/.test(document.querySelector('.playground .result').textContent)",
          20_000,
        );
        const longest = await page.evaluate<number>("window.longest");
        console.log(
          `     ${(text.length / 1e6).toFixed(1)} MB: answered after ${Math.round(performance.now() - begun)} ms, answered no one for ${Math.round(longest)} ms at most (goal 3000)`,
        );
        if (longest > 6_000) throw new Error(`the page answered no one for ${Math.round(longest)} ms`);
      }
    },
  },
  {
    name: "playground: what was typed survives a reload of the tab, and is nowhere else",
    async run({ page, origin }) {
      await openWhole(page, origin);
      await write(page, '{"email":"kim@example.com"}', ".lead");
      await textMatches(page, "pre.order", /kim@example/);
      await open(page, origin);
      await textMatches(page, "pre.order", /kim@example/);
      const stored = await page.evaluate<string>("JSON.stringify(localStorage) + document.cookie");
      if (stored.includes("kim@")) throw new Error(`it is in ${stored}`);
    },
  },
  {
    name: "playground: a ready set that is gone is reported, and another one is shown",
    async run({ page, origin }) {
      await open(page, origin, "?set=no-such-set");
      await textMatches(page, ".said", /no ready set called no-such-set/);
      await said(page, /^order/);
      await open(page, origin, "?set=typeform");
      await until(page, "document.querySelector('.playground .result').dataset.set === 'typeform'");
    },
  },
  {
    name: "playground: says that it needs JavaScript where there is none, and where to go",
    options: { javaScriptEnabled: false },
    async run({ page, origin }) {
      await page.goto(`${origin}/playground.html`);
      const text = (await page.locator("noscript").first().textContent()) ?? "";
      if (!/needs JavaScript/.test(text)) throw new Error(`it says: ${text}`);
      await page.locator("noscript a[href$='/rules.html']").first().click();
      await page.locator("h1").first().waitFor();
    },
  },
  {
    name: "playground: nothing is asked for while someone types",
    async run({ page, origin }) {
      await openWhole(page, origin);
      await page.locator("#tab-explain").click();
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      await write(page, "", ".lead");
      await page.keyboard.type('{"email":"zoe@example.com","phone":"0671234567"}');
      await write(page, "");
      await page.keyboard.type('{"version":1,"fields":{"em');
      await page.locator(".cm-tooltip-autocomplete").first().waitFor();
      await page.keyboard.press("Escape");
      await write(page, rules);
      await textMatches(page, ".explained", /zoe@example/);
      if (asked.length > 0) throw new Error(asked.join("\n"));
      if ((await textOf(page, ".status")) === "") throw new Error("no status");
    },
  },
];

/** A paste, not typing: a browser's own event, which the editor reads. */
async function paste(page: Page, text: string): Promise<void> {
  await page.locator(".lead .cm-content").focus();
  await page.keyboard.press("Control+a");
  await page.evaluate(`(() => {
    const data = new DataTransfer();
    data.setData("text/plain", ${JSON.stringify(text)});
    document.querySelector(".lead .cm-content").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  })()`);
}
