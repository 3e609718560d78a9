import { describe, expect, it } from "vitest";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import { parseRules } from "../../src/mapping/parse/parseRules.ts";
import { RulesError } from "../../src/shared/errors/rulesError.ts";
import { codesOf, mapLead, orderOf, receivedAt, receivedSeconds } from "./mapLead.ts";

/** The given number of keys that say nothing. */
function keysOf(count: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, index]));
}

/** What is wrong with rules. */
function problemsOf(fields: object, limits = {}): string[] {
  try {
    parseRules({ version: 1, fields: { order_status_id: 1, ...fields }, limits });
    return [];
  } catch (error) {
    if (!(error instanceof RulesError)) throw error;
    return error.problems.map(({ code, path }) => `${code} ${path}`);
  }
}

const usual = (codes: readonly string[]) => codes.filter((code) => code !== "path_absent").toSorted();

describe("a limit of the rules", () => {
  it.each<[object, string[]]>([
    [{ payment_method: { max: 1 } }, []],
    [{ payment_method: { max: 0 } }, ["bad_constant limits.payment_method.max"]],
    [{ payment_method: { max: 1.5 } }, ["bad_constant limits.payment_method.max"]],
    [
      { payment_method: { max: 5, overflow: "payment_method" } },
      ["unknown_name limits.payment_method.overflow.payment_method"],
    ],
    [
      { payment_method: { max: 5, overflow: "nothing" } },
      ["unknown_name limits.payment_method.overflow.nothing"],
    ],
    [{ payment_method: { max: 5, overflow: "deal_cf_7" } }, []],
    [{ payment_method: { max: 5, overflow: "paid" } }, ["unknown_name limits.payment_method.overflow.paid"]],
    [
      { payment_method: { max: 5, overflow: "currency" } },
      ["unknown_name limits.payment_method.overflow.currency"],
    ],
    [
      { "products.name": { max: 5, overflow: "quantity" } },
      ["unknown_name limits.products.name.overflow.quantity"],
    ],
    [{ "products.name": { max: 5, overflow: "product_id" } }, []],
    [{ payment_method: "reject" }, []],
    [{ "products.name": { max: 5, overflow: "attributes" } }, []],
    [{ "products.name": { max: 5, overflow: "name" } }, ["unknown_name limits.products.name.overflow.name"]],
    [
      { "products.name": { max: 5, overflow: "admin_comments" } },
      ["unknown_name limits.products.name.overflow.admin_comments"],
    ],
    [{ "products.nothing": { max: 5 } }, ["unknown_name limits.products.nothing"]],
    [{ nothing: { max: 5 } }, ["unknown_name limits.nothing"]],
    [{ paid: { max: 5 } }, ["unknown_name limits.paid"]],
    [{ date_add: "reject" }, ["unknown_name limits.date_add"]],
    [{ "products.price_brutto": { max: 5 } }, ["unknown_name limits.products.price_brutto"]],
    [{ deal_cf_7: { max: 5 } }, []],
  ])("%j has these problems: %j", (limits, problems) => {
    expect(problemsOf({ payment_method: "a" }, limits)).toEqual(problems);
  });
});

it("a field that cannot have a limit, or take a rest, is told to be just that", () => {
  const limits = { nothing: { max: 5 }, payment_method: { max: 5, overflow: "paid" } };
  expect(() => parseRules({ version: 1, fields: {}, limits })).toThrow(
    /not a field with a length.*cannot take what is cut off/s,
  );
});

describe("the date of an order", () => {
  const rules = { fields: { date_add: "date" } };
  const day = 86_400;

  it.each([
    [946_684_800, [], true],
    [946_684_799, ["date_unlikely"], false],
    [receivedSeconds + 2 * day, [], true],
    [receivedSeconds + 2 * day + 1, ["date_unlikely"], true],
    [receivedSeconds + 7 * day, ["date_unlikely"], true],
    [receivedSeconds + 7 * day + 1, ["date_unlikely"], false],
  ])("of %i tells %j and is kept: %s", (date, codes, isKept) => {
    const result = mapLead(rules, { date });
    expect(result.issues.map(({ code }) => code)).toEqual(codes);
    expect(result).toMatchObject({ order: { date_add: isKept ? date : receivedSeconds } });
    const done = isKept ? "it was kept" : "the time of receipt was used";
    if (codes.length > 0) expect(result.issues[0]?.message).toContain(done);
  });
});

