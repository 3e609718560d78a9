import type { AnyShape } from "../../api/wire/shape.ts";
import type { Environment } from "../compile/environment.ts";
import { compileReach } from "../compile/reach.ts";
import { firstValue } from "../compile/scalar.ts";
import { type Check, type Scope, traceField } from "../compile/scope.ts";
import type { LimitRule } from "../rules/language.ts";
import type { Value } from "../rules/value.ts";
import { checkFieldValue } from "./checkFieldValue.ts";
import { lengthOf } from "./declaredFields.ts";
import { compileFieldReader, isFixed, readConstant } from "./fieldReader.ts";
import { compileLimit, type Overflow } from "./limits.ts";

/** One field of the order or of a line, with its rule at work. */
export interface Field {
  readonly name: string;
  /** The path of its rule. */
  readonly at: string;
  /** What the field is for every lead, where the rule is a constant. */
  readonly constant: unknown;
  /** Whether the lead has anything for it; `undefined` where it need not. */
  readonly reached: Check | undefined;
  /** What the field is for the lead at hand, at its length. `over` takes what is moved to another field. */
  readonly read: (scope: Scope, over: Overflow[]) => unknown;
}

/** Compiles the rule of a field that the API declares so. */
export function compileField(
  name: string,
  shape: AnyShape,
  value: Value,
  at: string,
  limitRule: LimitRule | undefined,
  env: Environment,
): Field {
  checkFieldValue(value, shape, at, env);
  const convert = compileFieldReader(name, shape, at, env);
  const constant = readConstant(value, convert, at, env);
  const get = env.value(value, at, "first");
  const limit = compileLimit(name, lengthOf(shape), limitRule, at);
  return {
    name,
    at,
    constant: isFixed(constant, name, shape, env) ? constant : undefined,
    reached: compileReach(value, at, env),
    read(scope, over) {
      const raw = get(scope);
      let own = Array.isArray(raw) ? firstValue(raw, scope, at) : raw;
      if (own === undefined) return undefined;
      own = convert(own, scope);
      if (limit !== undefined && typeof own === "string" && own.length > limit.max) {
        own = limit.fit(own, scope, over);
      }
      if (scope.trace !== undefined) traceField(scope, at, own);
      return own;
    },
  };
}
