import { describe, expect, it } from "vitest";
import { mineDictionary } from "../../../docs/generate/mineDictionary.ts";
import { readySets } from "../../../docs/generate/readySets.ts";
import { seeds } from "../../../docs/generate/seedWords.ts";
import { createCatalog } from "../../../src/catalog/createCatalog.ts";
import { createMapper } from "../../../src/mapping/createMapper.ts";
import type { Account } from "../../../src/mapping/mapContext.ts";
import { readDictionary } from "../../../src/mapping/suggest/dictionary.ts";
import { minedDictionary } from "../../../src/mapping/suggest/minedDictionary.ts";
import { suggestRules } from "../../../src/mapping/suggest/suggestRules.ts";

const lead = {
  order_id: "A-1001",
  created_at: "2026-11-20T12:05:00Z",
  currency: "EUR",
  customer: { first_name: "Nora", last_name: "Beck", email: "Nora@Example.com", phone: "+43 660 1112223" },
  shipping_address: { name: "Nora Beck", street: "Weg 1", city: "Graz", postcode: "8010", country: "AT" },
  shipping_cost: "4.90",
  items: [
    { sku: "MUG-1", title: "Mug", unit_price: "10.00", quantity: 2 },
    { sku: "CAP-1", title: "Cap", unit_price: "5.10", quantity: 1 },
  ],
  total: "30.00",
};

const order = {
  order_status_id: 8001,
  custom_source_id: 3102,
  currency: "EUR",
  date_add: 1_795_176_300,
  email: "nora@example.com",
  phone: "+436601112223",
  delivery_fullname: "Nora Beck",
  delivery_address: "Weg 1, Graz",
  delivery_price: 4.9,
  extra_field_1: "A-1001",
  products: [
    { sku: "MUG-1", name: "Mug", price_brutto: 10, quantity: 2 },
    { sku: "CAP-1", name: "Cap", price_brutto: 5.1, quantity: 1 },
  ],
};

describe("rules suggested for a lead alone", () => {
  const suggested = suggestRules([lead]);

  it("fill the fields that names, values and shapes speak for", () => {
    const { fields, products } = suggested.rules;
    expect(fields).toMatchObject({
      email: { path: "customer.email", case: "lower" },
      phone: "customer.phone",
      delivery_fullname: "shipping_address.name",
      delivery_city: "shipping_address.city",
      date_add: "created_at",
      delivery_price: "shipping_cost",
    });
    expect(products).toMatchObject({
      each: "items",
      fields: { sku: "sku", price_brutto: "unit_price", quantity: "quantity" },
    });
    expect(suggested.rules.total).toBe("total");
  });

  it("come with a reason each, and hold nothing that is less sure than 0.6", () => {
    const { rules, reasons } = suggested;
    for (const field of Object.keys(rules.fields)) expect(reasons).toHaveProperty([`fields.${field}`]);
    for (const { confidence } of Object.values(reasons)) expect(confidence).toBeGreaterThanOrEqual(0.6);
    expect(reasons["products.fields.price_brutto"]).toMatchObject({ why: "structure", from: ["unit_price"] });
    expect(reasons["fields.email"]?.from).toEqual(["customer.email"]);
  });

  it("hold no constant but what was inferred from the lead", () => {
    expect(Object.values(suggested.reasons).filter(({ constant }) => constant)).toEqual([]);
    expect(suggested.rules.fields).not.toHaveProperty("order_status_id");
  });

  it("leave guesses to a person, each once and none that is a rule already", () => {
    const nameOf = (rule: string, value: unknown) => JSON.stringify([rule, value]);
    const { candidates, rules } = suggestRules([{ ...lead, note: "Ring", sum: "30.00" }]);
    const names = candidates.map(({ rule, value }) => nameOf(rule, value));
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(names).not.toContain(nameOf("total", rules.total));
    expect(names).not.toContain(nameOf("products.each", "items"));
  });

  it("leave what no rule reads to be looked at", () => {
    const { unused } = suggestRules([{ ...lead, colour: "red" }]);
    expect(unused).toContain("colour");
    expect(unused).not.toContain("customer.email");
  });
});

