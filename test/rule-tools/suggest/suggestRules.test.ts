import { describe, expect, it } from "vitest";
import { createCatalog } from "../../../src/mapping/catalog/createCatalog.ts";
import type { Account } from "../../../src/mapping/contract/mapContext.ts";
import { createMapper } from "../../../src/mapping/mapper/createMapper.ts";
import { suggestRules } from "../../../src/rule-tools/suggest/suggestRules.ts";

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

const contact = { name: "Nora Beck", phone: "+43 660 1112223", email: "nora@example.com" };

/** The candidates for a rule: their paths or values, with the doubt. */
function candidatesFor(leads: readonly object[], rule: string): unknown[] {
  const { candidates, rules } = suggestRules(leads);
  expect(JSON.stringify(rules)).not.toContain(`"${rule.replace(/^.*\./, "")}":`);
  return candidates.filter((each) => each.rule === rule).map(({ value, but }) => [value, but]);
}

describe("rules suggested for a lead alone", () => {
  const suggested = suggestRules([lead]);

  it("fill what names and values prove", () => {
    expect(suggested.rules.fields).toEqual({
      email: { path: "customer.email", case: "lower" },
      phone: "customer.phone",
      delivery_fullname: {
        first: ["shipping_address.name", { join: ["customer.first_name", "customer.last_name"], with: " " }],
      },
      delivery_address: "shipping_address.street",
      delivery_city: "shipping_address.city",
      delivery_postcode: "shipping_address.postcode",
      delivery_country_code: "shipping_address.country",
      date_add: "created_at",
      currency: "currency",
      delivery_price: "shipping_cost",
    });
    expect(suggested.rules.key).toBe("order_id");
  });

  it("have lines, delivery and total that add up to the cent", () => {
    const { products, total } = suggested.rules;
    expect(products).toEqual({
      each: "items",
      fields: { sku: "sku", name: "title", price_brutto: "unit_price", quantity: "quantity" },
    });
    expect(total).toBe("total");
    expect(suggested.reasons["products.fields.price_brutto"]).toEqual({
      why: "sum",
      from: ["unit_price", "total", "shipping_cost"],
    });
  });

  it("come with a reason each, and nothing of it is a number", () => {
    const { rules, reasons } = suggested;
    for (const field of Object.keys(rules.fields)) expect(reasons).toHaveProperty([`fields.${field}`]);
    expect(reasons["fields.email"]).toEqual({ why: "value", from: ["customer.email"] });
    expect(JSON.stringify(reasons)).not.toMatch(/confidence|constant/);
  });

  it("have no constant, not even for country, currency and status", () => {
    expect(suggested.rules).not.toHaveProperty("defaults");
    expect(suggested.rules.fields).not.toHaveProperty("order_status_id");
  });

  it("leave the rest to a person, each once and none that is a rule already", () => {
    const { candidates, rules } = suggestRules([{ ...lead, remark: "Ring", payment_method: "card" }]);
    const names = candidates.map(({ rule, value }) => JSON.stringify([rule, value]));
    expect(new Set(names).size).toBe(names.length);
    expect(names).not.toContain(JSON.stringify(["total", rules.total]));
    expect(names).toContain('["fields.payment_method","payment_method"]');
  });

  it("leave what no rule reads to be looked at", () => {
    const { unused } = suggestRules([{ ...lead, colour: "red" }]);
    expect(unused).toContain("colour");
    expect(unused).not.toContain("customer.email");
  });

  it("skip what the sender marks as a test", () => {
    expect(suggestRules([{ ...lead, is_test: false }]).rules.skip).toEqual([
      { when: { path: "is_test", is: true }, reason: "a test" },
    ]);
  });
});

