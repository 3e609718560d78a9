import { describe, expect, it } from "vitest";
import { toForwardResult } from "../../src/forwarding/forwarder/prepareOrder.ts";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import type { Rules, TableRules } from "../../src/mapping/rules/rules.ts";
import { accountWithStatus as account } from "../mapping/mapLead.ts";

const receivedSeconds = 1_795_180_000;
const receivedAt = new Date(receivedSeconds * 1000);
const base = { version: 1, fields: { email: "email" } } as const;

function map(rules: Rules | TableRules, lead: unknown) {
  return createMapper(rules).map(lead, { receivedAt, account });
}

/** What a lead gets by fields of which one is wrong. */
function told(value: unknown, lead: unknown, more: Partial<Rules> = {}): string[] {
  const fields = { user_comments: value } as Rules["fields"];
  return map({ version: 1, needsContact: false, fields, ...more }, lead).issues.map(
    ({ level, code, message }) => `${level} ${code}: ${message}`,
  );
}

describe("what is passed instead of a lead", () => {
  class Document {
    readonly stored = { email: "a@example.com" };
    toJSON() {
      return this.stored;
    }
  }
  const incoming = { headers: {}, pipe: () => undefined, body: { email: "a@example.com" } };
  const request = new Request("https://shop.example", { method: "POST", body: "{}" });

  it.each([
    ["the request of fetch", request, "`Request`", "await request.text()"],
    ["the request of Express", incoming, "`IncomingMessage`", "`request.body`"],
    ["a form", new FormData(), "`FormData`", "Object.fromEntries(form)"],
    ["the parameters of an address", new URLSearchParams("a=1"), "`URLSearchParams`", "String(parameters)"],
    ["bytes", new Uint8Array([123]), "`Uint8Array`", "decodeBody(body"],
    ["a text", '{"email":"a@example.com"}', "`string`", "decodeBody(body"],
    ["a promise", Promise.resolve({}), "`Promise`", "`await lead`"],
    ["a map", new Map([["email", "a@example.com"]]), "`Map`", "Object.fromEntries(map)"],
    ["a list of leads", [{ email: "a@example.com" }, { email: "b@example.com" }], "`Array(2)`", "`list[0]`"],
    ["a document of a database", new Document(), "`{ toJSON() }`", "`lead.toJSON()`"],
    ["body and headers", { body: { email: "a" }, headers: {} }, "`{ body, headers }`", "`lead.body`"],
    ["body and headers, undecoded", { body: "{}", headers: {} }, "`{ body, headers }`", "decodeBody(body"],
    ["nothing", undefined, "`undefined`", "decodeBody(body"],
  ])("is an error that says what it is and what to pass: %s", (_, lead, what, pass) => {
    const result = map(base, lead);
    expect(result).toMatchObject({ status: "error", issues: [{ code: "not_a_lead" }] });
    expect(result.issues[0]?.message).toContain(`This is ${what}, not a lead.`);
    expect(result.issues[0]?.message).toContain(pass);
    expect(JSON.stringify(result)).not.toContain("example.com");
    expect(result.status === "error" && toForwardResult(result)).toMatchObject({ fault: "setup" });
  });

  it("is a lead where the rules read it as it is", () => {
    const rules: Rules = { version: 1, fields: { email: "body.email" } };
    expect(map(rules, { body: { email: "a@example.com" }, headers: {} }).status).toBe("order");
    expect(map({ version: 1, fields: { email: "[0].email" } }, [{ email: "a@example.com" }]).status).toBe(
      "order",
    );
  });
});

