import { type ApiMethods, allMethods, type MethodParams, type MethodResult } from "../api/methods.ts";
import { checkParams } from "../api/wire/checkParams.ts";
import type { Method } from "../api/wire/method.ts";
import { normaliseResult } from "../api/wire/normaliseResult.ts";
import { keysOf } from "../json/value.ts";
import { type Converter, converterOf } from "./jsonSchema.ts";
import { namedMethods } from "./namedMethods.ts";

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
    /** For types only; never set. */
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
 *
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
    result: standard({ input: converterOf(method), output: converterOf(method, "result") }, (given) => {
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

function standard(
  jsonSchema: { readonly input: Converter; readonly output: Converter },
  validate: (value: unknown) => Validated<unknown>,
): StandardSchema<unknown, unknown> {
  return { "~standard": { version: 1, vendor: "baselinker-sdk", validate, jsonSchema } };
}
