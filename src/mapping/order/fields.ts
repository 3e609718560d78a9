import { type AnyShape, text } from "../../api/wire/shape.ts";
import { getOwn, isRecord } from "../../json/value.ts";
import type { Environment } from "../compile/environment.ts";
import { idOfName } from "../compile/names.ts";
import { compileReach } from "../compile/reach.ts";
import { firstValue } from "../compile/scalar.ts";
import { type Check, report, type Scope, setCurrency } from "../compile/scope.ts";
import { traceField } from "../compile/trace.ts";
import { isExtraField, type LimitRule, type Rules } from "../rules/language.ts";
import type { Value } from "../rules/value.ts";
import { extraFieldOf, fitExtraField } from "./extraFields.ts";
import { checkFieldValue, compileFieldReader, isFixed, readConstant } from "./fieldReader.ts";
import { compileLimit, lengthOf, type Overflow, orderFields } from "./limits.ts";

/** One field of the order or of a line, with its compiled rule. */
export interface Field {
  readonly name: string;
  /** The path of its rule. */
  readonly at: string;
  /** What the field is for every lead, where the rule is a constant. */
  readonly constant: unknown;
  /** Whether the lead has anything for it; `undefined` where it need not. */
  readonly reached: Check | undefined;
  /** What the field is for the current lead, at its length. `over` takes what is moved to another field. */
  readonly read: (scope: Scope, over: Overflow[]) => unknown;
}

/** The fields of the order outside of its lines. */
export interface OrderFields {
  /** Those that are the same for every lead. */
  readonly constants: Readonly<Record<string, unknown>>;
  readonly read: (scope: Scope) => Record<string, unknown>;
}

/** Compiles the fields of the order. */
export function compileFields(rules: Rules, env: Environment): OrderFields {
  const constants: Record<string, unknown> = {};
  const fields = Object.entries(rules.fields)
    .flatMap(([name, value]) => {
      if (value === undefined) return [];
      const field = compileField(name, shapeOf(name), value, `fields.${name}`, rules.limits?.[name], env);
      const extra = isExtraField(name) ? extraFieldOf(name) : undefined;
      if (extra !== undefined || field.constant === undefined) return { ...field, extra };
      constants[name] = field.constant;
      return [];
    })
    .sort((a, b) => rank(a.name) - rank(b.name));
  const read = (scope: Scope): Record<string, unknown> => {
    const order = { ...constants };
    if (typeof constants.invoice_country_code === "string")
      scope.invoiceCountry = constants.invoice_country_code;
    const over: Overflow[] = [];
    for (const field of fields) {
      const { name, at, extra } = field;
      const value = field.constant === undefined ? field.read(scope, over) : field.constant;
      if (value === undefined) {
        if (field.reached?.(scope) === false) report(scope, "path_unmatched", at);
        continue;
      }
      if (extra !== undefined) placeExtraField(order, extra, at, value, scope);
      else order[name] = value;
      if (typeof value !== "string") continue;
      if (name === "currency") setCurrency(scope, value);
      if (name === "delivery_country_code") scope.country = value;
      if (name === "invoice_country_code") scope.invoiceCountry = value;
    }
    for (const { field, rest } of over) append(order, field, rest, scope);
    return order;
  };
  return { constants, read };
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

/** Adds what another field was too short for after what is there. */
function append(order: Record<string, unknown>, field: string, rest: string, scope: Scope): void {
  const at = `fields.${field}`;
  if (isExtraField(field)) {
    placeExtraField(order, extraFieldOf(field), at, rest, scope);
    return;
  }
  const before = order[field];
  const limit = compileLimit(field, lengthOf(shapeOf(field)), undefined, at);
  const whole = typeof before === "string" ? `${before}\n${rest}` : rest;
  const fitting = limit === undefined || whole.length <= limit.max ? whole : limit.fit(whole, scope, []);
  if (fitting !== undefined) order[field] = fitting;
}

/** The built-in two additional fields are fields of the order itself; all others are in a map. */
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

/** The currency and the countries first: amounts, phones and postcodes are read by them. */
function rank(name: string): number {
  if (name === "currency") return -2;
  if (name === "delivery_country_code" || name === "invoice_country_code") return -1;
  const place = Object.keys(orderFields).indexOf(name);
  return place === -1 ? Number.MAX_SAFE_INTEGER : place;
}

/** Additional fields are texts, and the built-in two are short. */
function shapeOf(name: string): AnyShape {
  const declared = getOwn(orderFields, name);
  const field = isExtraField(name) ? extraFieldOf(name) : undefined;
  return declared ?? text(typeof field === "number" && field <= 2 ? 50 : undefined);
}
