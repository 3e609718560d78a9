import { compileAmount } from "../compile/amount.ts";
import { withValues } from "../compile/compileValue.ts";
import type { Environment } from "../compile/environment.ts";
import { decimalOf, firstValue } from "../compile/scalar.ts";
import { report, type Scope } from "../compile/scope.ts";
import { listOf } from "../compile/sources.ts";
import { emptyToUndefined } from "../path/present.ts";
import type { LimitRule, LinesRule } from "../rules/language.ts";
import type { Value } from "../rules/value.ts";
import { Decimal } from "../text/decimal.ts";
import { checkFieldValue } from "./checkFieldValue.ts";
import { compileColumns } from "./columns.ts";
import { lineFields } from "./declaredFields.ts";
import { compileField, type Field } from "./field.ts";
import { largestAmount } from "./fieldReader.ts";
import type { Overflow } from "./limits.ts";
import type { LineDraft } from "./lineDraft.ts";

/** Adds the lines of one rule to the drafts. */
export type AddLines = (scope: Scope, drafts: LineDraft[]) => void;

const prices = ["price_brutto", "price_netto", "line_brutto", "line_netto"] as const;

/** Compiles one rule for lines. */
export function compileLines(
  rule: LinesRule,
  at: string,
  outer: Environment,
  limits: Readonly<Record<string, LimitRule>>,
): AddLines {
  const env = withValues(outer, rule.values ?? {}, `${at}.values`, "line");
  const when = rule.when === undefined ? undefined : outer.condition(rule.when, `${at}.when`);
  const where = rule.where === undefined ? undefined : env.condition(rule.where, `${at}.where`);
  if (rule.each !== undefined && rule.columns !== undefined) {
    const message = "Lines come from `each` or from `columns`, not from both. Make two rules of them.";
    env.problems.push({ code: "several_sources", path: at, message });
  }
  const items = compileItems(rule, at, outer);
  const constants: Record<string, unknown> = {};
  const fields = compileFields(rule, at, env, limits).filter(({ name, constant }) => {
    if (constant !== undefined) constants[name] = constant;
    return constant === undefined;
  });
  const all = (1 << fields.length) - 1;
  const priced = compilePrices(rule, at, env);
  const quantity = compileQuantity(rule, at, env);

  return (scope, drafts) => {
    if (when !== undefined && !when(scope)) return;
    const { lineValues } = scope;
    let over: Overflow[] = [];
    // A bit for each field that some line has.
    let found = 0;
    let lines = 0;
    for (const item of items(scope)) {
      scope.item = item;
      scope.line = item;
      scope.lineIndex = drafts.length;
      scope.lineValues = [];
      if (where !== undefined && !where(scope)) continue;
      lines += 1;
      const values = { ...constants };
      for (let index = 0; index < fields.length; index += 1) {
        const field = fields[index];
        const value = field?.read(scope, over);
        if (field === undefined) continue;
        if (value !== undefined) values[field.name] = value;
        const bit = 1 << index;
        if ((found & bit) === 0 && (value !== undefined || field.reached?.(scope) !== false)) found |= bit;
      }
      for (const { field, rest } of over) if (typeof values[field] !== "string") values[field] = rest;
      if (over.length > 0) over = [];
      const draft: LineDraft = {
        index: drafts.length,
        values,
        quantity: 1,
        unit: undefined,
        total: undefined,
        units: 0,
      };
      // Base's marks for lines without tax are negative.
      if (Number(values.tax_rate) > 0 && Number(values.tax_rate) < 1) {
        report(scope, "tax_rate_fraction", `${at}.fields.tax_rate`);
      }
      quantity(scope, draft);
      priced(scope, draft);
      if (isEmptyLine(draft)) report(scope, "line_empty", at);
      else drafts.push(draft);
    }
    scope.item = scope.lead;
    scope.line = undefined;
    scope.lineIndex = -1;
    scope.lineValues = lineValues;
    if (lines === 0 || found === all) return;
    for (const [index, field] of fields.entries()) {
      if ((found & (1 << index)) === 0) report(scope, "path_unmatched", field.at);
    }
  };
}

