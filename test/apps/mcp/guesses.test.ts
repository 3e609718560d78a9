import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draftRules } from "../../../src/apps/mcp/draftTool.ts";
import { planRules } from "../../../src/apps/mcp/planTool.ts";
import { listLeads, showLead } from "../../../src/apps/mcp/registerTools.ts";
import { explainLead, testRules } from "../../../src/apps/mcp/ruleTools.ts";
import { defineRules } from "../../../src/entries/mapping.ts";
import { casesOf } from "../../support/casesOf.ts";
import { givenRegister, givenSession, idOf, toolCall } from "./givenRegister.ts";

interface Buyer {
  readonly first: string;
  readonly last: string;
  /** Eight digits of a phone. */
  readonly digits: string;
  readonly tax: string;
}

const userRules = defineRules({
  version: 1,
  key: "id",
  fields: {
    order_status_id: 8001,
    phone: "Phone",
    email: "Email",
    delivery_fullname: "item",
    invoice_nip: "Nip",
    user_comments: "note",
  },
});

/** The leads of two buyers differ in what is personal, and in nothing else. */
function leadOf({ first, last, digits, tax }: Buyer) {
  return {
    id: "1:7",
    Phone: `+48 6${digits}`,
    Email: `${first}.${last}@example.com`.toLowerCase(),
    item: `${first} ${last}`,
    Nip: tax,
    note: `Ring ${first}, door ${digits.slice(0, 4)}`,
    goods: "A lamp",
    lines: [{ sku: "L-1", name: "Lamp", price: 10, quantity: 1 }],
  };
}

const buyer: fc.Arbitrary<Buyer> = fc.record({
  first: fc.constantFrom("Zofia", "Irena", "Maria", "Pawel"),
  last: fc.constantFrom("Grabowska", "Kowalczyk", "Sobieska", "Wisniewski"),
  // A copy never has the value itself: the one number that would be invented for a door is replaced, and shows.
  digits: fc
    .integer({ min: 10_000_000, max: 99_999_999 })
    .map(String)
    .filter((digits) => !digits.startsWith("9142")),
  tax: fc.constantFrom("5261040828", "7010015122"),
});
const paths = ["Phone", "Email", "item", "Nip", "note", "$.Phone", "lines[*].price"] as const;

/** A condition that asks about a value, most often about the one that the first buyer has. */
function conditionOn(lead: ReturnType<typeof leadOf>): fc.Arbitrary<Record<string, unknown>> {
  const texts = [lead.Phone, lead.Email, lead.item, lead.Nip, lead.note];
  const guess = fc
    .tuple(fc.constantFrom(...texts), fc.nat(12), fc.nat(12))
    .map(([text, from, length]) => text.slice(from, from + length + 1));
  const subject = fc.oneof(
    fc.constantFrom(...paths).map((path) => ({ path })),
    fc.constantFrom("Phone", "item").map((path) => ({ template: `x{${path}}` })),
    fc.constantFrom("Email", "item").map((path) => ({ first: [path] })),
    fc.constantFrom("Phone", "Nip").map((path) => ({ path, as: "integer" })),
  );
  const test = fc.oneof(
    guess.map((text) => ({ matches: `*${text}*` })),
    guess.map((text) => ({ matches: `${text}*` })),
    fc.constantFrom(...texts).map((text) => ({ is: text })),
    fc.constantFrom(...texts).map((text) => ({ in: [text, "x"] })),
    fc.constantFrom({ gt: 48_650_000_000 }, { lt: 6_000_000_000 }, { exists: true }),
  );
  const { condition } = fc.letrec<{ condition: Record<string, unknown> }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 2 },
      fc.tuple(subject, test).map(([what, is]) => ({ ...what, ...is })),
      tie("condition").map((not) => ({ not })),
      fc.array(tie("condition"), { minLength: 1, maxLength: 2 }).map((any) => ({ any })),
    ),
  }));
  return condition;
}

/** Rules of a model that turn the answer of a condition into something that it may see. */
function askingRules(when: Record<string, unknown>): fc.Arbitrary<Record<string, unknown>> {
  const fields = { order_status_id: 8001 };
  return fc.constantFrom(
    { skip: [{ when, reason: "yes" }], fields },
    { reject: [{ when, reason: "yes" }], fields },
    { fields: { ...fields, admin_comments: { value: "yes", when } } },
    { key: { value: "yes", when }, fields },
    {
      fields,
      products: {
        each: "lines",
        where: { any: [{ path: "sku", is: "no" }, when] },
        fields: { name: "name" },
      },
    },
  );
}

