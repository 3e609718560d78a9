import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Baselinker, createForwarder } from "../../../src/entries/index.ts";
import { defineRules } from "../../../src/entries/mapping.ts";
import { sqliteRegister, sqliteStore } from "../../../src/entries/sqlite.ts";
import { createFakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";
import { serveFakeAccount } from "../../../src/testing/fake/serveFakeAccount.ts";
import { openMcp } from "./mcpClient.ts";

type Client = Awaited<ReturnType<typeof openMcp>>;

const strict = defineRules({
  version: 1,
  key: "id",
  fields: {
    order_status_id: { value: 8001 },
    phone: "Phone",
    delivery_city: { path: "City", required: true },
    email: "Email",
    delivery_fullname: "item",
    user_comments: "note",
  },
});
const loose = { ...strict, fields: { ...strict.fields, delivery_city: { path: "City", required: false } } };
const good = {
  id: "1:6",
  Phone: "600100200",
  Email: "jan.kowalski@example.com",
  item: "Jan Kowalski",
  City: "Kielce",
};
/** It has no city, its phone is invalid, its name is where no name tells it. */
const failed = {
  id: "1:7",
  Phone: "12ab-7788",
  Email: "zofia@example.com",
  item: "Zofia Grabowska",
  note: "Call Zofia Grabowska, door 4477",
  goods: "A lamp",
};
// Only whole numbers: the random id of an entry may have any digits.
const personal = /zofia|grabowska|kowalski|600100200|12ab|\b(?:7788|4477)\b/i;

describe("tools for the register", () => {
  const account = createFakeAccount({ token: "1-2-FAKE", requestsPerMinute: false, quirks: false });
  let folder = "";
  let served: Awaited<ReturnType<typeof serveFakeAccount>>;
  let reader: Client;
  let orderId = 0;
  let failedId = "";
  const open: Client[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "baselinker-mcp-"));
    await writeFile(join(folder, "strict.json"), JSON.stringify(strict));
    await writeFile(join(folder, "loose.json"), JSON.stringify(loose));
    served = await serveFakeAccount(account);
    await useForwarder(async (forwarder) => {
      const sent = await forwarder.forward(good);
      orderId = sent.status === "success" ? sent.orderId : 0;
      const result = await forwarder.forward(failed);
      failedId = "entryId" in result ? (result.entryId ?? "") : "";
    });
    reader = await start({ rules: "strict.json" });
  });
  afterAll(async () => {
    for (const client of open) await client[Symbol.asyncDispose]();
    await served.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function useForwarder<Result>(
    work: (forwarder: ReturnType<typeof makeForwarder>["forwarder"]) => Promise<Result>,
  ): Promise<Result> {
    const { forwarder, store, register } = makeForwarder();
    const result = await work(forwarder);
    await forwarder.close();
    await register.close();
    await store.close();
    return result;
  }
  function makeForwarder() {
    const store = sqliteStore(join(folder, "leads.sqlite"));
    const register = sqliteRegister(join(folder, "leads.sqlite"));
    const baselinker = new Baselinker({ token: "1-2-FAKE", baseUrl: served.url });
    return { forwarder: createForwarder({ baselinker, rules: strict, store, register }), store, register };
  }
  async function start(
    words: Readonly<Record<string, unknown>>,
    answer?: (message: string) => Record<string, unknown>,
  ) {
    const env = { BASELINKER_URL: served.url, BASELINKER_TOKEN: "1-2-FAKE" };
    const files = { rules: join(folder, String(words.rules)), store: join(folder, "leads.sqlite") };
    const client = await openMcp({ ...words, ...files }, env, answer && { answer });
    open.push(client);
    return client;
  }

  it("lists leads, the newest first and without values, with how many there are", async () => {
    const { value, text } = await reader.call("list_leads");
    expect(value.counts).toMatchObject({ success: 1, error: 1 });
    expect(value.leads).toMatchObject([
      { id: failedId, status: "error", fault: "lead", path: "fields.delivery_city", kept: true },
      { status: "success", key: "1:6", order_id: orderId, kept: false },
    ]);
    expect(text).not.toMatch(personal);
    const page = await reader.call("list_leads", { limit: 1 });
    expect(page.value.leads).toHaveLength(1);
    const next = await reader.call("list_leads", { limit: 1, cursor: page.value.cursor });
    expect(next.value.leads).toMatchObject([{ status: "success" }]);
    const only = await reader.call("list_leads", { status: "error", since: "2020-01-01" });
    expect(only.value.leads).toHaveLength(1);
  });

  it("finds a lead that failed and so has no key by the key among its values", async () => {
    const { value, text } = await reader.call("show_lead", { key: "1:7" });
    expect(value).toMatchObject({ id: failedId, status: "error", history: [{ by: "forward" }] });
    expect(value.issues).toContainEqual(expect.objectContaining({ code: "required_missing" }));
    expect(value.lead).toMatchObject({ goods: "A lamp" });
    expect(text).not.toMatch(personal);
  });

  it("shows the order of a lead as Base has it, with marks", async () => {
    const { value, text } = await reader.call("show_lead", { order_id: orderId });
    expect(value).toMatchObject({
      key: "1:6",
      order: { order_id: orderId, email: expect.stringMatching(/^.email \d+.$/) },
    });
    expect(text).not.toMatch(personal);
    expect((await reader.call("show_lead", { key: "1:6" })).value.order.order_id).toBe(orderId);
  });

  it("explains the real lead, with its values hidden", async () => {
    const { value, text } = await reader.call("explain_lead", { lead_id: failedId });
    expect(value).toMatchObject({ status: "error", unused: ["goods"] });
    expect(value.issues.map(({ path }: { path: string }) => path)).toContain("fields.delivery_city");
    expect(value.fields).toContainEqual(["order_status_id", 8001, "value"]);
    expect(text).not.toMatch(personal);
  });

  it.each([
    ["a field that Base does not hide", { path: "item" }],
    ["a part of a value", "$mail.name"],
    ["a phone as it is", { path: "Phone" }],
  ])("hides %s under rules that a model wrote", async (_, name) => {
    const rules = {
      version: 1,
      key: name,
      values: { mail: { path: "Email", pattern: "{name}@{host}" } },
      fields: { order_status_id: 8001, email: "Email" },
      products: { fields: { name } },
    };
    const explained = await reader.call("explain_lead", { lead_id: failedId, rules });
    expect(explained.isError).toBe(false);
    expect(explained.text).not.toMatch(personal);
    const planned = await reader.call("plan_rules", { rules });
    expect(planned.value).toMatchObject({ leads: 1, differences: [{ lead_id: failedId }] });
    expect(planned.text).not.toMatch(personal);
  });

  it("compares changed rules by the leads that are kept", async () => {
    const { value, text } = await reader.call("plan_rules", { rules: loose });
    expect(value).toMatchObject({ leads: 1, statusChanged: 1, differences: [{ lead_id: failedId }] });
    expect(text).not.toMatch(personal);
  });

  it("shows everything with --personal-data", async () => {
    const client = await start({ rules: "strict.json", personalData: true });
    const { value } = await client.call("show_lead", { id: failedId });
    expect(value.lead).toEqual(failed);
  });

  it("refuses no name of a lead and two of them, an unknown one, and one that is not kept", async () => {
    const errorOf = async (name: string, args: object) => (await reader.call(name, args)).value.error;
    expect(await errorOf("show_lead", {})).toBe("wrong_params");
    expect(await errorOf("show_lead", { id: failedId, key: "1:7" })).toBe("wrong_params");
    expect(await errorOf("show_lead", { key: "1:8" })).toBe("unknown_lead");
    expect(await errorOf("show_lead", { order_id: orderId + 1 })).toBe("unknown_lead");
    expect(await errorOf("show_lead", { order_id: 0 })).toBe("wrong_params");
    expect(await errorOf("show_lead", { id: "ld_0000000000" })).toBe("unknown_lead");
    const { value } = await reader.call("show_lead", { key: "1:6" });
    expect(await errorOf("explain_lead", { lead_id: value.id })).toBe("lead_not_kept");
    expect(await errorOf("list_leads", { since: "yesterday" })).toBe("wrong_params");
    expect(await errorOf("list_leads", { cursor: "../cli/x" })).toBe("wrong_params");
  });

  it("links the lines of what it sends again with the products of the catalog", async () => {
    const mug = { Email: "mug@example.com", Sku: "MUG-BLUE" };
    const id = await useForwarder(async (forwarder) => {
      const result = await forwarder.forward(mug);
      return "entryId" in result ? result.entryId : undefined;
    });
    const rules = {
      ...loose,
      products: { fields: { sku: "Sku", name: { value: "x" }, price_brutto: { value: 1 } } },
    };
    await writeFile(join(folder, "lines.json"), JSON.stringify(rules));
    const words = { rules: "lines.json", write: ["resend_leads"], yes: true };
    const { value } = await (await start(words)).call("resend_leads", { ids: [id] });
    expect(value.leads).toMatchObject([{ status: "success" }]);
    const sent = account.orders.find(({ order_id }) => order_id === value.leads[0].order_id);
    expect(sent?.products).toMatchObject([{ sku: "MUG-BLUE", product_id: expect.stringMatching(/^[1-9]/) }]);
  });

  it("sends leads again once a person has agreed to these, and each becomes one order", async () => {
    const words = { rules: "loose.json", write: ["resend_leads"] };
    const tools = (await reader.tools()).map(({ name }) => name);
    expect(tools).not.toContain("resend_leads");
    const refusing = await start(words, () => ({ action: "decline" }));
    const before = account.orders.length;
    const no = await refusing.call("resend_leads", { ids: [failedId] });
    expect(no.value.error).toBe("not_confirmed");
    const unknown = await refusing.call("resend_leads", { ids: [failedId, "ld_0000000000"] });
    expect(unknown.value.error).toBe("unknown_lead");
    expect(account.orders).toHaveLength(before);
    const agreeing = await start(words, () => ({ action: "accept", content: { confirm: true } }));
    const { value, text } = await agreeing.call("resend_leads", { ids: [failedId, failedId] });
    expect(value.leads).toMatchObject([{ id: failedId, status: "success" }]);
    expect(agreeing.questions).toEqual([expect.stringContaining(failedId)]);
    expect(text).not.toMatch(personal);
    expect(account.orders).toHaveLength(before + 1);
    const again = await agreeing.call("resend_leads", { ids: [failedId] });
    expect(again.value.leads).toMatchObject([{ status: "duplicate", order_id: value.leads[0].order_id }]);
    expect(account.orders).toHaveLength(before + 1);
  });
});
