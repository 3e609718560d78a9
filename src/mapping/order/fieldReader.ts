import { isCurrencyCode } from "../../api/wire/codes.ts";
import type { AnyShape } from "../../api/wire/shape.ts";
import type { Environment } from "../compile/environment.ts";
import {
  compileReadAs,
  dateReader,
  integerReader,
  phoneReader,
  postcodeReader,
  type ReadAs,
} from "../compile/readAs.ts";
import { decimalOf, readText, textOf } from "../compile/scalar.ts";
import { probeScope, report, type Scope } from "../compile/scope.ts";
import type { Value, ValueObject } from "../rules/value.ts";
import { addProblem } from "../schema/problems.ts";
import { checkPattern } from "../text/pattern.ts";
import { lengthOf } from "./limits.ts";

/**
 * Makes of any value what a field of the order takes, by the field's own declaration: a text, a whole
 * number, a flag, seconds, a code. `undefined`, and an issue, where that is not possible.
 */
export function compileFieldReader(name: string, shape: AnyShape, at: string, env: Environment): ReadAs {
  if (name === "phone") return keepText(phoneReader({ type: "phone" }, at, env), at);
  if (name === "email") return emailReader(at);
  if (name.endsWith("_postcode")) {
    const isInvoice = name === "invoice_postcode";
    const countryOf = (scope: Scope) => (isInvoice ? scope.invoiceCountry : undefined) ?? scope.country;
    return keepText(postcodeReader(countryOf, at), at);
  }
  switch (shape.node.type) {
    case "integer":
      return integerReader({ type: "integer" }, at, env);
    case "decimal":
      return decimalReader(name, at, env);
    case "flag":
      return compileReadAs("boolean", at, env);
    case "time":
      return dateReader({ type: "date" }, at, env);
    case "currency":
      return currencyReader(at);
    case "country":
      return compileReadAs("country", at, env);
    case "choice":
      return choiceReader(shape.node.values, at);
    default:
      return textReader(at);
  }
}

function textReader(at: string): ReadAs {
  return (value, scope) => readText(value, scope, at) || undefined;
}

/** Reads a text first, so that an object where text was expected is reported. */
function keepText(read: ReadAs, at: string): ReadAs {
  return (value, scope) => {
    const text = readText(value, scope, at);
    return text ? read(text, scope) : undefined;
  };
}

function emailReader(at: string): ReadAs {
  return (value, scope) => {
    const given = readText(value, scope, at) || undefined;
    if (given === undefined || /^[\w.+-]+@[\w.-]+$/.test(given)) return given;
    // `Ann <ann@example.com>` of a mail's header, and invisible characters.
    const plain = given.replace(/\p{Cf}/gu, "").replace(/^mailto:/i, "");
    const text = /<([^<>@\s]+@[^<>@\s]+)>$/.exec(plain)?.[1] ?? plain;
    if (!/^[^\s@]+@[^\s@]+$/.test(text)) report(scope, "email_unusual", at, undefined, text);
    return text;
  };
}

/** Amounts are rounded to the smallest unit of the order's currency; rates and weights keep their digits. */
function decimalReader(name: string, at: string, env: Environment): ReadAs {
  const isMoney = name === "delivery_price" || name === "price_brutto";
  return (value, scope) => {
    const decimal = decimalOf(value, scope, at, env.defaults.decimalSeparator);
    if (decimal === undefined) return undefined;
    const number = (isMoney ? decimal.round(scope.digits) : decimal).toNumber();
    if (Math.abs(number) < largestAmount) return number === 0 ? 0 : number;
    report(scope, "too_large", at, undefined, value);
    return undefined;
  };
}

/** Beyond it a JavaScript number has no cents left. */
export const largestAmount = 1e13;

function currencyReader(at: string): ReadAs {
  return (value, scope) => {
    const code = (textOf(value) ?? "").trim().toUpperCase();
    const own = Object.hasOwn(currencySigns, code) ? currencySigns[code] : code;
    if (own !== undefined && isKnownCurrency(own)) return own;
    report(scope, "currency_unknown", at, undefined, value);
    return undefined;
  };
}