describe("rules suggested", () => {
  it("find values by the names next to them", () => {
    const answers = [
      { question: "E-mail", answer: "a@example.com" },
      { question: "Phone", answer: "+48 601 234 567" },
    ];
    const { rules } = suggestRules([{ id: "7", answers }]);
    expect(rules.fields).toMatchObject({ phone: "answers[question='Phone'].answer" });
  });

  it("decode JSON in a text where a rule needs what is in it", () => {
    const { rules } = suggestRules([{ id: 5, payload: JSON.stringify(lead) }]);
    expect(rules.values).toEqual({ payload: { path: "payload", decode: "json" } });
    expect(rules.products).toMatchObject({ each: "$payload.items" });
  });

  it("leave out a path that is in fewer than half of the leads", () => {
    const bare = { order_id: "A-1", customer: { phone: "+43 660 1112223" } };
    const { rules } = suggestRules([{ ...bare, email: "a@example.com" }, bare, bare]);
    expect(rules.fields).not.toHaveProperty("email");
  });

  it("name additional fields of the account that are called like a parameter", () => {
    const account: Account = {
      statuses: [],
      sources: [],
      extraFields: [{ id: 77, name: "Loyalty card", editorType: "text", options: [] }],
      catalogs: [],
      warehouses: [],
      priceGroups: [],
    };
    const { rules } = suggestRules([{ ...lead, loyalty_card: "L-1" }], { account });
    expect(rules.fields).toMatchObject({ deal_cf_77: "loyalty_card" });
  });

  it("take that for the SKU which the catalog knows", () => {
    const product = { productId: 1, parentId: 0, sku: "Q-5", ean: "", name: "Q", prices: {} };
    const catalog = createCatalog([product], { inventoryId: 205 });
    const { rules } = suggestRules(
      [{ ...lead, items: [{ ref: "Q-5", title: "Q", unit_price: "30.00", quantity: 1 }] }],
      { catalog },
    );
    expect(rules.products).toMatchObject({ fields: { sku: "ref" } });
  });
});

describe("rules suggested with orders", () => {
  const { rules, reasons } = suggestRules([lead], { orders: [order] });

  it("make the same order of the lead", () => {
    const result = createMapper(rules).map(lead, { receivedAt: new Date(1_800_000_000_000) });
    expect(result).toMatchObject({ status: "order", order });
  });

  it("have the status and the source of the orders as constants, say so, and have no other", () => {
    const constants = Object.entries(reasons).filter(([, { constant }]) => constant);
    expect(constants.map(([rule]) => rule).sort()).toEqual([
      "fields.custom_source_id",
      "fields.order_status_id",
    ]);
  });

  it("put texts together of parameters, with signs between them and never with words of the order", () => {
    expect(rules.fields.delivery_address).toEqual({
      join: ["shipping_address.street", "shipping_address.city"],
      with: ", ",
    });
    const told = suggestRules([lead], { orders: [{ ...order, user_comments: "Ring Nora: Weg 1" }] });
    expect(told.rules.fields).not.toHaveProperty("user_comments");
  });

  it("reproduce all of the orders, or are no rules", () => {
    const second = { ...lead, order_id: "A-1002" };
    const other = { ...order, extra_field_1: "something else" };
    expect(suggestRules([lead, second], { orders: [order, other] }).rules.fields).not.toHaveProperty(
      "extra_field_1",
    );
  });

  it("leave out what the orders do not have", () => {
    expect(rules.fields).not.toHaveProperty("delivery_city");
  });
});

describe("the dictionary", () => {
  it("is what the ready sets say: npm run generate writes it", () => {
    const mined = { ...minedDictionary, ...mineDictionary(readySets(), seeds) };
    expect(readDictionary(minedDictionary)).toEqual(readDictionary(mined));
  });
});
