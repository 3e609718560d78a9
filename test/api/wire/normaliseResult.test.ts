import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { methods as readOrdersMethods } from "../../../src/api/methods/orders/readOrders.ts";
import { methods as readProductsMethods } from "../../../src/api/methods/products/readProducts.ts";
import { normaliseResult } from "../../../src/api/wire/normaliseResult.ts";
import {
  type AnyShape,
  choice,
  decimal,
  either,
  flag,
  identifier,
  integer,
  list,
  map,
  object,
  optional,
  text,
  time,
  unknown,
} from "../../../src/api/wire/shape.ts";
import { runs } from "../support/runs.ts";
import { fieldsArbitrary, fieldsOnTheWire } from "../support/shapeArbitrary.ts";
import recorded from "./recordedAnswers.json" with { type: "json" };

const { getOrderExtraFields, getOrderSources, getOrders } = readOrdersMethods;
const { getInventoryProductsData, getInventoryProductsList } = readProductsMethods;

function one(shape: AnyShape, value: unknown): { value: unknown; drift: unknown } {
  const { value: answer, drift } = normaliseResult({ value: shape }, { value });
  return { value: answer.value, drift };
}

describe("normaliseResult, on answers as they were recorded", () => {
  it('reads the same price as a number, once written 79 and once "89.00"', () => {
    const { value, drift } = normaliseResult(getInventoryProductsList.result, recorded.productsList);
    expect(drift).toEqual([]);
    expect(value).toMatchObject({
      products: { 101: { prices: { 1: 79, 2: 89 }, parent_id: 0 }, 102: { prices: {}, stock: {} } },
    });
  });

  it("reads empty maps written as [] and as {} in one answer", () => {
    const { value } = normaliseResult(getInventoryProductsData.result, recorded.productsData);
    expect(value).toMatchObject({
      products: {
        101: { prices: {}, stock: {}, locations: {}, images: {}, links: {}, variants: {} },
        102: { variants: { 2001: { prices: { 1: 10.5 }, stock: { bl_205: 3 } } } },
      },
    });
  });

  it("keeps broken features of a product as the text they came as, and says so", () => {
    const { value, drift } = normaliseResult(getInventoryProductsData.result, recorded.productsData);
    expect(drift).toEqual([{ path: "products.*.text_fields.features", expected: "map", received: "string" }]);
    expect(value).toHaveProperty(["products", "102", "text_fields", "features"], '{"Colour":"bl');
    expect(value).toHaveProperty(["products", "101", "text_fields", "features"], { Colour: "blue" });
    expect(value).toHaveProperty(["products", "101", "text_fields", "description"], "");
  });

  it("reads an order: flags of three kinds, ids of three kinds, fields that no one documents", () => {
    const { value, drift } = normaliseResult(getOrders.result, recorded.orders);
    expect(drift).toEqual([]);
    expect(value).toMatchObject({
      orders: [
        {
          order_id: 5001,
          payment_method_cod: false,
          want_invoice: true,
          confirmed: true,
          pick_state: 0,
          external_order_id: "",
          custom_extra_fields: {},
          delivery_price: 12.99,
          a_field_of_tomorrow: { as: ["it", "came"] },
          products: [
            { product_id: "2001", variant_id: "", storage_id: "307", auction_id: "0", price_brutto: 89 },
            { product_id: "101", variant_id: "7", storage_id: "307", auction_id: "0", price_brutto: 79 },
          ],
        },
      ],
    });
  });

  it("reads additional fields as a list and as a map", () => {
    const wanted = {
      extra_fields: [
        { extra_field_id: 101, name: "UTM", editor_type: "text" },
        { extra_field_id: 102, name: "Gift", editor_type: "select", options: ["yes", "no"] },
      ],
    };
    for (const answer of [recorded.extraFieldsAsList, recorded.extraFieldsAsMap]) {
      expect(normaliseResult(getOrderExtraFields.result, answer)).toMatchObject({ value: wanted, drift: [] });
    }
  });

  it("reads order sources with a type that is not documented", () => {
    const { value, drift } = normaliseResult(getOrderSources.result, recorded.orderSources);
    expect(drift).toEqual([]);
    expect(value).toMatchObject({ sources: { personal: { 0: "In person / by phone" } } });
    expect(value).toHaveProperty("sources.order_return", {});
  });
});

