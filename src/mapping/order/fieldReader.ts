import type { AnyShape } from "../../api/wire/shape.ts";
import type { Message } from "../../shared/messages/format.ts";
import type { Environment } from "../compile/environment.ts";
import { findByName, type NamedKind } from "../compile/names.ts";
import {
  compileReadAs,
  dateReader,
  integerReader,
  pointReader,
  postcodeReader,
  type ReadAs,
  taxIdReader,
} from "../compile/readAs.ts";
import { phoneReader } from "../compile/readPhone.ts";
import { decimalOf, readText, textOf } from "../compile/scalar.ts";
import { probeScope, report, type Scope } from "../compile/scope.ts";
import type { Account } from "../contract/mapContext.ts";
import type { Issue } from "../contract/mapResult.ts";
import { addProblem } from "../rules/problems.ts";
import type { RuleValue, ValueObject } from "../rules/value.ts";
import { agreed } from "../values/agreed.ts";
import { currenciesOf } from "../values/currency.ts";
import { isUsualEmail, readEmail } from "../values/email.ts";
import { isDamaged } from "../values/letters.ts";
import type { NumberMeaning } from "../values/parseDecimal.ts";
import { checkPattern } from "../values/pattern.ts";
import { isUnusualCity } from "../values/places/city.ts";
import { lengthOf } from "./limits.ts";

/**
 * Compiles the reader of a field, which returns `undefined` and reports an issue if a value does not fit.
 * Fields for any text have no reader.
 */
export function compileFieldReader(
  name: string,
  shape: AnyShape,
  rulePath: string,
  env: Environment,
): ReadAs | undefined {
  if (name === "phone") return keepText(phoneReader({ type: "phone" }, rulePath, env), rulePath);
  if (name === "email") return emailReader(rulePath);
  if (name === "invoice_nip") return keepText(taxIdReader({ type: "taxId" }, rulePath), rulePath);
  if (name === "payment_method_cod") return compileReadAs("cod", rulePath, env);
  if (name === "delivery_point_id") return pointReader(rulePath);
  if (name.endsWith("_city")) return cityReader(rulePath);
  if (name.endsWith("_postcode")) {
    const isInvoice = name === "invoice_postcode";
    const countryOf = (scope: Scope) => (isInvoice ? scope.invoiceCountry : undefined) ?? scope.country;
    return keepText(postcodeReader(countryOf, rulePath), rulePath);
  }
  switch (shape.node.type) {
    case "integer":
      return integerReader({ type: "integer" }, rulePath, env);
    case "decimal":
      return decimalReader(name, rulePath, env);
    case "flag":
      return compileReadAs("boolean", rulePath, env);
    case "time":
      return dateOfOrder(rulePath, env);
    case "currency":
      return currencyReader(rulePath);
    case "country":
      return compileReadAs("country", rulePath, env);
    case "choice":
      return choiceReader(shape.node.values, rulePath);
  }
  return undefined;
}

export function textReader(rulePath: string): ReadAs {
  return (value, scope) => readText(value, scope, rulePath, true) || undefined;
}

/** Reads the text of a city. One with a street or a postcode is kept, since no other field would have these. */
function cityReader(rulePath: string): ReadAs {
  const read = textReader(rulePath);
  return (value, scope) => {
    const text = read(value, scope);
    // A damaged text has its issue already.
    if (typeof text === "string" && isUnusualCity(text) && !isDamaged(text))
      report(scope, "city_unusual", rulePath, undefined, text);
    return text;
  };
}

/** Reads a text first, to report objects where text was expected. */
function keepText(read: ReadAs, rulePath: string): ReadAs {
  return (value, scope) => {
    const text = readText(value, scope, rulePath);
    return text ? read(text, scope) : undefined;
  };
}

function emailReader(rulePath: string): ReadAs {
  return (value, scope) => {
    if (typeof value === "string" && isUsualEmail(value)) return value;
    const text = readText(value, scope, rulePath);
    if (!text) return undefined;
    const { email, code, ...details } = readEmail(text);
    // A line break could be used to inject headers into the e-mails that Base sends.
    if (email !== undefined && /[\p{Cc}\u2028\u2029]/u.test(email)) {
      report(scope, "email_unreadable", rulePath, undefined, text);
      return undefined;
    }
    if (code !== undefined) report(scope, code, rulePath, details, text);
    return email;
  };
}

/**
 * Reads the date of an order. No order is older than Base or days after its receipt: such a date was read
 * wrongly, or is the day of delivery.
 */
function dateOfOrder(rulePath: string, env: Environment): ReadAs {
  const read = dateReader({ type: "date" }, rulePath, env);
  return (value, scope) => {
    const date = read(value, scope);
    if (typeof date !== "number") return date;
    const after = date < year2000 ? Number.POSITIVE_INFINITY : date - scope.receivedAt;
    if (after <= 2 * day) return date;
    const isKept = after <= 7 * day;
    const done = isKept ? "kept" : "received";
    report(scope, "date_unlikely", rulePath, { done }, value);
    return isKept ? date : undefined;
  };
}

const day = 86_400;
const year2000 = 946_684_800;

