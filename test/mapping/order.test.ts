import { describe, expect, it } from "vitest";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import { fromLeadBox } from "../../src/mapping/parse/fromLeadBox.ts";
import { parseRules } from "../../src/mapping/parse/parseRules.ts";
import {
  accountWithStatus as account,
  codesOf,
  mapLead,
  mapTable,
  orderOf,
  receivedAt,
  receivedSeconds,
} from "./mapLead.ts";

describe("an order", () => {
  it("takes the first status and the time of receipt where nothing is mapped", () => {
    expect(mapTable({ email: "Email" }, { Email: "a@example.com" })).toMatchObject({
      status: "order",
      order: { order_status_id: 8001, date_add: receivedSeconds, email: "a@example.com", products: [] },
    });
    const result = createMapper({ email: "Email" }).map({ Email: "a@example.com" }, { receivedAt });
    expect(result).toMatchObject({ status: "error", issues: [{ code: "status_unknown" }] });
  });

  it("is skipped with neither phone nor e-mail, unless the rules say otherwise", () => {
    expect(mapTable({ email: "Email", phone: "Phone" }, { leadgen_id: "1" })).toMatchObject({
      status: "skip",
      code: "no_contact",
      reason: expect.stringContaining("looked at `Phone`, `Email`; this lead has `leadgen_id`."),
    });
    expect(orderOf({ needsContact: false, fields: {} }, {}).products).toEqual([]);
  });

  it("is skipped, refused or marked by rules with a reason", () => {
    const when = { path: "test", is: "test" };
    expect(mapLead({ fields: {}, skip: [{ when, reason: "ping" }] }, { test: "test" })).toMatchObject({
      status: "skip",
      reason: "ping",
    });
    expect(mapLead({ fields: {}, reject: [{ when, reason: "ping" }] }, { test: "test" })).toMatchObject({
      status: "error",
      issues: [{ code: "rejected" }],
    });
    expect(mapLead({ fields: {}, warn: [{ when, reason: "look" }] }, { test: "test" })).toMatchObject({
      status: "order",
      issues: [{ code: "rule_warning", message: "look" }],
    });
  });

  it("has the lead's own key", () => {
    expect(mapLead({ key: "id", fields: {} }, { id: 12 })).toMatchObject({ key: "12" });
  });

  it("has no key that is less than the lead's id: a number that JSON cannot hold, an object, a broken letter", () => {
    const rules = { key: "id", fields: {} };
    const unsafe = mapLead(rules, JSON.parse('{ "id": 9007199254740993 }'));
    expect(unsafe).toMatchObject({ status: "error", issues: [{ level: "error", code: "key_unsafe" }] });
    for (const id of [{ no: 7 }, "a\ud800", "\udfff"]) {
      const result = mapLead(rules, { id });
      expect(result).toMatchObject({ status: "error", issues: [{ level: "error", code: "key_invalid" }] });
    }
    for (const id of [9_007_199_254_740_991, "9007199254740993", 0.5]) {
      expect(mapLead(rules, { id })).toMatchObject({ status: "order", key: String(id) });
    }
  });

  it("has no key that programs write where there is no id, not even where a field would be without a value", () => {
    const written = ["-", "—", "{{id}}", "{% id %}", "%%id%%", " {{ id }} ", "[order-id]"];
    for (const key of ["id", { path: "id" }, { first: ["no", "id"] }, { template: "{id}" }] as const) {
      for (const id of written) {
        const result = mapLead({ key, fields: {} }, { id });
        expect(result).toMatchObject({ status: "error", issues: [{ code: "key_placeholder", path: "key" }] });
      }
      expect(mapLead({ key, fields: {} }, { id: " " })).toMatchObject({
        status: "order",
        key: undefined,
        issues: [{ code: "key_absent" }],
      });
    }
    expect(mapLead({ key: { first: ["no", "id"] }, fields: {} }, { no: "-", id: 7 })).toMatchObject({
      key: "7",
    });
  });

  it("reads each value as its field needs it", () => {
    const order = orderOf(
      {
        defaults: { country: "PL", currency: "PLN", timeZone: "Europe/Warsaw" },
        fields: {
          phone: "phone",
          date_add: "date",
          paid: "paid",
          delivery_price: "price",
          delivery_country_code: "country",
          delivery_postcode: "postcode",
          currency: "currency",
          custom_source_id: "source",
          user_comments: "comment",
          extra_field_1: "id",
        },
      },
      {
        phone: "600 000 022",
        date: "2026-11-20 13:05:33",
        paid: "tak",
        price: "1 299,50 zł",
        country: "Polska",
        postcode: "30002",
        currency: "pln",
        source: "3101",
        comment: "  a\r\nb\u0000 ",
        id: 5900000000043,
      },
    );
    expect(order).toMatchObject({
      phone: "+48600000022",
      date_add: 1795176333,
      paid: true,
      delivery_price: 1299.5,
      delivery_country_code: "PL",
      delivery_postcode: "30-002",
      currency: "PLN",
      custom_source_id: 3101,
      user_comments: "a\nb",
      extra_field_1: "5900000000043",
    });
  });

  it("keeps what cannot be read where it may be a buyer's, and leaves the rest out", () => {
    const fields = {
      phone: "a",
      email: "a",
      delivery_price: "a",
      custom_source_id: "a",
      delivery_country_code: "a",
      currency: "a",
      date_add: "a",
      paid: "a",
    };
    const result = mapLead({ fields }, { a: "call me" });
    expect(result).toMatchObject({
      order: { phone: "call me", email: "call me", date_add: receivedSeconds },
    });
    if (result.status === "order")
      expect(Object.keys(result.order).sort()).toEqual([
        "date_add",
        "email",
        "order_status_id",
        "phone",
        "products",
      ]);
    expect(result.issues).toHaveLength(8);
    expect(JSON.stringify(result.issues)).not.toContain("call me");
  });

  it("shows values in issues only to those who ask", () => {
    const rules = { version: 1, needsContact: false, fields: { order_status_id: 1, phone: "a" } };
    const issues = createMapper(rules, { issueValues: true }).map({ a: "call me" }, { receivedAt }).issues;
    expect(issues).toMatchObject([{ value: "call me" }]);
  });
});

