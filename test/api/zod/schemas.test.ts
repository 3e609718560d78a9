import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { allMethods } from "../../../src/api/methods/methods.ts";
import { checkParams } from "../../../src/api/wire/checkParams.ts";
import type { MethodWords } from "../../../src/entries/schema/words.ts";
import { jsonSchemaOf, methodSchemas } from "../../../src/entries/schema.ts";
import { zodSchemas } from "../../../src/entries/zod.ts";
import { runs } from "../support/runs.ts";
import { fieldsArbitrary } from "../support/shapeArbitrary.ts";
import { wordless } from "../support/wordless.ts";

const schemas = zodSchemas();
const order = { order_status_id: 1, date_add: 1_767_225_600 };

describe("the zod schemas of a method", () => {
  it("take what the method takes, alone and as a part of another schema", () => {
    expect(schemas.addOrder.params.parse(order)).toEqual(order);
    const job = z.object({ shop: z.string(), order: schemas.addOrder.params });
    expect(job.parse({ shop: "a", order })).toEqual({ shop: "a", order });
    expect(
      job.safeParse({ shop: "a", order: { ...order, emial: "a", date_add: "now" } }).error?.issues,
    ).toMatchObject([
      { path: ["order", "date_add"], message: expect.stringContaining("unix time in seconds") },
      { path: ["order"], message: expect.stringContaining("Did you mean `email`?") },
    ]);
  });

  it("are objects with a schema for each parameter, to be picked from and extended", () => {
    const { params } = schemas.addOrder;
    const contact = params.pick({ email: true, phone: true }).extend({ shop: z.string() });
    expect(contact.parse({ email: "a@example.com", shop: "b" })).toEqual({
      email: "a@example.com",
      shop: "b",
    });
    expect(contact.safeParse({ email: 5, shop: "b" }).error?.issues).toMatchObject([
      { path: ["email"], message: "`email` must be a string; a number was given." },
    ]);
    const line = params.shape.products.unwrap().element.partial();
    expect(line.parse({ name: "Mug" })).toEqual({ name: "Mug" });
    const products = [{ name: "Mug", price_brutto: 1, quantity: "2" }];
    expect(params.safeParse({ ...order, products }).error?.issues).toMatchObject([
      { path: ["products", 0, "quantity"], message: "`quantity` must be an integer; a string was given." },
    ]);
  });

  it("refuse what is missing, too long, of another kind, or no parameter, in the words of the client", () => {
    const messages = (given: unknown) =>
      schemas.addOrder.params.safeParse(given).error?.issues.map(({ message }) => message);
    expect(messages({ order_status_id: 1 })).toEqual([expect.stringContaining("`date_add` is missing")]);
    expect(messages({ ...order, phone: "1".repeat(101) })).toEqual([
      expect.stringContaining("101 characters"),
    ]);
    expect(messages({ ...order, products: "Mug" })).toEqual([
      "`products` must be an array; a string was given.",
    ]);
    expect(messages({ ...order, custom_extra_fields: { "a.b": 5 } })).toHaveLength(1);
    expect(messages([])).toEqual([expect.stringContaining("an object of parameters")]);
  });

  it.each(Object.values(allMethods()).map((method) => [method.name, method] as const))(
    "take and refuse the same parameters as the client does: %s",
    (name, { params }) => {
      const schema = Object.entries(schemas).find(([each]) => each === name)?.[1].params;
      fc.assert(
        fc.property(fieldsArbitrary(params), fc.anything(), fc.nat(), (given, odd, which) => {
          const key = Object.keys(params)[which % Object.keys(params).length];
          const changed = key === undefined ? given : { ...given, [key]: odd };
          for (const value of [given, changed, { ...given, not_a_parameter: odd ?? null }]) {
            expect(schema?.safeParse(value).success).toBe(checkParams(params, value).length === 0);
          }
        }),
        runs(4),
      );
    },
  );

  it("bring an answer into its shape, and say where that cannot be done", () => {
    const { result } = schemas.getOrderSources;
    expect(result.parse({ sources: { personal: ["By phone"] } })).toEqual({
      sources: { personal: { 0: "By phone" } },
    });
    expect(result.safeParse({ sources: 5 }).error?.issues).toMatchObject([
      { path: ["sources"], message: "map expected, number came" },
    ]);
  });

  it("have the JSON Schema of the method, made by zod, also where one of them is a part of another", () => {
    for (const name of Object.keys(allMethods())) {
      const both = Object.entries(schemas).find(([each]) => each === name)?.[1];
      if (both === undefined) return expect.unreachable(name);
      const params = plain(z.toJSONSchema(both.params, { io: "input" }));
      expect(params, name).toEqual(plain(jsonSchemaOf(name, "params")));
      const result = plain(z.toJSONSchema(z.object({ answer: both.result })));
      expect(result, name).toMatchObject({ properties: { answer: plain(jsonSchemaOf(name, "result")) } });
    }
    const { jsonSchema } = schemas.getOrders.result["~standard"];
    expect(plain(jsonSchema.output({ target: "draft-07" }))).toEqual(
      plain(jsonSchemaOf("getOrders", "result")),
    );
    expect(plain(jsonSchema.input({ target: "draft-07" }))).toEqual({});
  });

  it("are there for every method, say the same as the Standard Schemas, and are made once", () => {
    const names = Object.keys(schemas);
    expect(names.sort()).toEqual(Object.keys(allMethods()).sort());
    expect(schemas.getOrders).toBe(schemas.getOrders);
    for (const value of [undefined, null, [], {}, { order_id: "x" }, "text", 5]) {
      for (const [name, { params, result }] of Object.entries(schemas)) {
        const standard = Object.entries(methodSchemas).find(([each]) => each === name)?.[1];
        const wrong = standard?.params["~standard"].validate(value).issues !== undefined;
        expect(!params.safeParse(value).success, name).toBe(wrong);
        const drifted = standard?.result["~standard"].validate(value).issues?.length ?? 0;
        expect(result.safeParse(value).error?.issues.length ?? 0, name).toBe(drifted);
      }
    }
  });
});

