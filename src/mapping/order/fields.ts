import { type AnyShape, text } from "../../api/wire/shape.ts";
import { getOwn, isRecord } from "../../shared/json/value.ts";
import type { Environment } from "../compile/environment.ts";
import { idOfName } from "../compile/names.ts";
import { compileReach, noteAbsent } from "../compile/readPaths.ts";
import { firstValue, isPlainText, readText } from "../compile/scalar.ts";
import { type Reach, report, type Scope, setCurrency } from "../compile/scope.ts";
import { spendOnText } from "../contract/budget.ts";
import { isExtraField, type LimitRule, type Rules } from "../rules/rules.ts";
import type { RuleValue, TypeName } from "../rules/value.ts";
import { isFormula } from "../values/clean.ts";
import { checkSource, extraFieldOf, fitExtraField } from "./extraFields.ts";
import {
  byName,
  checkFieldValue,
  compileFieldReader,
  isFixed,
  readConstant,
  textReader,
} from "./fieldReader.ts";
import { compileLimit, type Overflow, orderFields } from "./limits.ts";
import { recordShapes, reshaped } from "./records.ts";

export interface Field {
  readonly name: string;
  /** The path of the field's rule. */
  readonly at: string;
  /** The value of the field for every lead, if the rule is a constant. */
  readonly constant: unknown;
  /** What the field needs from the lead; `undefined` if it needs nothing. */
  readonly reach: Reach | undefined;
  /** The value of the field for the current lead, within its length. `over` receives overflow for other fields. */
  readonly read: (scope: Scope, over: Overflow[]) => unknown;
}

export interface OrderFields {
  /** Fields that are the same for every lead. */
  readonly constants: Readonly<Record<string, unknown>>;
  readonly read: (scope: Scope) => Record<string, unknown>;
}

export function compileFields(rules: Rules, env: Environment): OrderFields {
  const constants: Record<string, unknown> = {};
  const limits: Readonly<Record<string, LimitRule | undefined>> = rules.limits ?? {};
  const rank = ranking();
  const fields = Object.entries(rules.fields)
    .flatMap(([name, value]) => {
      if (value === undefined) return [];
      const field = compileField(name, shapeOf(name), value, `fields.${name}`, limits[name], env);
      const extra = isExtraField(name) ? extraFieldOf(name) : undefined;
      if (extra !== undefined || field.constant === undefined)
        return { ...field, extra, alone: alone(extra) };
      constants[name] = field.constant;
      return [];
    })
    .sort((a, b) => rank(a.name) - rank(b.name));
  const plain = fields.filter(({ extra }) => extra === undefined);
  const extras = fields.slice(plain.length);
  const shapeLike = recordShapes(
    constants,
    plain.map(({ name }) => name),
  );
  // Most leads have the same fields as the lead before.
  let shape = shapeLike(constants);
  const tellAbsent = ({ name, at, reach }: Field, scope: Scope): void => {
    const correct = byName(getOwn(rules.fields, name), at, scope.account);
    if (correct !== undefined) report(scope, "name_is_path", at, { correct });
    else noteAbsent(reach, scope);
  };
  const read = (scope: Scope): Record<string, unknown> => {
    if (typeof constants.invoice_country_code === "string")
      scope.invoiceCountry = constants.invoice_country_code;
    const over: Overflow[] = [];
    const { empty, has } = shape;
    let isLikely = true;
    let order: Record<string, unknown> = { ...empty };
    for (let index = 0; index < plain.length; index += 1) {
      const field = plain[index];
      const value = field?.read(scope, over);
      if (field === undefined) continue;
      const { name } = field;
      if ((value !== undefined) !== has[index]) isLikely = false;
      if (value !== undefined) order[name] = value;
      else tellAbsent(field, scope);
      if (typeof value !== "string") continue;
      if (name === "currency") setCurrency(scope, value);
      if (name === "delivery_country_code") scope.country = value;
      if (name === "invoice_country_code") scope.invoiceCountry = value;
    }
    if (!isLikely) {
      shape = shapeLike(order);
      order = reshaped(shape, order);
    }
    for (const field of extras) {
      const { at, extra, alone } = field;
      const value = field.constant === undefined ? field.read(scope, over) : field.constant;
      if (value === undefined) tellAbsent(field, scope);
      else if (extra !== undefined) placeExtraField(order, extra, at, value, scope, alone);
    }
    for (const { field, rest } of over) append(order, field, rest, scope);
    const unknownSource = checkSource(order.custom_source_id, scope);
    if (unknownSource !== undefined)
      report(scope, "source_not_found", "fields.custom_source_id", { id: unknownSource });
    return order;
  };
  return { constants, read };
}