describe("a person in suggested rules", () => {
  it("is never the seller, a manager, the courier or the host, however the path says it", () => {
    for (const other of ["manager", "seller", "shop", "courier", "host", "Менеджер", "sprzedawca"]) {
      const { rules, candidates } = suggestRules([
        { id: 5, [other]: { name: "Otto Fremd", email: "otto@example.com", phone: "+43 660 9998887" } },
      ]);
      expect(rules.fields).toEqual({});
      expect(candidates.filter(({ but }) => but === "somebody_else").map(({ rule }) => rule)).toContain(
        "fields.email",
      );
    }
  });

  it("is the recipient before the buyer, also where the recipient's field is empty in these leads", () => {
    const { fields } = suggestRules([
      { buyer: contact, delivery: { recipient_phone: null, recipient_full_name: null, city: "Graz" } },
    ]).rules;
    expect(fields.phone).toEqual({ first: ["delivery.recipient_phone", "buyer.phone"] });
    expect(fields.delivery_fullname).toEqual({ first: ["delivery.recipient_full_name", "buyer.name"] });
  });

  it("is none where two parameters of one party say different people", () => {
    const two = { ...contact, contact_email: "otto@example.com" };
    expect(candidatesFor([two], "fields.email")).toEqual([
      ["email", "several"],
      ["contact_email", "several"],
    ]);
  });

  it("has a name only next to a contact or the town, but not a carrier, a form or a company", () => {
    const name = (given: object) => suggestRules([given]).rules.fields.delivery_fullname;
    const { email, phone } = contact;
    expect(name({ email, phone, name: "Nora Beck" })).toBe("name");
    expect(name({ email, phone, name: "Nova Poshta" })).toBeUndefined();
    expect(name({ email, phone, name: "Beck GmbH" })).toBeUndefined();
    expect(name({ email, phone, form_name: "Autumn" })).toBeUndefined();
    expect(name({ email, phone, product: { name: "Nora Mug" } })).toBeUndefined();
    expect(name({ email, phone, delivery_option: { name: "By hand" } })).toBeUndefined();
  });

  it("takes a name next to a last name for the first one", () => {
    const { fields } = suggestRules([{ Name: "Тарас", Прізвище: "Гнатюк", Phone: "+380500000012" }]).rules;
    expect(fields.delivery_fullname).toEqual({ join: ["Name", "Прізвище"], with: " " });
  });

  it("is not the first of a list with more", () => {
    const people = [{ email: "a@example.com" }, { email: "b@example.com" }];
    expect(candidatesFor([{ people }], "fields.email")).toEqual([["people[0].email", "one_of_many"]]);
  });
});

describe("an address in suggested rules", () => {
  const address = (given: object) => suggestRules([{ ...contact, ...given }]).rules.fields;

  it("is of one object with a town and a street or a post code", () => {
    expect(address({ city: "Graz" })).not.toHaveProperty("delivery_city");
    expect(address({ city: "Graz", zip: "8010" })).toMatchObject({ delivery_city: "city" });
    expect(address({ city: "Graz", shipping: { street: "Weg 1" } })).not.toHaveProperty("delivery_address");
  });

  it("has no town with a comma or a digit, and no street that names a branch", () => {
    expect(address({ city: "Graz, Weg 1", zip: "8010" })).not.toHaveProperty("delivery_city");
    expect(address({ city: "Київ", zip: "01001", address: "Відділення №15" })).not.toHaveProperty(
      "delivery_address",
    );
  });

  it("joins street, house and flat, and a street in pieces", () => {
    expect(address({ city: "Graz", street: "Weg", house: "1", flat: "2" })).toMatchObject({
      delivery_address: { join: ["street", "house", "flat"], with: " " },
    });
    expect(address({ city: "Graz", postcode: "8010", street: ["Weg 1", "Tür 2"] })).toMatchObject({
      delivery_address: { join: ["street"], with: " " },
    });
  });
});

