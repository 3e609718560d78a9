import { describe, expect, it } from "vitest";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import type { Rules } from "../../src/mapping/rules/rules.ts";
import type { RuleCondition } from "../../src/mapping/rules/value.ts";
import { accountWithStatus, codesOf, mapLead, orderOf, receivedAt, textOf } from "./mapLead.ts";

describe("a path", () => {
  it.each([
    ["a.b", { a: { b: "x" } }],
    ["Який_товар_цікавить?", { "Який_товар_цікавить?": "x" }],
    ["Ваше ім'я", { "Ваше ім'я": "x" }],
    ["data['E-mail: a.b']", { data: { "E-mail: a.b": "x" } }],
    ["['it''s [it]']", { "it's [it]": "x" }],
    ["list[0]", { list: ["x"] }],
    ["list[-1]", { list: ["y", "x"] }],
    ["list.0.a", { list: [{ a: "x" }] }],
    ["map[0].a", { map: { 0: { a: "x" } } }],
    [
      "list[name=phone].values[0]",
      {
        list: [
          { name: "mail", values: ["y"] },
          { name: "phone", values: ["x"] },
        ],
      },
    ],
    ["list[field.ref=q].text", { list: [{ field: { ref: "q" }, text: "x" }] }],
    ["list[id=7].text", { list: [{ id: 7, text: "x" }] }],
    ["map[title=T].value", { map: { f1: { title: "S", value: "y" }, f2: { title: "T", value: "x" } } }],
    ["list[name=ph*].value", { list: [{ name: "phone", value: "x" }] }],
    ["list[a=1].list[b='2 ]'].c", { list: [{ a: 1, list: [{ b: "2 ]", c: "x" }] }] }],
    ["field_*.value", { field_3a91c: { value: "x" } }],
    ["*_id", { form_id: "x" }],
    ["a*c", { abbbc: "x" }],
    ["list[*].b", { list: [{ a: 1 }, { b: "" }, { b: "x" }] }],
    ["$.a", { a: "x" }],
    ["constructor", { constructor: "x" }],
    ["['__proto__'].a", JSON.parse('{"__proto__": {"a": "x"}}')],
  ])("%s finds its value", (path, lead) => {
    expect(textOf(path, lead)).toBe("x");
  });

  it.each([
    "__proto__.polluted",
    "constructor.name",
    "toString",
    "list.length",
    "list.map",
    "text.length",
    "a.b.c.d",
  ])("%s finds nothing that the lead does not hold itself", (path) => {
    expect(textOf(path, { list: ["y"], text: "y", a: null })).toBeUndefined();
  });

  it("of several elements takes the first that is not missing, silently", () => {
    const rules = { fields: { user_comments: "list[key=a].value" } };
    const lead = {
      list: [
        { key: "a", value: "-" },
        { key: "a", value: "x" },
        { key: "a", value: "y" },
      ],
    };
    expect(orderOf(rules, lead).user_comments).toBe("x");
    expect(codesOf(rules, lead)).toEqual([]);
  });

  it("to a key of several elements gives what their lists hold", () => {
    const lead = {
      orders: [{ items: [{ sku: "A" }, { sku: "B" }] }, { items: [] }, { items: [{ sku: "C" }] }],
      q9_list: ["x", "y"],
      data: [{ name: "size", values: ["M", "L"] }],
      rows: [["a", "b"]],
    };
    const skus = { join: [{ each: "orders[*].items", take: "sku" }], with: "" };
    expect(textOf(skus, lead)).toBe("ABC");
    expect(textOf({ join: [{ each: "q*_list", take: { template: "<{@}>" } }], with: "" }, lead)).toBe(
      "<x><y>",
    );
    expect(textOf({ join: [{ path: "data[name=size].values", case: "lower" }] }, lead)).toBe("m, l");
    expect(textOf({ test: { path: "data[name=size].values", is: "L" } }, lead)).toBe("true");
    expect(textOf({ test: { path: "orders[*].none", exists: true } }, lead)).toBe("false");
    // The elements themselves stay as they are: rows of a table are lists.
    expect(textOf({ join: [{ each: "rows[*]", take: "[1]" }] }, lead)).toBe("b");
  });

  it("to a list where one value is needed takes the first and says so", () => {
    expect(codesOf({ fields: { user_comments: "a" } }, { a: ["x", "y"] })).toEqual(["several_values"]);
    expect(textOf("a", { a: ["", "x"] })).toBe("x");
  });

  it("that matches nothing is reported once for each rule", () => {
    const { issues } = mapLead(
      { fields: { user_comments: "nowhere", payment_method: "empty" } },
      { empty: "" },
    );
    expect(issues).toMatchObject([{ code: "path_absent", level: "info", path: "fields.user_comments" }]);
  });
});

