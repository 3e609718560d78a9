import * as z from "zod/v4";
import { joinKey, joinPath, keysOf } from "../../shared/json/value.ts";
import { described, type PathWords } from "../schema/methodWords.ts";
import { shapeSchema } from "../schema/schemas.ts";
import { checkParams } from "../wire/checkParams.ts";
import { keyPattern } from "../wire/mapKeys.ts";
import { unknownField, unknownKey } from "../wire/paramProblem.ts";
import type { AnyShape, Fields } from "../wire/shape.ts";

/** Parameters as a zod object with a schema for each of them. Unknown parameters are rejected. */
export type ZodParams<F> = z.ZodObject<{ [K in keyof F]: ZodParam<F[K]> }, z.core.$strict>;

/** A list, with the schema of its elements. Like the client, it accepts readonly lists. */
type ZodList<Item extends z.core.SomeType> = z.ZodType<
  readonly z.output<Item>[],
  readonly z.input<Item>[]
> & { readonly element: Item };

/** A map from ids to values, with the schema of its values. */
type ZodMap<Value extends z.core.SomeType, Key extends string = string> = z.ZodType<
  { readonly [K in Key]: z.output<Value> },
  { readonly [K in Key]: z.input<Value> }
> & { readonly valueType: Value };

// The two are no interfaces: users' declaration files write down what an alias means, but could not name those.

// Shapes are distinguished by the property that carries their types and not by name, so that the declaration file of
// this entry imports none of them. And no type is recursive, although shapes may be: the compiler would compare each
// field with every zod type, which took two seconds. Below the elements of a list, a schema has only its type.

type ZodParam<S> = "~of" extends keyof S ? z.ZodOptional<ZodValue<NonNullable<S["~of"]>>> : ZodValue<S>;

type ZodValue<S> = "~item" extends keyof S
  ? ZodList<ZodElement<NonNullable<S["~item"]>>>
  : "~value" extends keyof S
    ? ZodMap<
        ZodElement<NonNullable<S["~value"]>>,
        "~key" extends keyof S ? NonNullable<S["~key"]> & string : string
      >
    : ZodElement<S>;

type ZodElement<S> = "~fields" extends keyof S
  ? z.ZodObject<
      { [K in keyof NonNullable<S["~fields"]>]: ZodField<NonNullable<S["~fields"]>[K]> },
      z.core.$strict
    >
  : ZodLeaf<S>;

type ZodField<S> = "~of" extends keyof S ? z.ZodOptional<ZodLeaf<NonNullable<S["~of"]>>> : ZodLeaf<S>;
type ZodLeaf<S> = z.ZodType<InputOf<S>, InputOf<S>>;
type InputOf<S> = S extends { readonly "~types"?: { readonly input: infer Input } } ? Input : never;

/**
 * Uses the messages of `baselinker-sdk/schema`. Like zod, it copies, and rejects an unknown name even if it
 * is undefined.
 */
export function zodParams(fields: Fields, words: PathWords = {}): z.ZodObject {
  return withWords(
    words,
    "",
    objectOf(fields, words, "", (input) => checkParams(fields, input)[0]?.message),
  );
}

function zodOf(shape: AnyShape, name: string, words: PathWords, path: string): z.ZodType {
  const { node } = shape;
  const error = ({ input }: { readonly input?: unknown }) => problemsOf(shape, name, input)[0]?.message;
  switch (node.type) {
    case "object":
      // Its other fields are checked too, which a loose object of zod would not do.
      if (node.isOpen === true) return checkedWhole(shape, name, words, path);
      return objectOf(node.fields, words, path, (input) => error({ input }));
    case "list": {
      const item = zodOf(node.item, `each of ${name}`, words, path);
      // A list of anything may contain undefined, which JSON writes as null.
      return z.array(node.item.node.type === "unknown" ? z.optional(item) : item, { error });
    }
    case "map":
      // An undefined value is not sent.
      return recordOf(
        node.prefix,
        z.optional(zodOf(node.value, `each of ${name}`, words, path)),
        name,
        error,
      );
    default:
      return checkedWhole(shape, name, words, path);
  }
}

function checkedWhole(shape: AnyShape, name: string, words: PathWords, path: string): z.ZodType {
  return z
    .unknown()
    .superRefine((input, context) => {
      for (const { message, path } of problemsOf(shape, name, input))
        context.issues.push({ code: "custom", message, path: keysOf(path).slice(1), input });
    })
    .meta(shapeSchema(shape, "params", words, path));
}

function recordOf(
  prefix: string | undefined,
  value: z.ZodType,
  name: string,
  error: (issue: { readonly input?: unknown }) => string | undefined,
): z.ZodType {
  if (prefix === undefined) return z.record(z.string(), value, { error });
  const wrongKey = ({ input }: { readonly input?: unknown }) =>
    unknownKey(prefix, joinKey(name, String(input))).message;
  const key = z.string().regex(new RegExp(keyPattern(prefix)), { error: wrongKey });
  return z.record(key, value, {
    error: (issue) => (issue.code === "invalid_key" ? wrongKey({ input: issue.path?.at(-1) }) : error(issue)),
  });
}

function objectOf(
  fields: Fields,
  words: PathWords,
  path: string,
  wrongKind: (input: unknown) => string | undefined,
): z.ZodObject {
  const shape = Object.entries(fields).map(([name, field]) => {
    const fieldPath = joinPath(path, name);
    const schema = zodOf(field, name, words, fieldPath);
    const isOptional = field.optional || field.formerly !== undefined;
    return [name, withWords(words, fieldPath, isOptional ? z.optional(schema) : schema)];
  });
  const object = z.strictObject(Object.fromEntries(shape), {
    error: (issue) =>
      issue.code === "unrecognized_keys" ? unknownFields(fields, issue.keys) : wrongKind(issue.input),
  });
  if (!Object.values(fields).some(({ formerly }) => formerly !== undefined)) return object;
  // A caller who reads the JSON Schema is asked for the newer name.
  const required = Object.keys(fields).filter((name) => fields[name]?.optional !== true);
  return object.superRefine(refuseMissing(fields)).meta({ required });
}

/** A renamed field may be there under either name, which only the whole object shows. */
function refuseMissing(fields: Fields) {
  return (input: unknown, context: z.core.$RefinementCtx) => {
    for (const { code, message, path } of checkParams(fields, input))
      if (code === "missing_field" && fields[path]?.formerly !== undefined)
        context.issues.push({ code: "custom", message, path: [path], input });
  };
}

/** Thousands of names are counted: comparing each with all fields would take seconds. */
function unknownFields(fields: Fields, names: readonly string[]): string {
  const messages = names.slice(0, maxNames).map((name) => unknownField(fields, name, name).message);
  const more = names.length - messages.length;
  return [...messages, ...(more > 0 ? [`And ${more} more.`] : [])].join(" ");
}

const maxNames = 20;

function withWords<Schema extends z.ZodType>(words: PathWords, path: string, schema: Schema): Schema {
  const { description } = described(words, path);
  return description === undefined ? schema : schema.describe(description);
}

function problemsOf({ node }: AnyShape, name: string, input: unknown) {
  return checkParams({ [name]: { node, optional: false } }, { [name]: input });
}