describe("amounts in suggested rules", () => {
  const price = "products.fields.price_brutto";
  const doubt = (given: object) => candidatesFor([{ ...lead, ...given }], price)[0];
  const items = lead.items;

  it("are left to a person where they do not add up", () => {
    expect(doubt({ total: "30.01" })).toEqual(["unit_price", "unproved"]);
  });

  it("are left to a person where they may be cents", () => {
    const cents = {
      total: 3000,
      shipping_cost: 490,
      items: items.map((item) => ({ ...item, unit_price: 1000, quantity: 1 })),
    };
    expect(doubt({ ...cents, total: 2490 })).toEqual(["unit_price", "minor_units"]);
    expect(suggestRules([{ ...lead, ...cents, total: "2490,00 грн" }]).rules.products).toBeDefined();
  });

  it("are left to a person where a line has a second, lower price", () => {
    const lower = items.map((item) => ({ ...item, price_with_discount: "1.00" }));
    expect(doubt({ items: lower })).toEqual(["unit_price", "several"]);
    const net = items.map((item) => ({ ...item, price_net: "1.00" }));
    expect(suggestRules([{ ...lead, items: net }]).rules.products).toMatchObject({ each: "items" });
  });

  it("are left to a person where the delivery is one of the lines", () => {
    const more = [...items, { sku: "", title: "Доставка", unit_price: "1.00", quantity: 1 }];
    expect(doubt({ items: more, total: "31.00" })).toEqual(["unit_price", "unproved"]);
  });

  it("are left to a person where a discount is left over, or there is an exchange rate", () => {
    expect(doubt({ shipping_cost: "0", discount: "7.00", total: "25.10" })).toEqual([
      "unit_price",
      "unproved",
    ]);
    expect(doubt({ currency_value: "0.5" })).toEqual(["unit_price", "unproved"]);
  });

  it("are left to a person where they add up in two ways", () => {
    const two = items.map((item) => ({ ...item, amount: item.quantity === 2 ? "5.10" : "20.00" }));
    expect(doubt({ items: two })).toEqual(["unit_price", "several"]);
  });

  it("hold in every lead", () => {
    expect(suggestRules([lead, { ...lead, total: "31.00" }]).rules).not.toHaveProperty("products");
  });

  it("have a discount of the whole order, also one below zero", () => {
    const { rules } = suggestRules([{ ...lead, discount: "-5.00", total: "25.00" }]);
    expect(rules.discount).toEqual({ amount: { subtract: [0, "discount"] } });
  });
});