describe("limits", () => {
  it("cut free text with a warning", () => {
    const rules = { fields: { payment_method: "a" } };
    expect(orderOf(rules, { a: "ж".repeat(40) }).payment_method).toBe(`${"ж".repeat(29)}…`);
    expect(codesOf(rules, { a: "ж".repeat(40) })).toEqual(["truncated"]);
    expect(codesOf(rules, { a: "👍".repeat(30) })).toEqual([]);
  });

  it("move the rest to another field", () => {
    const rules = {
      fields: { payment_method: "a", admin_comments: "b" },
      limits: { payment_method: { max: 5, overflow: "admin_comments" as const } },
    };
    expect(orderOf(rules, { a: "abcdefgh", b: "note" })).toMatchObject({
      payment_method: "abcd…",
      admin_comments: "note\nefgh",
    });
  });

  it("move the rest of a line's text only where nothing else is", () => {
    const each = "items";
    const limits = { "products.name": { max: 5, overflow: "attributes" as const } };
    const name = "abcdefgh";
    for (const [fields, attributes] of [
      [{ name: "name" }, "efgh"],
      [{ name: "name", attributes: "size" }, "XL"],
    ] as const) {
      const order = orderOf(
        { fields: {}, products: { each, fields }, limits },
        { items: [{ name, size: "XL" }] },
      );
      expect(order.products).toMatchObject([{ name: "abcd…", attributes }]);
    }
  });

  it("move the rest of a line's text into this line only", () => {
    const limits = { "products.name": { max: 5, overflow: "attributes" as const } };
    const products = { each: "items", fields: { name: "name" } };
    const items = [{ name: "abcdefgh" }, { name: "abc" }];
    const order = orderOf({ fields: {}, products, limits }, { items });
    expect(order.products?.map(({ name, attributes }) => [name, attributes])).toEqual([
      ["abcd…", "efgh"],
      ["abc", undefined],
    ]);
  });

  it("refuse longer texts", () => {
    expect(
      mapLead(
        { fields: { payment_method: "a" }, limits: { payment_method: "reject" } },
        { a: "x".repeat(31) },
      ),
    ).toMatchObject({ status: "error", issues: [{ code: "too_long" }] });
  });

  it("send a text whole where sources disagree on the length, and say so above the smaller one", () => {
    const rules = { fields: { invoice_company: "a", delivery_fullname: "b" } };
    const long = { a: "x".repeat(500), b: "y".repeat(101) };
    expect(orderOf(rules, long)).toMatchObject({ invoice_company: long.a, delivery_fullname: long.b });
    expect(codesOf(rules, long).filter((code) => code === "length_uncertain")).toHaveLength(2);
    expect(codesOf(rules, { a: "x".repeat(100), b: "y".repeat(100) })).not.toContain("length_uncertain");
    expect(codesOf(rules, { a: "x".repeat(501) })).toContain("truncated");
    const limits = { invoice_company: { max: 200 } };
    expect(codesOf({ ...rules, limits }, { a: "x".repeat(150) })).not.toContain("length_uncertain");
  });

  it("never cut a postcode", () => {
    const rules = { fields: { invoice_postcode: "a", delivery_postcode: "a" } };
    expect(orderOf(rules, { a: "1".repeat(21) }).invoice_postcode).toBeUndefined();
    expect(codesOf(rules, { a: "1".repeat(21) })).toContain("too_long_dropped");
    expect(orderOf(rules, { a: "1".repeat(21) }).delivery_postcode).toBe("1".repeat(21));
  });

  it("never cut what means something as a whole", () => {
    const rules = { fields: { email: "a" }, products: { fields: { sku: "a", name: { value: "x" } } } };
    const lead = { a: `${"x".repeat(150)}@example.com` };
    const order = orderOf(rules, lead);
    expect(order.email).toBeUndefined();
    expect(order.products?.[0]?.sku).toBeUndefined();
    expect(codesOf(rules, lead).filter((code) => code === "too_long_dropped")).toHaveLength(2);
  });
});

