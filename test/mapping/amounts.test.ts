import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RuleValue } from "../../src/mapping/rules/value.ts";
import { Decimal } from "../../src/shared/runtime/decimal.ts";
import { codesOf, mapLead, orderOf } from "./mapLead.ts";
import { numRuns } from "./numRuns.ts";

const line = { sku: { value: "A" }, name: { value: "A" } };

describe("an amount", () => {
  it("in another currency than the order's is left out with a warning that names both", () => {
    const rules = { defaults: { currency: "UAH" }, fields: { delivery_price: "price" } };
    const result = mapLead(rules, { price: "100 $" });
    expect(result).toMatchObject({ issues: [{ code: "currency_differs_value", level: "warning" }] });
    expect(result.issues[0]?.message).toContain("UAH");
    expect(orderOf(rules, { price: "100 $" })).not.toHaveProperty("delivery_price");
    expect(orderOf(rules, { price: "100 грн" }).delivery_price).toBe(100);
  });

  it("in dollars is one of every country that calls its money so", () => {
    const rules = { fields: { currency: "money", delivery_price: "price" } };
    for (const money of ["USD", "CAD"]) {
      expect(orderOf(rules, { money, price: "$5" }).delivery_price).toBe(5);
    }
    expect(codesOf(rules, { money: "SEK", price: "$5" })).toEqual(["currency_differs_value"]);
  });

  it.each(["10%", "1,3 тис. грн", "від 1299 грн", "2 шт", true])(
    "is not %j, which gives a warning",
    (price) => {
      const rules = { fields: { delivery_price: "price" } };
      expect(codesOf(rules, { price })).toEqual(["decimal_unreadable"]);
      expect(orderOf(rules, { price })).not.toHaveProperty("delivery_price");
    },
  );

  it("of a tax rate may be a percentage, and a weight may be kilograms", () => {
    const products = { fields: { ...line, price_brutto: 1, tax_rate: "rate", weight: "weight" } };
    const order = orderOf({ fields: {}, products }, { rate: "23%", weight: "0,35 кг" });
    expect(order.products).toMatchObject([{ tax_rate: 23, weight: 0.35 }]);
    expect(codesOf({ fields: {}, products }, { rate: "23%", weight: "350 г" })).toEqual([
      "decimal_unreadable",
    ]);
  });

  it("that is not money keeps its digits", () => {
    const products = { fields: { ...line, price_brutto: 1, tax_rate: 5.125, weight: "weight" } };
    expect(orderOf({ fields: {}, products }, { weight: "0.3555" }).products).toMatchObject([
      { tax_rate: 5.125, weight: 0.3555 },
    ]);
  });

  it("that can be read in two ways is a warning", () => {
    const { issues } = mapLead({ fields: { delivery_price: "price" } }, { price: "1.299" });
    expect(issues).toMatchObject([{ code: "decimal_ambiguous", level: "warning" }]);
  });
});

describe("a quantity", () => {
  const products = (quantity: RuleValue) => ({ fields: { ...line, price_brutto: 10, quantity } });

  it.each(["250 г", "10%", "два", "1+1", "many", "9999999999999", true])(
    "of %j makes the order wait",
    (n) => {
      const result = mapLead({ fields: {}, products: products("n") }, { n });
      expect(result.status).toBe("error");
      expect(result.issues.map(({ code }) => code)).toContain("quantity_unreadable");
    },
  );

  it("that cannot be read becomes the default, where the rules give one", () => {
    const rules = { fields: {}, products: products({ path: "n", default: 2 }) };
    expect(orderOf(rules, { n: "250 г" }).products).toMatchObject([{ quantity: 2 }]);
    expect(codesOf(rules, { n: "250 г" })).toEqual(["decimal_unreadable"]);
  });

  it("that is missing is one piece, as ever", () => {
    expect(orderOf({ fields: {}, products: products("n") }, {}).products).toMatchObject([{ quantity: 1 }]);
  });
});

