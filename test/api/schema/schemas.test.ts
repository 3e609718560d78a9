import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allMethods } from "../../../src/api/methods/methods.ts";
import { jsonSchemaOf, methodKinds, methodSchemas } from "../../../src/entries/schema.ts";
import { zodSchemas } from "../../../src/entries/zod.ts";
import { isRecord } from "../../../src/shared/json/value.ts";
import { runs } from "../support/runs.ts";
import { fieldsArbitrary } from "../support/shapeArbitrary.ts";
import { wordless } from "../support/wordless.ts";

const methods = Object.values(allMethods());
const order = { order_status_id: 1, date_add: 1_767_225_600 };

describe("the schemas of a method", () => {
  it("say of parameters what is wrong and where, and give valid ones back as they are", () => {
    const { validate } = methodSchemas.addOrder.params["~standard"];
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
    const { validate } = methodSchemas.addInventoryProduct.params["~standard"];
    const images = { "a.b": 5, '["c"]': 5, "": 5, plain: 5 };
    const paths = validate({ inventory_id: "1", images }).issues?.map(({ path }) => path);
    expect(paths).toEqual(Object.keys(images).map((key) => ["images", key]));
    expect(validate({ inventory_id: "1", "an.other": 1 }).issues).toMatchObject([{ path: ["an.other"] }]);
  });

  it("bring an answer into its shape, and say where that cannot be done", () => {
    const { validate } = methodSchemas.getOrderSources.result["~standard"];
    expect(validate({ sources: { personal: ["By phone"] } })).toEqual({
      value: { sources: { personal: { 0: "By phone" } } },
    });
    expect(validate({ sources: 5 })).toEqual({
      issues: [{ path: ["sources"], message: "map expected, number came" }],
    });
  });

  it.each([methodSchemas, zodSchemas()])("say which method was meant where a name is misspelt", (all) => {
    for (const [slip, meant] of Object.entries({ addorder: "addOrder", getOrder: "getOrders" })) {
      expect(() => Reflect.get(all, slip)).toThrow(TypeError);
      expect(() => Reflect.get(all, slip)).toThrow(`Did you mean \`${meant}\`?`);
    }
    for (const name of ["then", "toJSON", "constructor2", "nothing", Symbol.toStringTag])
      expect(Reflect.get(all, name)).toBeUndefined();
    expect("addorder" in all).toBe(false);
  });

  it("are there for every method, and are Standard Schemas", () => {
    expect(Object.keys(methodSchemas).sort()).toEqual(methods.map(({ name }) => name).sort());
    for (const { params, result } of Object.values(methodSchemas)) {
      for (const schema of [params, result])
        expect(schema["~standard"]).toMatchObject({ version: 1, vendor: "baselinker-sdk" });
    }
  });
});

describe("the kinds of methods", () => {
  it("are those of the declarations, and say which method was meant where a name is misspelt", () => {
    expect({ ...methodKinds }).toEqual(Object.fromEntries(methods.map(({ name, kind }) => [name, kind])));
    expect([methodKinds.getOrders, methodKinds.addOrder]).toEqual(["read", "write"]);
    expect(() => Reflect.get(methodKinds, "addOrdr")).toThrow("Did you mean `addOrder`?");
    expect(Reflect.get(methodKinds, "constructor2")).toBeUndefined();
  });
});

describe("the JSON Schema that another library asks a schema for", () => {
  const words = {
    ...wordless,
    addOrder: { params: { email: "Whom to write to." }, result: { order_id: "The new order." } },
  };
  const described = { libraryOptions: { words, cycles: "ref" } };

  it.each([
    ["draft-2020-12", Ajv2020],
    ["draft-07", Ajv],
  ] as const)("is that of the method, and valid by another validator: %s", (target, Validator) => {
    const ajv = new Validator({ strict: true, allowUnionTypes: true });
    for (const [name, { params, result }] of Object.entries(methodSchemas)) {
      const converted = params["~standard"].jsonSchema.input({ target });
      expect(params["~standard"].jsonSchema.output({ target })).toEqual(converted);
      expect({ ...converted, $schema: undefined }).toEqual({
        ...jsonSchemaOf(name, "params"),
        $schema: undefined,
      });
      expect(ajv.validateSchema(converted)).toBe(true);
      const output = result["~standard"].jsonSchema.output({ target });
      expect({ ...output, $schema: undefined }).toEqual({
        ...jsonSchemaOf(name, "result"),
        $schema: undefined,
      });
      expect(ajv.validateSchema(output)).toBe(true);
      // An answer of Base may have any form: it is brought into its shape.
      expect(Object.keys(result["~standard"].jsonSchema.input({ target }))).toEqual(["$schema"]);
    }
  });

  it("has descriptions where the library passes `words` on, and leaves its other options alone", () => {
    const { params, result } = methodSchemas.addOrder;
    const target = "draft-07";
    expect(params["~standard"].jsonSchema.input({ target, ...described })).toMatchObject({
      $schema: "http://json-schema.org/draft-07/schema#",
      properties: { email: { description: "Whom to write to." } },
    });
    expect(result["~standard"].jsonSchema.output({ target, ...described })).toMatchObject({
      properties: { order_id: { description: "The new order." } },
    });
    const wrong = () => params["~standard"].jsonSchema.input({ target, libraryOptions: { words: "en" } });
    expect(wrong).toThrow("Expected `words` to be the object of baselinker-sdk/schema/words");
  });

  it.each([
    ["openapi-3.0", 'Expected `target` to be "draft-2020-12" or "draft-07"'],
    ["draft-7", 'Did you mean "draft-07"?'],
    ["constructor", 'Expected `target` to be "draft-2020-12" or "draft-07"'],
    [undefined, "got undefined"],
  ])("is refused for the target %s, with what there is", (target, message) => {
    const { input, output } = methodSchemas.addOrder.result["~standard"].jsonSchema;
    for (const convert of [input, output]) {
      for (const options of target === undefined ? [[], [{}], [null]] : [[{ target }]]) {
        const make = () => Reflect.apply(convert, undefined, options);
        expect(make).toThrow(TypeError);
        expect(make).toThrow(message);
      }
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
    const folder = fileURLToPath(new URL("../../recorded/answers", import.meta.url));
    for (const name of readdirSync(folder)) {
      const file: unknown = JSON.parse(readFileSync(join(folder, name), "utf8"));
      const method = isRecord(file) ? String(file.method) : "";
      const own = Object.entries(methodSchemas).find(([each]) => each === method)?.[1];
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
