import { describe, expect, it } from "vitest";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import { parseRules } from "../../src/mapping/parse/parseRules.ts";
import type { Rules } from "../../src/mapping/rules/rules.ts";
import { RulesError } from "../../src/shared/errors/rulesError.ts";
import { accountWithStatus, codesOf, mapLead, receivedAt } from "./mapLead.ts";

describe("what a rule asks for and a lead does not have", () => {
  const item = { sku: "A", name: "x", price: 1, sum: 2, qty: 1 };
  const line = { sku: "sku", name: "name", price_brutto: "price", quantity: "qty" };
  const absent = (rules: object, lead: object) =>
    mapLead(Object.assign({ fields: {} }, rules), lead)
      .issues.filter(({ code }) => ["path_absent", "element_unmatched"].includes(code))
      .map(({ path }) => path);

  it.each<[object, object, string[]]>([
    [{ fields: { email: "mail" } }, {}, ["fields.email"]],
    [{ fields: { email: "mail" } }, { mail: "a@example.com" }, []],
    [{ fields: { deal_cf_5: "utm" } }, {}, ["fields.deal_cf_5"]],
    [{ discount: { amount: "off" } }, {}, ["discount.amount"]],
    [{ discount: { amount: "off" } }, { off: 0 }, []],
    [{ total: "total" }, {}, ["total"]],
    [{ total: "total" }, { total: 0 }, []],
    [{ total: { path: "total", default: "sum" } }, { total: 1 }, []],
    [{ products: { each: "items", fields: line } }, {}, ["products.each"]],
    [{ products: { each: "items", fields: line } }, { items: [item] }, []],
    [{ products: { each: "items", fields: line } }, { items: [{ ...item, price: undefined }, item] }, []],
    [
      { products: { each: "items", fields: { ...line, ean: "ean" } } },
      { items: [item] },
      ["products.fields.ean"],
    ],
    [{ products: { each: "items", fields: { ...line, ean: "ean" } } }, { items: [{ ...item, ean: "" }] }, []],
    [
      { products: { each: "items", fields: { ...line, quantity: "count" } } },
      { items: [item] },
      ["products.fields.quantity"],
    ],
    [
      { products: { each: "items", fields: { ...line, price_brutto: "cost" } } },
      { items: [item] },
      ["products.fields.price_brutto"],
    ],
    [
      { products: { each: "items", fields: { ...line, price_brutto: "cost", line_brutto: "sum" } } },
      { items: [item] },
      [],
    ],
    [
      { products: { each: "items", fields: { ...line, price_brutto: { path: "cost", default: 5 } } } },
      { items: [item] },
      [],
    ],
    [
      { products: { each: "items", fields: { ...line, ean: { path: "ean", default: { value: "1" } } } } },
      { items: [item] },
      [],
    ],
    [{ products: { each: { path: "items", default: "lines" }, fields: line } }, { items: [item] }, []],
    ...Object.entries({ ...line, line_brutto: "sum" }).map(([name, path]): [object, object, string[]] => [
      { products: { each: "items", fields: { ...line, [name]: { path, default: "other" } } } },
      { items: [item] },
      [],
    ]),
    [
      { products: { each: "items", fields: { sku: "sku", line_brutto: { path: "sum", default: "other" } } } },
      { items: [item] },
      [],
    ],
  ])("is told of %j for %j: %j", (rules, lead, paths) => {
    expect(absent(rules, lead)).toEqual(paths);
  });

  it("is never the path itself, also of a property that is there with the value `undefined`", () => {
    const { issues } = mapLead(
      { fields: { phone: "buyer.phone", email: "email" } },
      { buyer: { phone: undefined }, email: "a@example.com" },
    );
    expect(issues.map(({ code, message }) => [code, message])).toEqual([
      ["path_absent", expect.stringMatching(/^This lead has nothing at `buyer\.phone`\. It has `\{\}`/)],
    ]);
  });

  it("is a name of the account that was meant, cut where it is long", () => {
    const statuses = [
      { id: 1, name: "New" },
      { id: 2, name: "n".repeat(90) },
    ];
    const account = { ...accountWithStatus, statuses };
    const told = (fields: object) =>
      mapLead({ fields: { ...fields } }, {}, { account }).issues.map(({ code, path, message }) => [
        `${code} ${path}`,
        message.match(/Write (.*)\./)?.[1],
      ]);
    expect(told({ order_status_id: "New" })).toEqual([
      ["name_is_path fields.order_status_id", '`{ "status": "New" }`'],
    ]);
    expect(told({ order_status_id: "n".repeat(90) })).toMatchObject([
      ["name_is_path fields.order_status_id", `\`{ "status": "${"n".repeat(80)}" }\``],
    ]);
    expect(told({ custom_source_id: "Сайт" })).toEqual([
      ["name_is_path fields.custom_source_id", '`{ "orderSource": "Сайт" }`'],
    ]);
  });

  it("is not told of lines that are not there", () => {
    const { issues } = mapLead({ fields: {}, products: { each: "items", fields: line } }, { item: 1 });
    expect(issues.map(({ message }) => message).join()).toContain("`items`");
    expect(issues.map(({ message }) => message).join()).not.toMatch(/`(?:sku|name|price|qty)`/);
  });

  it.each<[object, object, string[]]>([
    // Only what no line has, not the default of what one has.
    [{ name: { path: "name", default: "other" }, ean: "ean" }, item, ["This lead has nothing at `ean`."]],
    // The whole of it is empty, so the rest cannot be there.
    [{ attributes: "$own.size.name" }, { ...item, is: { size: null } }, []],
  ])("is said in as few words as there are causes: %j", (fields, own, words) => {
    const products = { each: "items", values: { own: "is" }, fields: { ...line, ...fields } };
    const { issues } = mapLead({ fields: {}, products }, { items: [own] });
    expect(issues.map(({ message }) => message.split(" It has")[0])).toEqual(words);
  });

  it("is compared with the first element of a list", () => {
    const products = { each: "items", fields: { ...line, name: "titel" } };
    const { issues } = mapLead({ fields: {}, products }, { items: [{ ...item, title: "x" }, item] });
    expect(issues.find(({ code }) => code === "element_unmatched")?.message).toContain("Nearest: `title`");
  });

  it.each([
    [{ path: "payment.metod", is: "cash" }, "payment.method"],
    [{ path: "pament.method", is: "cash" }, "payment.method"],
    [{ path: "payment.methot", is: "cash" }, "payment.method"],
    [{ path: "ayment.method", is: "cash" }, "payment.method"],
    [{ path: "pad", is: true }, "paid"],
    [{ path: "piad", is: true }, "paid"],
    [{ path: "paiid", is: true }, "paid"],
    [{ not: { path: "emial", in: ["x"] } }, "email"],
    [
      {
        any: [
          { path: "payment.method", is: "x" },
          { path: "Payment.sum", gt: 5 },
        ],
      },
      "payment.sum",
    ],
  ])("is told for the misspelt path of a condition: %j", (when, meant) => {
    const mapper = createMapper({
      version: 1,
      needsContact: false,
      fields: { order_status_id: 1, user_comments: { value: "x", when } },
    });
    const { issues } = mapper.map(
      { payment: { method: "cash", sum: 5 }, email: "x", paid: true },
      { receivedAt },
    );
    expect(issues.map(({ code }) => code)).toEqual(["path_unmatched"]);
    expect(issues[0]?.message).toContain(`Nearest: \`${meant}\``);
  });

  it.each(
    Object.entries({
      phone: "phone_1",
      phone_1: "phone_2",
      tel_1: "tel_2",
      address: "address2",
      line1: "line2",
      note: "nota",
      type: "tape",
      sums: "sum",
      cod: "code",
      code: "cod",
      zip: "tip",
      id: "iid",
      date: "data",
      lname: "fname",
      items: "item",
      payer: "payed",
      weight: "height",
    }),
  )("is not told for a condition that asks for another word: %s, not %s", (path, other) => {
    const mapper = createMapper({
      version: 1,
      needsContact: false,
      fields: { order_status_id: 1, user_comments: { value: "x", when: { path, is: "x" } } },
    });
    expect(mapper.map({ [other]: "x", inner: { [other]: "x" } }, { receivedAt }).issues).toEqual([]);
  });

  it("is told for a default at its own path", () => {
    const products = {
      each: "items",
      fields: { name: "n", quantity: { path: "q", default: { path: "a[[" } } },
    };
    try {
      parseRules({ version: 1, fields: { order_status_id: 1 }, products });
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof RulesError)) throw error;
      expect(error.problems.map(({ path }) => path)).toEqual(["products.fields.quantity.default.path"]);
    }
  });
});