export function compileField(
  name: string,
  shape: AnyShape,
  value: RuleValue,
  rulePath: string,
  limitRule: LimitRule | undefined,
  env: Environment,
): Field {
  checkFieldValue(value, shape, rulePath, env);
  const convert = compileFieldReader(isReadAs(name, value) ? "" : name, shape, rulePath, env);
  const constant = readConstant(value, convert ?? textReader(rulePath), rulePath, env);
  const get = env.value(value, rulePath, "first");
  const limit = compileLimit(name, shape, limitRule, rulePath);
  const isText = convert === undefined;
  const max = limit?.max ?? Number.POSITIVE_INFINITY;
  const longest = 2 * (limit?.max ?? 0) + maxTextLength;
  return {
    name,
    at: rulePath,
    constant: isFixed(constant, name, shape, env) ? constant : undefined,
    reach: compileReach(value, rulePath, env),
    read(scope, over) {
      const raw = get(scope);
      // Most fields are such a text. The rest is in a separate function to keep this one small.
      const mayBePlain = isText && typeof raw === "string" && raw.length <= max;
      if (!mayBePlain || !isPlainText(raw)) return readAny(raw, scope, over);
      scope.written += raw.length;
      return raw;
    },
  };

  function readAny(raw: unknown, scope: Scope, over: Overflow[]): unknown {
    const input = Array.isArray(raw) ? firstValue(raw, scope, rulePath) : raw;
    if (input === undefined) return undefined;
    // No field takes more, and looking at each character of a megabyte is slow.
    const isCut = typeof input === "string" && input.length > longest;
    const part = isCut ? input.slice(0, longest) : input;
    let fieldValue =
      convert === undefined ? readText(part, scope, rulePath, true) || undefined : convert(part, scope);
    if (typeof fieldValue === "string") {
      if (isFormula(fieldValue)) report(scope, "looks_like_formula", rulePath);
      if (limit !== undefined && fieldValue.length > limit.max) {
        fieldValue = limit.fit(fieldValue, scope, over, isCut ? input.length : undefined);
      } else scope.written += fieldValue.length;
    }
    scope.trace?.field(rulePath, fieldValue);
    return fieldValue;
  }
}

/** Whether the rule already reads the text as the field would. Reading it twice would report everything twice. */
function isReadAs(name: string, value: RuleValue): boolean {
  const as = typeof value === "object" ? value.as : undefined;
  const type = typeof as === "object" ? as.type : as;
  return type === (typesOfFields[name] ?? name);
}

const typesOfFields: Readonly<Record<string, TypeName>> = {
  invoice_nip: "taxId",
  delivery_point_id: "point",
  delivery_postcode: "postcode",
  delivery_point_postcode: "postcode",
  invoice_postcode: "postcode",
};

function append(order: Record<string, unknown>, field: string, rest: string, scope: Scope): void {
  const rulePath = `fields.${field}`;
  if (isExtraField(field)) {
    placeExtraField(order, extraFieldOf(field), rulePath, rest, scope);
    return;
  }
  const before = order[field];
  spendOnText(scope, rest, rulePath);
  const limit = compileLimit(field, shapeOf(field), undefined, rulePath);
  const whole = typeof before === "string" ? `${before}\n${rest}` : rest;
  const fitting = limit === undefined ? whole : limit.fit(whole, scope, []);
  if (fitting !== undefined) order[field] = fitting;
}

/** Sets an additional field. The first two are fields of the order itself; all others are in a map. */
function placeExtraField(
  order: Record<string, unknown>,
  field: string | number,
  rulePath: string,
  value: unknown,
  scope: Scope,
  alone?: Readonly<Record<string, unknown>>,
): void {
  const id = typeof field === "number" ? field : idOfName("extraField", field, scope, rulePath);
  const fitting =
    id === undefined || typeof value !== "string" ? undefined : fitExtraField(value, id, scope, rulePath);
  if (id === undefined || fitting === undefined) return;
  if (id <= 2) order[`extra_field_${id}`] ??= fitting;
  else if (isRecord(order.custom_extra_fields)) order.custom_extra_fields[String(id)] ??= fitting;
  else {
    const fields: Record<string, unknown> = { ...alone };
    fields[String(id)] = fitting;
    order.custom_extra_fields = fields;
  }
}

/**
 * Returns an object to copy for an additional field. Copying an object with a numeric key takes a third of
 * the time of creating one.
 */
function alone(extra: string | number | undefined): Readonly<Record<string, unknown>> {
  return typeof extra === "number" ? { [extra]: undefined } : {};
}

/**
 * Returns the order in which fields are read. The currency and the countries come first: amounts, phones and
 * postcodes depend on them.
 */
function ranking(): (name: string) => number {
  const first = ["currency", "delivery_country_code", "invoice_country_code"];
  const names = [...new Set([...first, ...Object.keys(orderFields)])];
  const places = new Map(names.map((name, index) => [name, index]));
  return (name) => places.get(name) ?? names.length;
}

/** The number of characters that are always read: more than a field and its overflow fields can hold. */
const maxTextLength = 20_000;
/** The maximum length of an additional field, for which Base documents none. */
const maxExtraFieldLength = 10_000;

/** Returns the shape of a field. Additional fields are texts, and the two built-in ones are short. */
function shapeOf(name: string): AnyShape {
  const declared = getOwn(orderFields, name);
  const field = isExtraField(name) ? extraFieldOf(name) : undefined;
  return declared ?? text(typeof field === "number" && field <= 2 ? 50 : maxExtraFieldLength);
}
