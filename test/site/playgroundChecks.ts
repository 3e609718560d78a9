import { inflateRawSync } from "node:zlib";
import type { Check } from "./page.ts";
import { open, said, until, write } from "./playgroundPage.ts";

/** What the playground promises. */
export const playgroundChecks: readonly Check[] = [
  {
    name: "playground: each ready set gives an order or says why not",
    async run({ page, origin }) {
      await open(page, origin);
      const names = await page.evaluate<string[]>(
        "[...document.querySelectorAll('.playground .source option')].map((each) => each.textContent)",
      );
      if (names.length < 40) throw new Error(`only ${names.length} ready sets`);
      for (const name of names) {
        await page.locator(".playground .source").selectOption(name);
        await until(
          page,
          "/^(order|skip|error) ·/.test(document.querySelector('.playground .status').textContent)",
        );
      }
    },
  },
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
    name: "playground: broken JSON keeps the last result and says where",
    async run({ page, origin }) {
      await open(page, origin);
      await write(page, '{ "version": 1, ');
      await said(page, /problem.* in the rules/);
      if (!(await page.locator(".result.old .panel pre").first().textContent())?.includes("ann@example.com"))
        throw new Error("the result is gone");
      const told = await page.locator(".playground .troubles").first().textContent();
      if (!told?.includes("Line 1, column 17")) throw new Error(`no place: ${told}`);
    },
  },
  {
    name: "playground: the body of a form is read as it came",
    async run({ page, origin }) {
      await open(page, origin);
      await write(page, "email=ann%40example.com&name=Ann", ".lead");
      await said(page, /^order/);
    },
  },
  {
    name: "playground: a link carries the rules and nothing of the lead",
    async run({ page, origin }) {
      await open(page, origin);
      await write(
        page,
        '{ "version": 1, "fields": { "email": "email", "delivery_city": { "value": "Lviv" } } }',
      );
      await said(page, /^order/);
      await page.locator(".playground button.share").click();
      await until(page, "location.hash.startsWith('#v1=')");
      const link = await page.evaluate<string>("location.href");
      const carried = inflateRawSync(Buffer.from(link.split("#v1=")[1] ?? "", "base64url")).toString();
      if (!carried.includes("Lviv") || carried.includes("ann@")) throw new Error(`it carries ${carried}`);
      await page.goto("about:blank");
      await page.goto(link);
      await until(page, "document.querySelector('.playground .panel pre')?.textContent.includes('Lviv')");
    },
  },
  {
    name: "playground: a damaged link, and one of a later version, say so",
    async run({ page, origin }) {
      for (const hash of ["#v1=abc", "#v9=abc", "#v1=<img src=x onerror=alert(1)>"]) {
        await page.goto("about:blank");
        await page.goto(`${origin}/playground.html${hash}`);
        await until(
          page,
          "/damaged|newer version/.test(document.querySelector('.playground .said')?.textContent)",
        );
      }
    },
  },
  {
    name: "playground: a pattern that would take for ever leaves the page answering",
    async run({ page, origin }) {
      await open(page, origin);
      await write(
        page,
        JSON.stringify({ version: 1, fields: { email: { path: "email", match: `(${"a?".repeat(40)})+$` } } }),
      );
      await until(page, "!document.querySelector('.playground .status').textContent.includes('…')", 3_000);
    },
  },
  {
    name: "playground: works offline once it is loaded",
    async run({ page, context, origin }) {
      await open(page, origin);
      await context.setOffline(true);
      await write(
        page,
        '{ "version": 1, "fields": { "email": "email", "delivery_city": { "value": "Lviv" } } }',
      );
      await until(page, "document.querySelector('.playground .panel pre')?.textContent.includes('Lviv')");
    },
  },
  {
    name: "playground: the tab key leaves an editor",
    async run({ page, origin }) {
      await open(page, origin);
      await page.locator(".rules .cm-content").focus();
      await page.keyboard.press("Tab");
      if (await page.evaluate<boolean>("document.activeElement.closest('.rules') !== null"))
        throw new Error("the editor keeps it");
    },
  },
];
