import type { AnyShape } from "../../api/wire/shape.ts";
import { withValues } from "../compile/compileValue.ts";
import type { Environment } from "../compile/environment.ts";
import { compileReach } from "../compile/reach.ts";
import type { ReadAs } from "../compile/readAs.ts";
import { decimalOf, single } from "../compile/scalar.ts";
import { type Check, type Get, report, type Scope, traceField, undecided } from "../compile/scope.ts";
import { listOf } from "../compile/sources.ts";
import { present } from "../path/present.ts";
import type { LimitRule, LinesRule, Value } from "../rules/language.ts";
import { Decimal } from "../text/decimal.ts";
import { lengthOf, lineFields } from "./declaredFields.ts";
import { compileFieldReader, isFixed, largestAmount, readConstant } from "./fieldReader.ts";
import { compileLimit, type Limit } from "./limits.ts";
import type { LineDraft } from "./lineDraft.ts";

/** Adds the lines of one rule to the drafts. */
export type AddLines = (scope: Scope, drafts: LineDraft[]) => void;

const prices = ["price_brutto", "price_netto", "line_brutto", "line_netto"] as const;

interface LineField {
  readonly name: string;
  readonly get: Get;
  readonly read: ReadAs;
  readonly limit: Limit | undefined;
  readonly at: string;
  readonly constant: unknown;
  readonly reached: Check | undefined;
}

/** Compiles one rule for lines. */
export function compileLines(
  rule: LinesRule,
  at: string,
  outer: Environment,
  limits: Readonly<Record<string, LimitRule>>,
): AddLines {
  const count = Object.keys(rule.values ?? {}).length;
  const env = withValues(outer, rule.values ?? {}, `${at}.values`, "line");
  const when = rule.when === undefined ? undefined : outer.condition(rule.when, `${at}.when`);
  const where = rule.where === undefined ? undefined : env.condition(rule.where, `${at}.where`);
  if (rule.each !== undefined && rule.columns !== undefined) {
    const message = "Lines come from `each` or from `columns`, not from both. Make two rules of them.";
    env.problems.push({ code: "several_sources", path: at, message });
  }
  const items = compileItems(rule, at, outer);
  const fields = compileFields(rule, at, env, limits);
  const priced = compilePrices(rule, at, env);
  const quantity = compileQuantity(rule, at, env);

  return (scope, drafts) => {
    if (when !== undefined && !when(scope)) return;
    const hits: boolean[] = [];
    let lines = 0;
    const { lineValues } = scope;
    for (const item of items(scope)) {
      scope.item = item;
      scope.line = item;
      scope.lineIndex = drafts.length;
      scope.lineValues = count === 0 ? noValues : new Array(count).fill(undecided);
      if (where !== undefined && !where(scope)) continue;
      const values: Record<string, unknown> = {};
      for (let at = 0; at < fields.length; at += 1) {
        const field = fields[at];
        if (field === undefined) break;
        if (field.constant !== undefined) {
          values[field.name] = field.constant;
          continue;
        }
        const raw = field.get(scope);
        if (raw === undefined) {
          if (hits[at] !== true && field.reached?.(scope) === true) hits[at] = true;
          continue;
        }
        hits[at] = true;
        let value = field.read(raw, scope);
        if (typeof value === "string" && field.limit !== undefined && value.length > field.limit.max) {
          value = field.limit.fit(value, scope, (into, rest) => {
            if (typeof values[into] !== "string") values[into] = rest;
          });
        }
        if (scope.trace !== undefined) traceField(scope, field.at, value);
        if (value !== undefined) values[field.name] = value;
      }
      const draft: LineDraft = {
        index: drafts.length,
        values,
        quantity: 1,
        unit: undefined,
        total: undefined,
        units: 0,
      };
      quantity(scope, draft);
      priced(scope, draft);
      lines += 1;
      if (isEmptyLine(draft)) report(scope, "line_empty", at);
      else drafts.push(draft);
    }
    scope.item = scope.lead;
    scope.line = undefined;
    scope.lineIndex = -1;
    scope.lineValues = lineValues;
    if (lines === 0) return;
    for (const [index, { reached, constant, at: own }] of fields.entries()) {
      if (hits[index] !== true && reached !== undefined && constant === undefined) {
        report(scope, "path_unmatched", own);
      }
    }
  };
}

const noValues: unknown[] = [];

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
    return (scope) => listOf(list(scope)).filter((each) => present(each) !== undefined);
  }
  if (rule.columns === undefined) return (scope) => [scope.lead];
  const columns = Object.entries(rule.columns).map(([name, value]) => ({
    name,
    get: env.value(value, `${at}.columns.${name}`, "all"),
  }));
  return (scope) => {
    const cells = columns.map(({ name, get }) => ({ name, list: listOf(get(scope)) }));
    const longest = cells.reduce((most, { list }) => Math.max(most, list.length), 0);
    if (cells.some(({ list }) => list.length > 0 && list.length < longest))
      report(scope, "columns_uneven", `${at}.columns`);
    return Array.from({ length: longest }, (_, index) =>
      Object.fromEntries(cells.map(({ name, list }) => [name, list[index]])),
    );
  };
}

function compileFields(
  rule: LinesRule,
  at: string,
  env: Environment,
  limits: Readonly<Record<string, LimitRule>>,
): LineField[] {
  return Object.entries(lineFields).flatMap(([name, shape]: [string, AnyShape]) => {
    const value = valueFor(rule, name);
    if (value === undefined || name === "price_brutto" || name === "quantity") return [];
    const own = `${at}.fields.${name}`;
    const read = compileFieldReader(name, shape, own, env);
    const constant = readConstant(value, read, own, env);
    return {
      name,
      get: env.value(value, own, "first"),
      read,
      constant: isFixed(constant, shape, env) || (name === "tax_rate" && !env.tracing) ? constant : undefined,
      limit: compileLimit(name, lengthOf(shape), limits[`products.${name}`], own),
      at: own,
      reached: compileReach(value, own, env),
    };
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
    return value === undefined
      ? []
      : { name, at: `${at}.fields.${name}`, get: env.value(value, `${at}.fields.${name}`, "first") };
  });
  const { decimalMark } = env.defaults;
  return (scope, draft) => {
    for (const { name, at: own, get } of given) {
      const value = single(get(scope), scope, own);
      const amount = value === undefined ? undefined : decimalOf(value, scope, own, decimalMark);
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
  const get = env.value(value, own, "first");
  return (scope, draft) => {
    const raw = single(get(scope), scope, own);
    if (typeof raw === "number" && Math.abs(raw) <= largestQuantity) {
      draft.quantity = raw;
      return;
    }
    const decimal = raw === undefined ? undefined : decimalOf(raw, scope, own, env.defaults.decimalMark);
    const number = decimal?.toNumber();
    if (number === undefined || Math.abs(number) > largestQuantity) report(scope, "quantity_missing", own);
    else draft.quantity = number;
  };
}

const largestQuantity = 1e9;
