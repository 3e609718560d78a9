import { describe, expect, it } from "vitest";
import type { Rules } from "../../../src/entries/mapping.ts";
import { type PlannedLead, planRules } from "../../../src/entries/rule-tools.ts";
import { uk } from "../../../src/languages/uk/language.ts";
import { matchLines } from "../../../src/mapping/plan/compareResults.ts";
import { emptyAccount } from "../../support/emptyAccount.ts";

const before: Rules = {
  version: 1,
  needsContact: false,
  key: "id",
  fields: { order_status_id: 8001, email: "mail", delivery_price: "post", deal_cf_101: "utm" },
  products: { each: "items", fields: { sku: "sku", name: "name", price_brutto: "price" } },
};
const lead = {
  id: "7",
  mail: "ann@example.com",
  post: 80,
  utm: "ads",
  note: "Call",
  items: [{ sku: "A", name: "Cup", price: 5 }],
};

/** The changes of this lead where the rules differ so. */
function changes(differs: Partial<Rules>, own: object = lead) {
  const after: Rules = { ...before, ...differs, fields: { ...before.fields, ...differs.fields } };
  const plan = planRules(before, after, [{ lead: own, receivedAt: 1_767_225_600 }]);
  return plan.differences.flatMap((difference) => difference.changes);
}