describe("additional fields", () => {
  it("go by id where the API wants them", () => {
    const order = orderOf(
      { fields: { deal_cf_101: "a", deal_cf_1: "b", deal_cf_2: "c" } },
      { a: 1, b: "x", c: "y" },
    );
    expect(order).toMatchObject({
      custom_extra_fields: { "101": "1" },
      extra_field_1: "x",
      extra_field_2: "y",
    });
  });

  it("go by name through the account", () => {
    expect(orderOf({ fields: { deal_cf_UTM: "a" } }, { a: "x" }, { account })).toMatchObject({
      custom_extra_fields: { "101": "x" },
    });
    expect(codesOf({ fields: { deal_cf_UTM: "a" } }, { a: "x" })).toEqual(["account_needed"]);
    expect(codesOf({ fields: { deal_cf_Nothing: "a" } }, { a: "x" }, { account })).toEqual(["name_unknown"]);
  });

  it("are compared with their types and options", () => {
    expect(orderOf({ fields: { deal_cf_102: "a" } }, { a: "large" }, { account })).toMatchObject({
      custom_extra_fields: { "102": "Large" },
    });
    const codes = (name: string, a: string) => codesOf({ fields: { [name]: "a" } }, { a }, { account });
    expect(codes("deal_cf_102", "huge")).toEqual(["extra_field_option"]);
    expect(codes("deal_cf_103", "many")).toEqual(["extra_field_number"]);
    expect(codes("deal_cf_104", "soon")).toEqual(["extra_field_date"]);
    expect(codes("deal_cf_999", "x")).toEqual(["extra_field_unknown"]);
  });
});