describe("a rule whose paths are not in the lead", () => {
  const unmatched = (rules: Partial<Rules>, lead: unknown) =>
    createMapper({ version: 1, needsContact: false, fields: {}, ...rules }).explain(lead, {
      receivedAt,
      account: accountWithStatus,
    }).unmatchedRules;

  it.each([
    { path: "nowhere", default: { value: "x" } },
    { path: "nowhere", when: { path: "firm", is: true } },
    { path: "nowhere", required: false },
    { first: ["nowhere", "here"] },
    // Where a part of the way is empty, no one can say that the rest is misspelt.
    "point.address.city",
    "none.address",
    "list[name=a].value",
    "text.part",
  ])("is not named where the rule says that it may be absent: %j", (value) => {
    const lead = { here: "", point: { address: null }, none: {}, list: [], text: "" };
    expect(unmatched({ fields: { user_comments: value } }, lead)).toEqual([]);
  });

  it("is named where only the last key of the path is absent", () => {
    const lead = { point: { address: { street: "x" } }, list: [{ name: "b" }] };
    for (const path of ["point.address.city", "list[name=a].value", "point.addres.city"]) {
      expect(unmatched({ fields: { user_comments: path } }, lead)).toEqual(["fields.user_comments"]);
    }
  });

  it("is named where all of several paths are absent", () => {
    const value = { first: ["nowhere", { join: ["no", "never"] }] };
    expect(unmatched({ fields: { user_comments: value } }, {})).toEqual(["fields.user_comments"]);
  });

  it("is named by what a named value is made of", () => {
    const fields = { delivery_city: "$place.city", user_comments: "$lost" };
    const values = { place: { path: "where", pattern: "{postcode:integer} {city}" }, lost: "misspelt" };
    const lost = ["fields.user_comments", "values.lost"];
    expect(unmatched({ values, fields }, { where: "Lviv" })).toEqual(lost);
    expect(unmatched({ values, fields }, {})).toEqual([...lost, "fields.delivery_city", "values.place"]);
    const free = { ...values, place: { ...values.place, default: { value: "?" } } };
    expect(unmatched({ values: free, fields }, {})).toEqual(lost);
  });

  it("is named by what a named value of a line is made of, from where it is", () => {
    const rules = {
      values: { order: "code" },
      fields: {},
      products: {
        each: "items",
        values: { size: { path: "size", lookup: { L: "Large" } }, weight: "misspelt" },
        fields: { name: "name", sku: "$order", attributes: "$size", weight: "$weight", ean: "code" },
      },
    };
    const lead = { code: "7", items: [{ name: "A" }, { name: "B", size: "XS" }] };
    const weight = ["products.fields.weight", "products.values.weight"];
    expect(unmatched(rules, lead)).toEqual(["products.fields.ean", ...weight]);
  });
});