describe("lines in suggested rules that no total explains with delivery and discount", () => {
  const { items, shipping_cost: _, total: __, ...rest } = lead;

  /** What the rules for a lead with these amounts say about amounts; nothing if the lines are left to a person. */
  function amountRules(more: object, more2: object = {}) {
    const { rules } = suggestRules([{ ...rest, items, ...more, ...more2 }]);
    if (rules.products === undefined) return undefined;
    const { total, discount, products, fields } = rules;
    const each = "each" in products ? products.each : undefined;
    return { each, total, discount, delivery: fields.delivery_price };
  }

  it.each([
    "subtotal",
    "sub_total",
    "items_total",
    "total_products",
    "itemsPrice",
    "wartosc_produktow",
    "Сума товарів",
  ])("are proved by a sum of the goods alone: %s", (name) => {
    const amounts = { [name]: "25.10", shipping: "4.90", service_fee: "2.00", total: "32.00" };
    expect(amountRules(amounts)).toEqual({ each: "items", total: "total" });
  });

  it("make orders that tell what is missing", () => {
    const whole = {
      ...rest,
      items,
      subtotal: "25.10",
      shipping: "4.90",
      service_fee: "2.00",
      total: "32.00",
    };
    const { rules, reasons } = suggestRules([whole]);
    expect(reasons["products.fields.price_brutto"]).toEqual({
      why: "sum",
      from: ["unit_price", "subtotal"],
    });
    const mapper = createMapper({ ...rules, fields: { ...rules.fields, order_status_id: 1 } });
    const { issues } = mapper.map(whole, { receivedAt: new Date(0) });
    expect(issues).toContainEqual(
      expect.objectContaining({
        code: "total_differs",
        details: { sum: "25.10", total: "32.00", difference: "-6.90" },
      }),
    );
  });

  it("are proved by a total that leaves the delivery to the carrier", () => {
    expect(amountRules({ shipping_cost: "7.00", total: "25.10" })).toEqual({ each: "items", total: "total" });
  });

  it("are proved by a sum of the goods without a total, where nothing else is stated", () => {
    expect(amountRules({ subtotal: "25.10" })).toEqual({ each: "items", total: "subtotal" });
    for (const more of [{ shipping: "4.90" }, { discount: "1.00" }, { total_paid: "30.00" }])
      expect(amountRules({ subtotal: "25.10" }, more)).toBeUndefined();
  });

  it("have delivery and discount as before, where a total explains them", () => {
    const amounts = { subtotal: "25.10", shipping: "4.90", discount: "5.00", total: "25.00" };
    expect(amountRules(amounts)).toEqual({
      each: "items",
      total: "total",
      delivery: "shipping",
      discount: { amount: "discount" },
    });
  });

  it.each<object>([
    { tax: "5.00" },
    { vat_amount: 5 },
    { podatek: "5,00" },
    { ПДВ: "20%" },
    { iva: 5 },
    { mwst: "19 %" },
    { tax_rate: 0.23 },
    { tax_lines: [{ title: "VAT", price: "5.00" }] },
    { items: items.map((item) => ({ ...item, vat_rate: 23 })) },
  ])("are left to a person next to a tax, as prices may be without it: %j", (tax) => {
    expect(amountRules({ subtotal: "25.10", total: "32.00" }, tax)).toBeUndefined();
  });

  it.each<object>([
    { tax: "0.00" },
    { tax_total: 0 },
    { tax_lines: [] },
    { billing: { tax_id: "5252344078" } },
    { vat_number: "12" },
    { taxes_included: true },
  ])("are written next to what is no tax: %j", (none) => {
    expect(amountRules({ subtotal: "25.10", total: "32.00" }, none)).toEqual({
      each: "items",
      total: "total",
    });
  });

  it("are left to a person where another amount is what is paid", () => {
    expect(amountRules({ shipping: "2.00", total: "25.10" }, { to_pay: "27.10" })).toBeUndefined();
  });

  it("are left to a person where totals differ, or lines have a discount each", () => {
    expect(amountRules({ subtotal: "25.10", total: "32.00", grand_total: "30.00" })).toBeUndefined();
    const cheaper = items.map((item) => ({ ...item, discount: "1.00" }));
    expect(amountRules({ subtotal: "25.10", total: "32.00", items: cheaper })).toBeUndefined();
  });

  it("hold in every lead", () => {
    const leads = ["25.10", "25.20"].map((subtotal) => ({ ...rest, items, subtotal, total: "32.00" }));
    expect(suggestRules(leads).rules).not.toHaveProperty("products");
  });
});

describe("of several lists that add up, suggested rules", () => {
  const { items, shipping_cost: _, total: __, ...rest } = lead;
  const eachOf = (more: object) => {
    const { rules } = suggestRules([{ ...rest, ...more, total: "25.10" }]);
    return rules.products !== undefined && "each" in rules.products ? rules.products.each : undefined;
  };

  it("take the goods and not the parcel that holds them, and those of all parcels", () => {
    const parcels = [{ title: "Parcel", sku: "P-1", price: "25.10", items }];
    expect(eachOf({ parcels })).toBe("parcels[*].items");
  });

  it("take the outermost of copies", () => {
    expect(eachOf({ items, fulfillments: [{ id: 1, line_items: items.toReversed() }] })).toBe("items");
    expect(eachOf({ fulfillments: [{ id: 1, line_items: items }], items })).toBe("items");
  });

  it("take none where they are different things", () => {
    expect(
      eachOf({ items, box: { gifts: [{ sku: "A", title: "B", price: "25.10", quantity: 1 }] } }),
    ).toBeUndefined();
    expect(eachOf({ items, goods: items })).toBeUndefined();
  });
});

