import * as z from "zod/v4";
import { checkGiven, type OptionChecks } from "../../shared/options/check.ts";
import { type ApiMethods, allMethods, type MethodResult } from "../methods/methods.ts";
import { checkWords, type MethodWords } from "../schema/methodWords.ts";
import { namedMethods } from "../schema/namedMethods.ts";
import {
  fieldsSchema,
  type JsonSchema,
  type MethodSchemas,
  methodSchemas,
  type StandardSchema,
} from "../schema/schemas.ts";
import type { Method } from "../wire/method.ts";
import { type ZodParams, zodParams } from "./zodParams.ts";

/** The two zod schemas of every declared method, by its name. */
export type ZodSchemas = {
  readonly [Name in keyof ApiMethods]: {
    /** The parameters of the method: an object with a schema for each parameter, to `pick`, `omit` and `extend`. */
    readonly params: ZodParams<ApiMethods[Name]["params"]>;
    /** An answer of Base, which is normalized to its documented shape. */
    readonly result: z.ZodType<MethodResult<Name>, unknown>;
  };
};

/** Options of `zodSchemas`. */
type ZodSchemasOptions = {
  /**
   * `words` of `baselinker-sdk/schema/words`: then each parameter has a `description`, and each field of a result in its
   * JSON Schema, for agent tools and generated forms. Without it there are no descriptions.
   */
  readonly words?: MethodWords | undefined;
};

const zodChecks = {
  words: { default: undefined, check: checkWords },
} satisfies OptionChecks<ZodSchemasOptions>;

/**
 * The parameters and the result of every method as zod 4 schemas: to parse with, to infer types from, and to use in
 * your own schemas. They accept and reject the same values as those of `baselinker-sdk/schema`, with the same
 * messages. `params` are zod objects: `pick`, `omit` and `extend` them, or take the schema of one parameter from
 * their `shape`. Their JSON Schema is the one of `jsonSchemaOf`. Each schema is created on first use and kept, so keep
 * the object that is returned. This entry point needs zod 4: `npm install zod`. zod 3.25 has it too, as `zod/v4`.
 * @example
 * ```ts
 * import { zodSchemas } from "baselinker-sdk/zod";
 * import * as z from "zod";
 *
 * const { addOrder } = zodSchemas();
 * const job = z.object({ shop: z.string(), order: addOrder.params });
 * type Job = z.infer<typeof job>;
 * const contact = addOrder.params.pick({ email: true, phone: true });
 * ```
 * @example
 * ```ts
 * import { words } from "baselinker-sdk/schema/words";
 * import { zodSchemas } from "baselinker-sdk/zod";
 * import * as z from "zod";
 *
 * const { addOrder } = zodSchemas({ words });
 * console.log(addOrder.params.shape.email.description, z.toJSONSchema(addOrder.params));
 * ```
 * @throws TypeError for another option, and for other `words`
 */
export function zodSchemas(options: ZodSchemasOptions = {}): ZodSchemas {
  const { words = {} } = checkGiven("zodSchemas", zodChecks, options);
  const made: Record<string, unknown> = {};
  const methods = new Map(Object.entries<Method>(allMethods()));
  for (const [name, schemas] of Object.entries<MethodSchemas<unknown, unknown>>(methodSchemas)) {
    const method = methods.get(name);
    defineOnce(made, name, () => ({
      params: zodParams(method?.params ?? {}, words[name]?.params),
      result: zodOf(schemas.result, fieldsSchema(method?.result ?? {}, "result", words[name]?.result)),
    }));
  }
  // The loop and the type come from the same declarations; the compiler cannot follow the loop.
  return namedMethods(made as ZodSchemas);
}

function zodOf(
  { "~standard": { validate } }: StandardSchema<unknown, unknown>,
  jsonSchema: JsonSchema,
): z.ZodType {
  const read = z.unknown().transform((input, context) => {
    const checked = validate(input);
    if (checked.issues === undefined) return checked.value;
    for (const { message, path = [] } of checked.issues)
      context.issues.push({ code: "custom", message, path: [...path], input });
    return z.NEVER;
  });
  // zod has no JSON Schema for the output of a transform: it uses the one of the schema after it.
  return read.pipe(z.unknown().meta(jsonSchema));
}

function defineOnce(target: object, name: string, make: () => unknown): void {
  let made: unknown;
  const get = () => {
    made ??= make();
    return made;
  };
  Object.defineProperty(target, name, { get, enumerable: true });
}