function isEmptyLine({ values, unit, total }: LineDraft): boolean {
  return (
    values.name === undefined &&
    values.sku === undefined &&
    values.ean === undefined &&
    values.product_id === undefined &&
    unit === undefined &&
    total === undefined
  );
}

function compileItems(rule: LinesRule, at: string, env: Environment): (scope: Scope) => readonly unknown[] {
  if (rule.each !== undefined) {
    const list = env.value(rule.each, `${at}.each`, "all");
    return (scope) => listOf(list(scope)).filter((each) => emptyToUndefined(each) !== undefined);
  }
  if (rule.columns === undefined) return (scope) => [scope.lead];
  return compileColumns(rule.columns, `${at}.columns`, env);
}

function compileFields(
  rule: LinesRule,
  at: string,
  env: Environment,
  limits: Readonly<Record<string, LimitRule>>,
): Field[] {
  return Object.entries(lineFields).flatMap(([name, shape]) => {
    const value = valueFor(rule, name);
    if (value === undefined || name === "price_brutto" || name === "quantity") return [];
    return compileField(name, shape, value, `${at}.fields.${name}`, limits[`products.${name}`], env);
  });
}

function valueFor(rule: LinesRule, name: string): Value | undefined {
  return Object.entries(rule.fields).find(([field]) => field === name)?.[1];
}

/** What the lead says of the price: of a piece or of the line, gross or net. */
function compilePrices(
  rule: LinesRule,
  at: string,
  env: Environment,
): (scope: Scope, draft: LineDraft) => void {
  const given = prices.flatMap((name) => {
    const value = valueFor(rule, name);
    const own = `${at}.fields.${name}`;
    return value === undefined ? [] : { name, own, get: compileAmount(value, own, env) };
  });
  return (scope, draft) => {
    for (const { name, own, get } of given) {
      const amount = get(scope);
      if (amount === undefined) continue;
      if (Math.abs(amount.toNumber()) >= largestAmount) {
        report(scope, "too_large", own);
        continue;
      }
      const gross = name.endsWith("_netto") ? grossOf(amount, draft.values.tax_rate) : amount;
      if (name.startsWith("line_")) draft.total ??= gross;
      else draft.unit ??= gross;
    }
  };
}

function grossOf(net: Decimal, taxRate: unknown): Decimal {
  const rate = typeof taxRate === "number" && taxRate > 0 ? Decimal.fromNumber(taxRate) : undefined;
  return rate === undefined ? net : net.add(net.multiply(rate).multiply(Decimal.fromUnits(1, 2)));
}

/** Base counts whole pieces from one on; anything else is brought there without changing the sum. */
function compileQuantity(
  rule: LinesRule,
  at: string,
  env: Environment,
): (scope: Scope, draft: LineDraft) => void {
  const value = valueFor(rule, "quantity");
  if (value === undefined) return () => undefined;
  const own = `${at}.fields.quantity`;
  if (lineFields.quantity !== undefined) checkFieldValue(value, lineFields.quantity, own, env);
  const get = env.value(value, own, "first");
  return (scope, draft) => {
    const given = firstValue(get(scope), scope, own);
    const number = given === undefined ? undefined : readQuantity(given, scope, own, env)?.toNumber();
    if (number === undefined || Math.abs(number) > largestQuantity) report(scope, "quantity_missing", own);
    else draft.quantity = number;
  };
}

/** `2,000` are two pieces: programs write three decimals, and nobody writes thousands of pieces in groups. */
function readQuantity(given: unknown, scope: Scope, at: string, env: Environment): Decimal | undefined {
  const { decimalSeparator } = env.defaults;
  const isDoubtful =
    decimalSeparator === undefined && typeof given === "string" && /^\s*\d+,\d{3}(?!\d|[.,])/.test(given);
  if (isDoubtful) report(scope, "decimal_ambiguous", at, undefined, given);
  return decimalOf(given, scope, at, isDoubtful ? "," : decimalSeparator);
}

const largestQuantity = 1e9;