describe("a path that is nearly one of the lead", () => {
  it.each([
    ["email", { Email: 1 }, "`Email`"],
    ["Імʼя", { "Ім'я": 1 }, "`Ім'я`"],
    ["Еmail", { Email: 1 }, "`Email`"],
    ["email", { "email ": 1 }, "`email `"],
    ["body.email", { email: 1 }, "`email`"],
    ["lead.email", { email: 1 }, "`email`"],
    ["email", { body: { email: 1 } }, "`body.email`"],
    ["/customer/email", { customer: { email: 1 } }, "`customer.email`"],
    ["items[1].name", { items: [{ name: 1 }] }, "`items[0].name`"],
    ["items.name", { items: [{ name: 1 }] }, "`items[*].name`"],
    ["list[key=Телефон].value", { list: [{ key: "телефон", value: 1 }] }, "`list[key=телефон].value`"],
    ["customer.adress", { customer: { address: 1 } }, "`customer.address`"],
    ["Phone", { "your-tel": 1 }, "`your-tel`"],
  ])("%s in %j is reported with it", (path, lead, meant) => {
    expect(told(path, lead)).toEqual([
      expect.stringContaining("warning path_unmatched: This lead has nothing at"),
    ]);
    expect(told(path, lead)[0]).toContain(`\`${path}\`. Nearest: ${meant}.`);
  });

  const lead = { Email: "x", total_price: 1, products: [{ title: "A", price: 5 }] };
  it.each([
    ["a template", { fields: { user_comments: { template: "{email}!" } } }, "`email`"],
    [
      "a default",
      { fields: { user_comments: { path: "Email", missing: ["x"], default: "email" } } },
      "`email`",
    ],
    ["a named value", { values: { a: "email" }, fields: { user_comments: "$a" } }, "`email`"],
    ["a look-up", { fields: { user_comments: { path: "email", lookup: { a: "b" } } } }, "`email`"],
    ["a condition", { fields: {}, warn: [{ when: { path: "email", is: "y" }, reason: "r" }] }, "`email`"],
    ["the key", { fields: {}, key: "email" }, "`email`"],
    ["the total", { fields: {}, total: "total_prise" }, "`total_prise`"],
    ["the discount", { fields: {}, discount: { amount: "total_prise" } }, "`total_prise`"],
    ["each", { fields: {}, products: { each: "produkts", fields: { name: "title" } } }, "`produkts`"],
    [
      "a field of a line",
      { fields: {}, products: { each: "products", fields: { name: "Titel", price_brutto: "price" } } },
      "`Titel`",
    ],
    [
      "where",
      {
        fields: {},
        products: { each: "products", where: { path: "Price", gt: 1 }, fields: { name: "title" } },
      },
      "`Price`",
    ],
  ])("is reported in %s", (_, rules, path) => {
    const all = told("Email", lead, rules as Partial<Rules>);
    const near = all.filter((each) => /^warning (?:path|element)_unmatched/.test(each));
    expect(near).toEqual([expect.stringContaining(path)]);
  });

  it("is reported once for all rules that have it, and with others of the same cause", () => {
    const fields = { email: "Email", phone: "Phone", user_comments: { template: "{Email} {Name}" } } as const;
    const inner = { Email: "a@example.com", Phone: "0671234567", Name: "A" };
    const { issues } = map({ version: 1, needsContact: false, fields }, { data: inner });
    expect(issues.map(({ message }) => message)).toEqual([
      expect.stringContaining(
        "nothing at `Email`, `Name`, `Phone`. Nearest: `data.Email`, `data.Name`, `data.Phone`",
      ),
    ]);
  });

  it.each([
    [{ path: "email", required: false }],
    [{ path: "email", default: { value: "x" } }],
    [{ path: "email", when: { path: "Email", exists: true } }],
    [{ first: ["email", "Email"] }],
  ])("is not told where the rule says that it may be absent: %j", (value) => {
    expect(told(value, { Email: "" })).toEqual([]);
  });

  it("is reported with names only: never with values, and never with names that may be data", () => {
    const lead = { "anna@example.com": 1, "380671234567": 1, Emale: "secret", nested: { emale: "hidden" } };
    const message = told("email", lead).join();
    expect(message).toContain("Emale");
    for (const data of ["anna", "380671234567", "secret", "hidden"]) expect(message).not.toContain(data);
  });

  it("is an info where nothing is like it, in one issue with the others", () => {
    const fields = { user_comments: "gclid", delivery_city: "where" } as const;
    expect(map({ version: 1, needsContact: false, fields }, { a: 1, b: 2 }).issues).toMatchObject([
      {
        level: "info",
        code: "path_absent",
        message: expect.stringContaining("nothing at `gclid`, `where`. It has `a`, `b`."),
      },
    ]);
  });
});

describe("lines that the rules do not find", () => {
  const items = [{ name: "Cup", price: 5 }];

  it("make an error, and not an order without them", () => {
    const products = { each: "items", fields: { name: "items.name", price_brutto: "items.price" } };
    const result = map({ ...base, products }, { email: "a@example.com", items });
    expect(result.status).toBe("error");
    expect(result.issues.map(({ code }) => code)).toEqual(["lines_unreadable", "element_unmatched"]);
    expect(result.issues[1]?.message).toContain(
      "Nearest: `name`, `price`. Paths in `each` start at the element",
    );
  });

  it("are dropped where the list holds blank rows", () => {
    const products = { each: "items", fields: { name: "name", price_brutto: "price" } };
    const result = map({ ...base, products }, { email: "a@example.com", items: [{ name: "", price: "" }] });
    expect(result).toMatchObject({ status: "order", order: { products: [] } });
  });

  it("are reported where no rule reads a list of things with prices", () => {
    const lead = { email: "a@example.com", payment: { products: items } };
    expect(map(base, lead).issues).toMatchObject([
      {
        code: "lines_unmapped",
        level: "warning",
        message: expect.stringContaining("`payment.products` of 1 thing"),
      },
    ]);
    const read = {
      version: 1,
      fields: { email: "email", user_comments: { join: ["payment.products[*].name"] } },
    };
    expect(map(read as Rules, lead).issues).toEqual([]);
  });
});