describe("a discount in percent", () => {
  const items = [
    { price: 500, n: 1 },
    { price: 100, n: 3 },
  ];
  const products = { each: "items", fields: { ...line, price_brutto: "price", quantity: "n" } };
  const sum = (off: unknown, more: object = {}) =>
    orderOf({ fields: {}, products, discount: { amount: "off", ...more } }, { items, off }).products?.reduce(
      (total, { price_brutto, quantity }) => total + price_brutto * quantity,
      0,
    );

  it("is one by its sign, or because the rules say so", () => {
    expect(sum("10%")).toBe(720);
    expect(sum("10")).toBe(790);
    expect(sum("10", { percent: true })).toBe(720);
    expect(sum("10", { percent: true, mode: "line" })).toBe(720);
  });

  it("that has a currency is none", () => {
    expect(sum("10 грн", { percent: true })).toBe(800);
  });

  it("takes off exactly its share, rounded to the cent", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 9 })), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.integer({ min: 0, max: 10_000 }),
        (cents, hundredths) => {
          const lead = {
            items: cents.map(([price, n]) => ({ price: price / 100, n })),
            off: `${hundredths / 100} %`,
          };
          const whole = cents.reduce((total, [price, n]) => total + price * n, 0);
          const order = orderOf({ fields: {}, products, discount: { amount: "off" } }, lead);
          const after = (order.products ?? []).reduce(
            (total, { price_brutto, quantity }) => total + Math.round(price_brutto * 100) * quantity,
            0,
          );
          const off = Decimal.fromUnits(whole, 4).multiply(Decimal.fromUnits(hundredths, 0)).round(0);
          expect(whole - after).toBe(off.toNumber());
        },
      ),
      { numRuns },
    );
  });
});

describe("a discount of lines of which one is free or negative", () => {
  const products = { each: "items", fields: { ...line, price_brutto: "price", quantity: "n" } };
  const rules = { fields: {}, products, discount: { amount: "off" } };

  it.each<[number, number, number, [number, number][]]>([
    // A free gift does not get the cent that two pieces cannot share.
    [
      0,
      1,
      0.01,
      [
        [1, 1],
        [0.99, 1],
        [0, 1],
      ],
    ],
    [
      -0.5,
      1,
      1.6,
      [
        [0.2, 2],
        [-0.5, 1],
      ],
    ],
  ])("next to two pieces at 1 spares a line at %d (%d piece): %d off", (price, n, off, lines) => {
    const items = [
      { price: 1, n: 2 },
      { price, n },
    ];
    const order = orderOf(rules, { items, off });
    expect(order.products?.map((each) => [each.price_brutto, each.quantity]).toSorted()).toEqual(
      lines.toSorted(),
    );
  });
});

