import { setOwn } from "../../api/wire/setOwn.ts";
import { text } from "../../api/wire/shape.ts";
import type { Environment } from "../compile/environment.ts";
import type { ReadAs } from "../compile/readAs.ts";
import { type Get, report, type Scope, traceField } from "../compile/scope.ts";
import type { LimitRule, Rules, Value } from "../rules/language.ts";
import { lengthOf, orderFields } from "./declaredFields.ts";
import { extraFieldId, extraFieldOf, fitExtraField } from "./extraFields.ts";
import { checkConstant, compileFieldReader } from "./fieldReader.ts";
import { compileLimit, type Limit } from "./limits.ts";
import { compileReach } from "./reach.ts";

/** Values of order fields by name; additional ones under their left column. */
export type OrderValues = Map<string, unknown>;

interface Field {
  readonly name: string;
  readonly at: string;
  readonly get: Get;
  readonly read: ReadAs;
  readonly limit: Limit | undefined;
  readonly reached: ((scope: Scope) => boolean) | undefined;
}

/** Compiles all fields of the order outside of its lines. */
export function compileFields(rules: Rules, env: Environment): (scope: Scope) => OrderValues {
  const limits = rules.limits ?? {};
  const fields = Object.entries(rules.fields)
    .flatMap(([name, value]) => (value === undefined ? [] : compileField(name, value, limits, env)))
    .sort((a, b) => rank(a.name) - rank(b.name));
  const overflowLimits = new Map(
    Object.keys(limits).map((name) => [
      name,
      compileLimit(name, declaredLength(name), undefined, `limits.${name}`),
    ]),
  );
  return (scope) => {
    const values: OrderValues = new Map();
    const over: { readonly field: string; readonly rest: string }[] = [];
    for (const field of fields) {
      const value = readField(field, scope, over);
      if (value !== undefined) values.set(field.name, value);
      if (field.name === "currency" && typeof value === "string") scope.currency = value;
      if (field.name === "delivery_country_code" && typeof value === "string") scope.country = value;
    }
    for (const { field, rest } of over) {
      const before = values.get(field);
      const whole = typeof before === "string" ? `${before}\n${rest}` : rest;
      const limit =
        overflowLimits.get(field) ?? compileLimit(field, declaredLength(field), undefined, `fields.${field}`);
      const fitting = limit === undefined ? whole : limit(whole, scope, () => undefined);
      if (fitting !== undefined) values.set(field, fitting);
    }
    return values;
  };
}

/** Puts additional fields where the API wants them; the built-in two are fields of the order itself. */
export function placeExtraFields(values: OrderValues, scope: Scope): Record<string, unknown> {
  const order: Record<string, unknown> = {};
  const custom: Record<string, string> = {};
  for (const [name, value] of values) {
    if (!name.startsWith("deal_cf_")) {
      setOwn(order, name, value);
      continue;
    }
    const at = `fields.${name}`;
    const id = extraFieldId(name, scope.account);
    if (typeof id !== "number") report(scope, id.code, at, { what: "An additional field" });
    else if (typeof value === "string") {
      const fitting = fitExtraField(value, id, scope, at);
      if (fitting === undefined) continue;
      if (id <= 2) order[`extra_field_${id}`] ??= fitting;
      else setOwn(custom, String(id), fitting);
    }
  }
  if (Object.keys(custom).length > 0) order.custom_extra_fields = custom;
  return order;
}

/** The currency and the country first: amounts and postcodes are read by them. */
function rank(name: string): number {
  if (name === "currency") return -2;
  if (name === "delivery_country_code") return -1;
  const place = Object.keys(orderFields).indexOf(name);
  return place === -1 ? Number.MAX_SAFE_INTEGER : place;
}

function compileField(
  name: string,
  value: Value,
  limits: Readonly<Record<string, LimitRule>>,
  env: Environment,
): Field {
  const at = `fields.${name}`;
  const shape =
    (Object.hasOwn(orderFields, name) ? orderFields[name] : undefined) ?? text(declaredLength(name));
  const read = compileFieldReader(name, shape, at, env);
  checkConstant(value, read, at, env);
  return {
    name,
    at,
    get: env.value(value, at, "first"),
    read,
    limit: compileLimit(name, declaredLength(name), limits[name], at),
    reached: compileReach(value, at, env),
  };
}

function declaredLength(name: string): number | undefined {
  const shape = Object.hasOwn(orderFields, name) ? orderFields[name] : undefined;
  if (shape !== undefined) return lengthOf(shape);
  if (!name.startsWith("deal_cf_")) return undefined;
  const field = extraFieldOf(name);
  return "id" in field && field.id <= 2 ? 50 : undefined;
}

function readField(field: Field, scope: Scope, over: { field: string; rest: string }[]): unknown {
  const raw = field.get(scope);
  if (raw === undefined) {
    if (field.reached?.(scope) === false) report(scope, "path_unmatched", field.at);
    return undefined;
  }
  let value = field.read(raw, scope);
  if (typeof value === "string" && field.limit !== undefined) {
    value = field.limit(value, scope, (into, rest) => over.push({ field: into, rest }));
  }
  if (scope.trace !== undefined) traceField(scope, field.at, value);
  return value;
}