/** What a model gets of rules that it gives. */
async function answers(lead: unknown, rules: unknown, show = false): Promise<string> {
  const session = givenSession(userRules, givenRegister([{ lead, key: "1:7" }]), show);
  const calls = [
    explainLead(session).run({ lead_id: idOf(0), rules }, toolCall),
    planRules(session).run({ rules }, toolCall),
  ];
  return JSON.stringify(await Promise.all(calls));
}

const zofia: Buyer = { first: "Zofia", last: "Grabowska", digits: "00100200", tax: "5261040828" };
const irena: Buyer = { first: "Irena", last: "Kowalczyk", digits: "77788999", tax: "7010015122" };

describe("rules that a model gives", () => {
  it("answer the same for a right and for a wrong guess, whatever their conditions ask", async () => {
    const asked = fc.tuple(buyer, buyer).chain(([one, other]) =>
      conditionOn(leadOf(one)).chain((when) =>
        askingRules(when).map((rules) => ({
          one,
          other,
          rules: { version: 1, needsContact: false, ...rules },
        })),
      ),
    );
    await fc.assert(
      fc.asyncProperty(asked, async ({ one, other, rules }) => {
        expect(await answers(leadOf(one), rules)).toBe(await answers(leadOf(other), rules));
      }),
      { numRuns: casesOf(60) },
    );
  });

  it("ask what the user wants to show, with --personal-data", async () => {
    const when = { path: "Phone", matches: "+48 600*" };
    const rules = {
      version: 1,
      needsContact: false,
      skip: [{ when, reason: "yes" }],
      fields: userRules.fields,
    };
    expect(await answers(leadOf(zofia), rules, true)).not.toBe(await answers(leadOf(irena), rules, true));
  });

  it("are those of a ready set too, if a model names it", async () => {
    const lead = { Name: "Zofia Grabowska", Phone: "+48600100200", payment: { orderid: "17", amount: "10" } };
    const session = givenSession(undefined, givenRegister([{ lead }]));
    const answer = await explainLead(session).run({ lead_id: idOf(0), rules: "tilda-cart" }, toolCall);
    expect(JSON.stringify(answer)).not.toMatch(/zofia|grabowska|600100200/i);
  });

  it("split the copy of a request of several leads", async () => {
    const request = (name: string) => ({ people: [{ fullname: name }, { fullname: "Jan Sobieski" }] });
    const when = { path: "fullname", matches: "Zofia*" };
    const fields = { order_status_id: 8001, delivery_fullname: "fullname" };
    const rules = {
      version: 1,
      needsContact: false,
      leads: "people[*]",
      skip: [{ when, reason: "yes" }],
      fields,
    };
    const answer = await answers(request("Zofia Grabowska"), rules);
    expect(answer).toBe(await answers(request("Irena Kowalczyk"), rules));
    expect(answer).toContain('"count":2');
  });
});

describe("a draft of rules", () => {
  const order = {
    phone: "[phone 1]",
    delivery_fullname: "[name 1]",
    delivery_city: "[address 1]",
    delivery_method: "Kurier wieczorny",
  };
  /** A session that has shown the order of a buyer in this town. */
  const sessionOf = (delivery_city: string) => {
    const session = givenSession(undefined, givenRegister([]));
    session.people.hide("getOrders", {
      orders: [{ phone: "+48600100200", delivery_fullname: "Zofia Grabowska", delivery_city }],
    });
    return session;
  };

  it("answers the same whether a lead has the values behind the marks of an order or others", async () => {
    const lead = { a: "Kielce", b: "Poznan", c: "Zofia Grabowska", d: "600100200", Pay: "Kurier wieczorny" };
    const draft = (town: string) =>
      draftRules(sessionOf(town)).run({ leads: [lead], orders: [order] }, toolCall);
    expect(await draft("Kielce")).toEqual(await draft("Poznan"));
  });

  it("takes what is about people from the leads, and the rest from the orders", async () => {
    const lead = { Name: "Zofia Grabowska", Phone: "+48600100200", x: "Kurier wieczorny" };
    const draft = await draftRules(sessionOf("Kielce")).run({ leads: [lead], orders: [order] }, toolCall);
    expect(draft).toMatchObject({
      rules: { fields: { phone: "Phone", delivery_fullname: "Name", delivery_method: "x" } },
      unused: [],
    });
  });
});

