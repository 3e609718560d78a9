import { isCountryCode, isCurrencyCode } from "../../api/wire/codes.ts";
import { RulesError } from "../../shared/errors/rulesError.ts";
import { getOwn, isRecord } from "../../shared/json/value.ts";
import { checkOptions, expected, type OptionChecks } from "../../shared/options/check.ts";
import { group } from "../../shared/options/kinds.ts";
import { lineFields, orderFields } from "../order/limits.ts";
import { isPathProblem, parsePath } from "../path/parsePath.ts";
import { problemOf } from "../rules/problems.ts";
import type { LeadBoxCell, Rules, TableRules } from "../rules/rules.ts";
import type { RuleValue } from "../rules/value.ts";

/** The two columns, without other words of rules. */
type LeadBoxTable = Exclude<TableRules, { readonly table: unknown }>;

/** The "product settings" of a LeadBox mapping. */
export interface LeadBoxProducts {
  /** The parameter with the list of products. */
  readonly each: string;
  /** A table with the fields of a line on the left, and the parameters of one product on the right. */
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
    check(name, value) {
      if (typeof value === "string") return value;
      throw expected(name, "a string, the name of a parameter", value);
    },
  },
  fields: {
    required: true,
    default: undefined,
    check(name, value) {
      if (isTable(value)) return value;
      throw expected(name, 'an object, or an array of pairs such as ["sku", "Article"]', value);
    },
  },
} satisfies OptionChecks<LeadBoxProducts>;

const leadBoxOptions = {
  products: /* @__PURE__ */ group("fromLeadBox", productsOptions),
} satisfies OptionChecks<FromLeadBoxOptions>;

/**
 * Creates rules from a LeadBox mapping: two columns of text, with the Base field (or `deal_cf_<id>`) on the left and
 * the lead's parameter on the right. A number in the right column of a numeric field is a constant; everything else
 * is the name of a parameter, dots included. Further words on the left: `key` (the lead's own id), `country` (an ISO
 * code, for `defaults`), `products` (the list of products) and `products.<field>` (a field of each line). Also accepts
 * the text of a pasted table: with tabs, `;`, `|`, arrows or several spaces between the columns, with or without a
 * header, and with an optional third column for a description.
 * @throws TypeError for a wrong option, or if `table` is not a table.
 * @throws RulesError for a line without a second column, for two different rows of one field, and for a list of
 * products without a field.
 * @example
 * ```ts
 * fromLeadBox({ order_status_id: "8001", phone: "Phone", country: "UA", products: "items", "products.sku": "sku" });
 * ```
 */
export function fromLeadBox(table: LeadBoxTable | string, options: FromLeadBoxOptions = {}): Rules {
  const { products } = checkOptions("fromLeadBox", leadBoxOptions, options);
  if (typeof table !== "string" && !isTable(table))
    throw expected("table", 'a text, an object, or an array of pairs such as ["email", "Email"]', table);
  const lines = rowsOf(products?.fields ?? []).map(
    ([left, right]): Row => [`products.${left.trim()}`, right],
  );
  if (products !== undefined) lines.push(["products", products.each]);
  return { version: 1, ...rulesOfTable([...rowsOf(table), ...lines]) };
}

/** Returns the rules of a table. An unknown word stays among the fields, where it is reported. */
export function rulesOfTable(table: LeadBoxTable | string): Omit<Rules, "version"> {
  const cells = cellsOf(rowsOf(table));
  const take = (of: RegExp): Record<string, RuleValue> =>
    Object.fromEntries(
      cells.filter(([left]) => of.test(left)).map(([left, right]) => [left.replace(of, ""), right]),
    );
  const { key, country, products: list } = Object.fromEntries(cells);
  const line = take(/^products\./);
  const isEmpty = Object.keys(line).length === 0;
  if (list !== undefined && isEmpty) throw new RulesError([problemOf("missing.fields", "products")]);
  return {
    // A code that was read as a parameter is the same text.
    ...(country !== undefined && { defaults: { country: String(country).toUpperCase() } }),
    ...(key !== undefined && { key }),
    fields: take(/^(?!(?:key|country|products)$|products\.)/),
    ...(!isEmpty && { products: { ...(list !== undefined && { each: list }), fields: line } }),
  };
}

