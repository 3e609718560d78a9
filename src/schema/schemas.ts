import { type ApiMethods, allMethods } from "../api/methods.ts";
import { checkParams } from "../api/wire/checkParams.ts";
import type { Method, ParamsOf, ResultOf } from "../api/wire/method.ts";
import { normaliseResult } from "../api/wire/normaliseResult.ts";
import { keysOf } from "../json/value.ts";
import { namedMethods } from "./namedMethods.ts";

/** One thing that does not fit, as [Standard Schema](https://standardschema.dev) says it. */
export interface SchemaIssue {
  readonly message: string;
  /** Where: `["products", 0, "quantity"]`. */
  readonly path?: readonly PropertyKey[] | undefined;
}

/** What a validation gives: the value, or what is wrong with it. */
export type SchemaResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly SchemaIssue[] };

/** A schema that every library with support for Standard Schema takes: forms, routers, RPC. */
export interface StandardSchema<Input, Output> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "baselinker-sdk";
    readonly validate: (value: unknown) => SchemaResult<Output>;
    /** For types only; never set. */
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

/** The two schemas of one method. */
export interface MethodSchemas<Params, Result> {
  /** What the method takes. A valid value is given back as it is. */
  readonly params: StandardSchema<Params, Params>;
  /**
   * An answer of Base. A valid one is given back in its documented shape, as the client gives it. Fields without a
   * declaration stay, also `status`, which the client takes off.
   */
  readonly result: StandardSchema<unknown, Result>;
}

/** The schemas of every declared method, under its name. */
export type Schemas = {
  readonly [Name in keyof ApiMethods]: MethodSchemas<ParamsOf<ApiMethods[Name]>, ResultOf<ApiMethods[Name]>>;
};

/**
 * Standard Schema of every method's parameters and result, from the same declarations as the client. A text that is
 * longer than Base allows is an issue here, while the client only reports it. A misspelt name of a method is a TypeError.
 *
 * @example
 * ```ts
 * import { schemas } from "baselinker-sdk/schema";
 *
 * const checked = schemas.addOrder.params["~standard"].validate(JSON.parse("{}"));
 * for (const { path, message } of checked.issues ?? []) console.log(path, message);
 * ```
 */
export const schemas: Schemas = /* @__PURE__ */ makeSchemas();

function makeSchemas(): Schemas {
  const made = Object.values<Method>(allMethods()).map((method) => [method.name, schemasOf(method)]);
  // The loop and the type come from the same declarations; the compiler cannot follow the loop.
  return namedMethods(Object.fromEntries(made) as Schemas);
}

function schemasOf({ params, result }: Method): MethodSchemas<unknown, unknown> {
  return {
    params: standard((value) => {
      const problems = checkParams(params, value);
      if (problems.length === 0) return { value };
      return { issues: problems.map(({ path, message }) => ({ path: keysOf(path), message })) };
    }),
    result: standard((given) => {
      const { value, drift } = normaliseResult(result, given);
      if (drift.length === 0) return { value };
      const issues = drift.map(({ path, expected, received }) => ({
        path: keysOf(path),
        message: `${expected} expected, ${received} came`,
      }));
      return { issues };
    }),
  };
}

function standard(validate: (value: unknown) => SchemaResult<unknown>): StandardSchema<unknown, unknown> {
  return { "~standard": { version: 1, vendor: "baselinker-sdk", validate } };
}