describe("the zod schemas with words", () => {
  const words: MethodWords = {
    ...wordless,
    addOrder: {
      params: {
        "": "Adds an order.",
        order_status_id: "Where it begins.",
        products: "What was bought.",
        "products.sku": "What to pack.",
      },
      result: { order_id: "The new order." },
    },
  };

  it("describe the method and each field that has a text, and nothing else", () => {
    const { params, result } = zodSchemas({ words }).addOrder;
    expect(params.description).toBe("Adds an order.");
    const { order_status_id, products, email } = params.shape;
    expect([order_status_id, products, email].map(({ description }) => description)).toEqual([
      "Where it begins.",
      "What was bought.",
      undefined,
    ]);
    expect(products.unwrap().element.shape.sku.description).toBe("What to pack.");
    const options = { words };
    expect(plain(z.toJSONSchema(params))).toEqual(plain(jsonSchemaOf("addOrder", "params", options)));
    expect(plain(z.toJSONSchema(result))).toEqual(plain(jsonSchemaOf("addOrder", "result", options)));
    expect(z.toJSONSchema(params.pick({ products: true }))).toMatchObject({
      properties: { products: { description: "What was bought." } },
    });
    expect(schemas.addOrder.params.shape.order_status_id.description).toBeUndefined();
  });

  it("take and refuse the same as those without", () => {
    const { addOrder } = zodSchemas({ words });
    for (const value of [order, {}, { ...order, emial: "a" }, { ...order, products: [{ sku: 5 }] }]) {
      const issues = addOrder.params.safeParse(value).error?.issues;
      expect(issues).toEqual(schemas.addOrder.params.safeParse(value).error?.issues);
    }
    expect(addOrder.result.parse({ order_id: "5" })).toEqual({ order_id: 5 });
  });

  it.each([
    [{ words }, "got an object."],
    ["uk", 'got "uk".'],
    [Promise.resolve(words), "got a promise (is an `await` missing?)."],
  ])("are refused without the words of this package: %#", (given, got) => {
    const make = () => Reflect.apply(zodSchemas, undefined, [{ words: given }]);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(`Expected \`words\` to be the object of baselinker-sdk/schema/words, ${got}`);
  });

  it("are an option: given alone they are refused", () => {
    expect(() => Reflect.apply(zodSchemas, undefined, [words])).toThrow(
      /^Unknown option `\w+` of zodSchemas\./,
    );
    expect(zodSchemas({ words: undefined }).addOrder.params.description).toBeUndefined();
  });
});

/** A JSON Schema without what only one of its makers says: its head, that keys are texts, and how types are joined. */
function plain(schema: object): unknown {
  const text = JSON.stringify(schema, (key, value) =>
    ["$schema", "title", "propertyNames", "~standard"].includes(key) ? undefined : value,
  );
  return JSON.parse(
    text.replaceAll('"type":["string","integer"]', '"anyOf":[{"type":"string"},{"type":"integer"}]'),
  );
}
