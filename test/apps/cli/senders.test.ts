import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { registerResend } from "../../../src/apps/cli/commands/registerResend.ts";
import { failureOf } from "../../../src/apps/terminal/failure.ts";
import { english } from "../../../src/apps/terminal/language.ts";
import { Baselinker, createForwarder } from "../../../src/entries/index.ts";
import { defineRules, type Rules } from "../../../src/entries/mapping.ts";
import { sqliteRegister, sqliteStore } from "../../../src/entries/sqlite.ts";
import { createFakeAccount, type FakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import { serveFakeAccount } from "../../../src/testing/fake/serveFakeAccount.ts";
import { commandCall } from "../mcp/httpClient.ts";

const shop = defineRules({
  version: 1,
  key: "number",
  match: false,
  skip: [{ when: { path: "test", is: true }, reason: "a test" }],
  fields: {
    order_status_id: { value: 8001 },
    email: { path: "billing.email", required: true },
    currency: { value: "UAH" },
  },
  products: { each: "items", fields: { name: "title", price_brutto: "price", quantity: "count" } },
});
const form = defineRules({
  version: 1,
  fields: { order_status_id: { value: 8001 }, email: "email" },
});
const never: Rules = {
  version: 1,
  fields: { order_status_id: { value: 8001 }, email: { path: "no", required: true } },
};

const ofShop = (number: string, more: object = {}) => ({
  number,
  billing: { email: `${number}@example.com` },
  items: [{ title: "A lamp", price: "935.25", count: 2 }],
  ...more,
});

describe("register resend, with leads of several senders", () => {
  let folder = "";
  let account: FakeAccount;
  let url = "";
  let count = 0;
  let store = "";

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "baselinker-senders-"));
    for (const [name, rules] of Object.entries({ shop, form }))
      await writeFile(join(folder, `${name}.json`), JSON.stringify(rules));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  beforeEach(async () => {
    account = createFakeAccount({ token: "1-2-FAKE", requestsPerMinute: false, quirks: false });
    const served = await serveFakeAccount(account);
    url = served.url;
    count += 1;
    store = join(folder, `${count}.sqlite`);
    return () => served.close();
  });

  const file = (name: string) => join(folder, `${name}.json`);

  /** Keeps leads that failed, and returns their ids. */
  async function keep(leads: readonly (readonly [lead: object, source?: string, namespace?: string])[]) {
    const [leadStore, register] = [sqliteStore(store), sqliteRegister(store)];
    const baselinker = new Baselinker({ token: "1-2-FAKE", baseUrl: url });
    const ids: string[] = [];
    for (const [lead, source, namespace] of leads) {
      const forwarder = createForwarder({ baselinker, rules: never, store: leadStore, register, namespace });
      const { entryId = "" } = await forwarder.forward(lead, { source });
      ids.push(entryId);
      await forwarder.close();
    }
    await register.close();
    await leadStore.close();
    return ids;
  }

  /** The command in this process, so that an edit of the source takes effect. */
  async function resend(options: Readonly<Record<string, unknown>>, ...words: string[]) {
    const env = { BASELINKER_URL: url, BASELINKER_TOKEN: "1-2-FAKE" };
    const all = words.length === 0 ? { all: true } : {};
    const { call, stdout, stderr } = commandCall({ register: store, ...all, ...options }, env);
    const ended = await registerResend({ ...call, words }).catch(async (error: unknown) => {
      const { ending, message } = await failureOf(error, english);
      stderr.write(`${message}\n`);
      return ending;
    });
    await call.output.flush();
    return { ended, stdout: String(stdout.read() ?? ""), stderr: String(stderr.read() ?? "") };
  }

  const sure = { confirm: "send all again" };

  it("refuses the lead of a shop for the rules of a form, before it asks or sends anything", async () => {
    const [id = ""] = await keep([
      [ofShop("A-1"), "shop-a"],
      [{ email: "b@example.com" }, "tilda"],
    ]);
    const refused = await resend({ rules: [file("form")], yes: true }, id);
    expect(refused.ended).toBe("usage");
    expect(refused.stderr).toBe(
      `Lead ${id} came from shop-a, and these rules are for another sender. Name its rules: --rules shop-a=file.json.\n`,
    );
    expect(account.requests).toEqual([]);
    const named = await resend({ rules: [`shop-a=${file("shop")}`], yes: true }, id);
    expect(named).toMatchObject({ ended: "yes", stdout: expect.stringMatching(/^success {2}ld_/) });
    expect(account.orders[0]?.products).toMatchObject([{ name: "A lamp", quantity: 2 }]);
  });

  it("sends by the rules of each, leaves out whom no rules are for, names those and ends with no", async () => {
    const [, , other = ""] = await keep([
      [ofShop("A-1"), "shop-a"],
      [{ email: "b@example.com" }, "tilda"],
      [{ email: "c@example.com" }, "typeform"],
    ]);
    const rules = [`shop-a=${file("shop")}`, `tilda=${file("form")}`];
    const sent = await resend({ rules, ...sure });
    expect(sent.ended).toBe("no");
    expect(sent.stdout).toContain("success 2");
    expect(sent.stderr).toContain(`Lead ${other} came from typeform`);
    expect(account.orders.map(({ products }) => products.length).sort()).toEqual([0, 1]);
    expect(await resend({ rules: [...rules, `typeform=${file("form")}`], ...sure })).toMatchObject({
      ended: "yes",
      stdout: expect.stringContaining("success 1"),
    });
  });

  it("reads the rules of each namespace from the configuration", async () => {
    await keep([
      [ofShop("A-1"), "woo", "shop"],
      [{ email: "b@example.com" }, "tilda", "form"],
    ]);
    const config = join(folder, "senders.config.json");
    const senders = { shop: { rules: file("shop") }, form: { rules: file("form") } };
    await writeFile(config, JSON.stringify({ senders, store }));
    expect(await resend({ config, register: undefined, ...sure })).toMatchObject({
      ended: "yes",
      stdout: expect.stringContaining("success 2"),
    });
    expect(account.orders.map(({ products }) => products.length).sort()).toEqual([0, 1]);
  });

  it("asks with what each lead would become: those without goods first, the count and the sum", async () => {
    await keep([
      [ofShop("A-1"), "shop-a"],
      [ofShop("A-2", { items: [] }), "shop-a"],
    ]);
    const asked = await resend({ rules: [file("shop")] });
    expect(asked.ended).toBe("usage");
    expect(asked.stderr).toMatch(
      /2 leads would become orders, 1 of them without goods\.\n {2}order {2}ld_\w+ {2}key A-2, without goods, 0\.00 UAH\n {2}order {2}ld_\w+ {2}key A-1, 1 line, 1 870\.50 UAH\n/,
    );
    expect(asked.stderr).toContain("2 leads would be sent to Base again, for 1 870.50 UAH in all.");
    expect(account.orders).toEqual([]);
  });

  it("lists ten leads of many", async () => {
    await keep(Array.from({ length: 13 }, (_, index) => [ofShop(`A-${index}`), "shop-a"] as const));
    const { stderr } = await resend({ rules: [file("shop")] });
    expect(stderr.match(/^ {2}order/gm)).toHaveLength(10);
    expect(stderr).toContain("\n  and 3 more\n");
  });

  it("names what would become no order, sends none of it, and leaves its entry as it was", async () => {
    const [skipped = "", failed = ""] = await keep([
      [ofShop("A-1", { test: true }), "shop-a"],
      [ofShop("A-2", { billing: {} }), "shop-a"],
      [ofShop("A-3"), "shop-a"],
    ]);
    const sent = await resend({ rules: [file("shop")], ...sure });
    expect(sent).toMatchObject({
      ended: "no",
      stdout: expect.stringContaining("success 1  duplicate 0  skip 1  error 1"),
    });
    expect(sent.stderr).toContain(`  skip  ${skipped}  a test`);
    expect(sent.stderr).toContain(`  error  ${failed}  required_missing  fields.email`);
    const one = await resend({ rules: [file("shop")], json: true }, skipped);
    expect(one.ended).toBe("yes");
    expect(JSON.parse(one.stdout)).toMatchObject({ id: skipped, status: "skip" });
    const view = sqliteRegister(store);
    const leadStore = sqliteStore(store);
    const baselinker = new Baselinker({ token: "1-2-FAKE", baseUrl: url });
    const forwarder = createForwarder({ baselinker, rules: never, store: leadStore, register: view });
    for (const id of [skipped, failed])
      expect(await forwarder.register.get(id)).toMatchObject({
        status: "error",
        attempts: 1,
        leadKept: true,
      });
    await forwarder.close();
    await view.close();
    await leadStore.close();
  });

  it("asks for one lead with its order, and says of one that is an order that it is", async () => {
    const [id = ""] = await keep([[ofShop("A-1"), "shop-a"]]);
    const rules = [file("shop")];
    const asked = await resend({ rules }, id);
    expect(asked.stderr).toContain(`Send the lead ${id} to Base again (key A-1, 1 line, 1 870.50 UAH)?`);
    await resend({ rules, yes: true }, id);
    const again = await resend({ rules }, id);
    expect(again).toMatchObject({
      ended: "yes",
      stdout: expect.stringMatching(/^duplicate {2}ld_\w+ {2}\d+\n$/),
    });
    expect(account.orders).toHaveLength(1);
  });

  it("notes a name that no lead has, with the closest", async () => {
    await keep([[ofShop("A-1"), "shop-a"]]);
    const { stderr, ended } = await resend({ rules: [`shop-q=${file("shop")}`], ...sure });
    expect(stderr).toContain("no lead of the register came from shop-q. Did you mean shop-a?");
    expect([ended, account.orders.length]).toEqual(["no", 0]);
  });
});
