import { describe, expect, it } from "vitest";
import { People } from "../../../src/apps/mcp/people.ts";
import { planRules } from "../../../src/apps/mcp/planTool.ts";
import { listLeads, showLead } from "../../../src/apps/mcp/registerTools.ts";
import { explainLead } from "../../../src/apps/mcp/ruleTools.ts";
import { defineRules } from "../../../src/entries/mapping.ts";
import { givenRegister, givenSession, idOf, toolCall } from "./givenRegister.ts";

const base64 = (text: string) => Buffer.from(text).toString("base64");

const rules = defineRules({
  version: 1,
  key: "id",
  reject: [{ when: { path: "no", exists: true }, reason: "no" }],
  fields: {
    order_status_id: 8001,
    delivery_fullname: "who",
    phone: "Phone",
    email: "Email",
    delivery_address: "where",
    invoice_nip: "taxes",
  },
  products: { each: "lines", fields: { name: "name", attributes: "attributes", price_brutto: "price" } },
});

const lead = {
  id: "Łucja Grabowska",
  who: "Łucja Grabowska",
  Phone: "+48 600 100 200",
  Email: "lucja.g@example.com",
  where: "ul. Kwiatowa 12/3",
  taxes: "526-104-08-28",
  "For Łucja": "yes",
  greeting: "dla LUCJA",
  file: "https://files.example/upload/%C5%81ucja%20Grabowska.pdf",
  token: base64("Łucja Grabowska"),
  callback: "zadzwon 600100200 albo 600-100-200",
  tax: "PL5261040828",
  place: "UL. KWIATOWA 12/3",
  lines: [{ name: "Kubek Łucja", attributes: "Engraving: Łucja, 600 100 200", price: 10 }],
};

/** What is left of the buyer in an answer, in any spelling. */
const personal =
  /[łl]ucja|grabowska|600\D{0,3}100\D{0,3}200|kwiatowa|526\D?104\D?08\D?28|%C5%81|xYF1Y2ph|xYF1/i;

describe("a buyer whose data a lead repeats in other forms", () => {
  const session = () => givenSession(rules, givenRegister([{ lead, key: lead.id }]));
  const asking = { ...rules, key: "who", products: { each: "lines", fields: { name: { path: "$.who" } } } };

  it.each([
    ["list_leads", () => listLeads(session()).run({}, toolCall)],
    ["show_lead", () => showLead(session()).run({ id: idOf(0) }, toolCall)],
    ["show_lead by the key", () => showLead(session()).run({ key: lead.id }, toolCall)],
    ["explain_lead by the user's rules", () => explainLead(session()).run({ lead_id: idOf(0) }, toolCall)],
    [
      "explain_lead by rules of a model",
      () => explainLead(session()).run({ lead_id: idOf(0), rules: asking }, toolCall),
    ],
    ["plan_rules", () => planRules(session()).run({ rules: asking }, toolCall)],
  ])("is not in the answer of %s", async (_, run) => {
    const text = JSON.stringify(await run());
    expect(text.match(personal)?.[0]).toBeUndefined();
  });

  it("has no name in the keys of a lead, also where the user has no rules", async () => {
    const text = JSON.stringify(
      await showLead(givenSession(undefined, givenRegister([{ lead }]))).run({ id: idOf(0) }, toolCall),
    );
    expect(text).not.toMatch(/łucja|grabowska/i);
  });

  it("has a copy with contacts that rules take, and with the words of its goods", async () => {
    const shown = Object(await explainLead(session()).run({ lead_id: idOf(0), rules: asking }, toolCall));
    const codes = shown.issues.map(({ code }: { code: string }) => code);
    expect(codes).not.toContain("phone_too_short");
    expect(codes).not.toContain("email_unusual");
    expect(JSON.stringify(await showLead(session()).run({ id: idOf(0) }, toolCall))).toContain("Kubek ");
  });
});

describe("a buyer in a parameter that only the user's rules know", () => {
  const name = {
    first: ["nick", { path: "item", when: { path: "old", is: true } }],
    required: false,
  } as const;
  const only = defineRules({
    version: 1,
    key: "id",
    fields: { order_status_id: 8001, email: "email", delivery_fullname: "item" },
  });
  const test = { when: { path: "mode", is: "test" }, reason: "a test" };
  const request = {
    id: "1",
    mode: "test",
    email: "z@example.com",
    item: "Zofia Grabowska",
    nick: "Irena Lis",
  };

  it("is hidden also while the file of the rules cannot be read", async () => {
    const session = givenSession(only, givenRegister([{ lead: request }]));
    // The marks of the first answer do not help the second one.
    const shown = async (readRules: typeof session.readRules) => {
      const people = new People({ show: false });
      return JSON.stringify(await showLead({ ...session, people, readRules }).run({ id: idOf(0) }, toolCall));
    };
    expect(await shown(session.readRules)).not.toMatch(/grabowska/i);
    expect(await shown(() => Promise.reject(new Error("half written")))).not.toMatch(/grabowska/i);
  });

  it.each([
    ["leave the lead out", { ...only, skip: [test] }],
    ["reject the lead", { ...only, reject: [test] }],
    ["take another source for this lead", { ...only, fields: { ...only.fields, delivery_fullname: name } }],
    [
      "name it in a value",
      { ...only, values: { name }, fields: { ...only.fields, delivery_fullname: "$name" } },
    ],
  ])("is hidden also where the rules %s", async (_, userRules) => {
    const session = givenSession(defineRules(userRules), givenRegister([{ lead: request }]));
    const given = {
      lead_id: idOf(0),
      rules: { ...only, fields: { ...only.fields, payment_method: "item" } },
    };
    const answers = [
      await showLead(session).run({ id: idOf(0) }, toolCall),
      await explainLead(session).run(given, toolCall),
    ];
    expect(JSON.stringify(answers)).not.toMatch(/zofia|grabowska/i);
  });
});
