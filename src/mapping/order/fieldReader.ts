import type { AnyShape } from "../../api/wire/shape.ts";
import type { Environment } from "../compile/environment.ts";
import { findByName, type NamedKind } from "../compile/names.ts";
import {
  compileReadAs,
  dateReader,
  integerReader,
  postcodeReader,
  type ReadAs,
  taxIdReader,
} from "../compile/readAs.ts";
import { phoneReader } from "../compile/readPhone.ts";
import { decimalOf, readText, textOf } from "../compile/scalar.ts";
import { probeScope, report, type Scope } from "../compile/scope.ts";
import type { Account } from "../mapContext.ts";
import type { Value, ValueObject } from "../rules/value.ts";
import { addProblem } from "../schema/problems.ts";
import { currenciesOf } from "../text/currency.ts";
import { isUsualEmail, readEmail } from "../text/email.ts";
import type { NumberMeaning } from "../text/parseDecimal.ts";
import { checkPattern } from "../text/pattern.ts";
import { lengthOf } from "./limits.ts";

/**
 * Makes of any value what a field of the order takes, by the field's own declaration: a text, a whole
 * number, a flag, seconds, a code. `undefined`, and an issue, where that is not possible. Texts that may be any have no
 * reader of their own: `readText` reads most fields, and is not called through a function of its own.
 */
export function compileFieldReader(
  name: string,
  shape: AnyShape,
  at: string,
  env: Environment,
): ReadAs | undefined {
  if (name === "phone") return keepText(phoneReader({ type: "phone" }, at, env), at);
  if (name === "email") return emailReader(at);
  if (name === "invoice_nip") return keepText(taxIdReader({ type: "taxId" }, at), at);
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
      return name === "date_add" ? dateOfOrder(at, env) : dateReader({ type: "date" }, at, env);
    case "currency":
      return currencyReader(at);
    case "country":
      return compileReadAs("country", at, env);
    case "choice":
      return choiceReader(shape.node.values, at);
    default:
      return undefined;
  }
}

/** Reads a text that may be any. */
export function textReader(at: string): ReadAs {
  return (value, scope) => readText(value, scope, at, true) || undefined;
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
    if (typeof value === "string" && isUsualEmail(value)) return value;
    const given = readText(value, scope, at);
    if (!given) return undefined;
    const { email, code, count = 0, meant = "" } = readEmail(given);
    // A line break could become a header of the mails that Base sends.
    if (email !== undefined && /[\p{Cc}\u2028\u2029]/u.test(email)) {
      report(scope, "email_unreadable", at, undefined, given);
      return undefined;
    }
    if (code !== undefined) report(scope, code, at, { count, meant }, given);
    return email;
  };
}

/**
 * No order is older than Base or made days after it came: such a date was read wrongly, or is another one, such as the
 * day of delivery. What is a week off is not taken.
 */
function dateOfOrder(at: string, env: Environment): ReadAs {
  const read = dateReader({ type: "date" }, at, env);
  return (value, scope) => {
    const date = read(value, scope);
    const after = typeof date === "number" ? date - scope.receivedAt : 0;
    if (typeof date !== "number" || (date >= year2000 && after <= 2 * day)) return date;
    const isKept = date >= year2000 && after <= 7 * day;
    const done = isKept ? "it was kept" : "the time of receipt was used";
    report(scope, "date_unlikely", at, { done }, value);
    return isKept ? date : undefined;
  };
}

const day = 86_400;
const year2000 = 946_684_800;

/** Amounts are rounded to the smallest unit of the order's currency; rates and weights keep their digits. */
function decimalReader(name: string, at: string, env: Environment): ReadAs {
  const isMoney = name === "delivery_price";
  const meaning = numberMeanings[name];
  return (value, scope) => {
    const decimal = decimalOf(value, scope, at, env.defaults.decimalSeparator, meaning);
    if (decimal === undefined) return undefined;
    const number = (isMoney ? decimal.round(scope.digits) : decimal).toNumber();
    if (Math.abs(number) < largestAmount) return number === 0 ? 0 : number;
    report(scope, "too_large", at, undefined, value);
    return undefined;
  };
}

/** What may be written around the numbers of fields; the prices of lines are read apart. */
const numberMeanings: Readonly<Record<string, NumberMeaning>> = {
  delivery_price: "delivery",
  tax_rate: "percent",
  weight: "weight",
};

/** Beyond it a JavaScript number has no cents left. */
export const largestAmount = 1e13;

function currencyReader(at: string): ReadAs {
  return (value, scope) => {
    const [code] = currenciesOf(textOf(value) ?? "") ?? [];
    if (code) return code;
    report(scope, "currency_unknown", at, undefined, value);
    return undefined;
  };
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
const namedBy: Readonly<Record<string, NamedKind>> = {
  "fields.order_status_id": "status",
  "fields.custom_source_id": "orderSource",
};

/** How to write a path that is the name of something in the account; `undefined` for every other value. */
export function byName(
  value: Value | undefined,
  at: string,
  account: Account | undefined,
): string | undefined {
  const kind = namedBy[at];
  if (kind === undefined || typeof value !== "string") return undefined;
  if (typeof findByName(kind, value, account) !== "number") return undefined;
  return `\`{ "${kind}": ${JSON.stringify(value.slice(0, 80))} }\``;
}

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
