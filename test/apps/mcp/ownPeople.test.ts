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

const token = "1-2-FAKE";
const rules = defineRules({
  version: 1,
  key: "id",
  needsContact: false,
  fields: {
    order_status_id: 8001,
    phone: { path: "phone", required: false },
    payment_method: { template: "card of {payer}", required: false },
  },
  products: { each: "things", fields: { name: "t", price_brutto: { value: 5 } } },
});
/** They find no contact, and say which parameters the lead has. */
const missing = defineRules({
  ...rules,
  needsContact: true,
  fields: { order_status_id: 8001, email: "mail", phone: "tel", payment_method: "payer" },
});
const zofia = {
  id: "1:7",
  things: [{ t: "Mug", email: "z@example.com" }],
  phone: "600 100 200",
  payer: "Zofia Grabowska",
  note: "phone",
};
const tests = [
  { name: "of a sender", lead: zofia, order: { payment_method: "card of Zofia G.", order_status_id: 7 } },
  { name: "a key", lead: { ...zofia, id: "Zofia-Grabowska" }, order: {}, key: "600100200" },
];
const personal = /zofia|grabowska|600 ?100/i;

describe("the people of the user's own files and leads", () => {
  const account = createFakeAccount({ token, requestsPerMinute: false, quirks: false });
  let folder = "";
  let failedId = "";
  let served: Awaited<ReturnType<typeof serveFakeAccount>>;
  const file = (name: string) => join(folder, name);
  const env = () => ({ BASELINKER_URL: served.url, BASELINKER_TOKEN: token });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "baselinker-mcp-"));
    served = await serveFakeAccount(account);
    await writeFile(file("shop.json"), JSON.stringify({ ...rules, tests }));
    await writeFile(
      file("wrong.json"),
      JSON.stringify({ ...rules, fields: { "zofia@example.com": "x", phnoe: "phone" } }),
    );
    await writeFile(file("missing.json"), JSON.stringify(missing));
    await keep(zofia);
    failedId = await keep({ ...zofia, id: "1:8", "Zofia Grabowska": "zofia@example.com" }, missing);
  });
  afterAll(async () => {
    await served.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Forwards a lead, and gives the id of its entry. */
  async function keep(lead: object, by = rules): Promise<string> {
    const store = sqliteStore(file("leads.sqlite"));
    const register = sqliteRegister(file("leads.sqlite"), { keepLeads: "all" });
    const baselinker = new Baselinker({ token, baseUrl: served.url });
    const forwarder = createForwarder({ baselinker, rules: by, store, register });
    const { entryId = "" } = await forwarder.forward(lead);
    await forwarder.close();
    await register.close();
    await store.close();
    return entryId;
  }

  it("are hidden in tests that fail also where a call names the rules of a sender", async () => {
    await using client = await openMcp({ rules: [`shop=${file("shop.json")}`] });
    for (const args of [{}, { rules: "shop" }]) {
      const { value, text } = await client.call("test_rules", args);
      expect(value.failed).toMatchObject([{ name: "of a sender" }, { name: "a key" }]);
      expect(text).toContain('"path":"order_status_id","expected":7,"actual":8001');
      expect(text).not.toMatch(personal);
    }
    const given = await client.call("test_rules", { rules: "shop", tests });
    expect(given.text).toContain("card of Zofia G.");
  });

  it("are hidden in an order that has them in a field of the shop only", async () => {
    await using client = await openMcp({ rules: file("shop.json"), store: file("leads.sqlite") }, env());
    const { value, text } = await client.call("show_lead", { key: "1:7" });
    expect(value.order).toMatchObject({ payment_method: "card of [hidden]", order_source: "personal" });
    expect(value.order.products).toMatchObject([{ name: "Mug", price_brutto: 5 }]);
    expect(value.lead.things[0].t).not.toBe("Mug");
    expect(value.order.phone).toMatch(/^\[phone \d+\]$/);
    expect(text).not.toMatch(personal);
  });

  it("are hidden in what becomes of a lead that is sent again", async () => {
    const words = { rules: file("missing.json"), store: file("leads.sqlite"), write: ["resend_leads"] };
    await using client = await openMcp(words, env(), { answer: () => ({ action: "decline" }) });
    const { value, text } = await client.call("resend_leads", { ids: [failedId] });
    expect(value.leads).toMatchObject([{ id: failedId, status: "error", sent: false }]);
    expect(value.leads[0].message).toContain("[hidden]");
    expect(text).not.toMatch(/grabowska/i);
  });

  it("are hidden in what is wrong with rules, and where a resource cannot be read", async () => {
    await using client = await openMcp({ rules: file("wrong.json") });
    const read = client.request("resources/read", { uri: "baselinker://rules" });
    await expect(read).rejects.toThrow(/rules_wrong: The rules cannot be used/);
    await expect(read).rejects.not.toThrow(personal);
    const { value, text } = await client.call("check_rules");
    expect(value.problems).toMatchObject([{ path: "[email 1]" }, { path: "fields.phnoe" }]);
    expect(text).not.toMatch(personal);
  });

  it("are hidden by the rules of the start, if their file is wrong at the first call", async () => {
    await writeFile(file("edited.json"), JSON.stringify({ ...rules, fields: { delivery_fullname: "item" } }));
    const id = await keep({ ...zofia, id: "1:9", item: "Irena Kowalczyk" });
    await using client = await openMcp({ rules: file("edited.json"), store: file("leads.sqlite") });
    await writeFile(file("edited.json"), '{ "version": 1, ');
    const { value, text } = await client.call("show_lead", { id });
    expect(value.lead.item).toBe("[hidden]");
    expect(text).not.toMatch(/kowalczyk/i);
  });
});