describe("names instead of ids", () => {
  it("are resolved through the account", () => {
    const fields = {
      order_status_id: { status: "Нові замовлення" },
      custom_source_id: { orderSource: "Сайт" },
    };
    expect(orderOf({ fields }, {}, { account })).toMatchObject({
      order_status_id: 8001,
      custom_source_id: 3101,
    });
  });

  it.each([
    ["Nowhere", account, "name_unknown"],
    ["Twice", account, "name_ambiguous"],
    ["Нові замовлення", undefined, "account_needed"],
  ])("that cannot be resolved are an error: %s", (status, known, code) => {
    const result = mapLead(
      { fields: { order_status_id: { status } } },
      {},
      known === undefined ? {} : { account: known },
    );
    expect(result).toMatchObject({ status: "error", issues: [{ code }] });
  });
});

describe("a name that the account does not have", () => {
  const statuses = ["New orders", "To call", "Sent", "Paid", "Returned", "Lost"].map((name, id) => ({
    ...account.statuses[0],
    id,
    name,
  }));
  const told = (status: string, known = statuses) => {
    const rules = { fields: { order_status_id: { status } } };
    return mapLead(rules, {}, { account: { ...account, statuses: known } }).issues.map(
      ({ message }) => message,
    );
  };

  it("is quoted with the one that is nearest, or with the first five", () => {
    expect(told("New ordres")).toEqual([
      'The account has no order status "New ordres". Did you mean "New orders"?',
    ]);
    expect(told("Archive of 2025")).toEqual([
      'The account has no order status "Archive of 2025". It has `New orders`, `To call`, `Sent`, `Paid`, `Returned`, ….',
    ]);
    expect(told("New", [])).toEqual(['The account has no order status "New". Correct it, or write the id.']);
  });
});

describe("a custom order source", () => {
  const rules = { fields: { custom_source_id: "source" } };
  const sources = [
    { type: "personal", id: 3101, name: "Site" },
    { type: "shop", id: 2334, name: "Shop" },
  ];

  it.each([3201, 2334])(
    "%d that the account does not have, as a copied rule has it, gives a warning",
    (source) => {
      const context = { account: { ...account, sources } };
      const { issues } = mapLead(rules, { source }, context);
      expect(issues).toMatchObject([
        { code: "source_not_found", level: "warning", path: "fields.custom_source_id" },
      ]);
      expect(issues[0]?.message).toContain(`source ${source}:`);
      const fixed = { fields: { custom_source_id: source } };
      expect(codesOf(fixed, {}, context)).toContain("source_not_found");
    },
  );

  it("of the account, or where no account is known, gives none", () => {
    expect(mapLead(rules, { source: 3101 }, { account: { ...account, sources } }).issues).toEqual([]);
    expect(mapLead(rules, { source: 3201 }).issues).toEqual([]);
  });
});

