import { isRecord } from "../../api/wire/isRecord.ts";
import { text } from "../../api/wire/shape.ts";
import type { Environment } from "../compile/environment.ts";
import { idOfName } from "../compile/namedThings.ts";
import { compileReach } from "../compile/reach.ts";
import type { ReadAs } from "../compile/readAs.ts";
import { type Check, type Get, report, type Scope, setCurrency, traceField } from "../compile/scope.ts";
import type { LimitRule, Rules, Value } from "../rules/language.ts";
import { isExtraField } from "../schema/checkShape.ts";
import { lengthOf, orderFields } from "./declaredFields.ts";
import { extraFieldOf, fitExtraField } from "./extraFields.ts";
import { compileFieldReader, isFixed, readConstant } from "./fieldReader.ts";
import { compileLimit, type Limit } from "./limits.ts";

interface Field {
  readonly name: string;
  /** The id of an additional field, or a name that only the account knows. */
  readonly extra: string | number | undefined;
  readonly at: string;
  readonly get: Get;
  readonly read: ReadAs;
  readonly limit: Limit | undefined;
  readonly reached: Check | undefined;
  /** What the field is for every lead, where the rule is a constant. */
  readonly constant: unknown;
}

/** Compiles all fields of the order outside of its lines. */
export function compileFields(rules: Rules, env: Environment): (scope: Scope) => Record<string, unknown> {
  const limits = rules.limits ?? {};
  const fields = Object.entries(rules.fields)
    .flatMap(([name, value]) => (value === undefined ? [] : compileField(name, value, limits, env)))
    .sort((a, b) => rank(a.name) - rank(b.name));
  return (scope) => {
    const order: Record<string, unknown> = {};
    const over: Overflow[] = [];
    for (const field of fields) {
      const value = field.constant === undefined ? readField(field, scope, over) : field.constant;
      if (value === undefined) continue;
      if (field.extra !== undefined) placeExtraField(order, field.extra, field.at, value, scope);
      else order[field.name] = value;
      if (field.name === "currency") setCurrency(scope, value);
      if (field.name === "delivery_country_code" && typeof value === "string") scope.country = value;
    }
    for (const { field, rest } of over) append(order, field, rest, scope);
    return order;
  };
}

interface Overflow {
  readonly field: string;
  readonly rest: string;
}

/** Puts what another field was too short for behind what stands there. */
function append(order: Record<string, unknown>, field: string, rest: string, scope: Scope): void {
  if (isExtraField(field)) {
    placeExtraField(order, extraFieldOf(field), `fields.${field}`, rest, scope);
    return;
  }
  const before = order[field];
  const limit = compileLimit(field, declaredLength(field), undefined, `fields.${field}`);
  const whole = typeof before === "string" ? `${before}\n${rest}` : rest;
  const fitting =
    limit === undefined || whole.length <= limit.max ? whole : limit.fit(whole, scope, () => undefined);
  if (fitting !== undefined) order[field] = fitting;
}

/** The built-in two additional fields are fields of the order itself; all others stand in a map. */
function placeExtraField(
  order: Record<string, unknown>,
  field: string | number,
  at: string,
  value: unknown,
  scope: Scope,
): void {
  const id = typeof field === "number" ? field : idOfName("extraField", field, scope, at);
  const fitting =
    id === undefined || typeof value !== "string" ? undefined : fitExtraField(value, id, scope, at);
  if (id === undefined || fitting === undefined) return;
  if (id <= 2) order[`extra_field_${id}`] ??= fitting;
  else if (isRecord(order.custom_extra_fields)) order.custom_extra_fields[String(id)] ??= fitting;
  else order.custom_extra_fields = { [String(id)]: fitting };
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
  const constant = readConstant(value, read, at, env);
  return {
    name,
    extra: isExtraField(name) ? extraFieldOf(name) : undefined,
    at,
    get: env.value(value, at, "first"),
    read,
    limit: compileLimit(name, declaredLength(name), limits[name], at),
    reached: compileReach(value, at, env),
    constant: isFixed(constant, shape, env) ? constant : undefined,
  };
}

function declaredLength(name: string): number | undefined {
  const shape = Object.hasOwn(orderFields, name) ? orderFields[name] : undefined;
  if (shape !== undefined) return lengthOf(shape);
  if (!name.startsWith("deal_cf_")) return undefined;
  return Number(extraFieldOf(name)) <= 2 ? 50 : undefined;
}

function readField(field: Field, scope: Scope, over: { field: string; rest: string }[]): unknown {
  const raw = field.get(scope);
  if (raw === undefined) {
    if (field.reached?.(scope) === false) report(scope, "path_unmatched", field.at);
    return undefined;
  }
  let value = field.read(raw, scope);
  if (typeof value === "string" && field.limit !== undefined && value.length > field.limit.max) {
    value = field.limit.fit(value, scope, (into, rest) => over.push({ field: into, rest }));
  }
  if (scope.trace !== undefined) traceField(scope, field.at, value);
  return value;
}
