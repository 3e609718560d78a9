import { methodNamed } from "../api/methods.ts";
import { firstMillisecondStamp, flagValues } from "../api/wire/checkParams.ts";
import type { AnyShape, Fields } from "../api/wire/shape.ts";
import { setOwn } from "../json/value.ts";
import { expectedWord } from "../options/check.ts";
import { unknownMethod } from "./namedMethods.ts";

/** What a method takes, or what the client gives for its answer. */
export type SchemaSide = "params" | "result";

/** A JSON Schema, draft 2020-12. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/**
 * The JSON Schema (draft 2020-12) of what a method takes, or of the result that the client gives: the answer of Base
 * after it was brought into shape. It is made when it is asked for.
 *
 * Parameters that this version of the SDK does not know are not allowed, and texts are as long as the newest pages of
 * Base let them be. Fields of a result that it does not know are.
 *
 * @example
 * ```ts
 * import { jsonSchemaOf } from "baselinker-sdk/schema";
 *
 * const schema = jsonSchemaOf("addOrder", "params");
 * ```
 *
 * @throws TypeError for a method that this version of the SDK does not know, or for another side
 */
export function jsonSchemaOf(method: string, side: SchemaSide): JsonSchema {
  const declared = methodNamed(method);
  if (declared === undefined) throw unknownMethod(method);
  if (side !== "params" && side !== "result") throw expectedWord("side", ["params", "result"], side);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: `${method} ${side}`,
    ...objectOf(declared[side], side),
  };
}

function objectOf(fields: Fields, side: SchemaSide): JsonSchema {
  const properties: Record<string, unknown> = {};
  for (const [name, shape] of Object.entries(fields)) setOwn(properties, name, schemaOf(shape, side));
  const required = Object.keys(fields).filter((name) => fields[name]?.optional !== true);
  const closed = side === "params" ? { additionalProperties: false } : {};
  return { type: "object", properties, ...(required.length === 0 ? {} : { required }), ...closed };
}

function schemaOf({ node }: AnyShape, side: SchemaSide): JsonSchema {
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
      return isParam ? { enum: flagValues } : { type: "boolean" };
    case "time":
      return isParam
        ? { type: "integer", minimum: 0, maximum: firstMillisecondStamp - 1 }
        : { type: "integer" };
    case "currency":
      return isParam ? { type: "string", pattern: "^[A-Z]{3}$" } : { type: "string" };
    case "country":
      return isParam ? { type: "string", pattern: "^([A-Z]{2})?$" } : { type: "string" };
    case "choice":
      // An answer can hold a word that is newer than this version.
      return isParam ? { type: "string", enum: [...node.values] } : { type: "string" };
    case "list":
      return { type: "array", items: schemaOf(node.item, side) };
    case "map":
      return { type: "object", additionalProperties: schemaOf(node.value, side) };
    case "object":
      return objectOf(node.fields, side);
    case "either":
      return { anyOf: [schemaOf(node.scalar, side), schemaOf(node.other, side)] };
    case "unknown":
      return {};
  }
}
