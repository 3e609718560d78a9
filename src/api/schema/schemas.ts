import { joinPath, keysOf, setOwn } from "../../shared/json/value.ts";
import { checkGiven, expectedWord } from "../../shared/options/check.ts";
import {
  type ApiMethods,
  allMethods,
  type MethodParams,
  type MethodResult,
  methodNamed,
} from "../methods/methods.ts";
import { checkParams, firstMillisecondStamp, flagValues, measureText } from "../wire/checkParams.ts";
import { keyPattern } from "../wire/mapKeys.ts";
import type { Method } from "../wire/method.ts";
import { normaliseResult } from "../wire/normaliseResult.ts";
import { idText } from "../wire/numericIds.ts";
import type { AnyShape, Fields } from "../wire/shape.ts";
import { checkWords, described, type MethodWords, type PathWords } from "./methodWords.ts";
import { namedMethods, unknownMethod } from "./namedMethods.ts";

/**
 * A schema for every library that supports [Standard Schema](https://standardschema.dev) or Standard JSON Schema:
 * forms, routers, RPC, agent tools.
 */
export interface StandardSchema<Input, Output> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "baselinker-sdk";
    /** Returns the value, or what is wrong with it and where: `["products", 0, "quantity"]`. */
    readonly validate: (value: unknown) => Validated<Output>;
    /**
     * The JSON Schema of the input and of the output. `target` is `"draft-2020-12"` or `"draft-07"`; any other throws
     * a TypeError. `libraryOptions: { words }` adds a description to each property, as in `jsonSchemaOf`.
     */
    readonly jsonSchema: { readonly input: Converter; readonly output: Converter };
    /** Only carries the types; it is never set. */
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

type Validated<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | {
      readonly issues: readonly {
        readonly message: string;
        readonly path?: readonly PropertyKey[] | undefined;
      }[];
    };

/** The two schemas of one method. */
export interface MethodSchemas<Params, Result> {
  /** The parameters of the method. A valid value is returned unchanged. */
  readonly params: StandardSchema<Params, Params>;
  /**
   * An answer of Base. A valid one is returned in its documented shape, as the client returns it. Undeclared fields
   * are kept, including `status`, which the client removes.
   */
  readonly result: StandardSchema<unknown, Result>;
}

/**
 * Standard Schema of every method's parameters and result, from the same declarations as the client. Here a string
 * longer than Base allows is an issue; the client only reports it. A misspelled method name throws a TypeError.
 * @example
 * ```ts
 * import { methodSchemas } from "baselinker-sdk/schema";
 *
 * const checked = methodSchemas.addOrder.params["~standard"].validate(JSON.parse("{}"));
 * for (const { path, message } of checked.issues ?? []) console.log(path, message);
 * ```
 */
export const methodSchemas: Schemas = /* @__PURE__ */ makeSchemas();

type Schemas = {
  readonly [Name in keyof ApiMethods]: MethodSchemas<MethodParams<Name>, MethodResult<Name>>;
};

function makeSchemas(): Schemas {
  const made = Object.values<Method>(allMethods()).map((method) => [method.name, schemasOf(method)]);
  // The loop and the type come from the same declarations; the compiler cannot follow the loop.
  return namedMethods(Object.fromEntries(made) as Schemas);
}

function schemasOf(method: Method): MethodSchemas<unknown, unknown> {
  const { params, result } = method;
  const ofParams = converterOf(method, "params");
  return {
    params: standard({ input: ofParams, output: ofParams }, (value) => {
      const problems = checkParams(params, value);
      if (problems.length === 0) return { value };
      return { issues: problems.map(({ path, message }) => ({ path: keysOf(path), message })) };
    }),
    result: standard({ input: converterOf(method), output: converterOf(method, "result") }, (answer) => {
      const { value, drift } = normaliseResult(result, answer);
      if (drift.length === 0) return { value };
      const issues = drift.map(({ path, expected, received }) => ({
        path: keysOf(path),
        message: `${expected} expected, ${received} came`,
      }));
      return { issues };
    }),
  };
}

function standard(
  jsonSchema: { readonly input: Converter; readonly output: Converter },
  validate: (value: unknown) => Validated<unknown>,
): StandardSchema<unknown, unknown> {
  return { "~standard": { version: 1, vendor: "baselinker-sdk", validate, jsonSchema } };
}

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
type Converter = (options: {
  readonly target: string;
  readonly libraryOptions?: Readonly<Record<string, unknown>> | undefined;
}) => Record<string, unknown>;

/** The converter for one side of a method. Without a side, its schema accepts anything. */
function converterOf(method: Method, side?: SchemaSide): Converter {
  return (options) => {
    const $schema = Object.entries(dialects).find(([target]) => target === options?.target)?.[1];
    if ($schema === undefined) throw expectedWord("target", Object.keys(dialects), options?.target);
    if (side === undefined) return { $schema };
    const words = options.libraryOptions?.words;
    return documentOf(method, side, $schema, words === undefined ? words : checkWords("words", words));
  };
}

function documentOf(method: Method, side: SchemaSide, $schema: string, words: MethodWords = {}): JsonSchema {
  const sideWords = words[method.name]?.[side] ?? {};
  return {
    $schema,
    title: `${method.name} ${side}`,
    ...described(sideWords, ""),
    ...fieldsSchema(method[side], side, sideWords),
  };
}

export function fieldsSchema(
  fields: Fields,
  side: SchemaSide,
  words: PathWords = {},
  path = "",
  isOpen = false,
): JsonSchema {
  const properties: Record<string, unknown> = {};
  for (const [name, shape] of Object.entries(fields)) {
    const fieldPath = joinPath(path, name);
    setOwn(properties, name, {
      ...shapeSchema(shape, side, words, fieldPath),
      ...described(words, fieldPath),
    });
  }
  const required = Object.keys(fields).filter((name) => fields[name]?.optional !== true);
  const closed = side === "params" && !isOpen ? { additionalProperties: false } : {};
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
      if (isParam && node.isId === true)
        return { anyOf: [{ type: "integer" }, { type: "string", pattern: idText.source }] };
      return { type: "integer" };
    case "decimal":
      if (isParam && node.asText === true)
        return { anyOf: [{ type: "number" }, { type: "string", pattern: measureText.source }] };
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
      return {
        type: "object",
        ...(isParam && node.prefix !== undefined
          ? { propertyNames: { pattern: keyPattern(node.prefix) } }
          : {}),
        additionalProperties: shapeSchema(node.value, side, words, path),
      };
    case "object":
      return fieldsSchema(node.fields, side, words, path, node.isOpen);
    case "either":
      return {
        anyOf: [node.scalar, node.other].map((alternative) => shapeSchema(alternative, side, words, path)),
      };
    case "unknown":
      return {};
  }
}