describe("an amount of an order", () => {
  const told = (delivery_price: unknown) =>
    codesOf({ fields: { delivery_price: "a" } }, { a: delivery_price });
  const priceOf = (a: unknown, currency = "PLN") =>
    orderOf({ fields: { delivery_price: "a", currency: { value: currency } } }, { a }).delivery_price;

  it("has the digits of its currency, and no sign where it is nothing", () => {
    expect([priceOf("1.006"), priceOf("10,4", "JPY"), priceOf("1.23449", "BHD")]).toEqual([1.01, 10, 1.234]);
    expect(Object.is(priceOf("-0,001"), 0)).toBe(true);
  });

  it("is too large from 10 billions of thousands on", () => {
    expect(told("9999999999999")).toEqual([]);
    expect(told("10000000000000")).toEqual(["too_large"]);
    expect(told("-10000000000000")).toEqual(["too_large"]);
  });
});

describe("what decides about the parcel", () => {
  const fields = { order_status_id: 1, payment_method_cod: "pay", delivery_point_id: "to" };
  const mapper = createMapper({ version: 1, needsContact: false, fields });
  const read = (lead: object) => {
    const result = mapper.map(lead, { receivedAt: new Date(0) });
    const order = result.status === "order" ? result.order : undefined;
    const codes = result.issues.map(({ code }) => code).filter((code) => code.endsWith("_unreadable"));
    return [order?.payment_method_cod, order?.delivery_point_id, codes.join()];
  };

  it.each([
    ["Накладений платіж", "Відділення №15 (до 30 кг): вул. Вигадана, 5", true, "15"],
    ["Karta online", " Paczkomat KRA010 ", false, "KRA010"],
    [true, 15, true, "15"],
    ["0", "KRA010", false, "KRA010"],
  ])("is read from %j and %j", (pay, to, cod, point) => {
    expect(read({ pay, to })).toEqual([cod, point, ""]);
  });

  it("is told if it is unclear: no sum is collected, and the text of the point is kept", () => {
    expect(read({ pay: "Готівка", to: "самовивіз" })).toEqual([
      undefined,
      "самовивіз",
      "cod_unreadable,point_unreadable",
    ]);
    expect(read({ pay: "paid", to: {} })).toEqual([undefined, undefined, "cod_unreadable"]);
  });

  it("is read from an order that holds nothing of it", () => {
    expect(read({})).toEqual([undefined, undefined, ""]);
  });
});

describe("a constant in quotes", () => {
  it.each([
    ["order_status_id", "8001"],
    ["order_status_id", "-5"],
    ["delivery_price", "12,50"],
    ["delivery_price", "12.5"],
    ["paid", "1"],
    ["paid", "true"],
    ["paid", "false"],
    ["want_invoice", "0"],
  ])("%s of %j is not a path", (name, text) => {
    expect(problemsOf({ [name]: text })).toEqual([`bad_constant fields.${name}`]);
  });

  it.each([
    ["order_status_id", "status8001"],
    ["order_status_id", "8001a"],
    ["delivery_price", "price.1"],
    ["paid", "isTrue"],
    ["paid", "truex"],
    ["paid", "untrue"],
    ["user_comments", "8001"],
    ["email", "true"],
    ["delivery_price", "true"],
  ])("%s of %j is a path", (name, text) => {
    expect(problemsOf({ [name]: text })).toEqual([]);
  });
});

describe("a field of few words or of numbers", () => {
  const storageOf = (storage: unknown) => {
    const fields = { storage: "storage", name: "name", sku: "name", price_brutto: "price" };
    const result = mapLead({ fields: {}, products: { fields } }, { name: "x", price: 1, storage });
    const told = result.issues.map(({ code, path, message }) => `${code} ${path} ${message.slice(0, 21)}`);
    return [result.status === "order" && result.order.products?.[0]?.storage, ...told];
  };

  it("takes its own words and no other", () => {
    const problem = "not_a_text products[0].storage There is another text";
    expect(storageOf("shop")).toEqual(["shop"]);
    expect(storageOf("moon")).toEqual([undefined, problem]);
    expect(storageOf({})).toEqual([undefined, problem]);
  });

  it("is a whole number where Base has an id, and a tax number without its signs", () => {
    const fields = { custom_source_id: "id", invoice_nip: "nip" };
    const lead = { id: "3101.4", nip: "526-025-02-74" };
    expect(orderOf({ fields }, lead)).toMatchObject({ custom_source_id: 3101, invoice_nip: "5260250274" });
    expect(codesOf({ fields }, lead)).toEqual(["no_integer"]);
  });
});

