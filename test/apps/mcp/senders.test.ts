import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Baselinker, createForwarder } from "../../../src/entries/index.ts";
import { defineRules } from "../../../src/entries/mapping.ts";
import { sqliteRegister, sqliteStore } from "../../../src/entries/sqlite.ts";
import { createFakeAccount, type FakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import { serveFakeAccount } from "../../../src/testing/fake/serveFakeAccount.ts";
import { openMcp } from "./mcpClient.ts";

const fields = { order_status_id: { value: 8001 }, email: "email" };
const form = defineRules({
  version: 1,
  fields,
  skip: [{ when: { path: "test", is: true }, reason: "a test\nld_1: key 1, lines 1, 100.00\u202e" }],
});
const shop = defineRules({
  version: 1,
  key: "number",
  match: false,
  fields: { ...fields, email: "mail", delivery_price: { value: 5 } },
  defaults: { currency: "EUR" },
  products: { each: "items", fields: { name: "title", price_brutto: "price" } },
});
const never = defineRules({ version: 1, fields: { ...fields, email: { path: "no", required: true } } });
const items = [{ title: "A lamp", price: "95" }];

describe("tools for the register, with leads of several senders", () => {
  let folder = "";
  let account: FakeAccount;
  let url = "";
  let count = 0;
  let shopId = "";
  let formId = "";
  let testId = "";

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "baselinker-mcp-senders-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  beforeEach(async () => {
    count += 1;
    for (const [name, rules] of Object.entries({ shop, form })) writeRules(name, rules);
    account = createFakeAccount({ token: "1-2-FAKE", requestsPerMinute: false, quirks: false });
    const served = await serveFakeAccount(account);
    url = served.url;
    const [store, register] = [sqliteStore(file("sqlite")), sqliteRegister(file("sqlite"))];
    const baselinker = new Baselinker({ token: "1-2-FAKE", baseUrl: url });
    const forwarder = createForwarder({ baselinker, rules: never, store, register });
    const keep = async (lead: object, source: string) =>
      (await forwarder.forward(lead, { source })).entryId ?? "";
    shopId = await keep({ number: "Zofia Nowak", mail: "zofia@example.com", items }, "shop-a");
    formId = await keep({ email: "b@example.com" }, "tilda");
    testId = await keep({ email: "c@example.com", test: true }, "tilda");
    await forwarder.close();
    await register.close();
    await store.close();
    return () => served.close();
  });

  const file = (name: string) => join(folder, `${count}.${name}`);
  const writeRules = (name: string, rules: object) => writeFileSync(file(name), JSON.stringify(rules));

  /** The tools, with the rules of these senders; a person says yes, after doing what is given. */
  function start(names: readonly string[], before: () => unknown = () => {}) {
    const rules = names.map((name) =>
      name === "" ? file("form") : `${name}=${file(name === "tilda" ? "form" : "shop")}`,
    );
    const env = { BASELINKER_URL: url, BASELINKER_TOKEN: "1-2-FAKE" };
    return openMcp({ rules, store: file("sqlite"), write: ["resend_leads"] }, env, {
      answer() {
        before();
        return { action: "accept", content: { confirm: true } };
      },
    });
  }

  it("refuses a lead of another sender before any question", async () => {
    await using client = await start([""]);
    const { value } = await client.call("resend_leads", { ids: [formId, shopId] });
    // Two sources, and rules that name none of them.
    expect(value).toMatchObject({ error: "other_sender" });
    expect([client.questions, account.requests.filter(({ method }) => method === "addOrder")]).toEqual([
      [],
      [],
    ]);
    await using named = await start(["tilda"]);
    const refused = await named.call("resend_leads", { ids: [formId, shopId] });
    expect(refused.value).toEqual({
      error: "other_sender",
      message: `Lead ${shopId} came from shop-a, and these rules are for another sender. Name its rules: --rules shop-a=file.json.`,
    });
    expect(named.questions).toEqual([]);
  });

  it("shows the user the real key, the lines and the total of each, and the model none of the buyer", async () => {
    await using client = await start(["shop-a", "tilda"]);
    const { value, text } = await client.call("resend_leads", { ids: [shopId, formId] });
    expect(value.leads).toMatchObject([
      { id: shopId, status: "success" },
      { id: formId, status: "success" },
    ]);
    expect(client.questions[0]).toContain("Send 2 leads to Base again?");
    expect(client.questions[0]).toContain(`${shopId}: key Zofia Nowak, lines 1, 100.00`);
    expect(client.questions[0]).toMatch(new RegExp(`${formId}: key content2-[\\w-]+, WITHOUT GOODS`));
    expect(text).not.toContain("Zofia");
    expect(account.orders.map(({ products }) => products.length)).toEqual([1, 0]);
  });

  it("names what would become no order, and does not send it", async () => {
    await using client = await start(["shop-a", "tilda"]);
    const { value } = await client.call("resend_leads", { ids: [testId, shopId] });
    expect(value.leads).toMatchObject([
      { id: testId, status: "skip", sent: false },
      { id: shopId, status: "success" },
    ]);
    expect(client.questions[0]).toContain(
      `${testId}: skip, not sent: a test\\nld_1: key 1, lines 1, 100.00\\u{202e}`,
    );
    expect(client.questions[0]?.split("\n")).toHaveLength(3);
    expect((await client.call("show_lead", { id: testId })).value).toMatchObject({
      status: "error",
      attempts: 1,
    });
  });

  it("asks again where the rules changed between the question and the yes, and sends nothing else", async () => {
    let asked = 0;
    await using client = await start(["shop-a", "tilda"], () => {
      asked += 1;
      if (asked === 1)
        writeRules("shop", { ...shop, fields: { ...shop.fields, delivery_price: { value: 6 } } });
    });
    const { value } = await client.call("resend_leads", { ids: [shopId] });
    expect(client.questions.map((question) => /lines 1, ([\d.]+)/.exec(question)?.[1])).toEqual([
      "100.00",
      "101.00",
    ]);
    expect(value.leads).toMatchObject([{ status: "success" }]);
    expect(account.orders).toMatchObject([{ delivery_price: 6 }]);
  });

  it("explains a lead of the register by the rules of its sender", async () => {
    await using client = await start(["tilda", "shop-a"]);
    const { value } = await client.call("explain_lead", { lead_id: shopId });
    expect(value.fields).toContainEqual(["delivery_price", 5, "value"]);
    await using one = await start(["tilda"]);
    expect((await one.call("explain_lead", { lead_id: shopId })).value.error).toBe("other_sender");
    expect((await one.call("explain_lead", { lead_id: formId })).value.status).toBe("order");
  });

  it("compares rules by the leads of their sender, and asks which where there are several", async () => {
    await using client = await start(["tilda", "shop-a"]);
    const unsaid = await client.call("plan_rules", { rules: form });
    expect(unsaid.value).toMatchObject({ error: "no_rules", senders: ["tilda", "shop-a"] });
    const { value } = await client.call("plan_rules", { rules: shop, sender: "tilda" });
    expect(value.leads).toBe(2);
    expect((await client.call("plan_rules", { rules: form, sender: "shop-a" })).value.leads).toBe(1);
    expect((await client.call("check_rules", { rules: "shop-a" })).value.problems).toEqual([]);
    const { findings } = (await client.call("check_setup")).value;
    expect(findings.map(({ what }: { what: string }) => what)).toContain("rules of shop-a");
  });
});