describe("normaliseResult", () => {
  it.each([
    [text(), null, ""],
    [text(), 12, "12"],
    [identifier(), 0, "0"],
    [integer(), "12", 12],
    [integer(), "2.50", 2.5],
    [integer(), "", 0],
    [integer(), null, 0],
    [decimal(), "-89.10", -89.1],
    [decimal(), " 7 ", 7],
    [time(), "1700000000", 1_700_000_000],
    [flag(), "0", false],
    [flag(), "1", true],
    [flag(), 1, true],
    [flag(), "", false],
    [flag(), null, false],
    [map(integer()), [], {}],
    [map(integer()), null, {}],
    [map(text()), ["In person"], { 0: "In person" }],
    [map(map(integer())), [["1"], { a: "2" }], { 0: { 0: 1 }, 1: { a: 2 } }],
    [list(integer()), null, []],
    [list(integer()), "", []],
    [list(integer()), { 5: "1", 9: 2 }, [1, 2]],
    [list(object({ id: integer(), name: text() }), "id"), { 5: { name: "a" } }, [{ id: 5, name: "a" }]],
    [list(object({ id: integer() }), "id"), { 5: { id: 6 } }, [{ id: 6 }]],
    [either(text(), object({ url: text() })), null, ""],
    [either(text(), map(integer())), { a: "1" }, { a: 1 }],
    [unknown(), { any: [1, "1", null] }, { any: [1, "1", null] }],
  ])("case %#: brings a value into shape without drift", (shape, received, wanted) => {
    expect(one(shape, received)).toEqual({ value: wanted, drift: [] });
  });

  it.each([
    [integer(), "about ten", "integer", "string"],
    [integer(), "9007199254740993", "integer", "string"],
    [integer(), [], "integer", "list"],
    [decimal(), true, "decimal", "boolean"],
    [text(), false, "text", "boolean"],
    [text(), {}, "text", "object"],
    [flag(), 2, "flag", "number"],
    [flag(), "yes", "flag", "string"],
    [list(text()), "a", "list", "string"],
    [map(text()), "a", "map", "string"],
    [object({}), "a", "object", "string"],
    [choice("a", "b"), "c", "choice", "another text"],
  ])("case %#: keeps what it cannot bring into shape and reports it", (shape, received, expected, type) => {
    expect(one(shape, received)).toEqual({
      value: received,
      drift: [{ path: "value", expected, received: type }],
    });
  });

  it("names the path of what drifted, but no key of a map", () => {
    const shape = { orders: list(object({ stock: map(integer()) })) };
    const { drift } = normaliseResult(shape, { orders: [{ stock: {} }, { stock: { bl_1: "many" } }] });
    expect(drift).toEqual([{ path: "orders[1].stock.*", expected: "integer", received: "string" }]);
  });

  it("fills a missing field and reports it, unless it is optional", () => {
    const fields = { id: integer(), items: list(text()), note: optional(text()) };
    expect(normaliseResult(fields, {})).toEqual({
      value: { id: 0, items: [] },
      drift: [
        { path: "id", expected: "integer", received: "nothing" },
        { path: "items", expected: "list", received: "nothing" },
      ],
    });
  });

  it("leaves an optional object out that came without content", () => {
    const fields = { commission: optional(object({ net: decimal() })) };
    for (const commission of [null, [], ""]) {
      expect(normaliseResult(fields, { commission })).toEqual({ value: {}, drift: [] });
    }
  });

  it.each([null, undefined, "SUCCESS", 5, [], true])("reads %o as an answer without fields", (answer) => {
    const { value, drift } = normaliseResult({ orders: list(text()) }, answer);
    expect(value).toEqual({ orders: [] });
    expect(drift).toMatchObject([{ path: "", expected: "object" }, { path: "orders" }]);
  });

  it("treats untrusted keys as ordinary names", () => {
    const answer: unknown = JSON.parse(
      '{"__proto__":{"polluted":true},"stock":{"__proto__":"5"},"constructor":1}',
    );
    const { value } = normaliseResult({ stock: map(integer()) }, answer);
    expect(Object.keys(value)).toEqual(["__proto__", "stock", "constructor"]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(JSON.stringify(value)).toBe(
      '{"__proto__":{"polluted":true},"stock":{"__proto__":5},"constructor":1}',
    );
    expect({}).not.toHaveProperty("polluted");
  });

  it("changes nothing in the answer that it was given", () => {
    const answer = structuredClone(recorded.orders);
    normaliseResult(getOrders.result, answer);
    expect(answer).toEqual(recorded.orders);
  });

  it("leaves an answer that fits as it is, and reads every wire spelling of it back", () => {
    const seeded = fc.infiniteStream(fc.boolean());
    for (const method of [getOrders, getInventoryProductsData, getOrderExtraFields]) {
      fc.assert(
        fc.property(fieldsArbitrary(method.result), seeded, (answer, coins) => {
          expect(normaliseResult(method.result, answer)).toEqual({ value: answer, drift: [] });
          const wire = fieldsOnTheWire(method.result, answer, () => coins.next().value ?? false);
          expect(normaliseResult(method.result, wire)).toEqual({ value: answer, drift: [] });
        }),
        runs(40),
      );
    }
  });

  it("never throws, and is stable: what is normalised once stays so", () => {
    const { result } = getOrders;
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.record({ orders: fc.jsonValue() })), (answer) => {
        const { value } = normaliseResult(result, answer);
        expect(normaliseResult(result, value).value).toEqual(value);
      }),
      runs(300),
    );
  });
});