describe("lines that say nothing", () => {
  const products = { each: "items", fields: { sku: "sku", name: "name", ean: "ean", price_brutto: "price" } };
  const told = (items: unknown, more = {}) => codesOf({ fields: {}, products, ...more }, { items });

  it.each<[unknown, string[]]>([
    [
      [{ a: 1 }, { a: 2 }],
      ["lines_unreadable", "path_absent"],
    ],
    [[null, "", { sku: "A", name: "x", ean: "1", price: 1 }], []],
    [[{ name: "x" }], ["path_absent", "price_missing", "line_without_sku"]],
    [[{ ean: "1" }], ["path_absent", "price_missing", "line_name_missing", "line_without_sku"]],
    [[{ price: 0 }], ["path_absent", "line_name_missing", "line_without_sku"]],
    [[{ sku: "A", name: "x", ean: "1", price: 1 }, { a: 1 }], ["line_empty"]],
  ])("are told of %j: %j", (items, codes) => {
    expect(told(items).toSorted()).toEqual(codes.toSorted());
  });

  it.each<[object, object, string[]]>([
    // Constants are not the lead's: it can have them all and say nothing, or nothing and still be one.
    [{ tax_rate: 23 }, { a: 1 }, ["line_empty"]],
    [
      { sku: { value: "A" }, name: { value: "A" }, price_brutto: "price" },
      { a: 1 },
      ["price_missing", "path_absent"],
    ],
    [{ line_brutto: "sum" }, { sum: 5 }, ["line_without_sku", "line_name_missing"]],
  ])("or little, by the fields %j of %j: %j", (fields, item, codes) => {
    const result = mapLead({ fields: {}, products: { each: "items", fields } }, { items: [item] });
    expect(result.status).toBe("order");
    expect(result.issues.map(({ code }) => code).toSorted()).toEqual(codes.toSorted());
  });

  it("are left out of a list only: a line of constants is there for an empty lead too", () => {
    const wrapping = { fields: { sku: { value: "W" }, name: { value: "Wrapping" }, price_brutto: 5 } };
    expect(mapLead({ fields: { email: "[0].mail" }, products: wrapping }, [])).toMatchObject({
      order: { products: [{ name: "Wrapping" }] },
    });
  });

  it("or that are too many are left out", () => {
    const items = Array.from({ length: 4 }, (_, index) => ({
      sku: `S${index}`,
      name: "x",
      ean: "1",
      price: 1,
    }));
    const order = (maxLines: number) => mapLead({ fields: {}, products, maxLines }, { items });
    expect(order(4).issues).toEqual([]);
    const cut = order(3);
    expect(cut.issues.map(({ code }) => code)).toEqual(["too_many_lines"]);
  });
});