export function isTable(value: unknown): value is LeadBoxTable {
  if (!Array.isArray(value)) return isRecord(value);
  return value.every(
    (row) =>
      Array.isArray(row) &&
      (row.length === 2 || (row.length === 3 && typeof row[2] === "string")) &&
      typeof row[0] === "string" &&
      row[1] !== null,
  );
}

type Row = readonly [left: string, right: LeadBoxCell, description?: string];

function cellsOf(rows: readonly Row[]): [string, RuleValue][] {
  const sources = new Map<string, LeadBoxCell>();
  const doubled = new Set<string>();
  for (const [left, right] of rows) {
    const name = left.trim();
    if (sources.has(name) && sources.get(name) !== right) doubled.add(name);
    else sources.set(name, right);
  }
  if (doubled.size > 0)
    throw new RulesError([...doubled].map((name) => problemOf("several_sources.rows", name.slice(0, 80))));
  return rows.flatMap(([left, right]): [string, RuleValue][] => {
    if (typeof right !== "string") return [[left.trim(), right]];
    return right.trim() === "" ? [] : [[left.trim(), cellOf(left.trim(), right.trim())]];
  });
}

function rowsOf(table: LeadBoxTable | string): readonly Row[] {
  if (typeof table === "string") return rowsOfText(table);
  return isRows(table) ? table : Object.entries(table);
}

function rowsOfText(text: string): Row[] {
  const separator = [/\t/, /→|=>|->/, /\|/, /;/, /,/].find((candidate) => candidate.test(text)) ?? / {2,}/;
  const lines = text.split(/\r?\n/).map((line, index) => ({
    at: `line ${index + 1}`,
    cells: line
      .replace(/^\s*\||\|\s*$/g, "")
      .split(separator)
      .map((cell) => cell.trim().replace(/^"(.*)"$/, "$1")),
  }));
  const filled = lines.filter(({ cells }) => cells.some((cell) => !/^[-:]*$/.test(cell)));
  const [first] = filled;
  const rows = first !== undefined && header.test(first.cells[0] ?? "") ? filled.slice(1) : filled;
  const short = rows.filter(({ cells }) => cells.length < 2);
  if (short.length > 0) throw new RulesError(short.map(({ at }) => problemOf("missing.column", at)));
  return rows.map(({ cells: [left = "", right = ""] }) => [left, right]);
}

/** Matches the header of the first column. */
const header = /^(?:пол[еяі]|fields?|pole|base|baselinker|назва|замовлення|order)(?![\p{L}\p{N}_])/iu;

function isRows(table: LeadBoxTable): table is readonly Row[] {
  return Array.isArray(table);
}

function cellOf(name: string, right: string): RuleValue {
  const ofLine = name.replace(/^products\./, "");
  const type = getOwn(ofLine === name ? orderFields : lineFields, ofLine)?.node.type;
  // The price fields that Base does not have also begin like this.
  const isNumeric = /^(?:integer|decimal|time|flag|(?:price|line)_.*)$/.test(type ?? ofLine);
  if (isNumeric && /^-?\d{1,15}(?:[.,]\d{1,6})?$/.test(right)) return Number(right.replace(",", "."));
  if (type === "flag" && (right === "true" || right === "false")) return right === "true";
  const parameter = parameterOf(right);
  // No parameter is called UAH: if the lead has none, the code itself is used.
  const isCode =
    (type === "currency" && isCurrencyCode(right)) || (type === "country" && isCountryCode(right));
  return isCode ? { first: [parameter, { value: right }] } : parameter;
}

/**
 * Returns a value that reads a parameter. It may have any name, so the name is tried as a key first, then as
 * a path into nested data.
 */
function parameterOf(name: string): RuleValue {
  const path = parsePath(name);
  const literal = `['${name.replaceAll("'", "''")}']`;
  if (isPathProblem(path)) return literal;
  const [only] = path.steps;
  if (path.root.at === "item" && path.steps.length === 1 && only?.type === "key")
    return only.key === name ? name : literal;
  return path.root.at === "value" ? literal : { first: [literal, name] };
}