describe("a missing value", () => {
  it.each(["", "  ", "\u00a0", "-", "{{ad.name}}", null, [], "(NONE)"])("is %j", (value) => {
    expect(textOf({ first: ["a", "b"], missing: ["(none)"] }, { a: value, b: "x" })).toBe(
      value === "(NONE)" ? undefined : "x",
    );
    expect(textOf({ first: [{ path: "a", missing: ["(none)"] }, "b"] }, { a: value, b: "x" })).toBe("x");
  });

  it.each([0, false, "0"])("is not %j", (value) => {
    expect(textOf({ first: ["a", "b"] }, { a: value, b: "x" })).toBe(String(value));
  });

  it("takes the default, and a look-up its row for nothing", () => {
    expect(textOf({ path: "a", default: { value: "x" } }, {})).toBe("x");
    expect(textOf({ path: "a", lookup: { "": "x" } }, {})).toBe("x");
  });

  it("that is required makes the lead an error", () => {
    const result = mapLead({ fields: { user_comments: { path: "a", required: true } } }, {});
    expect(result).toMatchObject({
      status: "error",
      issues: [{ code: "required_missing" }, { code: "path_absent" }],
    });
  });

  it("is named once for all rules", () => {
    expect(textOf("a", { a: "не вказано" }, { defaults: { missing: ["не вказано"] } })).toBeUndefined();
  });
});

describe("a source", () => {
  it.each([
    [{ join: ["a", "none", "b"], with: " / " }, "1 / 2"],
    [{ join: ["list"] }, "x, y"],
    [{ template: "{a}[ ({none})] {b}" }, "1 2"],
    [{ template: "{none} {b}" }, undefined],
    [{ template: "\\{{a}\\}" }, "{1}"],
    [{ template: "{list[0]}" }, "x"],
    [{ sum: ["a", "b", "none"] }, "3"],
    [{ sum: ["prices[*]"] }, "0.3"],
    [{ subtract: ["b", "a"] }, "1"],
    [{ multiply: ["b", 1.1] }, "2.2"],
    [{ divide: [10, 4] }, "2.5"],
    [{ divide: ["none", 4] }, undefined],
    [{ join: [{ each: "rows", where: { path: "k", is: "p" }, take: { template: "{k}={v}" } }] }, "p=1"],
    [{ test: { path: "a", is: 1 } }, "true"],
  ])("%j", (value, expected) => {
    const lead = {
      a: "1",
      b: 2,
      list: ["x", "y"],
      prices: ["0.1", "0.2"],
      rows: [
        { k: "p", v: 1 },
        { k: "q", v: 2 },
      ],
    };
    expect(textOf(value, lead)).toBe(expected);
  });
});

