import { methodNamed } from "../api/methods.ts";
import { firstMillisecondStamp, flagValues } from "../api/wire/checkParams.ts";
import type { Method } from "../api/wire/method.ts";
import type { AnyShape, Fields } from "../api/wire/shape.ts";
import { joinPath, setOwn } from "../json/value.ts";
import { checkGiven, expectedWord } from "../options/check.ts";
import { checkWords, described, type MethodWords, type PathWords } from "./methodWords.ts";
import { unknownMethod } from "./namedMethods.ts";

/** A JSON Schema. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

type SchemaSide = "params" | "result";

/**
 * Returns the JSON Schema (draft 2020-12) of a method's parameters, or of the client's result: the normalized answer
 * of Base. It is created on demand.
 *
 * Parameters that this version of the SDK does not know are not allowed, and the maximum lengths of strings are those
 * of the newest Base documentation. Unknown fields of a result are allowed.
 * @param options - `words` of `baselinker-sdk/schema/words` adds a `description` to each property, and the method's
 * description to the schema of its parameters. Without it there are no descriptions.
 *
 * @example
 * ```ts
 * import { jsonSchemaOf } from "baselinker-sdk/schema";
 * import { words } from "baselinker-sdk/schema/words";
 *
 * const schema = jsonSchemaOf("addOrder", "params", { words });
 * ```
 * @throws TypeError for a method that this version of the SDK does not know, for another side, and for other `words`
 */
export function jsonSchemaOf(
  method: string,
  side: "params" | "result",
  options: { readonly words?: MethodWords | undefined } = {},
): JsonSchema {
  const declared = methodNamed(method);
  if (declared === undefined) throw unknownMethod(method);
  if (side !== "params" && side !== "result") throw expectedWord("side", ["params", "result"], side);
  const { words } = checkGiven("jsonSchemaOf", { words: { default: undefined, check: checkWords } }, options);
  return documentOf(declared, side, dialects["draft-2020-12"], words);
}

/** The supported versions. All keywords that we use are the same in both. */
const dialects = {
  "draft-2020-12": "https://json-schema.org/draft/2020-12/schema",
  "draft-07": "http://json-schema.org/draft-07/schema#",
};

/** Creates a JSON Schema, as [Standard JSON Schema](https://standardschema.dev/json-schema) defines it. */
export type Converter = (options: {
  readonly target: string;
  readonly libraryOptions?: Readonly<Record<string, unknown>> | undefined;
}) => Record<string, unknown>;

/** The converter for one side of a method. Without a side, its schema accepts anything. */
export function converterOf(method: Method, side?: SchemaSide): Converter {
  return (options) => {
    const $schema = Object.entries(dialects).find(([target]) => target === options?.target)?.[1];
    if ($schema === undefined) throw expectedWord("target", Object.keys(dialects), options?.target);
    if (side === undefined) return { $schema };
    const words = options.libraryOptions?.words;
    return documentOf(method, side, $schema, words === undefined ? words : checkWords("words", words));
  };
}

function documentOf(method: Method, side: SchemaSide, $schema: string, words: MethodWords = {}): JsonSchema {
  const own = words[method.name]?.[side] ?? {};
  return {
    $schema,
    title: `${method.name} ${side}`,
    ...described(own, ""),
    ...fieldsSchema(method[side], side, own),
  };
}

export function fieldsSchema(fields: Fields, side: SchemaSide, words: PathWords = {}, path = ""): JsonSchema {
  const properties: Record<string, unknown> = {};
  for (const [name, shape] of Object.entries(fields)) {
    const at = joinPath(path, name);
    setOwn(properties, name, { ...shapeSchema(shape, side, words, at), ...described(words, at) });
  }
  const required = Object.keys(fields).filter((name) => fields[name]?.optional !== true);
  const closed = side === "params" ? { additionalProperties: false } : {};
  return { type: "object", properties, ...(required.length === 0 ? {} : { required }), ...closed };
}

export function shapeSchema(
  { node }: AnyShape,
  side: SchemaSide,
  words: PathWords = {},
  path = "",
): JsonSchema {
  const isParam = side === "params";
  switch (node.type) {
    case "text":
      if (node.file === true && isParam) return { type: "string", contentEncoding: "base64" };
      return { type: "string", ...(isParam && node.max !== undefined ? { maxLength: node.max } : {}) };
    case "identifier": {
      const text = { type: "string", ...(node.max === undefined ? {} : { maxLength: node.max }) };
      return isParam ? { anyOf: [text, { type: "integer" }] } : { type: "string" };
    }
    case "integer":
      return { type: "integer" };
    case "decimal":
      return { type: "number" };
    case "flag":
      return isParam ? { enum: [...flagValues] } : { type: "boolean" };
    case "time":
      return isParam
        ? { type: "integer", minimum: 0, maximum: firstMillisecondStamp - 1 }
        : { type: "integer" };
    case "currency":
      return isParam ? { type: "string", pattern: "^[A-Z]{3}$" } : { type: "string" };
    case "country":
      return isParam ? { type: "string", pattern: "^([A-Z]{2})?$" } : { type: "string" };
    case "choice":
      // An answer can contain a word that is newer than this version.
      return isParam ? { type: "string", enum: [...node.values] } : { type: "string" };
    case "list":
      return { type: "array", items: shapeSchema(node.item, side, words, path) };
    case "map":
      return { type: "object", additionalProperties: shapeSchema(node.value, side, words, path) };
    case "object":
      return fieldsSchema(node.fields, side, words, path);
    case "either":
      return { anyOf: [node.scalar, node.other].map((each) => shapeSchema(each, side, words, path)) };
    case "unknown":
      return {};
  }
}