describe("a value of rules that is wrong", () => {
  it.each<[object, string[]]>([
    [{ path: "a", pattern: "{x} {y}" }, ["missing fields.user_comments.part"]],
    [{ path: "a", pattern: ["{x} {y}", "{z}"] }, ["missing fields.user_comments.part"]],
    [{ path: "a", pattern: "{x" }, ["bad_pattern fields.user_comments.pattern"]],
    [{ path: "a", pattern: ["{x} {y}", "{x"] }, ["bad_pattern fields.user_comments.pattern"]],
  ])("as %j has these problems: %j", (value, problems) => {
    expect(problemsOf({ user_comments: value })).toEqual(problems);
  });

  it.each([{ path: "a" }, { first: ["a"] }, { join: ["a"] }, { template: "{a}" }])(
    "as it has another source, %j, is not told to be a constant that does not fit",
    (other) => {
      const problems = problemsOf({ date_add: { value: "soon", ...other } });
      expect(problems).not.toEqual([]);
      expect(problems.join()).not.toContain("bad_constant");
    },
  );
});

describe("an e-mail address that is unclear", () => {
  it.each([
    ["a@example.com, b@example.com", "several_values", "There are 2 values"],
    ["a@gmial.com", "email_typo", "gmail.com was probably meant"],
  ])("as %j says what was found", (mail, code, words) => {
    const { issues } = mapLead({ fields: { email: "mail" } }, { mail });
    expect(issues).toMatchObject([{ code, message: expect.stringContaining(words) }]);
  });
});

describe("a contact", () => {
  const rules = { needsContact: true, fields: { phone: "phone", email: "mail" } };

  it.each<[object, string, string[]]>([
    [{ phone: "+380671234567" }, "order", []],
    [{ mail: "a@example.com" }, "order", []],
    [{ phone: "a@example.com", mail: "+380671234567" }, "order", ["contact_swapped"]],
    [{ phone: "a@example.com", mail: "067 123 45 67" }, "order", ["contact_swapped"]],
    [{ phone: "a@example.com", mail: "067 12" }, "order", ["email_unusual", "phone_empty"]],
    [{ phone: "+380671234567", mail: "0671234567" }, "order", ["email_unusual"]],
    [{ phone: "a@example.com", mail: "1234567@example.com" }, "order", ["phone_empty"]],
    [{ phone: "@anna" }, "order", ["phone_empty"]],
    [{ phone: "немає" }, "skip", ["phone_empty"]],
    [{}, "skip", []],
    [{ mail: "a\n@example.com x\u2028y" }, "error", ["contact_unreadable", "email_unreadable"]],
  ])("of %j makes it: %s, and tells %j", (lead, status, codes) => {
    const result = mapLead(rules, lead);
    expect([result.status, usual(result.issues.map(({ code }) => code))]).toEqual([status, codes]);
  });

  it("that is swapped or cannot be read is told at its place, next to all else", () => {
    const fields = { ...rules.fields, delivery_price: "price" };
    const told = (lead: object) =>
      mapLead({ ...rules, fields }, { price: "?", ...lead }).issues.map(
        ({ code, path }) => `${code} ${path}`,
      );
    expect(told({ phone: "a@example.com", mail: "+380671234567" })).toEqual([
      "decimal_unreadable fields.delivery_price",
      "contact_swapped fields.phone",
    ]);
    expect(told({ mail: "a\n@example.com x\u2028y" })).toContain("contact_unreadable needsContact");
  });

  it("that is missing is an error where the lead has another", () => {
    const fields = { ...rules.fields, user_comments: { path: "text", required: true } };
    expect(mapLead({ ...rules, fields }, {})).toMatchObject({ status: "error" });
    expect(mapLead({ ...rules, fields }, { text: "x" })).toMatchObject({ status: "skip" });
  });

  it.each([
    [{ email: "mail" }, { aaa: 1, mial: "x" }, "at `mail`; this lead has `mial`."],
    [rules.fields, { aaa: 1, mial: "x" }, "at `phone`, `mail`; this lead has `mial`, `aaa`."],
    [rules.fields, { aaa: 1, phonne: "x" }, "at `phone`, `mail`; this lead has `phonne`, `aaa`."],
  ])("that is missing at %j names first what is near in %j", (fields, lead, words) => {
    expect(mapLead({ ...rules, fields }, lead)).toMatchObject({ reason: expect.stringContaining(words) });
  });

  it("that is missing names the paths that were asked, and what is near", () => {
    const result = mapLead(rules, { fone: "0671234567" });
    expect(result).toMatchObject({ status: "skip", code: "no_contact" });
    expect("reason" in result && result.reason).toMatch(/`phone`.*`mail`.*`fone`/s);
  });
});

