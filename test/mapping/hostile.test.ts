import { describe, expect, it } from "vitest";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import { parseRules } from "../../src/mapping/parse/parseRules.ts";
import type { Rules } from "../../src/mapping/rules/rules.ts";
import { RulesError } from "../../src/shared/errors/rulesError.ts";
import { mapLead, receivedAt } from "./mapLead.ts";

const rules: Rules = {
  version: 1,
  needsContact: false,
  defaults: { country: "UA", currency: "UAH" },
  values: { parts: { path: "text", pattern: ["{a} ({b}) x {c:number}", "*{d}, {e}*"] } },
  fields: {
    order_status_id: 1,
    phone: "text",
    email: "text",
    user_comments: { path: "text", clean: ["tags", "entities", "emoji", "spaces"] },
    delivery_price: "text",
    date_add: "text",
    delivery_country_code: "text",
    delivery_fullname: "$parts.a",
    delivery_city: "list[key=a].value",
  },
  products: {
    each: "items",
    fields: { sku: "sku", name: "name", price_brutto: "price", quantity: { path: "quantity", default: 1 } },
  },
};

describe("a hostile lead", () => {
  const mapper = createMapper(rules);

  it.each([null, undefined, "text", 7, true, [], [[[]]], () => 1, Symbol("x"), 10n, new Date(), new Map()])(
    "that is not a lead at all is mapped without a throw: %s",
    (lead) => {
      expect(() => mapper.map(lead, { receivedAt })).not.toThrow();
      expect(() => mapper.explain(lead, { receivedAt })).not.toThrow();
    },
  );

  it("with a getter that throws, or a proxy, is an error issue", () => {
    const thrower = {
      get text(): string {
        throw new Error("no");
      },
    };
    const proxy = new Proxy(
      {},
      {
        get: () => {
          throw new Error("no");
        },
      },
    );
    for (const lead of [thrower, proxy]) {
      expect(mapper.map(lead, { receivedAt })).toMatchObject({
        status: "error",
        issues: [{ code: "lead_unreadable" }],
      });
      expect(mapper.explain(lead, { receivedAt }).result.status).toBe("error");
    }
  });

  it("that contains itself is mapped and explained", () => {
    const lead: Record<string, unknown> = { text: "x", name: "A" };
    lead.items = [lead];
    lead.list = lead;
    expect(mapper.map(lead, { receivedAt }).status).toBe("order");
    expect(mapper.explain(lead, { receivedAt }).result.status).toBe("order");
  });

  it.each([new Date("never"), new Date(-1), new Date(1_795_176_333_000_000)])(
    "with the time of receipt %s is an error issue",
    (wrong) => {
      expect(mapper.map({}, { receivedAt: wrong })).toMatchObject({
        status: "error",
        issues: [{ code: "received_at_invalid" }],
      });
    },
  );

  it.each([
    "1e999",
    "-0",
    "NaN",
    "Infinity",
    "\u0000",
    "\ud800",
    "\u202e+380671234567",
    "9".repeat(400),
    "-".repeat(99),
  ])("with the text %j gives an order that JSON can carry", (text) => {
    // A price that no order can hold is an error of its own.
    const price = /^(?:1e999|Infinity|9{400})$/.test(text) ? "5" : text;
    const result = mapper.map({ text, items: [{ sku: text, price, quantity: text }] }, { receivedAt });
    if (result.status !== "order") throw new Error(JSON.stringify(result));
    expect(JSON.parse(JSON.stringify(result.order))).toEqual(result.order);
    expect(JSON.stringify(result.order)).not.toMatch(/\\u0000|\\ud800/);
  });

  it("with a text of 1 MB in every field becomes an order, or an error that says that it is too much", () => {
    const rule = rules.values?.parts;
    const values = rule === undefined ? {} : { parts: rule };
    const fields = { ...rules.fields, user_comments: "text", deal_cf_101: "text" };
    const plain = createMapper({ ...rules, values: {}, fields: { ...fields, delivery_fullname: "text" } });
    const cleaning = createMapper({ ...rules, values, fields });
    for (const text of [
      "a".repeat(1_000_000),
      " ".repeat(1_000_000),
      "(".repeat(1_000_000),
      "+3".repeat(500_000),
    ]) {
      expect(plain.map({ text }, { receivedAt }).status).toBe("order");
      const result = cleaning.map({ text }, { receivedAt });
      if (result.status === "error") expect(result.issues.at(-1)?.code).toBe("too_much_work");
    }
  });

  it("pollutes nothing", () => {
    const lead: unknown = JSON.parse(
      '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}, "k": "__proto__"}',
    );
    mapLead(
      {
        fields: { deal_cf_101: "['__proto__'].polluted" },
        values: { v: { path: "k", lookup: { ["__proto__"]: "x" }, unmatched: "keep" } },
        products: { columns: { ["__proto__"]: "k" }, fields: { name: "constructor.prototype.polluted" } },
      },
      lead,
    );
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});

describe("hostile rules", () => {
  function problemsOf(random: unknown): string[] {
    try {
      parseRules(random);
    } catch (error) {
      if (error instanceof RulesError) return error.problems.map(({ code, path }) => `${code} ${path}`);
      throw error;
    }
    return [];
  }

  it("that are endlessly deep, contain themselves or are huge are told so at once", () => {
    let deep: unknown = "a";
    for (let level = 0; level < 100_000; level += 1) deep = { first: [deep] };
    expect(problemsOf({ version: 1, fields: { email: deep } })).toHaveLength(1);
    const cycle: Record<string, unknown> = { version: 1 };
    cycle.fields = cycle;
    expect(problemsOf(cycle)).toHaveLength(1);
    const table = Object.fromEntries(
      Array.from({ length: 400_000 }, (_, index) => [`key ${index}`, "value"]),
    );
    expect(problemsOf({ version: 1, fields: { email: { path: "a", lookup: table } } })).toEqual([
      "not_json ",
    ]);
  });

  it("with a thousand mistakes name a hundred of them at most where they are no JSON", () => {
    const fields = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [`deal_cf_${index + 1}`, () => index]),
    );
    expect(problemsOf({ version: 1, fields })).toHaveLength(100);
  });

  it("name every mistake at once, with its path and the nearest name", () => {
    expect(
      problemsOf({
        version: 1,
        defaults: { country: "Ukraine", timeZone: "Kyiv" },
        values: { a: "$b", b: "$a", "no name": "x" },
        fields: {
          delivery_adress: "x",
          email: "$foo",
          phone: { path: "a[b" },
          user_comments: { template: "{a" },
          admin_comments: { path: "a", pattern: "{" },
          payment_method: { path: "a", first: ["b"], take: "c" },
          paid: { test: { path: "a" } },
          order_status_id: { value: "abc" },
          currency: { value: "money" },
          delivery_price: { path: "a", as: "desimal" },
          delivery_city: { path: "a", as: { type: "phone", decimalSeparator: "," } },
        },
        products: { fields: { naem: "x" } },
        limits: { emial: "truncate" },
      }).sort(),
    ).toEqual(
      [
        "bad_code defaults.country",
        "bad_code defaults.timeZone",
        "bad_constant fields.currency",
        "bad_constant fields.order_status_id",
        "bad_choice fields.delivery_price.as",
        "bad_name values.no name",
        "bad_path fields.phone.path",
        "bad_pattern fields.admin_comments.pattern",
        "bad_template fields.user_comments.template",
        "cycle values.a",
        "misplaced fields.payment_method.take",
        "no_test fields.paid.test",
        "several_sources fields.payment_method",
        "unknown_name fields.delivery_adress",
        "unknown_name fields.delivery_city.as.decimalSeparator",
        "unknown_name limits.emial",
        "unknown_name products.fields.naem",
        "unknown_value fields.email",
      ].sort(),
    );
  });

  it("suggest the field that was meant", () => {
    expect(() => parseRules({ delivery_adress: "Address" })).toThrow(
      "`delivery_adress` is not a Base field. Did you mean `delivery_address`?",
    );
  });
});