describe("a list of priced things that no rule reads", () => {
  const cart = [{ name: "Mug", price: 5 }];
  const fields = { name: "name", price_brutto: "price" };
  const never = { path: "no", is: true };
  const columns = { name: "names", price: "prices" };
  const comment = (path: string) => ({ fields: { user_comments: { path } } });

  it.each<[Partial<Rules>, object, string[]]>([
    [{}, { a: { b: 1 }, texts: ["a"], cart, other: cart }, ["cart"]],
    [{}, { ["x".repeat(100)]: cart }, ["x".repeat(80)]],
    [comment("items[0].name"), { items: cart, cart }, ["cart"]],
    [comment("data.items"), { data: { items: cart } }, []],
    [comment("data.items[0].name"), { data: { items: cart } }, []],
    [comment("data.items.name"), { data: { items: cart } }, []],
    // Another thing whose name begins like the list's.
    [comment("cart_id"), { cart, cart_id: "A" }, ["cart"]],
    [{ products: { each: "items", fields } }, { items: [], cart }, ["cart"]],
    [{ products: { each: "items", fields } }, { items: cart, cart }, []],
    [{ products: { each: "items", where: never, fields } }, { items: cart, cart }, []],
    [{ products: { columns, where: never, fields } }, { names: ["a"], prices: [1], cart }, []],
    [{ products: { when: never, fields } }, { cart }, []],
    [{ products: { fields } }, { name: "Mug", price: 5, cart }, []],
    [{ products: { fields } }, { cart }, ["cart"]],
    [{ products: ["items", "more"].map((each) => ({ each, fields })) }, { items: cart, cart }, []],
  ])("is reported where no line is read: %j of %j: %j", (rules, lead, paths) => {
    const { issues } = mapLead({ fields: {}, ...rules }, lead);
    const told = issues.filter(({ code }) => code === "lines_unmapped");
    expect(told.map(({ message }) => /`(.+?)`/.exec(message)?.[1])).toEqual(paths);
  });

  it("is looked for once in a part that a lead shares", () => {
    let searches = 0;
    const part = {
      get inner() {
        searches += 1;
        return undefined;
      },
    };
    mapLead({ fields: {} }, { a: part, b: { c: part }, d: [part, part] });
    expect(searches).toBe(1);
  });

  it("costs steps for each list that is compared", () => {
    const paths = Array.from({ length: 200 }, (_, n) => ({ path: `item${n}.name`, default: "x" }));
    const rules = { fields: { order_status_id: 1, user_comments: { join: paths } } };
    const lists = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`l${n}`, [...cart]]));
    const mapper = createMapper(parseRules({ version: 1, needsContact: false, ...rules }), {
      budget: { steps: 3000 },
    });
    const of = (count: number) => mapper.map({ a: lists(count) }, { receivedAt });
    expect(of(1).issues).not.toMatchObject([{ code: "too_much_work" }]);
    expect(of(90).issues).toMatchObject([{ code: "too_much_work", path: "products" }]);
  });
});