describe("a contact that the rules miss", () => {
  const rules = { needsContact: true, fields: { phone: "phone", email: "mail" } };

  it.each<[object, string]>([
    [{ tel: "+380 (67) 123-45-67" }, "`tel`"],
    [{ note: "ring me: +48 600 000 129" }, "`note`"],
    [{ buyer: { emails: ["", "anna@example.com"] } }, "`buyer.emails[1]`"],
    [{ answers: [{ text: "Write to Anna@Example.com." }] }, "`answers[0].text`"],
    [{ shopper: "a@example.com", storey: "b@example.com" }, "`shopper`, `storey`"],
    [{ note: "anna@mail.4ever.com" }, "`note`"],
    [{ "Ваш e-mail": "a@example.com" }, "`Ваш e-mail`"],
    [{ "anna@example.com": "anna@example.com" }, "`{}`"],
  ])("in %j is an error that names %s", (lead, names) => {
    const result = mapLead(rules, lead);
    const found = result.issues.find(({ code }) => code === "contact_elsewhere");
    expect([result.status, found?.level, found?.path]).toEqual(["error", "error", "needsContact"]);
    expect(found?.message).toContain(
      `at \`phone\`, \`mail\`, but the lead has what looks like one at ${names}.`,
    );
  });

  it.each<[object]>([
    [{ owner: { email: "o@example.com" }, managerPhone: "+380671234567", created_by: "a@example.com" }],
    [
      {
        shop_email: "s@example.com",
        event_memberships: [{ user_email: "h@example.com" }],
        channel: { contactEmail: "c@example.com" },
      },
    ],
    [{ "E-mail продавця": "s@example.com", opiekun: "+48600000129", organiser: "o@example.com" }],
    [{ курєр: "+380671234567", "кур'єр": "+380671234567", organizer: "o@example.com" }],
    [{ from: "noreply@example.com", to: "no-reply@example.com", cc: "donotreply@example.com" }],
    [{ file: "anna@example.com1", id: "+12345678901234567890" }],
    [
      {
        at: "2026-11-20T12:05:33+0200",
        sum: "+1000.00",
        sku: "A+12345678901",
        id: 380_671_234_567,
        url: "https://example.com/@anna.b",
      },
    ],
    [{ note: `${"x".repeat(400)} anna@example.com` }],
  ])("is not looked for where it is of another person, or something else: %j", (lead) => {
    expect(mapLead(rules, lead)).toMatchObject({ status: "skip", code: "no_contact" });
  });

  it("does not matter where leads need none, or where there is another", () => {
    expect(mapLead({ ...rules, needsContact: false }, { tel: "+380671234567" }).status).toBe("order");
    expect(mapLead(rules, { tel: "+380671234567", mail: "a@example.com" }).status).toBe("order");
  });

  it("is looked for among two thousand values, however deep", () => {
    let deep: unknown = "a@example.com";
    for (let depth = 0; depth < 1_500; depth += 1) deep = [deep];
    expect(mapLead(rules, { deep }).status).toBe("error");
    expect(mapLead(rules, { many: Array(2_500).fill("a"), tel: "+380671234567" }).status).toBe("error");
    expect(mapLead(rules, { many: [...Array(2_500).fill("a"), "a@example.com"] }).status).toBe("skip");
    const last = (count: number) => mapLead(rules, { many: [...Array(count).fill("a"), "a@example.com"] });
    expect([last(1_997).status, last(1_998).status]).toEqual(["error", "skip"]);
  });

  it("is looked for within the work that a lead may cost", () => {
    const whole = { version: 1, ...rules, fields: { order_status_id: 1, ...rules.fields } } as const;
    const mapper = createMapper(whole, { budget: { steps: 10_000 } });
    expect(mapper.map({ many: Array(1_500).fill("a") }, { receivedAt })).toMatchObject({
      issues: [{ code: "too_much_work", path: "needsContact" }],
    });
  });
});