describe("modifiers", () => {
  it.each([
    [{ path: "a", decode: "json", part: "b" }, { a: '{"b":"x"}' }, "x"],
    [{ path: "a", decode: "form", part: "utm" }, { a: "https://s.example/?utm=%D1%85&b=1#top" }, "х"],
    [{ path: "a", clean: ["entities", "tags", "spaces"] }, { a: "<b>x</b>&nbsp; &amp;  y" }, "x & y"],
    [{ path: "a", clean: ["digits"] }, { a: "PL 123-456" }, "123456"],
    [{ join: [{ path: "a", split: ";" }], with: "|" }, { a: "x; ;y" }, "x|y"],
    [
      { path: "a", pattern: "*ЄДРПОУ {nip:number}*", part: "nip" },
      { a: "ТОВ, ЄДРПОУ 12345678." },
      "12345678",
    ],
    [{ path: "a", pattern: ["{x}!", "{y}?"], part: "y" }, { a: "what?" }, "what"],
    [{ path: "a", replace: { _: " ", b: "" } }, { a: "a_b_c" }, "a  c"],
    [{ path: "a", replace: { x: "$&" } }, { a: "x" }, "$&"],
    [{ path: "a", case: "title" }, { a: "ІРИНА ЛИТВИН" }, "Ірина Литвин"],
    [{ path: "a", as: { type: "date", to: "DD.MM.YYYY" } }, { a: "2026-12-01" }, "01.12.2026"],
    [{ path: "a", as: "name", lookup: {}, unmatched: "keep" }, { a: "x" }, undefined],
    [{ path: "a", lookup: { cash: "x" } }, { a: " cash " }, "x"],
    [{ path: "a", lookup: { CASH: "x" }, lookupBy: "ignoreCase" }, { a: "Cash" }, "x"],
    [{ path: "a", lookup: { "*пошт*": "x" }, lookupBy: "pattern" }, { a: "Нова Пошта" }, "x"],
    [{ path: "a", lookup: { cash: "x" }, unmatched: "keep" }, { a: "card" }, "card"],
    [{ path: "a", when: { path: "b", is: "1" } }, { a: "x", b: 1 }, "x"],
    [{ path: "a", when: { path: "b", is: "1" } }, { a: "x", b: 2 }, undefined],
    [{ join: [{ path: "list", case: "upper", lookup: { A: "1" } }] }, { list: ["a", "b"] }, "1"],
  ])("%j", (value, lead, expected) => {
    expect(textOf(value, lead)).toBe(expected);
  });

  it("apply in one order, whatever their order in the JSON", () => {
    expect(textOf({ lookup: { X: "found" }, case: "upper", path: "a" }, { a: "x" })).toBe("found");
  });

  it("of a pattern that need not fit say nothing, and take their default", () => {
    const codes = (more: object) =>
      codesOf(
        { fields: { user_comments: { path: "a", pattern: "No {n:integer}", part: "n", ...more } } },
        { a: "x" },
      );
    expect(codes({})).toEqual(["pattern_unmatched"]);
    expect(codes({ required: false })).toEqual([]);
    expect(codes({ default: { value: "?" } })).toEqual([]);
  });

  it("read amounts in the smallest unit of the order's currency", () => {
    const minorUnits = (path: string) => ({ path, as: { type: "decimal", minorUnits: true } }) as const;
    const order = (currency: string) =>
      orderOf(
        {
          defaults: { currency: "EUR" },
          fields: { currency: "currency", delivery_price: minorUnits("shipping") },
          products: {
            fields: {
              name: { value: "A" },
              sku: { value: "A" },
              line_brutto: minorUnits("sum"),
              quantity: 3,
            },
          },
          total: minorUnits("total"),
        },
        { currency, shipping: "490", sum: 1000, total: 1490 },
      );
    const prices = (currency: string) => order(currency).products?.map((line) => line.price_brutto);
    expect([order("eur").delivery_price, prices("eur")]).toEqual([4.9, [3.33, 3.34]]);
    expect([order("JPY").delivery_price, prices("JPY")]).toEqual([490, [333, 334]]);
    expect([order("KWD").delivery_price, prices("KWD")]).toEqual([0.49, [0.333, 0.334]]);
  });

  it.each(["12.99", 12.99, "1299.00", "1,299", "1299 грн", "$12"])(
    "leave out the amount %j, which is not in the smallest unit",
    (price) => {
      const rules = {
        defaults: { currency: "USD" },
        fields: { delivery_price: { path: "a", as: { type: "decimal", minorUnits: true } } },
      } as const;
      expect(orderOf(rules, { a: price }).delivery_price).toBeUndefined();
      expect(codesOf(rules, { a: price }).at(-1)).toMatch(/^(?:not_minor_units|currency_differs_value)$/);
      expect(orderOf(rules, { a: "129 900" }).delivery_price).toBe(1299);
    },
  );

  describe("of a pattern for the lines of a text", () => {
    const read = (text: string, line: object, fields: object = {}) =>
      mapLead(
        {
          fields: {},
          products: {
            each: { path: "text", split: ";" },
            values: { line: { path: "@", ...line } },
            fields: { name: "$line.name", quantity: { path: "$line.pieces", default: 1 }, ...fields },
          },
        },
        { text, note: "gift" },
      );
    const codes = (...given: Parameters<typeof read>) => read(...given).issues.map(({ code }) => code);
    const pattern = "{name} - {pieces:integer} pcs";

    it("make no order without a line that does not fit", () => {
      const { status, issues } = read("Coffee - 2 pcs; Tea", { pattern });
      expect(status).toBe("error");
      expect(issues).toContainEqual(expect.objectContaining({ code: "line_unreadable" }));
      expect(read("Coffee - 2 pcs; Tea - 1 pcs", { pattern }).status).toBe("order");
    });

    it("let a line be absent where the rules say what happens then", () => {
      const calm = [
        codes("Tea", { pattern, required: false }, { name: "@" }),
        codes("Tea", { pattern, default: "@" }, { name: "@" }),
        codes("Tea", { required: false }, { name: { first: [{ path: "@", pattern, part: "name" }, "@"] } }),
        codes("Tea", {}, { name: { first: [{ path: "@", pattern, part: "name" }], default: "@" } }),
        codes("Tea", {}, { name: "@", sku: { path: "$.note", pattern: "{a}-{b}", part: "a" } }),
        codes(
          "Tea",
          {},
          { name: { path: "@", when: { path: "@", pattern, part: "name", is: "x" }, default: "@" } },
        ),
      ];
      expect(calm.flat()).not.toContain("line_unreadable");
    });

    it("ask for a pattern where the last of several values does not fit either", () => {
      const first = [
        { path: "@", pattern, part: "name" },
        { path: "@", pattern: "{name} x{n:integer}", part: "name" },
      ];
      expect(codes("Tea", {}, { name: { first } })).toContain("line_unreadable");
      expect(codes("Tea x2", {}, { name: { first } })).not.toContain("line_unreadable");
    });
  });

  it("that refuse make the lead an error", () => {
    const rules = {
      fields: { user_comments: { path: "a", lookup: { x: "y" }, unmatched: "reject" as const } },
    };
    expect(mapLead(rules, { a: "z" })).toMatchObject({
      status: "error",
      issues: [{ code: "lookup_rejected" }],
    });
  });
});