/** Amounts are rounded to the smallest unit of the order's currency; rates and weights keep their digits. */
function decimalReader(name: string, rulePath: string, env: Environment): ReadAs {
  const isMoney = name === "delivery_price";
  const meaning = numberMeanings[name];
  return (value, scope) => {
    const decimal = decimalOf(value, scope, rulePath, env.defaults.decimalSeparator, meaning);
    if (decimal === undefined) return undefined;
    const number = (isMoney ? decimal.round(scope.digits) : decimal).toNumber();
    if (Math.abs(number) < largestAmount) return number;
    report(scope, "too_large", rulePath, undefined, value);
    return undefined;
  };
}

/** The words allowed around the numbers of fields. The prices of lines are read elsewhere. */
const numberMeanings: Readonly<Record<string, NumberMeaning>> = {
  delivery_price: "delivery",
  tax_rate: "percent",
  weight: "weight",
};

/** The maximum amount. Above it, a JavaScript number cannot represent cents. */
export const largestAmount = 1e13;

function currencyReader(rulePath: string): ReadAs {
  return (value, scope) => {
    const text = textOf(value) ?? "";
    const [code] = currenciesOf(text) ?? (text.length > 40 ? [] : agreed(text, meaningOf));
    if (code) return code;
    report(scope, "currency_unknown", rulePath, undefined, value);
    return undefined;
  };
}

/**
 * Returns the currencies that a part of a text may mean. In `долари США` the country says which dollars;
 * alone it is not a currency.
 */
function meaningOf(part: string): readonly string[] | undefined {
  return /^(?:usa?|сша)$/i.test(part) ? ["USD"] : currenciesOf(part);
}

function choiceReader(values: readonly string[], rulePath: string): ReadAs {
  return (value, scope) => {
    const text = textOf(value);
    if (text !== undefined && values.includes(text)) return text;
    report(scope, "not_a_text", rulePath, { kind: "text" });
    return undefined;
  };
}

/**
 * Reads a constant as its field reads values; `undefined` for anything else. A constant that does not fit is
 * a problem of the rules.
 */
export function readConstant(value: RuleValue, read: ReadAs, rulePath: string, env: Environment): unknown {
  if (typeof value === "string" || (typeof value === "object" && !isConstant(value))) return undefined;
  const scope = probeScope();
  const literal = typeof value === "object" ? value.value : value;
  const constant = read(literal, scope);
  const [issue] = scope.issues;
  if (issue !== undefined) {
    const named = namedBy[rulePath];
    if (typeof literal === "string" && named !== undefined)
      addProblem(env.problems, "bad_constant.id", rulePath, { example: nameExample(named, literal) });
    else addProblem(env.problems, "bad_constant.value", rulePath, { why: causeOf(issue) });
  }
  return Object.keys(value).length > 1 ? undefined : constant;
}

/** An issue as a part of a sentence, which each language says with its own text. */
function causeOf({ code, details }: Issue): Message {
  return { code, ...(details !== undefined && { details }) };
}

/** Whether a value is a constant. A value that also has another source is invalid anyway. */
function isConstant(value: ValueObject): value is Extract<ValueObject, { value: unknown }> {
  return "value" in value && !("path" in value || "first" in value || "join" in value || "template" in value);
}

const namedBy: Readonly<Record<string, NamedKind>> = {
  "fields.order_status_id": "status",
  "fields.custom_source_id": "orderSource",
};

/** Returns how to write a path that is really a name in the account; `undefined` for every other value. */
export function byName(
  value: RuleValue | undefined,
  rulePath: string,
  account: Account | undefined,
): string | undefined {
  const kind = namedBy[rulePath];
  if (kind === undefined || typeof value !== "string") return undefined;
  if (typeof findByName(kind, value, account) !== "number") return undefined;
  return `\`${nameExample(kind, value)}\``;
}

function nameExample(kind: NamedKind, name: string): string {
  return `{ "${kind}": ${JSON.stringify(name.slice(0, 80))} }`;
}

/** Whether a constant is the same for every lead. Amounts depend on the currency, and `explain` must record them. */
export function isFixed(constant: unknown, name: string, shape: AnyShape, env: Environment): boolean {
  if (env.tracing) return false;
  return typeof constant === "string"
    ? constant.length <= (lengthOf(shape) ?? constant.length)
    : shape.node.type !== "decimal" || name === "tax_rate";
}

/** Reports values that can never be valid for the field, before the first lead. */
export function checkFieldValue(value: RuleValue, shape: AnyShape, rulePath: string, env: Environment): void {
  if (typeof value === "string") checkQuoted(value, shape.node.type, rulePath, env);
  else if (typeof value === "object" && isPatternAlone(value)) {
    addProblem(env.problems, "missing.part", `${rulePath}.part`);
  }
}

/** Whether a valid pattern is used without `part`. Invalid patterns are reported elsewhere. */
function isPatternAlone({ pattern, part }: ValueObject): boolean {
  if (pattern === undefined || part !== undefined) return false;
  return (typeof pattern === "string" ? [pattern] : pattern).every(
    (source) => checkPattern(source) === undefined,
  );
}

/** Reports a constant in quotes: `"8001"` is a path to a key of that name, which no lead has. */
function checkQuoted(text: string, type: string, rulePath: string, env: Environment): void {
  const isNumber =
    (type === "integer" || type === "decimal" || type === "flag") && /^-?\d+(?:[.,]\d+)?$/.test(text);
  const isFlag = type === "flag" && /^(?:true|false)$/.test(text);
  if (!isNumber && !isFlag) return;
  const constant = text.replace(",", ".");
  addProblem(env.problems, "bad_constant.path", rulePath, { text, constant, path: `['${text}']` });
}
