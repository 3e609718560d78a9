import { describe, expect, it } from "vitest";
import { methods as labels } from "../../../src/api/methods/catalogs/labels.ts";
import { methods as changeOrdersMethods } from "../../../src/api/methods/orders/changeOrders.ts";
import { checkParams } from "../../../src/api/wire/checkParams.ts";
import {
  type AnyShape,
  choice,
  country,
  currency,
  decimal,
  either,
  flag,
  identifier,
  integer,
  list,
  map,
  measure,
  object,
  open,
  optional,
  text,
  time,
  unknown,
} from "../../../src/api/wire/shape.ts";
import type { ParamProblem } from "../../../src/shared/errors/invalidParamsError.ts";

const { addOrder } = changeOrdersMethods;
const order = { order_status_id: 1, date_add: 1_700_000_000 };

/** The problems of one value, in a field named `value`. */
function problemsOf(shape: AnyShape, value: unknown): ParamProblem[] {
  return checkParams({ value: optional(shape) }, { value });
}

function codeOf(shape: AnyShape, value: unknown): string | undefined {
  return problemsOf(shape, value)[0]?.code;
}

describe("checkParams", () => {
  it("finds nothing wrong with an order that fits", () => {
    const params = {
      ...order,
      currency: "PLN",
      delivery_country_code: "PL",
      custom_extra_fields: { 101: "google / cpc", 102: { title: "scan", file: "data:AAAA" } },
      products: [{ name: "Mug", quantity: 2, price_brutto: 10.5, tax_rate: -0.02, storage: "db" }],
    };
    expect(checkParams(addOrder.params, params)).toEqual([]);
  });

  it.each([null, undefined, "text", 7, [], [{}], new Map(), new Date(0)])(
    "refuses %o as parameters",
    (params) => {
      expect(checkParams(addOrder.params, params)).toMatchObject([{ code: "wrong_type", path: "" }]);
    },
  );

  it("lists every problem at once, each with its path", () => {
    const params = {
      date_add: "today",
      emial: "a@b.c",
      products: [
        { name: "Mug", quantity: "2", price_brutto: 1 },
        { name: 5, quantity: 1, price: 3 },
      ],
    };
    expect(checkParams(addOrder.params, params).map(({ code, path }) => `${code} ${path}`)).toEqual([
      "unknown_field emial",
      "missing_field order_status_id",
      "wrong_type date_add",
      "wrong_type products[0].quantity",
      "unknown_field products[1].price",
      "wrong_type products[1].name",
      "missing_field products[1].price_brutto",
    ]);
  });

  it("suggests the nearest name for an unknown field", () => {
    const [problem] = checkParams(addOrder.params, { ...order, deliveryCity: "Kyiv" });
    expect(problem).toMatchObject({
      code: "unknown_field",
      path: "deliveryCity",
      suggestion: "delivery_city",
    });
    expect(problem?.message).toContain("`delivery_city`");
  });

  it("compares only as many unknown fields with all others as a message lists", () => {
    const many = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, index) => [`delivery_citi${index}`, "x"]),
    );
    const problems = checkParams(addOrder.params, { ...order, ...many });
    expect(problems).toHaveLength(1_000);
    expect(problems.filter(({ suggestion }) => suggestion !== undefined)).toHaveLength(20);
  });

  it("suggests nothing where nothing is near", () => {
    const [problem] = checkParams(addOrder.params, { ...order, leadbox: 1 });
    expect(problem).not.toHaveProperty("suggestion");
    expect(problem?.message).toBe(
      "`leadbox` is not a parameter that this version of the SDK knows, and Base ignores what it does not know. Correct it, or send it with `call`.",
    );
  });

  it("never shows a value in a message", () => {
    const params = { ...order, phone: { secret: "+380501112233" }, currency: "secret", email: 501112233 };
    for (const { message } of checkParams(addOrder.params, params)) {
      expect(message).not.toMatch(/"secret"|501112233/);
    }
  });

  it("takes undefined for a field that is left out", () => {
    expect(checkParams(addOrder.params, { ...order, email: undefined, typo: undefined })).toEqual([]);
    expect(checkParams(addOrder.params, { ...order, date_add: undefined })).toMatchObject([
      { code: "missing_field", path: "date_add" },
    ]);
  });

  it("counts the length of a text in code points", () => {
    expect(codeOf(text(3), "🙂🙂🙂")).toBeUndefined();
    expect(problemsOf(text(3), "🙂🙂🙂🙂")).toMatchObject([{ code: "too_long", path: "value" }]);
    expect(problemsOf(text(3), "🙂🙂🙂🙂")[0]?.message).toContain("4 characters; the API takes 3");
    expect(codeOf(text(), "x".repeat(100_000))).toBeUndefined();
    expect(codeOf(identifier(3), "1234")).toBe("too_long");
  });

  it("tells milliseconds from seconds", () => {
    expect(codeOf(time(), 1_700_000_000_000)).toBe("milliseconds");
    expect(codeOf(time(), 1_700_000_000)).toBeUndefined();
    expect(codeOf(time(), 99_999_999_999)).toBeUndefined();
    expect(codeOf(time(), 100_000_000_000)).toBe("milliseconds");
    expect(codeOf(time(), 1.5)).toBe("wrong_type");
    expect(codeOf(time(), -1)).toBe("wrong_type");
    expect(codeOf(time(), "1700000000")).toBe("wrong_type");
  });

  it("knows currencies and countries", () => {
    for (const code of ["PLN", "UAH", "EUR", "XAF"]) expect(codeOf(currency(), code)).toBeUndefined();
    for (const code of ["pln", "zł", "EURO", "QQQ", ""])
      expect(codeOf(currency(), code)).toBe("bad_currency");
    for (const code of ["PL", "UA", "GB", "XK", ""]) expect(codeOf(country(), code)).toBeUndefined();
    for (const code of ["DD", "UK", "pl", "POL", "EU", "ZZ"])
      expect(codeOf(country(), code)).toBe("bad_country");
    expect(codeOf(currency(), 985)).toBe("wrong_type");
    expect(codeOf(country(), null)).toBe("wrong_type");
  });

  it("refuses numbers that JSON cannot carry", () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(codeOf(decimal(), value)).toBe("not_finite");
      expect(codeOf(integer(), value)).toBe("not_finite");
      expect(codeOf(unknown(), [value])).toBe("not_finite");
    }
  });

  it("tells whole numbers from others", () => {
    expect(codeOf(integer(), 2)).toBeUndefined();
    expect(codeOf(integer(), 2.5)).toBe("wrong_type");
    expect(codeOf(integer(), 2 ** 53)).toBe("wrong_type");
    expect(codeOf(decimal(), 2.5)).toBeUndefined();
    expect(codeOf(identifier(), 2.5)).toBe("wrong_type");
    expect(codeOf(identifier(), 2)).toBeUndefined();
    expect(codeOf(identifier(), "bl_2")).toBeUndefined();
    expect(codeOf(identifier(), true)).toBe("wrong_type");
  });

  it("takes flags as booleans, and as 0 and 1 in numbers and in texts, as Base writes them", () => {
    for (const value of [true, false, 0, 1, "0", "1"]) expect(codeOf(flag(), value)).toBeUndefined();
    for (const value of ["", "2", 2, null, "true"]) expect(codeOf(flag(), value)).toBe("wrong_type");
  });

  it("suggests the nearest of the documented choices", () => {
    expect(codeOf(choice("db", "shop"), "shop")).toBeUndefined();
    expect(problemsOf(choice("db", "shop"), "Shops")).toMatchObject([
      { code: "bad_choice", path: "value", suggestion: "shop" },
    ]);
    expect(problemsOf(choice("db", "shop"), "warehouse")[0]).not.toHaveProperty("suggestion");
    expect(codeOf(choice("db"), 1)).toBe("wrong_type");
  });

  it("looks into lists, maps and objects", () => {
    const shape = map(list(object({ id: integer(), note: optional(text(2)) })));
    expect(problemsOf(shape, { bl_1: [{ id: 1 }, { id: "2", note: "abc" }] })).toMatchObject([
      { code: "wrong_type", path: "value.bl_1[1].id" },
      { code: "too_long", path: "value.bl_1[1].note" },
    ]);
    expect(codeOf(shape, [])).toBe("wrong_type");
    expect(codeOf(list(text()), { 0: "a" })).toBe("wrong_type");
    // A hole in a list would be sent as null.
    expect(problemsOf(list(text()), new Array(1))).toMatchObject([{ code: "wrong_type", path: "value[0]" }]);
  });

  it("refuses maps and dates of the language, which JSON would send empty", () => {
    expect(codeOf(map(text()), new Map([["a", "b"]]))).toBe("wrong_type");
    expect(codeOf(object({}), new Set(["a"]))).toBe("wrong_type");
    expect(codeOf(time(), new Date())).toBe("wrong_type");
  });

  it("chooses between a scalar and an object by what is given", () => {
    const shape = either(text(2), object({ title: text() }));
    expect(codeOf(shape, "ab")).toBeUndefined();
    expect(codeOf(shape, { title: "a" })).toBeUndefined();
    expect(codeOf(shape, "abc")).toBe("too_long");
    expect(problemsOf(shape, {})).toMatchObject([{ code: "missing_field", path: "value.title" }]);
    expect(codeOf(shape, null)).toBe("wrong_type");
  });

  it("takes known fields of an open object by their types, and others as JSON carries them", () => {
    const parcel = open({ weight: optional(measure()) });
    for (const weight of [1, 0.4, "1", "0.4", "25.50"]) expect(codeOf(parcel, { weight })).toBeUndefined();
    for (const weight of ["1,5", "", " 1", "1e3", "1 kg", "-1", true, {}])
      expect(problemsOf(parcel, { weight })).toMatchObject([{ code: "wrong_type", path: "value.weight" }]);
    expect(codeOf(parcel, { size_custom: "A", insurance: ["x"], weight: 1 })).toBeUndefined();
    expect(problemsOf(parcel, { size_custom: 5n })).toMatchObject([{ path: "value.size_custom" }]);
    expect(codeOf(parcel, [])).toBe("wrong_type");
  });

  it("wants a renamed field under its newer name or its former one, and names the newer one", () => {
    const { addInventoryManufacturer } = labels;
    const problems = (params: object) => checkParams(addInventoryManufacturer.params, params);
    const both = { manufacturer_name: "Kiln", name: "Kiln" };
    for (const params of [both, { name: "Kiln" }, { manufacturer_name: "Kiln" }])
      expect(problems(params)).toEqual([]);
    for (const params of [{}, { name: undefined }])
      expect(problems(params)).toMatchObject([{ code: "missing_field", path: "manufacturer_name" }]);
    expect(problems({ name: 5 })).toMatchObject([{ code: "wrong_type", path: "name" }]);
  });

  it("reports what contains itself instead of running forever", () => {
    const loop: Record<string, unknown> = { ...order };
    loop.custom_extra_fields = { 1: loop };
    expect(
      checkParams({ ...addOrder.params, custom_extra_fields: optional(map(unknown())) }, loop),
    ).toMatchObject([{ code: "wrong_type", path: "custom_extra_fields.1" }]);
    const lines: unknown[] = [];
    lines.push(lines);
    expect(codeOf(list(list(list(text()))), lines)).toBe("wrong_type");
    expect(codeOf(unknown(), lines)).toBe("wrong_type");
    const node: { children: unknown[] } = { children: [] };
    node.children.push(node);
    expect(codeOf(unknown(), node)).toBe("wrong_type");
  });

  it("takes one object that is in two places", () => {
    const line = { name: "Mug", quantity: 1, price_brutto: 1 };
    expect(checkParams(addOrder.params, { ...order, products: [line, line] })).toEqual([]);
  });

  it("reports what is nested too deep", () => {
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(codeOf(unknown(), deep)).toBe("wrong_type");
  });

  it("treats untrusted keys as ordinary names", () => {
    const params: unknown = JSON.parse(
      '{"order_status_id":1,"date_add":1,"__proto__":{"email":1},"constructor":2}',
    );
    expect(checkParams(addOrder.params, params).map(({ code, path }) => `${code} ${path}`)).toEqual([
      "unknown_field __proto__",
      "unknown_field constructor",
    ]);
    const shape = object({ email: text() });
    expect(problemsOf(shape, Object.create({ email: "inherited" }))).toMatchObject([
      { code: "missing_field" },
    ]);
    const values: unknown = JSON.parse('{"__proto__": 7}');
    expect(problemsOf(map(text()), values)).toMatchObject([{ code: "wrong_type", path: "value.__proto__" }]);
  });

  it("checks an order with 10,000 lines", () => {
    const products = Array.from({ length: 10_000 }, () => ({ name: "Mug", quantity: 1, price_brutto: 1 }));
    expect(checkParams(addOrder.params, { ...order, products })).toEqual([]);
  });
});
