import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allMethods } from "../../src/api/methods.ts";
import { jsonSchemaOf, schemas } from "../../src/entries/schema.ts";
import { schemas as zodSchemas } from "../../src/entries/zod.ts";
import { isRecord } from "../../src/json/value.ts";
import { runs } from "../api/support/runs.ts";
import { fieldsArbitrary } from "../api/support/shapeArbitrary.ts";

const methods = Object.values(allMethods());
const order = { order_status_id: 1, date_add: 1_767_225_600 };

describe("the schemas of a method", () => {
  it("say of parameters what is wrong and where, and give valid ones back as they are", () => {
    const { validate } = schemas.addOrder.params["~standard"];
    expect(validate(order)).toEqual({ value: order });
    const wrong = { ...order, emial: "a", products: [{ name: "Mug", price_brutto: 1, quantity: "2" }] };
    expect(validate(wrong)).toMatchObject({
      issues: [
        { path: ["emial"], message: expect.stringContaining("Did you mean `email`?") },
        { path: ["products", 0, "quantity"] },
      ],
    });
    for (const value of [null, [], "order", 5, undefined]) {
      expect(validate(value)).toMatchObject({ issues: [{ path: [], message: expect.any(String) }] });
    }
  });

  it("name keys of maps as they are, with dots and brackets in them", () => {
    const { validate } = schemas.addInventoryProduct.params["~standard"];
    const prices = { "a.b": "x", '["c"]': "x", "": "x", plain: "x" };
    const paths = validate({ inventory_id: "1", prices }).issues?.map(({ path }) => path);
    expect(paths).toEqual(Object.keys(prices).map((key) => ["prices", key]));
    expect(validate({ inventory_id: "1", "an.other": 1 }).issues).toMatchObject([{ path: ["an.other"] }]);
  });

  it("bring an answer into its shape, and say where that cannot be done", () => {
    const { validate } = schemas.getOrderSources.result["~standard"];
    expect(validate({ sources: { personal: ["By phone"] } })).toEqual({
      value: { sources: { personal: { 0: "By phone" } } },
    });
    expect(validate({ sources: 5 })).toEqual({
      issues: [{ path: ["sources"], message: "map expected, number came" }],
    });
  });

  it.each([schemas, zodSchemas])("say which method was meant where a name is misspelt", (all) => {
    for (const [slip, meant] of Object.entries({ addorder: "addOrder", getOrder: "getOrders" })) {
      expect(() => Reflect.get(all, slip)).toThrow(TypeError);
      expect(() => Reflect.get(all, slip)).toThrow(`Did you mean \`${meant}\`?`);
    }
    for (const name of ["then", "toJSON", "constructor2", "nothing", Symbol.toStringTag])
      expect(Reflect.get(all, name)).toBeUndefined();
    expect("addorder" in all).toBe(false);
  });

  it("are there for every method, and are Standard Schemas", () => {
    expect(Object.keys(schemas).sort()).toEqual(methods.map(({ name }) => name).sort());
    for (const { params, result } of Object.values(schemas)) {
      for (const schema of [params, result])
        expect(schema["~standard"]).toMatchObject({ version: 1, vendor: "baselinker-sdk" });
    }
  });
});

describe("the JSON Schema of a method", () => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, validateFormats: false });

  it.each(methods.map((method) => [method.name, method] as const))(
    "takes what the declaration of %s takes, by the judgement of another validator",
    (name, { params, result }) => {
      const takes = ajv.compile(jsonSchemaOf(name, "params"));
      const gives = ajv.compile(jsonSchemaOf(name, "result"));
      fc.assert(
        fc.property(fieldsArbitrary(params), fieldsArbitrary(result), (given, answer) => {
          expect([takes(given), takes.errors]).toEqual([true, null]);
          expect([gives(answer), gives.errors]).toEqual([true, null]);
          // What is not a parameter is refused, and a field that is new is not.
          expect(takes({ ...given, not_a_parameter: 1 })).toBe(false);
          expect(gives({ ...answer, a_new_field: 1 })).toBe(true);
        }),
        runs(3),
      );
    },
  );

  it("takes the results of recorded answers", () => {
    const folder = fileURLToPath(new URL("../recorded/answers", import.meta.url));
    for (const name of readdirSync(folder)) {
      const file: unknown = JSON.parse(readFileSync(join(folder, name), "utf8"));
      const method = isRecord(file) ? String(file.method) : "";
      const own = Object.entries(schemas).find(([each]) => each === method)?.[1];
      const read = own?.result["~standard"].validate(isRecord(file) ? file.answer : undefined);
      expect(read?.issues, name).toBeUndefined();
      const gives = ajv.compile(jsonSchemaOf(method, "result"));
      expect(
        [gives(read !== undefined && "value" in read ? read.value : undefined), gives.errors],
        name,
      ).toEqual([true, null]);
    }
  });

  it("refuses what Base would ignore or misread", () => {
    const takes = ajv.compile(jsonSchemaOf("addOrder", "params"));
    expect(takes(order)).toBe(true);
    for (const wrong of [
      {},
      { ...order, date_add: Date.now() },
      { ...order, paid: "yes" },
      { ...order, currency: "zł" },
      { ...order, invoice_postcode: "1".repeat(21) },
      { ...order, products: [{ name: "Mug", price_brutto: "1", quantity: 1 }] },
    ])
      expect(takes(wrong)).toBe(false);
  });

  it.each([
    ["addordr", "params", "Did you mean `addOrder`?"],
    ["", "params", "docs/methods.md"],
    ["constructor", "params", "docs/methods.md"],
    ["__proto__", "result", "docs/methods.md"],
    ["addOrder", "both", '"params" or "result"'],
    [5, "params", "docs/methods.md"],
  ])("of %s, %s, is a TypeError that says what is there", (method, side, hint) => {
    const make = () => Reflect.apply(jsonSchemaOf, undefined, [method, side]);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(hint);
  });
});