describe("the user's own tests", () => {
  it("fail without the people of their leads", async () => {
    const tests = [
      { name: "Zofia Grabowska", lead: leadOf(zofia), order: { phone: "1", order_status_id: 7 } },
    ];
    const run = async (show: boolean) =>
      testRules(givenSession({ ...userRules, tests }, givenRegister([]), show)).run({}, toolCall);
    const text = JSON.stringify(await run(false));
    expect(text).not.toMatch(/zofia|grabowska|600 ?100/i);
    expect(text).toContain('"path":"order_status_id","expected":7,"actual":8001');
    expect(JSON.stringify(await run(true))).toContain("+48600100200");
  });
});

describe("the user's own rules", () => {
  it("run on the real lead, and what they cut out of a personal value is hidden", async () => {
    const rules = defineRules({
      version: 1,
      values: { cut: { path: "Phone", pattern: "+48 6{rest}" } },
      skip: [{ when: { path: "Phone", matches: "+48 600*" }, reason: "a test buyer" }],
      fields: { order_status_id: 8001, email: "Email", phone: "Phone" },
      products: { fields: { name: "$cut.rest", price_brutto: { value: 1 } } },
    });
    const explained = async (lead: unknown) =>
      JSON.stringify(
        await explainLead(givenSession(rules, givenRegister([{ lead }]))).run({ lead_id: idOf(0) }, toolCall),
      );
    expect(await explained(leadOf(zofia))).toContain("a test buyer");
    const order = await explained(leadOf(irena));
    expect(order).toContain('"status":"order"');
    expect(order).not.toMatch(/irena|kowalczyk|77788999/i);
  });
});

describe("the keys of leads", () => {
  const named = ["Zofia Grabowska", "+48600100200", "600100200", "4111111111111111", "zofia@example.com"];

  it("are marks where they may be about a person, and a mark finds its lead", async () => {
    const lead = { Name: "x" };
    const session = givenSession(userRules, givenRegister(named.map((key) => ({ lead, key }))));
    const list = JSON.stringify(await listLeads(session).run({}, toolCall));
    for (const key of named) expect(list).not.toContain(key);
    for (const [index] of named.entries()) {
      const found = await showLead(session).run({ key: `[key ${index + 1}]` }, toolCall);
      expect(found).toMatchObject({ id: idOf(index), key: `[key ${index + 1}]` });
    }
  });

  it("stay in lists that look at no lead", async () => {
    const register = givenRegister([{ lead: leadOf(zofia), key: "1:7" }]);
    const get = () => Promise.reject(new Error("a lead was read"));
    const list = await listLeads(givenSession(userRules, { ...register, get })).run({}, toolCall);
    expect(list).toMatchObject({ leads: [{ key: "1:7", kept: true }] });
  });

  it("have a mark of their very spelling, which finds the lead", async () => {
    const session = givenSession(userRules, givenRegister([{ lead: {}, key: "Anna.Lis@example.com" }]));
    const orders = [{ email: "anna.lis@example.com" }, { email: "Anna.Lis@example.com" }];
    session.people.hide("getOrders", { orders });
    const list = JSON.stringify(await listLeads(session).run({}, toolCall));
    const [mark = ""] = /\[\w+ \d+\]/.exec(list) ?? [];
    expect(await showLead(session).run({ key: mark }, toolCall)).toMatchObject({ id: idOf(0), key: mark });
  });

  it("are marks in what a plan changes, which has no change of a key that was guessed", async () => {
    const session = givenSession(userRules, givenRegister([{ lead: leadOf(zofia), key: "600100200" }]));
    const plan = await planRules(session).run({ rules: { ...userRules, key: "Phone" } }, toolCall);
    expect(plan).toMatchObject({ differences: [{ key: "[key 1]" }] });
    expect(JSON.stringify(plan)).not.toContain("600100200");
    const failing = { ...userRules, reject: [{ when: { path: "goods", exists: true }, reason: "no" }] };
    const changed = async (value: string) => {
      const register = givenRegister([{ lead: leadOf(zofia), key: "600100200" }]);
      const rules = { ...userRules, key: { value } };
      return Object(await planRules(givenSession(failing, register)).run({ rules }, toolCall)).keysChanged;
    };
    expect(await changed("600100200")).toBe(await changed("600100201"));
  });

  it("are shown with --personal-data", async () => {
    const session = givenSession(userRules, givenRegister([{ lead: {}, key: "Zofia Grabowska" }]), true);
    expect(await listLeads(session).run({}, toolCall)).toMatchObject({ leads: [{ key: "Zofia Grabowska" }] });
  });
});