describe("a condition", () => {
  const lead = {
    n: "10,5",
    t: " так ",
    e: "",
    list: ["a", "b"],
    x: "5",
    y: 5,
    cod: "Cash\u00a0on Delivery",
    other: " cash on  delivery",
    nfd: "Йод".normalize("NFD"),
  };
  it.each([
    [{ path: "n", is: 10.5 }, true],
    [{ path: "n", gt: 10, lte: 10.5 }, true],
    [{ path: "n", lt: 10 }, false],
    [{ path: "t", is: true }, true],
    [{ path: "t", is: "так" }, true],
    [{ path: "e", exists: true }, true],
    [{ path: "e", empty: true }, true],
    [{ path: "none", exists: false }, true],
    [{ path: "list", is: "b" }, true],
    [{ path: "list[*]", in: ["b", "c"] }, true],
    [{ path: "t", matches: "*а*" }, true],
    [{ path: "x", is: { path: "y" } }, true],
    [{ not: { path: "x", is: { path: "n" } } }, true],
    [
      {
        all: [
          { path: "x", is: 5 },
          { path: "y", is: 6 },
        ],
      },
      false,
    ],
    [
      {
        any: [
          { path: "x", is: 5 },
          { path: "y", is: 6 },
        ],
      },
      true,
    ],
    [{ path: "none", gt: 0 }, false],
    [{ path: "cod", is: "cash on delivery" }, true],
    [{ path: "cod", in: ["card", "CASH ON  DELIVERY"] }, true],
    [{ path: "cod", is: { path: "other" } }, true],
    [{ path: "cod", is: "cash" }, false],
    [{ path: "nfd", is: "йод" }, true],
  ])("%j is %s", (condition, expected) => {
    expect(textOf({ test: condition }, lead)).toBe(String(expected));
  });
});