describe("a LeadBox table", () => {
  it("is a set of rules as it is: numbers are constants, everything else names a parameter", () => {
    const table = {
      order_status_id: "8002",
      custom_source_id: 3101,
      currency: "UAH",
      email: "E-mail (робочий)",
      phone: "form.phone",
      user_comments: "a.b",
      deal_cf_101: "utm_source",
      delivery_city: "",
    };
    const lead = {
      "E-mail (робочий)": "a@example.com",
      form: { phone: "+380670000011" },
      "a.b": "whole name",
      a: { b: "path" },
      utm_source: "google",
    };
    expect(mapTable(table, lead)).toMatchObject({
      order: {
        order_status_id: 8002,
        custom_source_id: 3101,
        currency: "UAH",
        email: "a@example.com",
        phone: "+380670000011",
        user_comments: "whole name",
        custom_extra_fields: { "101": "google" },
      },
    });
    expect(mapTable(Object.entries(table), lead)).toEqual(mapTable(table, lead));
  });

  const whole = {
    phone: "Phone",
    key: "tranid",
    country: "ua",
    products: "cart.items",
    "products.sku": "art",
    "products.name": "title",
    "products.quantity": "count",
    "products.price_brutto": "cost",
    "products.tax_rate": "23",
  };
  const lead = {
    tranid: "T-1",
    Phone: "067 000-00-11",
    cart: { items: [{ art: "MUG", title: "Чашка", count: "2", cost: "39,90" }] },
  };

  it("is enough for an order with lines, a national phone and a key", () => {
    const result = mapTable(whole, lead);
    expect(result).toMatchObject({
      status: "order",
      key: "T-1",
      order: {
        phone: "+380670000011",
        delivery_country_code: "UA",
        products: [{ sku: "MUG", name: "Чашка", quantity: 2, price_brutto: 39.9, tax_rate: 23 }],
      },
      issues: [],
    });
    const pairs = Object.entries(whole);
    expect(mapTable(pairs, lead)).toEqual(result);
    const pasted = fromLeadBox(pairs.map((row) => row.join("\t")).join("\n"));
    expect(createMapper(pasted).map(lead, { receivedAt, account })).toEqual(result);
  });

  it("may have its columns aligned with spaces, as a guide shows it", () => {
    const aligned = Object.entries(whole).map(([left, right]) => left.padEnd(24) + right);
    expect(fromLeadBox(aligned.join("\n"))).toEqual(fromLeadBox(whole));
  });

  it("takes one line from the lead itself if it names no list", () => {
    const table = { phone: "Phone", "products.name": "Product", "products.price_netto": "100" };
    expect(fromLeadBox(table).products).toEqual({ fields: { name: "Product", price_netto: 100 } });
    expect(mapTable(table, { Phone: "+380670000011", Product: "Чашка" })).toMatchObject({
      order: { products: [{ name: "Чашка", quantity: 1 }] },
    });
  });

  it("gives way to JSON next to it, in `defaults` word by word", () => {
    const rules = parseRules({
      version: 1,
      table: { ...whole, email: "Email" },
      key: "id",
      defaults: { country: "PL", currency: "PLN" },
      fields: { email: "mail" },
      products: { fields: { name: "product" } },
    });
    expect(rules).toEqual({
      version: 1,
      key: "id",
      defaults: { country: "PL", currency: "PLN" },
      fields: { phone: "Phone", email: "mail" },
      products: { fields: { name: "product" } },
    });
    const other = { version: 1, table: whole, defaults: { currency: "UAH" } };
    expect(parseRules(other).defaults).toEqual({ country: "UA", currency: "UAH" });
  });

  it("with a list of products but none of their fields says which rows to add", () => {
    expect(() => fromLeadBox({ phone: "Phone", products: "items" })).toThrow("rows such as `products.sku`");
  });

  it.each([{ country: "Україна" }, [["country", 7]]])(
    "with a wrong country says what to write: %j",
    (table) => {
      expect(() => parseRules(table)).toThrow("defaults.country: This is not an ISO 3166 country code.");
    },
  );
});

describe("an order to another country", () => {
  const fields = {
    phone: "tel",
    delivery_country_code: "to",
    delivery_postcode: "zip",
    invoice_country_code: "billing",
    invoice_postcode: "billingZip",
    extra_field_1: { path: "zip", as: "postcode" },
  } as const;
  const rules = { defaults: { country: "UA" }, fields };

  it.each([
    ["LT", "8 600 12345", "+37060012345"],
    ["DE", "0171 1234567", "+491711234567"],
    ["PL", "600 700 800", "+48600700800"],
    // No one dials a 0 in Poland: this buyer wrote a Ukrainian number.
    ["PL", "(067) 123-45-67", "+380671234567"],
    // No number of that country: one of our own.
    ["CY", "067 123 45 67", "+380671234567"],
    ["PL", "+49 171 1234567", "+491711234567"],
  ])("to %s has phones of that country: %s", (to, tel, phone) => {
    expect(orderOf(rules, { to, tel }).phone).toBe(phone);
  });

  it("keeps a phone of no country, with one issue", () => {
    expect(
      codesOf(
        { ...rules, fields: { delivery_country_code: "to", phone: "tel" } },
        { to: "LT", tel: "12345" },
      ),
    ).toEqual(["phone_invalid"]);
  });

  it("has the postcode of the invoice in the form of the invoice's country", () => {
    expect(orderOf(rules, { to: "LT", zip: "01100", billing: "PL", billingZip: "00950" })).toMatchObject({
      delivery_postcode: "LT-01100",
      extra_field_1: "LT-01100",
      invoice_postcode: "00-950",
    });
    const constant = { ...fields, invoice_country_code: { value: "PL" } };
    expect(orderOf({ fields: constant }, { to: "LT", billingZip: "00950" }).invoice_postcode).toBe("00-950");
    expect(orderOf(rules, { to: "LT", billingZip: "01100" }).invoice_postcode).toBe("LT-01100");
  });
});