describe("a line that is the delivery", () => {
  const { shipping_cost: _, ...rest } = lead;
  const isWritten = (line: object) => {
    const items = [...lead.items, { sku: "X-1", title: "Hat", unit_price: "4.90", quantity: 1, ...line }];
    return suggestRules([{ ...rest, items }]).rules.products !== undefined;
  };

  it.each([
    "Delivery",
    "DHL Express Shipping",
    "Postage & packing",
    "Доставка Новою поштою",
    "Кур'єр",
    "Пересылка",
    "Dostawa kurierem",
    "Wysyłka",
    "Przesyłka pobraniowa",
    "Versandkosten",
    "Expressversand",
    "Lieferung",
    "Frais de port",
    "Livraison à domicile",
    "Gastos de envío",
    "Envio a casa",
    "Entrega ao domicílio",
    "Frete",
    "Spese di spedizione",
    "Consegna",
    "Verzendkosten",
    "Bezorging",
    "Doprava",
    "Poštovné",
    "Doručení na adresu",
    "Doručenie kuriérom",
    "Szállítási költség",
    "Livrare prin curier",
    "Dostava",
    "Куриерска доставка",
    "Frakt",
    "Fragt",
    "Leverans",
    "Toimituskulut",
    "Pristatymas",
    "Kargo ücreti",
    "Αποστολή",
    "Μεταφορικά",
  ])("is not written as goods: %s", (title) => {
    expect(isWritten({ title })).toBe(false);
  });

  it.each(["SHIPPING", "ship", "DELIVERY-1", "DOSTAWA", "wysyłka-48h"])("is known by its SKU: %s", (sku) => {
    expect(isWritten({ sku })).toBe(false);
  });

  it.each([
    "Hat",
    "Relationship guide",
    "Freightliner model kit, red, with free delivery of all of its many small parts",
    "Turnierschuh",
    "Refraktor 70/700",
    "Portofino bag",
    "Silver ring",
  ])("is not seen in the name of goods: %s", (title) => {
    expect(isWritten({ title })).toBe(true);
  });
});