describe("a lead without a contact", () => {
  it("is an error where it has an e-mail address or a phone that the rules miss: nothing is lost", () => {
    const lead = { "your-email": "a@example.com", "your-tel": "0671234567" };
    expect(map({ email: "Email", phone: "Phone" }, lead)).toMatchObject({
      status: "error",
      issues: expect.arrayContaining([
        expect.objectContaining({
          code: "contact_elsewhere",
          message: expect.stringContaining(
            "at `Phone`, `Email`, but the lead has what looks like one at `your-email`",
          ),
        }),
      ]),
    });
  });

  it("is skipped with the paths that were looked at and the names that it has", () => {
    const lead = { "your-email": "-", "your-tel": "0671234567" };
    expect(map({ email: "Email", phone: "Phone" }, lead)).toMatchObject({
      status: "skip",
      code: "no_contact",
      reason: expect.stringContaining("looked at `Phone`, `Email`; this lead has `your-tel`, `your-email`"),
    });
  });

  it("is one where the phone only says that there is none", () => {
    expect(map({ email: "Email", phone: "Phone" }, { Phone: "немає" })).toMatchObject({ code: "no_contact" });
  });

  it("is an error where the rules have one: a skip hides nothing", () => {
    const rules: Rules = {
      version: 1,
      fields: { email: "Email", user_comments: { path: "x", required: true } },
    };
    expect(map(rules, {}).status).toBe("error");
  });

  it("has both swapped in one warning", () => {
    const result = map(
      { email: "Phone", phone: "Email" },
      { Phone: "+380671234567", Email: "a@example.com" },
    );
    expect(result).toMatchObject({ status: "order", issues: [{ code: "contact_swapped" }] });
  });
});

describe("a value that was read as no one meant it", () => {
  it("is the name of a status as a path", () => {
    expect(
      map(
        { ...base, fields: { ...base.fields, order_status_id: "Нові замовлення" } },
        { email: "a@example.com" },
      ),
    ).toMatchObject({
      status: "error",
      issues: [{ code: "name_is_path", message: expect.stringContaining('{ "status": "Нові замовлення" }') }],
    });
  });

  it("is a time without a zone", () => {
    const rules: Rules = { ...base, fields: { ...base.fields, date_add: "at" } };
    for (const at of ["20.11.2026 14:05", "2026-11-20 14:05:33"])
      expect(map(rules, { email: "a@example.com", at }).issues).toMatchObject([
        { code: "date_zone_assumed" },
      ]);
    for (const at of ["2026-11-20T14:05:33Z", "2026-11-20T14:05:33+02:00", "20.11.2026"])
      expect(map(rules, { email: "a@example.com", at }).issues).toEqual([]);
    expect(
      map({ ...rules, defaults: { timeZone: "UTC" } }, { email: "a@example.com", at: "20.11.2026 14:05" })
        .issues,
    ).toEqual([]);
  });

  it("is a date before Base, or far ahead", () => {
    const rules: Rules = { ...base, fields: { ...base.fields, date_add: "at" } };
    for (const at of ["1970-01-02", "1926-11-20", "2126-11-20"]) {
      const result = map(rules, { email: "a@example.com", at });
      expect(result).toMatchObject({
        order: { date_add: receivedSeconds },
        issues: [{ code: "date_unlikely" }],
      });
    }
  });

  it("is a state in another case: conditions do not mind", () => {
    const skip = [{ when: { path: "state", is: "paid" }, reason: "paid" }];
    expect(map({ ...base, skip }, { email: "a@example.com", state: "Paid" }).status).toBe("skip");
  });

  it("is a phone twice: what it lacks is reported once", () => {
    const rules: Rules = { version: 1, fields: { phone: { path: "phone", as: "phone" } } };
    expect(map(rules, { phone: "0671234567" }).issues.map(({ code }) => code)).toEqual([
      "phone_needs_country",
    ]);
  });

  it("is a key that is an object", () => {
    expect(map({ ...base, key: "id" }, { email: "a@example.com", id: { n: 1 } }).issues).toMatchObject([
      { code: "key_invalid" },
    ]);
  });
});