describe("lines that no rule reads", () => {
  const things = [{ sku: "A", price: 5 }];

  it.each<[string, object]>([
    ["items", { items: things }],
    ["cart.items", { cart: { items: things } }],
    ["a.b.c.items", { a: { b: { c: { items: things } } } }],
    ["items", { items: [{ назва: "A", ціна: 1 }] }],
    ["items", { items: [{ nazwa: "A", kwota: 1 }] }],
    ["items", { items: [{ ilość: 1, cena: 1 }] }],
    ["items", { items: [{ ilosc: 1, total: 1 }] }],
    ["items", { items: [{ qty: 1, amount: 1 }] }],
    ["items", { items: [{ quantity: 1, cost: 1 }] }],
    ["items", { items: [{ title: 1, sum: 1 }] }],
    ["items", { items: [{ кількість: 1, lineSum: 1 }] }],
    ["positionen", { positionen: [{ name: "A", einzelpreis: 1 }] }],
    ["items", { items: { 101: { sku: "A", price: 5 }, 102: { sku: "B", price: 5 } } }],
    ["orders[*].items", { orders: [{ id: 1, items: things }] }],
    ["parcels[*].items", { parcels: [{ name: "A", cost: 9, items: things }] }],
    ["parcels[*].items", { parcels: [{ no: 1 }, { items: things }] }],
    ["data.orders[*].items", { data: { orders: [{ items: things }] } }],
    ["orders[*].parcels[*].items", { orders: [{ parcels: [{ items: things }] }] }],
    ["items", { tax_lines: [{ title: "VAT", price: 5 }], items: things }],
    ["items", { shippingLines: [{ title: "Post", price: 5 }], items: things }],
    ["items", { items: [{ sku: "A", price: 5, options: [{ name: "Size", price: 1 }] }] }],
    ["coffees", { coffees: things }],
    ["memberships", { memberships: things }],
    ["items", { items: [{ note: "a heading" }, ...things] }],
  ])("at %s of %j are reported", (path, lead) => {
    const { issues } = mapLead({ fields: {} }, lead);
    expect(issues).toMatchObject([{ code: "lines_unmapped", path: "products" }]);
    expect(issues[0]?.message).toContain(`\`${path}\``);
  });

  it.each<[object]>([
    [{ items: [] }],
    [{ items: [5] }],
    [{ items: [{ sku: "A" }] }],
    [{ items: [{ price: 5 }] }],
    [{ items: [{ summary: 5, sku: "A" }] }],
    [{ a: { b: { c: { d: { e: { f: { items: things } } } } } } }],
    [{ sku: "A", price: 5 }],
    [{ orders: [{ parcels: [{ boxes: [{ bags: [{ items: things }] }] }] }] }],
    [{ shipping: { title: "Post", price: 5 } }],
    [{ taxes: [{ name: "VAT", amount: 5 }] }],
    [{ payments: [{ title: "Card", amount: 5 }] }],
    [{ fees: [{ name: "Packing", total: 5 }] }],
    // Of very many keys only the first are looked at.
    [{ items: [{ sku: "A", ...keysOf(49), price: 5 }] }],
    [{ ...keysOf(100), items: things }],
  ])("are not seen in %j", (lead) => {
    expect(codesOf({ fields: {} }, lead)).toEqual([]);
  });

  it("are counted in all elements of the list around them", () => {
    const parcels = [{ items: [...things, ...things] }, { items: things }, {}];
    expect(mapLead({ fields: {} }, { parcels }).issues).toMatchObject([
      { code: "lines_unmapped", level: "warning", details: { path: ["parcels[*].items"], count: 3 } },
    ]);
  });

  it("become lines by the path of the message", () => {
    const lead = { parcels: [{ items: things }, { items: things }] };
    const told = mapLead({ fields: {} }, lead).issues[0]?.details?.path;
    const each = Array.isArray(told) ? String(told[0]) : "";
    const { products } = orderOf(
      { fields: {}, products: { each, fields: { sku: "sku", price_brutto: "price" } } },
      lead,
    );
    expect(products).toMatchObject([
      { sku: "A", price_brutto: 5 },
      { sku: "A", price_brutto: 5 },
    ]);
  });

  it.each<[string, object]>([
    ["items[0].sku", { items: things }],
    ["parcels[0].items[0].sku", { parcels: [{ items: things }] }],
    ["parcels[*].items[*].sku", { parcels: [{ items: things }] }],
    ["orders[*].parcels[-1].items[0].sku", { orders: [{ parcels: [{ items: things }] }] }],
  ])("are not told where the rule %s reads them", (path, lead) => {
    expect(codesOf({ fields: { user_comments: path } }, lead)).toEqual([]);
  });

  it("are told where rules read only what is around them", () => {
    const lead = { orders: [{ buyer: "A", items: things }] };
    expect(codesOf({ fields: { user_comments: "orders[0].buyer" } }, lead)).toEqual(["lines_unmapped"]);
  });
});
