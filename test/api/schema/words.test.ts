import { describe, expect, it } from "vitest";
import { allMethods } from "../../../src/api/methods/methods.ts";
import type { AnyShape, Fields } from "../../../src/api/wire/shape.ts";
import { type MethodWords, words } from "../../../src/entries/schema/words.ts";
import { jsonSchemaOf } from "../../../src/entries/schema.ts";
import { isRecord } from "../../../src/shared/json/value.ts";
import { wordless } from "../support/wordless.ts";

describe("the words of baselinker-sdk/schema/words", () => {
  it("are there for every method and for at least 99 % of the paths of its parameters and its result", () => {
    const methods = Object.values(allMethods());
    const paths = methods.flatMap(({ name, params, result }) => [
      [name, "params", ""] as const,
      ...pathsOf(params).map((path) => [name, "params", path] as const),
      ...pathsOf(result).map((path) => [name, "result", path] as const),
    ]);
    const without = paths.filter(([name, side, path]) => (words[name]?.[side][path] ?? "") === "");
    expect(paths.length).toBeGreaterThan(2_200);
    expect(without.map((path) => path.join(" ")).slice(0, Math.ceil(paths.length / 100))).toEqual([]);
    // And nothing else: a path that no shape has would never be looked up.
    const known = new Set(paths.map((path) => path.join(" ")));
    const said = Object.entries(words).flatMap(([name, { params, result }]) => [
      ...Object.keys(params).map((path) => `${name} params ${path}`),
      ...Object.keys(result).map((path) => `${name} result ${path}`),
    ]);
    expect(said.filter((path) => !known.has(path))).toEqual([]);
  });

  it("are sentences in paragraphs, and say which name goes", () => {
    expect(words.addOrder?.params[""]).toMatch(
      /^Adds an order\. Base \*\*always\*\* makes a new one: .+\n\nAutomatic actions .+\n\n/,
    );
    expect(words.addInventoryManufacturer?.params.name).toMatch(
      /^What the maker is called, under its former name\.\n\nDeprecated\. Newer pages call it/,
    );
    const texts = Object.values(words).flatMap(({ params, result }) =>
      [params, result].flatMap((side) => Object.values(side)),
    );
    expect(texts.filter((text) => /^\s|\s$|[^\n]\n[^\n]|\n{3}|\s{3}|\{@|(^|\n)@/.test(text))).toEqual([]);
  });

  it("describe each property of a JSON Schema, also within lists and maps", () => {
    for (const name of Object.keys(allMethods())) {
      for (const side of ["params", "result"] as const) {
        const described = descriptionsOf(jsonSchemaOf(name, side, { words }));
        expect(Object.fromEntries(described), `${name} ${side}`).toEqual(words[name]?.[side]);
      }
    }
  });
});

describe("the option `words` of jsonSchemaOf", () => {
  const words: MethodWords = {
    ...wordless,
    addOrder: {
      params: { "": "Adds an order.", email: "Whom to write to.", "products.sku": "What to pack." },
      result: { order_id: "The new order." },
    },
  };

  it("describes the method and what has a text, and nothing else", () => {
    const params = descriptionsOf(jsonSchemaOf("addOrder", "params", { words }));
    expect(params).toEqual(Object.entries(words.addOrder?.params ?? {}));
    expect(jsonSchemaOf("addOrder", "params", { words })).toMatchObject({
      title: "addOrder params",
      description: "Adds an order.",
      properties: { email: { type: "string", description: "Whom to write to." } },
    });
    const result = descriptionsOf(jsonSchemaOf("addOrder", "result", { words }));
    expect(result).toEqual([["order_id", "The new order."]]);
  });

  it("left out, leaves the schema without a description", () => {
    for (const options of [undefined, {}, { words: undefined }, { words: wordless }])
      expect(descriptionsOf(jsonSchemaOf("addOrder", "params", options))).toEqual([]);
  });

  it.each([
    [{ words: true }, "Expected `words` to be the object of baselinker-sdk/schema/words, got true."],
    [{ words: null }, "Expected `words` to be the object of baselinker-sdk/schema/words, got null."],
    [{ words: "en" }, 'Expected `words` to be the object of baselinker-sdk/schema/words, got "en".'],
    [{ words: {} }, "Expected `words` to be the object of baselinker-sdk/schema/words, got an object."],
    [
      { words: { words } },
      "Expected `words` to be the object of baselinker-sdk/schema/words, got an object.",
    ],
    [{ words: words.addOrder }, "Expected `words` to be the object of baselinker-sdk/schema/words"],
    [{ words: Promise.resolve(words) }, "got a promise (is an `await` missing?)."],
    [{ word: words }, "Unknown option `word` of jsonSchemaOf. Did you mean `words`?"],
    [words, "Known are `words`."],
    [null, "Expected the options of jsonSchemaOf to be an object, got null."],
  ])("refuses anything else: %#", (options, message) => {
    const make = () => Reflect.apply(jsonSchemaOf, undefined, ["addOrder", "params", options]);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(message);
  });
});

/** Every path of fields: elements of lists and of maps add nothing to it. */
function pathsOf(fields: Fields, above = ""): string[] {
  return Object.entries(fields).flatMap(([name, shape]) => [
    above + name,
    ...fieldsWithin(shape).flatMap((each) => pathsOf(each, `${above}${name}.`)),
  ]);
}

function fieldsWithin({ node }: AnyShape): Fields[] {
  switch (node.type) {
    case "object":
      return [node.fields];
    case "list":
      return fieldsWithin(node.item);
    case "map":
      return fieldsWithin(node.value);
    case "either":
      return [...fieldsWithin(node.scalar), ...fieldsWithin(node.other)];
    default:
      return [];
  }
}

/** The descriptions in a JSON Schema by their paths, found without the declarations. */
function descriptionsOf(schema: unknown, path = ""): [path: string, text: string][] {
  if (!isRecord(schema)) return [];
  const { description, properties, items, additionalProperties, anyOf } = schema;
  const within = [items, additionalProperties, ...(Array.isArray(anyOf) ? anyOf : [])];
  return [
    ...(description === undefined ? [] : [[path, String(description)] satisfies [string, string]]),
    ...within.flatMap((each) => descriptionsOf(each, path)),
    ...Object.entries(isRecord(properties) ? properties : {}).flatMap(([name, property]) =>
      descriptionsOf(property, path === "" ? name : `${path}.${name}`),
    ),
  ];
}