describe("other fields in suggested rules", () => {
  it("have no date without a time zone", () => {
    expect(candidatesFor([{ ...contact, created_at: "2026-11-20 12:05:00" }], "fields.date_add")).toEqual([
      ["created_at", "no_zone"],
    ]);
  });

  it("have no payment, pick-up point, state of the country, tax or weight", () => {
    const { rules, candidates } = suggestRules([
      {
        ...lead,
        payment_method: "Card",
        paid: true,
        shipping_address: {
          ...lead.shipping_address,
          state: "Styria",
          warehouse_id: "77",
          branch: "Branch 77",
        },
        items: lead.items.map((item) => ({ ...item, tax_rate: 20, weight: 0.3 })),
      },
    ]);
    const places = new Set(candidates.map(({ rule }) => rule));
    const never =
      "fields.payment_method fields.paid fields.delivery_point_id fields.delivery_point_name fields.delivery_state products.fields.tax_rate products.fields.weight";
    for (const rule of never.split(" ")) expect([...places]).toContain(rule);
    expect(JSON.stringify(rules)).not.toMatch(/payment|paid|point|state|tax|weight/);
  });

  it("have a delivery method only where its text names a carrier", () => {
    const method = (text: string) => suggestRules([{ ...contact, shipping_method: text }]).rules.fields;
    expect(method("Нова Пошта")).toMatchObject({ delivery_method: "shipping_method" });
    expect(method("Fast")).not.toHaveProperty("delivery_method");
    expect(method("nova_poshta")).not.toHaveProperty("delivery_method");
  });

  it("have a bare id as the key only next to a date, a total or lines, and never that of an event", () => {
    const key = (given: object) => suggestRules([given]).rules.key;
    expect(key({ id: 7, ...contact, created_at: "2026-11-20T12:05:00Z" })).toBe("id");
    expect(key({ id: 7, page: "x" })).toBeUndefined();
    expect(key({ id: "e-1", event: "order.created", created_at: "2026-11-20T12:05:00Z" })).toBeUndefined();
    expect(key({ id: "e-1", type: "order.created", data: { ...lead, order_id: undefined, id: 9 } })).toBe(
      "data.id",
    );
    expect(key({ entry: [{ id: 5, time: 1_795_176_300, lead_id: 8 }] })).toBeUndefined();
  });

  it("have the company next to a tax number, and no other", () => {
    const invoice = { nip: "1234563218", company: "Beck" };
    expect(suggestRules([{ ...contact, invoice }]).rules.fields).toMatchObject({
      invoice_nip: "invoice.nip",
      invoice_company: "invoice.company",
    });
    expect(suggestRules([{ ...contact, company: "Beck" }]).rules.fields).not.toHaveProperty(
      "invoice_company",
    );
  });

  it("find values by the names next to them", () => {
    const answers = [
      { question: "E-mail", answer: "a@example.com" },
      { question: "Phone", answer: "+48 601 234 567" },
    ];
    expect(suggestRules([{ id: "7", answers }]).rules.fields).toMatchObject({
      phone: "answers[question='Phone'].answer",
    });
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
    const items = [{ ref: "Q-5", title: "Q", unit_price: "25.10", quantity: 1 }];
    expect(suggestRules([{ ...lead, items }], { catalog }).rules.products).toMatchObject({
      fields: { sku: "ref" },
    });
  });
});

describe("rules suggested with orders", () => {
  const { rules, reasons } = suggestRules([lead], { orders: [order] });

  it("make the same order of the lead, but for what is of the account", () => {
    const { order_status_id: _, custom_source_id: __, ...own } = order;
    const whole = { ...rules, fields: { ...rules.fields, order_status_id: 1 } };
    const result = createMapper(whole).map(lead, { receivedAt: new Date(1_800_000_000_000) });
    expect(result).toMatchObject({ status: "order", order: own });
  });

  it("have no constant of the order", () => {
    expect(JSON.stringify(rules)).not.toMatch(/8001|3102/);
    expect(Object.values(reasons).every(({ from }) => from.length > 0)).toBe(true);
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
    const orders = [order, { ...order, extra_field_1: "something else" }];
    expect(suggestRules([lead, { ...lead, order_id: "A-1002" }], { orders }).rules.fields).not.toHaveProperty(
      "extra_field_1",
    );
  });

  it("leave out what contradicts an order, and keep it as a candidate", () => {
    expect(rules.fields).not.toHaveProperty("delivery_city");
    const { candidates } = suggestRules([lead], { orders: [{ ...order, email: "otto@example.com" }] });
    expect(candidates).toContainEqual(expect.objectContaining({ rule: "fields.email", but: "several" }));
  });

  it("read cents where the order proves them, and no payment and no point however equal", () => {
    const cents = {
      ...lead,
      pay: "Card",
      point: "KRA010",
      items: lead.items.map((item) => ({ ...item, unit_price: Number(item.unit_price) * 100 })),
    };
    const made = { ...order, payment_method: "Card", delivery_point_id: "KRA010" };
    const learned = suggestRules([cents], { orders: [made] }).rules;
    expect(learned.products).toMatchObject({
      fields: { price_brutto: { path: "unit_price", as: { type: "decimal", minorUnits: true } } },
    });
    expect(JSON.stringify(learned)).not.toMatch(/pay|point/);
  });

  it("take no lines of an order that has none", () => {
    const learned = suggestRules([lead], { orders: [{ ...order, products: [] }] });
    expect(learned.rules).not.toHaveProperty("products");
    expect(learned.rules).not.toHaveProperty("total");
  });
});