describe("a condition on a number or a flag", () => {
  const codes = (condition: RuleCondition, a: unknown, more: Partial<Rules> = {}) =>
    codesOf({ ...more, fields: { user_comments: { value: "x", when: condition } } }, { a });

  it.each([
    { path: "a", gt: 5 },
    { path: "a", is: 5 },
    { path: "a", in: [5, 6] },
    { path: "a", is: true },
    { path: "a", lte: 5 },
  ])("says that it cannot read the text: %j", (condition) => {
    expect(codes(condition, "many")).toEqual(["condition_unreadable"]);
    expect(codes(condition, undefined)).toEqual([]);
    expect(codes(condition, "")).toEqual([]);
  });

  it("says nothing where another constant may fit a text", () => {
    expect(codes({ path: "a", in: [5, "many"] }, "few")).toEqual([]);
  });

  it("reads the number as amounts are read", () => {
    const defaults = { decimalSeparator: "," } as const;
    const read = (a: string, more: Partial<Rules>) =>
      textOf({ value: "x", when: { path: "a", gt: 1000 } }, { a }, more);
    expect(read("1.299", { defaults })).toBe("x");
    expect(read("1.299", { defaults: { country: "DE" } })).toBe("x");
    expect(read("1.299", { defaults: { country: "GB" } })).toBeUndefined();
    expect(codes({ path: "a", gt: 50 }, "100 $", { defaults: { currency: "UAH" } })).toEqual([
      "condition_unreadable",
    ]);
  });
});

describe("a look-up", () => {
  it("compares keys exactly but for spaces and accents", () => {
    const look = (a: string) => textOf({ path: "a", lookup: { "Нова  Пошта": "np", Кур: "k" } }, { a });
    expect(look(" Нова\u00a0Пошта")).toBe("np");
    expect(look("нова пошта")).toBeUndefined();
    expect(textOf({ path: "a", lookup: { Київ: "x" } }, { a: "Київ".normalize("NFD") })).toBe("x");
  });
});

describe("JSON of a text that is JSON again", () => {
  it("is decoded twice, and no text that only is a text", () => {
    const decoded = (a: unknown) => textOf("$d.x", { a }, { values: { d: { path: "a", decode: "json" } } });
    expect(decoded(JSON.stringify(JSON.stringify({ x: "1" })))).toBe("1");
    expect(textOf({ path: "a", decode: "json" }, { a: '"Київ"' })).toBe("Київ");
  });
});

describe("named values", () => {
  it("take one text apart once and may ask for one another", () => {
    const values = {
      whole: { path: "a", pattern: "{postcode:number} {city}" },
      city: { path: "$whole.city", case: "upper" as const },
    };
    const fields = { delivery_city: "$city", delivery_postcode: "$whole.postcode" };
    expect(orderOf({ values, fields }, { a: "01067 Dresden" })).toMatchObject({
      delivery_city: "DRESDEN",
      delivery_postcode: "01067",
    });
  });

  it("of the lead leave the line where it was", () => {
    const products = { each: "items", fields: { name: { template: "{$w} {b}" }, sku: { value: "S" } } };
    const order = orderOf({ values: { w: "a" }, fields: {}, products }, { a: "lead", items: [{ b: "one" }] });
    expect(order.products).toMatchObject([{ name: "lead one" }]);
  });

  it("of a line hide those of the lead and start at the line", () => {
    const order = orderOf(
      {
        values: { v: "a", w: "a" },
        fields: {},
        products: { each: "items", values: { v: "b" }, fields: { name: "$v", sku: "$w", attributes: "$.a" } },
      },
      { a: "lead", items: [{ b: "one" }, { b: "two" }] },
    );
    expect(order.products).toMatchObject([
      { name: "one", sku: "lead", attributes: "lead" },
      { name: "two", sku: "lead", attributes: "lead" },
    ]);
  });
});
