import type { Page } from "../../site/page.ts";
import { until } from "../../site/until.ts";
import type { StudioCheck } from "./check.ts";
import { equal, filter, openLead, openList, says, textOf } from "./studioPage.ts";

const litOf = (page: Page, name: string) =>
  page.evaluate<string[]>(
    `[...document.querySelectorAll('[data-${name}][data-lit]')].map((each) => each.dataset.${name})`,
  );
const ordersOf = (status: string) => `?status=${status}`;

export const leadChecks: readonly StudioCheck[] = [
  {
    name: "lead: its status is the heading and has the focus, and its problems have codes",
    async run({ page, shop }) {
      await openLead(page, shop.link, ordersOf("error"));
      await says(page, ".one h1", /^Error · needs a correction$/);
      await until(page, "document.activeElement === document.querySelector('.one h1')");
      await says(page, ".issues", /required_missing/);
      await says(page, ".attempts", /webhook/);
    },
  },
  {
    name: "lead: back in the list the focus is on the lead that was looked at",
    async run({ page, shop }) {
      await openList(page, shop.link);
      const link = page.locator("tbody tr:nth-child(3) .key a");
      const text = await link.textContent();
      await link.focus();
      await page.keyboard.press("Enter");
      await page.locator(".one h1").waitFor();
      await page.locator(".back a").focus();
      await page.keyboard.press("Enter");
      await until(page, `document.activeElement?.textContent === ${JSON.stringify(text)}`);
    },
  },
  {
    name: "lighting: a field lights what it was made from, by mouse and by Tab",
    async run({ page, shop }) {
      await openLead(page, shop.link, ordersOf("success"));
      const field = "[data-field='products[1].sku']";
      await page.locator(field).hover();
      equal("by mouse", await litOf(page, "path"), ["items[1].sku"]);
      equal("field", await litOf(page, "field"), ["products[1].sku"]);
      await page.locator(`${field} button`).focus();
      await page.locator(".one h1").hover();
      equal("of the focus", await litOf(page, "path"), ["items[1].sku"]);
      await page.keyboard.press("Tab");
      equal("by Tab", await litOf(page, "path"), ["items[1].qty"]);
    },
  },
  {
    name: "lighting: a part of the lead lights what it became, and what no rule reads is marked",
    async run({ page, shop }) {
      await openLead(page, shop.link, ordersOf("success"));
      await page.locator("[data-path='delivery.type']").hover();
      equal("fields", await litOf(page, "field"), ["delivery_method"]);
      await page.locator("[data-path='items[0].title'] button").focus();
      await page.locator(".one h1").hover();
      equal("of the focus", await litOf(page, "field"), ["products[0].name"]);
      await says(page, "[data-path='utm.source'] .value", /not read$/);
      await says(page, ".foot", /^2 values are not read by any rule$/);
    },
  },
  {
    name: "buyer's data: is dots until it is asked for, and again in the next lead",
    async run({ page, shop }) {
      await openLead(page, shop.link, ordersOf("success"));
      const shown = "document.querySelector('.columns').textContent";
      await says(page, "[data-path='buyer.email'] .value", /^•{3,12}$/);
      equal("leaks", await page.evaluate(`/@example|38044/.test(${shown})`), false);
      await page.locator(".values").click();
      await says(page, "[data-field='email'] .value", /^buyer\d+@example\.com/);
      await page.locator(".values").click();
      await until(page, `!/@example/.test(${shown})`);
      await page.locator(".values").click();
      await until(page, `/@example/.test(${shown})`);
      await page.locator(".back a").click();
      await page.locator("table.leads tbody tr:nth-child(2) .key a").first().click();
      await says(page, "[data-path='buyer.email'] .value", /^•{3,12}$/);
    },
  },
  {
    name: "actions: Escape sends nothing, and the focus is back on the button",
    async run({ page, shop, prepared }) {
      await openLead(page, shop.link, ordersOf("error"));
      const orders = prepared.account.orders.length;
      const heading = await textOf(page, ".one h1");
      for (const button of ["main", "danger"]) {
        await page.locator(`.actions > .${button}`).focus();
        await page.keyboard.press("Enter");
        await page.locator("dialog[open]").waitFor();
        await page.keyboard.press("Escape");
        await until(page, "!document.querySelector('dialog[open]')");
        equal("focus", await page.evaluate(`document.activeElement.classList.contains('${button}')`), true);
      }
      equal("orders", prepared.account.orders.length, orders);
      equal("heading", await textOf(page, ".one h1"), heading);
    },
  },
  {
    name: "send again: a lead that only a person can decide is sent once, after a yes that its order is not in Base",
    async run({ page, shop, prepared }) {
      await openLead(page, shop.link, ordersOf("unknown"));
      await says(page, ".one h1", /^Unknown: check in Base$/);
      const orders = prepared.account.orders.length;
      await page.locator(".actions > .main").click();
      equal("without a yes", await page.evaluate("document.querySelector('dialog .yes').disabled"), true);
      await page.locator("dialog input").check();
      await page.evaluate(
        "(() => { const yes = document.querySelector('dialog .yes'); yes.click(); yes.click(); })()",
      );
      await says(page, ".said", /^Sent: order \d+\.$/);
      await says(page, ".one h1", /^Order$/);
      equal("orders", prepared.account.orders.length, orders + 1);
    },
  },
  {
    name: "send again: what waits for Base is said to wait, and its end is shown",
    async run({ page, shop, prepared }) {
      await openLead(page, shop.link, ordersOf("unknown"));
      prepared.account.faults.inject("slow", { method: "addOrder", afterMs: 3_000 });
      await page.locator(".actions > .main").click();
      await page.locator("dialog input").check();
      await page.locator("dialog .yes").click();
      await says(page, ".said", /^Being sent\./);
      await says(page, ".said", /^Sent: order \d+\.$/);
    },
  },
  {
    name: "send again: a lead that fails again says so, and was tried with other rules before",
    async run({ page, shop }) {
      await openLead(page, shop.link, ordersOf("error"));
      await page.locator(".actions > .main").click();
      await page.locator("dialog .yes").click();
      await says(page, ".said", /^It failed again/);
    },
  },
  {
    name: "discard and erase: the data is gone, and then the entry",
    async run({ page, shop }) {
      await openLead(page, shop.link, ordersOf("error"));
      await page.locator(".actions > button:nth-of-type(2)").click();
      await page.locator("dialog .yes").click();
      await says(page, ".one h1", /^Discarded$/);
      await says(page, "#not-kept", /^The lead itself is not kept$/);
      await page.locator(".actions > .danger").click();
      await page.locator("dialog .yes").click();
      await says(page, ".one h1", /^The data is erased\.$/);
      const address = await page.evaluate<string>("location.hash");
      await page.locator(".back a").click();
      await page.locator("table.leads").waitFor();
      const left = `[...document.querySelectorAll('.key a')].some((each) => each.hash === ${JSON.stringify(address)})`;
      await until(page, `!${left}`);
    },
  },
  {
    name: "rules of earlier: a lead that was tried with them says so",
    async run({ page, shop }) {
      await openLead(page, shop.link, "?find=509301");
      await says(page, ".other", /^The rules have changed since the last attempt\.$/);
    },
  },
  {
    name: "lead: an unknown id says that there is none",
    expects: [/404/],
    async run({ page, shop }) {
      await openList(page, shop.link);
      await page.goto(`${shop.origin}/#/lead/ld_none`);
      await says(page, ".one h1", /^There is no such lead\./);
    },
  },
  {
    name: "read only: shows no button that changes something",
    async run({ page, readOnly }) {
      await openLead(page, readOnly.link, ordersOf("error"));
      await says(page, ".badges", /read only/);
      equal("buttons", await page.evaluate("document.querySelectorAll('.actions, dialog').length"), 0);
    },
  },
  {
    name: "without a token: shows everything, and says what sending again needs",
    async run({ page, noToken }) {
      await openLead(page, noToken.link, ordersOf("error"));
      equal("disabled", await page.evaluate("document.querySelector('.actions > .main').disabled"), true);
      await says(page, "#blocked", /^To send, set BASELINKER_TOKEN and start the command again\.$/);
      await filter(page, "");
    },
  },
];
