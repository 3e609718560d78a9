import { getOwn } from "../../json/value.ts";
import { withValues } from "../compile/compileValue.ts";
import type { Environment } from "../compile/environment.ts";
import { report, type Scope } from "../compile/scope.ts";
import { listOf } from "../path/compilePath.ts";
import type { LimitRule, LinesRule, Rules } from "../rules/language.ts";
import type { Value } from "../rules/value.ts";
import type { Nothing, Takes } from "../schema/grammarNode.ts";
import { addProblem } from "../schema/problems.ts";
import { emptyToUndefined } from "../text/missing.ts";
import { compileColumns } from "./columns.ts";
import { compileField, type Field } from "./fields.ts";
import { lineFields, type Overflow } from "./limits.ts";
import { compilePrices, compileQuantity, type LineDraft } from "./lineAmounts.ts";

/** Adds the lines of one rule to the drafts. */
export type AddLines = (scope: Scope, drafts: LineDraft[]) => void;

/** Every word of a rule for lines. One that is forgotten here, or that `compileLines` does not read, does not compile. */
export const lineWords: { readonly [Name in keyof LinesRule]-?: Takes<LinesRule[Name]> } = {
  when: "condition",
  each: "value",
  columns: "valueMap",
  values: "valueMap",
  where: "condition",
  fields: "lineFields",
};

/** Compiles one rule for lines. */
export function compileLines(
  { when, each, columns, values, where, fields, ...rest }: LinesRule,
  at: string,
  outer: Environment,
  limits: Readonly<Record<string, LimitRule>>,
): AddLines {
  rest satisfies Nothing;
  const env = values === undefined ? outer : withValues(outer, values, `${at}.values`, "line");
  const isOn = when === undefined ? undefined : outer.condition(when, `${at}.when`);
  const passes = where === undefined ? undefined : env.condition(where, `${at}.where`);
  if (each !== undefined && columns !== undefined) {
    const message = "Lines come from `each` or from `columns`, not from both. Make two rules of them.";
    addProblem(env.problems, "several_sources", at, message);
  }
  const items = compileItems(each, columns, at, outer);
  const constants: Record<string, unknown> = {};
  const read = compileLineFields(fields, `${at}.fields`, env, limits, constants);
  const all = (1 << read.length) - 1;
  const readQuantity = compileQuantity(fields.quantity, `${at}.fields.quantity`, env);
  const readPrices = compilePrices(fields, `${at}.fields`, env);

  return (scope, drafts) => {
    if (isOn !== undefined && !isOn(scope)) return;
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
      if (passes !== undefined && !passes(scope)) continue;
      lines += 1;
      const values = { ...constants };
      for (let index = 0; index < read.length; index += 1) {
        const field = read[index];
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
      // Base's own rates for lines without tax are negative.
      if (Number(values.tax_rate) > 0 && Number(values.tax_rate) < 1) {
        report(scope, "tax_rate_fraction", `${at}.fields.tax_rate`);
      }
      readQuantity(scope, draft);
      readPrices(scope, draft);
      if (isEmptyLine(draft)) report(scope, "line_empty", at);
      else drafts.push(draft);
    }
    scope.item = scope.lead;
    scope.line = undefined;
    scope.lineIndex = -1;
    scope.lineValues = lineValues;
    if (lines === 0 || found === all) return;
    for (const [index, field] of read.entries()) {
      if ((found & (1 << index)) === 0) report(scope, "path_unmatched", field.at);
    }
  };
}

/** The rules for lines with their paths: a single one needs no list around it. */
export function linesOf(rules: Rules): { readonly rule: LinesRule; readonly at: string }[] {
  const { products } = rules;
  if (products === undefined) return [];
  if (isList(products)) return products.map((rule, index) => ({ rule, at: `products[${index}]` }));
  return [{ rule: products, at: "products" }];
}

function isList(products: LinesRule | readonly LinesRule[]): products is readonly LinesRule[] {
  return Array.isArray(products);
}

function compileItems(
  each: Value | undefined,
  columns: LinesRule["columns"],
  at: string,
  env: Environment,
): (scope: Scope) => readonly unknown[] {
  if (each !== undefined) {
    const list = env.value(each, `${at}.each`, "all");
    return (scope) => listOf(list(scope)).filter((item) => emptyToUndefined(item) !== undefined);
  }
  return columns === undefined ? (scope) => [scope.lead] : compileColumns(columns, `${at}.columns`, env);
}

/** Those that differ from lead to lead; the others become `constants`. */
function compileLineFields(
  fields: Readonly<Record<string, Value | undefined>>,
  at: string,
  env: Environment,
  limits: Readonly<Record<string, LimitRule>>,
  constants: Record<string, unknown>,
): Field[] {
  return Object.entries(lineFields).flatMap(([name, shape]) => {
    const value = getOwn(fields, name);
    if (value === undefined || name === "price_brutto" || name === "quantity") return [];
    const field = compileField(name, shape, value, `${at}.${name}`, limits[`products.${name}`], env);
    if (field.constant === undefined) return field;
    constants[name] = field.constant;
    return [];
  });
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