describe("a total that lines share", () => {
  const products = { each: "items", fields: { ...line, price_brutto: "price", quantity: "n" } };
  const rules = { fields: { delivery_price: "delivery" }, products, total: "sum", share: true };

  it("gives the lines without a price what is left, each piece the same", () => {
    const items = [{ n: 2 }, { n: 1 }, { n: 1, price: 40 }];
    const lead = { items, delivery: 10, sum: "350" };
    expect(orderOf(rules, lead).products).toMatchObject([
      { price_brutto: 100, quantity: 2 },
      { price_brutto: 100, quantity: 1 },
      { price_brutto: 40, quantity: 1 },
    ]);
    expect(codesOf(rules, lead)).toEqual(["price_shared", "price_shared"]);
  });

  it("is met to the cent, whatever the quantities", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 99_999 }),
        (quantities, cents) => {
          const lead = { items: quantities.map((n) => ({ n })), sum: cents / 100 };
          expect(codesOf(rules, lead)).not.toContain("total_differs");
          expect(codesOf(rules, lead)).not.toContain("price_missing");
        },
      ),
      { numRuns },
    );
  });

  it("that leaves nothing leaves the lines without a price, which is reported", () => {
    const codes = codesOf(rules, { items: [{ n: 1 }, { n: 1, price: 500 }], delivery: 0, sum: 400 });
    expect(codes).toEqual(["price_missing", "total_differs"]);
  });

  it("leaves a line its own sum", () => {
    const bySum = { ...products, fields: { ...line, line_brutto: "own", quantity: "n" } };
    const lead = { items: [{ n: 2, own: 30 }, { n: 1 }], sum: 100 };
    expect(orderOf({ ...rules, products: bySum }, lead).products).toMatchObject([
      { price_brutto: 15, quantity: 2 },
      { price_brutto: 70, quantity: 1 },
    ]);
  });

  it.each<[object, string]>([
    [{ price_gross: 9.45 }, "price_gross"],
    [{ "price gross": "9,45 zł" }, "price gross"],
    [{ cena: "9.45" }, "cena"],
    [{ cena_brutto: 9 }, "cena_brutto"],
    [{ ціна: 9 }, "ціна"],
    [{ цена: 9 }, "цена"],
    [{ сума: 9 }, "сума"],
    [{ "Ціна, грн": "90" }, "Ціна, грн"],
    [{ unitPrice: 9 }, "unitPrice"],
    [{ line_total: 9 }, "line_total"],
    [{ Einzelpreis: "9,45 €" }, "Einzelpreis"],
    [{ prix: 9 }, "prix"],
    [{ precio: 9 }, "precio"],
    [{ prezzo: 9 }, "prezzo"],
    [{ unit: { amount: "9.45", currency: "EUR" }, cost: { amount: "9.45", currency: "EUR" } }, "cost"],
    [{ price_min: 0, price_max: 9 }, "price_max"],
  ])("is shared with a warning where the element has an amount: %j", (element, name) => {
    const { issues } = mapLead(rules, { items: [{ n: 1, price: "", ...element }], delivery: 0, sum: 100 });
    expect(issues).toMatchObject([{ code: "price_unread", level: "warning", details: { name: [name] } }]);
    expect(issues[0]?.path).toBe("products[0].price_brutto");
  });

  it.each<object>([
    { price: null },
    { price: "", price_gross: "0.00" },
    { price_gross: "ask us" },
    { price_gross: -5 },
    { discount_amount: 5 },
    { "old price": 5 },
    { price_id: 77 },
    { total_quantity: 3 },
    { tax_total: 3, vat_amount: 2, rabat_kwota: 1 },
    { delivery_cost: 3 },
    { scenario: 3, enterprise: 4, expression: 5, сумка: 6, квартира: 7, оцінка: 8, summary: 9 },
    { cost: { name: "free" }, price: [] },
    { cost: { a: { b: { c: 9 } } } },
  ])("is shared with a note where the element has none: %j", (element) => {
    const lead = { items: [{ n: 1, price: "", ...element }], delivery: 0, sum: 100 };
    expect(codesOf(rules, lead).filter((code) => code.startsWith("price"))).toEqual(["price_shared"]);
  });

  it("is shared with a note where the amount is read for something else", () => {
    const pieces = { ...products, fields: { ...products.fields, quantity: "amount" } };
    const lead = { items: [{ amount: 2, price: "" }], delivery: 0, sum: 100 };
    expect(codesOf({ ...rules, products: pieces }, lead)).toEqual(["price_shared"]);
  });

  it("is shared with a note by a line of the lead itself, whose amounts are those of the order", () => {
    const alone = { fields: { ...line, price_brutto: "no" } };
    const codes = codesOf(
      { fields: {}, products: alone, total: "sum", share: true },
      { order_total: 90, sum: 100 },
    );
    expect(codes).toContain("price_shared");
    expect(codes).not.toContain("price_unread");
  });

  it("is shared with a warning for those lines alone that have an amount", () => {
    const items = [{ n: 1, price_gross: 9.45 }, { n: 1 }, { n: 1, price: 5, price_gross: 6 }];
    const { issues } = mapLead(rules, { items, delivery: 0, sum: 100 });
    expect(issues.map(({ code, path }) => `${code} ${path}`)).toEqual([
      "price_unread products[0].price_brutto",
      "price_shared products[1].price_brutto",
    ]);
  });

  it.each([0, -1, 1.5])("is not shared where a line has %d pieces", (n) => {
    expect(codesOf(rules, { items: [{ n }, { n: 1 }], sum: 100 })).not.toContain("price_shared");
  });

  it("is read once: what is doubtful about it is reported once", () => {
    const codes = codesOf(rules, { items: [{ n: 1 }], sum: "1.299" });
    expect(codes.filter((code) => code === "decimal_ambiguous")).toHaveLength(1);
  });

  it("works only with a total", () => {
    expect(() => mapLead({ fields: {}, share: true }, {})).toThrow("`total`");
  });
});