describe("a plan of rules", () => {
  it("says in the language that is passed why a lead is skipped", () => {
    const leads: PlannedLead[] = [{ lead: { id: "8", items: lead.items }, receivedAt: 1_767_225_600 }];
    const after: Rules = { ...before, needsContact: true };
    const reasonIn = (context: { language?: typeof uk }) =>
      planRules(before, after, leads, context).differences[0]?.changes[0]?.after;
    expect(reasonIn({ language: uk })).toMatch(/^skip: Немає ні телефону, ні e-mail/);
    expect(reasonIn({})).toMatch(/^skip: There is no phone/);
  });

  it("has nothing where nothing changes, not even the time of receipt", () => {
    const leads: PlannedLead[] = [
      { lead, receivedAt: 1_767_225_600 },
      { lead, receivedAt: new Date("2026-02-01T00:00:00Z") },
    ];
    expect(planRules(before, before, leads)).toEqual({
      leads: 2,
      changed: 0,
      keysChanged: 0,
      keysRemoved: 0,
      statusChanged: 0,
      fields: {},
      differences: [],
    });
  });

  it("says which field is added, removed or changed", () => {
    const fields = { delivery_price: 100, user_comments: "note", deal_cf_101: { value: "site" } };
    expect(changes({ fields })).toEqual([
      { kind: "changed", path: "delivery_price", before: 80, after: 100 },
      { kind: "changed", path: "custom_extra_fields.101", before: "ads", after: "site" },
      { kind: "added", path: "user_comments", after: "Call" },
    ]);
    const { delivery_price: _, ...fewer } = before.fields;
    const plan = planRules(before, { ...before, fields: fewer }, [{ lead, receivedAt: 1 }]);
    expect(plan.differences[0]?.changes).toEqual([{ kind: "removed", path: "delivery_price", before: 80 }]);
  });

  it("puts a key that changes first, and counts those that are gone", () => {
    expect(changes({ key: "utm", fields: { delivery_price: 1 } })).toEqual([
      { kind: "key", path: "key", before: "7", after: "ads" },
      { kind: "changed", path: "delivery_price", before: 80, after: 1 },
    ]);
    const { key: _, ...keyless } = before;
    const plan = planRules(before, keyless, [{ lead, receivedAt: 1, orderId: 5 }]);
    expect(plan).toMatchObject({ changed: 1, keysChanged: 1, keysRemoved: 1, fields: { key: 1 } });
    expect(plan.differences).toEqual([
      {
        index: 0,
        key: "7",
        isKeyPersonal: false,
        orderId: 5,
        status: { before: "order", after: "order" },
        changes: [{ kind: "key", path: "key", before: "7" }],
      },
    ]);
  });

  it("says what becomes another thing: an order, skipped, an error", () => {
    const skip = [{ when: { path: "id", exists: true }, reason: "not ours" }];
    expect(changes({ skip })).toEqual([
      { kind: "status", path: "status", before: "order", after: "skip: not ours" },
    ]);
    const { statusChanged, differences } = planRules({ ...before, skip }, before, [{ lead, receivedAt: 1 }]);
    expect(statusChanged).toBe(1);
    expect(differences[0]?.status).toEqual({ before: "skip", after: "order" });
    const reject = [{ when: { path: "id", exists: true }, reason: "not ours" }];
    expect(changes({ reject })).toEqual([
      { kind: "status", path: "status", before: "order", after: "error" },
      { kind: "issue", path: "reject", after: "rejected" },
    ]);
  });

  it("says which warnings come and go", () => {
    const warn = [{ when: { path: "id", exists: true }, reason: "look" }];
    expect(changes({ warn })).toEqual([{ kind: "issue", path: "warn[0]", after: "rule_warning" }]);
    const plan = planRules({ ...before, warn }, before, [{ lead, receivedAt: 1 }]);
    expect(plan.differences[0]?.changes).toEqual([
      { kind: "issue", path: "warn[0]", before: "rule_warning" },
    ]);
    expect(plan.fields).toEqual({ "issue rule_warning": 1 });
  });

  it("finds the same line by SKU, then by name, then by place", () => {
    const three = {
      ...lead,
      items: [
        { sku: "A", name: "Cup", price: 5 },
        { sku: "B", name: "Jar", price: 6 },
        { name: "Lid", price: 7 },
      ],
    };
    const fewer = { ...before.products, each: { each: "items", where: { not: { path: "sku", is: "A" } } } };
    expect(
      changes({ products: { ...fewer, fields: { sku: "sku", name: "name", price_brutto: "price" } } }, three),
    ).toMatchObject([{ kind: "removed", path: "products[0]", before: { sku: "A" } }]);
    expect(
      matchLines(
        [{ name: "a", price_brutto: 1, quantity: 1 }],
        [{ name: "b", price_brutto: 2, quantity: 1 }],
      ),
    ).toEqual({
      pairs: [{ was: 0, is: 0 }],
      removed: [],
      added: [],
    });
  });

  it("takes lines of one SKU for the same under other names, and of one name under other SKUs", () => {
    const line = (sku: string, name: string) => ({ sku, name, price_brutto: 1, quantity: 1 });
    const swapped = matchLines([line("A", "Cup"), line("B", "Jar")], [line("B", "Cup"), line("A", "Jar")]);
    expect(swapped.pairs).toEqual([
      { was: 1, is: 0 },
      { was: 0, is: 1 },
    ]);
    const renamed = matchLines([line("A", "Cup"), line("B", "Jar")], [line("C", "Jar"), line("D", "Lid")]);
    expect(renamed).toEqual({
      pairs: [{ was: 1, is: 0 }],
      removed: [0],
      added: [1],
    });
  });

  it("tells lines in another order once, and what else changes in them", () => {
    const two = {
      ...lead,
      items: [
        { sku: "A", price: 5 },
        { sku: "B", price: 6 },
      ],
    };
    const fields = { sku: "sku", price_brutto: "price" };
    const old: Rules = {
      ...before,
      products: [
        { each: { each: "items", where: { path: "sku", is: "A" } }, fields },
        { each: { each: "items", where: { path: "sku", is: "B" } }, fields },
      ],
    };
    const [first, second] = Array.isArray(old.products) ? old.products : [];
    const plan = planRules(
      old,
      {
        ...old,
        products: [
          { ...second, fields: { ...fields, price_brutto: 9 } },
          { ...first, fields },
        ],
      },
      [{ lead: two, receivedAt: 1 }],
    );
    expect(plan.differences[0]?.changes).toEqual([
      { kind: "moved", path: "products", after: [1, 0] },
      { kind: "changed", path: "products[0].price_brutto", before: 6, after: 9 },
    ]);
    expect(plan.fields).toEqual({ products: 1, "products[].price_brutto": 1 });
  });

  it("counts a field once a lead, the most frequent first", () => {
    const leads = [
      lead,
      { ...lead, post: 1 },
      { ...lead, items: [...lead.items, { sku: "B", name: "Jar", price: 1 }] },
    ];
    const after: Rules = {
      ...before,
      fields: { ...before.fields, delivery_price: 80 },
      products: { each: "items", fields: { sku: "sku", name: "name", price_brutto: 2 } },
    };
    const plan = planRules(
      before,
      after,
      leads.map((own) => ({ lead: own, receivedAt: 1 })),
    );
    expect(Object.entries(plan.fields)).toEqual([
      ["products[].price_brutto", 3],
      ["delivery_price", 1],
    ]);
    expect(plan.differences.map(({ index }) => index)).toEqual([0, 1, 2]);
  });

  it("takes no rules before for none: each lead is new, and its key is compared with the one it was sent with", () => {
    const plan = planRules(undefined, before, [
      { lead, receivedAt: 1, key: "7" },
      { lead, receivedAt: 1, key: "8", orderId: 5 },
      { lead, receivedAt: 1 },
    ]);
    expect(plan).toMatchObject({ leads: 3, changed: 3, statusChanged: 3, keysChanged: 1 });
    expect(plan.differences[1]).toMatchObject({
      key: "8",
      status: { before: undefined, after: "order" },
      changes: [
        { kind: "status", after: "order" },
        { kind: "key", before: "8", after: "7" },
      ],
    });
  });

  it("maps each lead of a request, also where the rules split it in other ways", () => {
    const request = { list: [lead, lead] };
    const plan = planRules({ ...before, leads: "list[*]" }, { ...before, leads: "list[0]" }, [
      { lead: request, receivedAt: 1 },
    ]);
    expect(plan).toMatchObject({ leads: 2, changed: 1 });
    expect(plan.differences[0]?.status).toEqual({ before: "order", after: undefined });
  });

  it("knows keys that are made of a phone or an e-mail", () => {
    const personal = (key: Rules["key"]) =>
      planRules(
        {
          ...before,
          ...(key === undefined ? {} : { key }),
          fields: { ...before.fields, phone: "tel" },
          defaults: { country: "UA" },
        },
        { ...before, key: "no" },
        [{ lead: { ...lead, tel: "067 123 45 67" }, receivedAt: 1 }],
      ).differences[0]?.isKeyPersonal;
    expect(personal("tel")).toBe(true);
    expect(personal("mail")).toBe(true);
    expect(personal({ template: "{id}-{utm}" })).toBe(false);
  });

  it("refuses a context and leads that are none", () => {
    // @ts-expect-error misspelt on purpose
    expect(() => planRules(before, before, [], { acount: emptyAccount })).toThrow(/Did you mean `account`/);
    // @ts-expect-error wrong on purpose
    expect(() => planRules(before, before, {})).toThrow(/Expected `leads` to be an array/);
    // @ts-expect-error wrong on purpose
    expect(() => planRules(before, before, [lead])).toThrow(/leads\[0\]/);
  });
});