/** Signs, and the numbers of ISO 4217 that banks send. */
const currencySigns: Readonly<Record<string, string>> = {
  "980": "UAH",
  "985": "PLN",
  "978": "EUR",
  "840": "USD",
  "₴": "UAH",
  ГРН: "UAH",
  "ГРН.": "UAH",
  "€": "EUR",
  ZŁ: "PLN",
  KČ: "CZK",
};

/** `Intl` takes its time, and nearly every order is in one of a few currencies. */
function isKnownCurrency(code: string): boolean {
  return (
    code === "UAH" ||
    code === "PLN" ||
    code === "EUR" ||
    code === "USD" ||
    code === "CZK" ||
    isCurrencyCode(code)
  );
}

function choiceReader(values: readonly string[], at: string): ReadAs {
  return (value, scope) => {
    const text = textOf(value);
    if (text !== undefined && values.includes(text)) return text;
    report(scope, "not_a_text", at, { kind: "another text" });
    return undefined;
  };
}

/**
 * What a field makes of a constant; `undefined` for anything else. A constant must be what its field takes:
 * that can be checked before the first lead.
 */
export function readConstant(value: Value, read: ReadAs, at: string, env: Environment): unknown {
  if (typeof value === "string" || (typeof value === "object" && !isConstant(value))) return undefined;
  const scope = probeScope();
  const given = typeof value === "object" ? value.value : value;
  const constant = read(given, scope);
  const [issue] = scope.issues;
  if (issue !== undefined) {
    const named = namedBy[at];
    const message =
      typeof given === "string" && named !== undefined
        ? `The field takes an id. Write the number, or the name in the account: { "${named}": ${JSON.stringify(given.slice(0, 80))} }.`
        : `The constant does not fit the field. ${issue.message}`;
    addProblem(env.problems, "bad_constant", at, message);
  }
  return typeof value === "object" && Object.keys(value).length > 1 ? undefined : constant;
}

/** One that has another source too is wrong as it is. */
function isConstant(value: ValueObject): value is Extract<ValueObject, { value: unknown }> {
  return "value" in value && !("path" in value || "first" in value || "join" in value || "template" in value);
}

/** Ids that rules may give by a name instead. */
const namedBy: Readonly<Record<string, string>> = {
  "fields.order_status_id": "status",
  "fields.custom_source_id": "orderSource",
};

/** Whether a constant is the same for every lead: amounts depend on the currency, and `explain` wants to see it. */
export function isFixed(constant: unknown, name: string, shape: AnyShape, env: Environment): boolean {
  if (env.tracing || constant === undefined) return false;
  return typeof constant === "string"
    ? constant.length <= (lengthOf(shape) ?? constant.length)
    : shape.node.type !== "decimal" || name === "tax_rate";
}

/** What a field can never make sense of, reported before the first lead. */
export function checkFieldValue(value: Value, shape: AnyShape, at: string, env: Environment): void {
  if (typeof value === "string") checkQuoted(value, shape.node.type, at, env);
  else if (typeof value === "object" && isPatternAlone(value)) {
    const message = "A field takes one text, and a pattern gives parts. Name one of them in `part`.";
    addProblem(env.problems, "missing", `${at}.part`, message);
  }
}

/** A pattern that cannot be read is reported already. */
function isPatternAlone({ pattern, part }: ValueObject): boolean {
  if (pattern === undefined || part !== undefined) return false;
  return (typeof pattern === "string" ? [pattern] : pattern).every(
    (each) => checkPattern(each) === undefined,
  );
}

/** `"8001"` is the path of a key that is called so, and no lead has one. */
function checkQuoted(text: string, type: string, at: string, env: Environment): void {
  const isNumber =
    (type === "integer" || type === "decimal" || type === "flag") && /^-?\d+(?:[.,]\d+)?$/.test(text);
  const isFlag = type === "flag" && /^(?:true|false)$/.test(text);
  if (!isNumber && !isFlag) return;
  const message = `\`"${text}"\` is a path. Write \`${text.replace(",", ".")}\` without quotes, or \`['${text}']\` for a key of that name.`;
  addProblem(env.problems, "bad_constant", at, message);
}
