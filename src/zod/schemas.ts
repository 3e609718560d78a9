import * as z from "zod";
import { type ApiMethods, allMethods } from "../api/methods.ts";
import type { Method, ResultOf } from "../api/wire/method.ts";
import { namedMethods } from "../schema/namedMethods.ts";
import { type MethodSchemas, type StandardSchema, schemas as standardSchemas } from "../schema/schemas.ts";
import { type ZodParams, zodParams } from "./zodParams.ts";

/** The two zod schemas of every declared method, under its name. */
export type ZodSchemas = {
  readonly [Name in keyof ApiMethods]: {
    /** What the method takes: an object with a schema for each parameter, to `pick`, `omit` and `extend`. */
    readonly params: ZodParams<ApiMethods[Name]["params"]>;
    /** An answer of Base, which is brought into its documented shape. */
    readonly result: z.ZodType<ResultOf<ApiMethods[Name]>, unknown>;
  };
};

/**
 * Every method's parameters and result as zod 4 schemas: to be parsed with, to infer types from, and to be parts of
 * schemas of yours. They take and refuse the same as those of `baselinker-sdk/schema`, in the same words. `params` are
 * objects of zod: `pick`, `omit` and `extend` them, or take the schema of one parameter from their `shape`. A schema is
 * made when it is asked for. This entry point needs zod 4: `npm install zod`.
 *
 * @example
 * ```ts
 * import { schemas } from "baselinker-sdk/zod";
 * import * as z from "zod";
 *
 * const job = z.object({ shop: z.string(), order: schemas.addOrder.params });
 * type Job = z.infer<typeof job>;
 * const contact = schemas.addOrder.params.pick({ email: true, phone: true });
 * ```
 */
export const schemas: ZodSchemas = /* @__PURE__ */ makeSchemas();

function makeSchemas(): ZodSchemas {
  const made: Record<string, unknown> = {};
  const methods = new Map(Object.entries<Method>(allMethods()));
  for (const [name, own] of Object.entries<MethodSchemas<unknown, unknown>>(standardSchemas)) {
    defineOnce(made, name, () => ({
      params: zodParams(methods.get(name)?.params ?? {}),
      result: zodOf(own.result),
    }));
  }
  // The loop and the type come from the same declarations; the compiler cannot follow the loop.
  return namedMethods(made as ZodSchemas);
}

function zodOf({ "~standard": { validate } }: StandardSchema<unknown, unknown>): z.ZodType {
  return z.unknown().transform((input, context) => {
    const checked = validate(input);
    if (checked.issues === undefined) return checked.value;
    for (const { message, path = [] } of checked.issues)
      context.issues.push({ code: "custom", message, path: [...path], input });
    return z.NEVER;
  });
}

function defineOnce(target: object, name: string, make: () => unknown): void {
  let made: unknown;
  const get = () => {
    made ??= make();
    return made;
  };
  Object.defineProperty(target, name, { get, enumerable: true });
}
