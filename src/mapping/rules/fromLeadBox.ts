import { isCountryCode, isCurrencyCode } from "../../api/wire/codes.ts";
import type { Fields } from "../../api/wire/shape.ts";
import { isRecord } from "../../json/value.ts";
import { checkOptions, expected, type OptionChecks } from "../../options/check.ts";
import { group } from "../../options/kinds.ts";
import { lineFields, orderFields } from "../order/limits.ts";
import { isPathProblem, parsePath } from "../path/parsePath.ts";
import type { LeadBoxCell, LeadBoxTable, Rules } from "./language.ts";
import type { Value } from "./value.ts";

/** The "product settings" of a LeadBox mapping. */
export interface LeadBoxProducts {
  /** The parameter that holds the list of products. */
  readonly each: string;
  /** Left the field of a line, right the parameter of one product. */
  readonly fields: LeadBoxTable;
}

/** Options of `fromLeadBox`. */
export interface FromLeadBoxOptions {
  readonly products?: LeadBoxProducts;
}

const productsOptions = {
  each: {
    required: true,
    default: undefined,
    check(name, given) {
      if (typeof given === "string") return given;
      throw expected(name, "a string, the name of a parameter", given);
    },
  },
  fields: {
    required: true,
    default: undefined,
    check(name, given) {
      if (isTable(given)) return given;
      throw expected(name, 'an object, or an array of pairs such as ["sku", "Article"]', given);
    },
  },
} satisfies OptionChecks<LeadBoxProducts>;

const leadBoxOptions = {
  products: /* @__PURE__ */ group("fromLeadBox", productsOptions),
} satisfies OptionChecks<FromLeadBoxOptions>;

/**
 * Makes rules of a LeadBox mapping: two columns of text, left the Base field (or `deal_cf_<id>`), right
 * the lead's parameter. A number in the right column of a numeric field is that number; everything else
 * is the name of a parameter, dots and all.
 *
 * @throws TypeError for a wrong option.
 *
 * @example
 * ```ts
 * fromLeadBox({ order_status_id: "8001", email: "Email", phone: "Phone", deal_cf_101: "utm_source" });
 * ```
 */
export function fromLeadBox(table: LeadBoxTable, options: FromLeadBoxOptions = {}): Rules {
  const { products } = checkOptions("fromLeadBox", leadBoxOptions, options);
  const rules = rulesOfTable(table);
  if (products === undefined) return rules;
  const fields = Object.fromEntries(columnsOf(products.fields, lineFields));
  return { ...rules, products: { each: parameterOf(products.each), fields } };
}

/** Rules of a table without lines. */
export function rulesOfTable(table: LeadBoxTable): Rules {
  return { version: 1, fields: Object.fromEntries(columnsOf(table, orderFields)) };
}

/** Whether a value has the form of a two-column table. */
export function isTable(value: unknown): value is LeadBoxTable {
  if (!Array.isArray(value)) return isRecord(value);
  return value.every(
    (row) => Array.isArray(row) && row.length === 2 && typeof row[0] === "string" && row[1] !== null,
  );
}

function columnsOf(table: LeadBoxTable, fields: Fields): [string, Value][] {
  const rows: readonly (readonly [string, LeadBoxCell])[] = isRows(table) ? table : Object.entries(table);
  return rows.flatMap(([left, right]): [string, Value][] => {
    if (typeof right !== "string") return [[left.trim(), right]];
    return right.trim() === "" ? [] : [[left.trim(), cellOf(left.trim(), right.trim(), fields)]];
  });
}

function isRows(table: LeadBoxTable): table is readonly (readonly [string, LeadBoxCell])[] {
  return Array.isArray(table);
}

function cellOf(name: string, right: string, fields: Fields): Value {
  const type = Object.hasOwn(fields, name) ? fields[name]?.node.type : undefined;
  const isNumeric = type === "integer" || type === "decimal" || type === "time" || type === "flag";
  if (isNumeric && /^-?\d{1,15}(?:[.,]\d{1,6})?$/.test(right)) return Number(right.replace(",", "."));
  if (type === "flag" && (right === "true" || right === "false")) return right === "true";
  const parameter = parameterOf(right);
  // No parameter is called UAH: where there is none, the code itself is meant.
  const isCode =
    (type === "currency" && isCurrencyCode(right)) || (type === "country" && isCountryCode(right));
  return isCode ? { first: [parameter, { value: right }] } : parameter;
}

/** A parameter may be called anything: first the name as it is, then as a path into what is nested. */
function parameterOf(name: string): Value {
  const path = parsePath(name);
  const literal = `['${name.replaceAll("'", "''")}']`;
  if (isPathProblem(path)) return literal;
  const [only] = path.steps;
  if (path.root.at === "item" && path.steps.length === 1 && only?.type === "key")
    return only.key === name ? name : literal;
  return path.root.at === "value" ? literal : { first: [literal, name] };
}