it.each([
  ["Ann Sample <ann@example.com>", "ann@example.com"],
  ["mailto:ann@example.com", "ann@example.com"],
  ["ann@exam\u200bple.com", "ann@example.com"],
  ["a@example.com, b@example.com", "a@example.com"],
  ["Ann <at home>", "Ann <at home>"],
])("an e-mail comes without what is around it: %s", (mail, email) => {
  expect(orderOf({ fields: { email: "mail" } }, { mail }).email).toBe(email);
});

it.each([
  [980, "UAH"],
  ["985", "PLN"],
  ["грн.", "UAH"],
  ["eur", "EUR"],
])("a currency may be a number of banks or a sign: %s", (currency, code) => {
  expect(orderOf({ fields: { currency: "currency" } }, { currency }).currency).toBe(code);
});

describe("explain", () => {
  it("tells rule, raw value, steps and fallback of each field, and what no one uses", () => {
    const mapper = createMapper({
      version: 1,
      fields: {
        order_status_id: 1,
        email: { path: "mail", case: "lower" },
        payment_method: { path: "pay", lookup: { cash: "Cash" }, default: { value: "Other" } },
        delivery_city: "city",
      },
    });
    const explanation = mapper.explain(
      { mail: "A@B.C", pay: "card", utm: { source: "x" }, "odd.key": 1 },
      { receivedAt },
    );
    const field = (name: string) => explanation.fields.find((each) => each.field === name);
    expect(field("email")).toMatchObject({
      rule: "fields.email",
      source: "path mail",
      raw: "A@B.C",
      steps: [{ step: "case", value: "a@b.c" }],
      value: "a@b.c",
      usedDefault: false,
    });
    expect(field("payment_method")).toMatchObject({ raw: "card", value: "Other", usedDefault: true });
    expect(explanation.unusedParameters).toEqual(["utm.source", "['odd.key']"]);
    expect(explanation.unmatchedRules).toEqual(["fields.delivery_city"]);
    expect(explanation.result).toEqual(
      mapper.map({ mail: "A@B.C", pay: "card", utm: { source: "x" }, "odd.key": 1 }, { receivedAt }),
    );
  });

  it("shows what was found and what went into the order", () => {
    const mapper = createMapper({
      version: 1,
      defaults: { country: "UA", currency: "UAH" },
      fields: { order_status_id: 1, phone: "tel", date_add: "date", delivery_price: "price", email: "mail" },
      products: { fields: { sku: "sku", name: "sku", price_brutto: "unit", quantity: "n" } },
    });
    const lead = {
      tel: "80671234567",
      date: "2062-01-01",
      price: "50 $",
      mail: "<a@example.com>",
      sku: "A",
      unit: "1 299,50 грн",
      n: "2 шт.",
    };
    const { fields } = mapper.explain(lead, { receivedAt });
    const shown = Object.fromEntries(fields.map(({ field, raw, value }) => [field, [raw, value]]));
    expect(shown).toMatchObject({
      phone: ["80671234567", "+380671234567"],
      date_add: ["2062-01-01", receivedSeconds],
      delivery_price: ["50 $", undefined],
      email: ["<a@example.com>", "a@example.com"],
      "products[0].price_brutto": ["1 299,50 грн", 1299.5],
      "products[0].quantity": ["2 шт.", 2],
    });
  });

  it("counts what is read through a named value as used", () => {
    const mapper = createMapper({
      version: 1,
      values: { to: { first: ["shipping.address", "address"] }, order: "messages[type=order]" },
      fields: { delivery_city: "$to.city", delivery_postcode: "$to.zip", phone: "$order.from" },
    });
    const lead = {
      shipping: { address: { city: "Łódź", zip: "90-001", note: "x" } },
      messages: [{ type: "order", from: "380671234567", id: 5 }],
    };
    expect(mapper.explain(lead, { receivedAt }).unusedParameters).toEqual([
      "shipping.address.note",
      "messages[0].id",
    ]);
  });

  it("names the discount and the total of the order", () => {
    const mapper = createMapper({
      version: 1,
      fields: { email: "mail" },
      discount: { amount: "off" },
      total: "sum",
    });
    const { fields } = mapper.explain({ mail: "a@example.com", off: 1, sum: 0 }, { receivedAt });
    expect(fields.map((each) => each.field)).toEqual(["email", "discount", "total"]);
  });

  it("gives the very result of map, in the same order of fields", () => {
    const fields = {
      order_status_id: 1,
      payment_method: { value: "Card" },
      currency: "currency",
      email: "mail",
    };
    const mapper = createMapper({ version: 1, fields });
    const lead = { mail: "a@example.com", currency: "EUR" };
    expect(JSON.stringify(mapper.explain(lead, { receivedAt }).result)).toBe(
      JSON.stringify(mapper.map(lead, { receivedAt })),
    );
  });
});

