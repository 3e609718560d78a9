import { describe, expect, it } from "vitest";
import { recordShapes, reshaped } from "../../src/mapping/order/records.ts";
import { discountLines, minorUnitDigits, pricePieces } from "../../src/mapping/values/money.ts";
import { codesOf, mapLead, orderOf } from "./mapLead.ts";

describe("the smallest unit of a currency", () => {
  it("is the currency itself for some, a thousandth for others, and a hundredth for all else", () => {
    for (const code of "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split(" "))
      expect([minorUnitDigits(code), minorUnitDigits(code.toLowerCase())], code).toEqual([0, 0]);
    for (const code of "BHD IQD JOD KWD LYD OMR TND".split(" "))
      expect([minorUnitDigits(code), minorUnitDigits(code.toLowerCase())], code).toEqual([3, 3]);
    for (const code of ["UAH", "PLN", "EUR", "USD", "CZK", "undefined", "", " ", "JP", "JPY "])
      expect(minorUnitDigits(code), code).toBe(2);
  });
});

describe("the price of the pieces of a line", () => {
  it("is one where the sum divides, and two next to each other where it does not", () => {
    expect(pricePieces(900, 3)).toEqual([{ quantity: 3, price: 300 }]);
    expect(pricePieces(1_000, 3)).toEqual([
      { quantity: 2, price: 333 },
      { quantity: 1, price: 334 },
    ]);
    expect(pricePieces(-1_000, 3)).toEqual([
      { quantity: 1, price: -334 },
      { quantity: 2, price: -333 },
    ]);
    expect(pricePieces(0, 3)).toEqual([{ quantity: 3, price: 0 }]);
  });
});

describe("a discount over lines", () => {
  it.each([
    // What is left over goes to the line that lost most by rounding, and of equal ones to the first.
    [[100, 100, 100], [1, 1, 1], 100, [67, 67, 66]],
    [[100, 100], [1, 1], 0, [100, 100]],
    [[100, 100], [1, 1], 200, [0, 0]],
    [[900, 100], [3, 1], 1, [899, 100]],
    [[900, 100], [3, 1], 100, [810, 90]],
    [[1_000, 1], [1, 1], 500, [500, 1]],
    [[100, 100], [10, 1], 5, [97, 98]],
    [[700, 300], [7, 2], 33, [675, 292]],
    // A rest counts per piece, and by its fraction of the smallest unit.
    [[100, 600], [1, 3], 1, [100, 599]],
    [[100, 400], [1, 2], 33, [93, 374]],
    [[100, 400], [1, 2], 4, [100, 396]],
    // A line that had its share gets no more.
    [[200, 300], [2, 3], 2, [200, 298]],
  ])("of %j in %j pieces less %i are %j", (totals, quantities, discount, after) => {
    const lines = totals.map((total, index) => ({ total, quantity: quantities[index] ?? 1 }));
    expect(discountLines(lines, discount)).toEqual(after);
  });

  it("is exact where the products of amounts are no safe numbers", () => {
    const lines = [3_000_000_000_001, 6_000_000_000_002].map((total) => ({ total, quantity: 1 }));
    expect(discountLines(lines, 3)).toEqual([3_000_000_000_000, 6_000_000_000_000]);
    expect(discountLines(lines, 1)).toEqual([3_000_000_000_001, 6_000_000_000_001]);
  });
});

describe("records with the same fields", () => {
  it("share what they have, in the order of the names, with the constants", () => {
    const shapeOf = recordShapes({ a: 1 }, ["b", "c"]);
    const shape = shapeOf({ a: 1, c: 5 });
    expect(shape.has).toEqual([false, true]);
    expect(Object.entries(shape.empty)).toEqual([
      ["a", 1],
      ["c", undefined],
    ]);
    expect(shapeOf({ c: 0 })).toBe(shape);
    expect(shapeOf({ b: "" })).not.toBe(shape);
    expect(shapeOf({ b: 1, c: 1 }).has).toEqual([true, true]);
    expect(Object.entries(reshaped(shapeOf({ b: 1, c: 1 }), { c: 3, b: 2, x: 9, a: 7 }))).toEqual([
      ["a", 7],
      ["b", 2],
      ["c", 3],
    ]);
  });

  it("are remembered fifty of, of fifty names", () => {
    const names = Array.from({ length: 50 }, (_, index) => `n${index}`);
    const shapeOf = recordShapes({}, names);
    expect(shapeOf({ n0: 1 })).toBe(shapeOf({ n0: 2 }));
    expect(shapeOf({ n0: 1 })).not.toBe(shapeOf({ n49: 1 }));
    for (const name of names) shapeOf({ [name]: 1 });
    expect(shapeOf({ n49: 1 })).toBe(shapeOf({ n49: 1 }));
    expect(shapeOf({ n0: 1, n1: 1 })).not.toBe(shapeOf({ n0: 1, n1: 1 }));
    const ofMany = recordShapes({}, [...names, "last"]);
    expect(ofMany({ last: 1 })).not.toBe(ofMany({ last: 1 }));
    expect(ofMany({ last: 1 })).toEqual(ofMany({ last: 2 }));
  });
});

describe("a line of an order", () => {
  const products = {
    each: "items",
    fields: {
      sku: "sku",
      name: "name",
      ean: "ean",
      attributes: "size",
      tax_rate: "rate",
      quantity: "qty",
      price_brutto: "price",
      price_netto: "net",
      line_brutto: "sum",
      line_netto: "sumNet",
    },
  };
  const linesOf = (item: object, more = {}) =>
    orderOf({ fields: {}, products, ...more }, { items: [item] }).products?.map(
      ({ price_brutto, quantity }) => [price_brutto, quantity],
    );
  const told = (item: object, more = {}) =>
    codesOf({ fields: {}, products, ...more }, { items: [item] }).filter((code) => code !== "path_absent");

  it.each<[object, readonly (readonly number[])[]]>([
    [{ net: 100, rate: 23, qty: 1 }, [[123, 1]]],
    [{ net: 100, rate: 0, qty: 1 }, [[100, 1]]],
    [{ net: 100, rate: -1, qty: 1 }, [[100, 1]]],
    [{ sumNet: 100, rate: 23, qty: 2 }, [[61.5, 2]]],
    [{ net: 541.6667, rate: 20, qty: 1 }, [[650, 1]]],
    [
      { net: 541.6667, rate: 0, qty: 3 },
      [
        [541.66, 1],
        [541.67, 2],
      ],
    ],
    [{ price: 10, net: 1, qty: 1 }, [[10, 1]]],
    [{ price: 10, sum: 15, qty: 2 }, [[7.5, 2]]],
    [{ sum: 10, sumNet: 5, qty: 1 }, [[10, 1]]],
    [{ price: 10, qty: -2 }, [[-10, 2]]],
    [{ sum: 10, qty: -2 }, [[-5, 2]]],
    [{ sum: -10, qty: -2 }, [[-5, 2]]],
    [{ price: 10, qty: 2.5 }, [[25, 1]]],
    [{ price: -10, qty: 1 }, [[-10, 1]]],
    [{ price: 0, qty: 3 }, [[0, 3]]],
    [{ price: 10, qty: "2,000" }, [[10, 2]]],
    [{ price: 10, qty: "2 шт" }, [[10, 2]]],
    [{ price: 10, qty: 1e9 }, [[10, 1e9]]],
  ])("%o costs %j", (item, lines) => {
    expect(linesOf({ sku: "A", name: "Mug", ...item })).toEqual(lines);
  });

  it.each<[object, string[]]>([
    [{ price: 1, qty: 0 }, ["quantity_zero"]],
    [{ price: 1, qty: -1 }, ["quantity_negative", "price_negative"]],
    [{ price: 1, qty: 1.5 }, ["quantity_fraction"]],
    [{ price: 1, qty: 1e9 + 1 }, ["quantity_unreadable"]],
    [{ price: 1, qty: -1e9 - 1 }, ["quantity_unreadable"]],
    [{ price: 1, qty: "some" }, ["decimal_unreadable", "quantity_unreadable"]],
    [{ price: 1, qty: "2,000" }, ["decimal_ambiguous"]],
    [{ price: 1, qty: "2,0000" }, []],
    [{ price: 1, qty: "2,00" }, []],
    [{ price: 1 }, ["quantity_missing"]],
    [{ qty: 1 }, ["price_missing"]],
    [{ price: 0, qty: 1 }, []],
    [{ price: -1, qty: 1 }, ["price_negative"]],
    [{ price: 1, qty: 3, sum: 1 }, ["line_split"]],
    [{ price: 1, qty: 1, rate: 0.23 }, ["tax_rate_fraction"]],
    [{ price: 1, qty: 1, rate: 1 }, []],
    [{ price: 1, qty: 1, rate: 0 }, []],
    [{ price: 1, qty: 1, rate: -1 }, []],
    [{ price: 9_999_999_999_999, qty: 1 }, []],
    [{ price: 10_000_000_000_000, qty: 1 }, ["line_amount_too_large"]],
    [{ price: -10_000_000_000_000, qty: 1 }, ["line_amount_too_large", "price_negative"]],
    [{ price: 9_999_999_999_999, qty: 1_000 }, ["line_amount_too_large"]],
  ])("%o tells %j", (item, codes) => {
    expect(told({ sku: "A", name: "Mug", ...item }).toSorted()).toEqual(codes.toSorted());
  });

  it.each([
    [{ sku: "A", ean: "B", size: "C" }, "A", "its SKU"],
    [{ ean: "B", size: "C" }, "B", "its EAN"],
    [{ size: "C" }, "C", "its attributes"],
    [{}, "—", "a dash"],
  ])("without a name is called by what it has: %o is %s", (item, name, instead) => {
    const result = mapLead({ fields: {}, products }, { items: [{ price: 1, qty: 1, ...item }] });
    expect(result).toMatchObject({ order: { products: [{ name }] } });
    const issue = result.issues.find(({ code }) => code === "line_name_missing");
    expect(issue?.message).toContain(instead);
  });

  it("with a negative price is refused where the rules say so", () => {
    const more = { negativePrices: "reject" as const };
    const lead = { items: [{ sku: "A", name: "Mug", price: -1, qty: 1 }] };
    expect(mapLead({ fields: {}, products, ...more }, lead).status).toBe("error");
    expect(told(lead.items[0] ?? {}, more)).toEqual(["price_negative_rejected"]);
    lead.items = [{ sku: "A", name: "Mug", price: 0, qty: 1 }];
    expect(told(lead.items[0] ?? {}, more)).toEqual([]);
  });

  it("says which unit it was split by", () => {
    const lead = { items: [{ sku: "A", name: "Mug", sum: 10, qty: 3 }] };
    const messageIn = (currency: string) =>
      mapLead({ fields: { currency: { value: currency } }, products }, lead)
        .issues.map(({ message }) => message)
        .join();
    expect(messageIn("PLN")).toContain("cent");
    expect(messageIn("JPY")).toContain("smallest unit");
  });
});

describe("a discount that cannot be taken off", () => {
  const lead = { items: [{ sku: "A", price: "100" }], off: "" };
  const rules = {
    fields: {},
    products: { each: "items", fields: { sku: "sku", name: "sku", price_brutto: "price" } },
    discount: { amount: "off", name: "label" },
  };

  it.each([
    ["0", []],
    ["0,004", []],
    ["100", []],
    ["100,01", ["discount_too_large"]],
    ["9999999999999", ["discount_too_large"]],
    ["99999999999999999999", ["too_large"]],
  ])("of %s tells %j", (off, codes) => {
    expect(codesOf(rules, { ...lead, off })).toEqual(codes);
  });

  it("is called as the rules say, cut to 200 letters, or by the usual word", () => {
    const named = (label: unknown) =>
      orderOf({ ...rules, discount: { ...rules.discount, mode: "line" } }, { ...lead, off: 5, label })
        .products?.[1];
    expect(named("Coupon")).toEqual({ name: "Coupon", price_brutto: -5, quantity: 1 });
    expect(named("x".repeat(300))?.name).toBe("x".repeat(200));
    expect(named("")?.name).toBe("Discount");
    expect(named(undefined)?.name).toBe("Discount");
  });

  it("of 0 adds no line", () => {
    const asLine = { ...rules, discount: { amount: "off", mode: "line" as const } };
    expect(orderOf(asLine, { ...lead, off: "0" }).products).toHaveLength(1);
  });
});