describe("a request with several leads", () => {
  it("is split by the rules", () => {
    const mapper = createMapper({ version: 1, leads: "entry[*].changes[*].value", fields: {} });
    expect(
      mapper.split({ entry: [{ changes: [{ value: 1 }, { value: 2 }] }, { changes: [{ value: 3 }] }] }),
    ).toEqual([1, 2, 3]);
    expect(createMapper({ email: "a" }).split({ a: 1 })).toEqual([{ a: 1 }]);
  });

  it("is an error where no one has split it, since all leads but one would be lost", () => {
    const leads = { path: "entry[*]", keep: "whole" } as const;
    const mapper = createMapper({
      version: 1,
      leads,
      fields: { order_status_id: 1, email: "entry[0].email" },
    });
    const request = { entry: [{ email: "a@example.com" }, { email: "b@example.com" }] };
    expect(mapper.map(request, { receivedAt })).toMatchObject({
      status: "error",
      issues: [{ code: "leads_unsplit", path: "leads" }],
    });
    const emails = mapper.split(request).map((lead) => {
      const result = mapper.map(lead, { receivedAt });
      return result.status === "order" ? result.order.email : result.status;
    });
    expect(emails).toEqual(["a@example.com", "b@example.com"]);
  });

  it("is split into whole requests where what is around a lead matters", () => {
    const leads = { path: "entry[*].changes[*]", keep: "whole" } as const;
    const mapper = createMapper({ version: 1, leads, fields: {} });
    const request = {
      shop: 7,
      entry: [
        { id: "x", changes: ["a", "b"] },
        { id: "y", changes: [] },
        { id: "z", changes: ["c"] },
      ],
    };
    const before = structuredClone(request);
    expect(mapper.split(request)).toEqual([
      { shop: 7, entry: [{ id: "x", changes: ["a"] }] },
      { shop: 7, entry: [{ id: "x", changes: ["b"] }] },
      { shop: 7, entry: [{ id: "z", changes: ["c"] }] },
    ]);
    expect(request).toEqual(before);
    // Without the lists it is one lead: a misspelt path must not lose all of them in silence.
    for (const other of [{}, null, [], "x", { entry: "x" }]) expect(mapper.split(other)).toEqual([other]);
    expect(mapper.split({ entry: [null, { changes: {} }] })).toEqual([]);
    const element = { path: "entry[*].changes[*]" };
    expect(createMapper({ version: 1, leads: element, fields: {} }).split(request)).toEqual(["a", "b", "c"]);
    for (const path of ["entry[id=x].changes[*]", "entry[-1]", "e*.changes"]) {
      expect(() => createMapper({ version: 1, leads: { path, keep: "whole" }, fields: {} })).toThrow(
        "leads.path: A whole request is kept along keys and `[*]` only",
      );
    }
  });
});
