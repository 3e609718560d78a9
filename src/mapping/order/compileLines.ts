import { getOwn } from "../../shared/json/value.ts";
import { withValues } from "../compile/compileValue.ts";
import type { Environment } from "../compile/environment.ts";
import { compileReach, noteAbsent, pathsIn } from "../compile/readPaths.ts";
import { type Reach, report, type Scope } from "../compile/scope.ts";
import { spend, spendOnList, stepsOf } from "../contract/budget.ts";
import { listOf } from "../path/compilePath.ts";
import { choice, type Nothing, type Takes } from "../rules/grammarNode.ts";
import { addProblem } from "../rules/problems.ts";
import type { LimitRule, Limits, LinesRule, Rules } from "../rules/rules.ts";
import type { RuleValue } from "../rules/value.ts";
import { emptyToUndefined } from "../values/missing.ts";
import { compileColumns } from "./columns.ts";
import { compileField, type Field } from "./fields.ts";
import { lineFields, type Overflow } from "./limits.ts";
import { unreadAmount } from "./lineAmountNames.ts";
import { compilePrices, compileQuantity, type LineDraft, priceNames } from "./lineAmounts.ts";

/** Adds the lines of one rule to the drafts. Returns whether there was data for lines, or none was needed. */
export type AddLines = (scope: Scope, drafts: LineDraft[]) => boolean;

/** Every word of a rule for lines. A missing word, or one that `compileLines` does not read, is a compile error. */
export const lineWords: { readonly [Name in keyof LinesRule]-?: Takes<LinesRule[Name]> } = {
  when: "condition",
  each: "value",
  columns: "valueMap",
  values: "valueMap",
  where: "condition",
  match: choice(false),
  fields: "lineFields",
};

export function compileLines(
  { when, each, columns, values, where, match, fields, ...rest }: LinesRule,
  rulePath: string,
  outer: Environment,
  limits: Limits,
  maxLines: number,
): AddLines {
  rest satisfies Nothing;
  const env = values === undefined ? outer : withValues(outer, values, `${rulePath}.values`, "line");
  const { size } = outer;
  const partsBefore = size.parts;
  const isOn = when === undefined ? undefined : outer.condition(when, `${rulePath}.when`);
  const passes = where === undefined ? undefined : env.condition(where, `${rulePath}.where`);
  if (each !== undefined && columns !== undefined)
    addProblem(env.problems, "several_sources.lines", rulePath);
  const isList = each !== undefined || columns !== undefined;
  const known = new Set(Object.values(fields).flatMap(pathsIn));
  const items = compileItems(each, columns, rulePath, outer);
  const constants: Record<string, unknown> = {};
  const read = compileLineFields(fields, `${rulePath}.fields`, env, limits, constants);
  const reaches = [
    ...read.map(({ reach }) => reach),
    compileReach(fields.quantity ?? 1, `${rulePath}.fields.quantity`, env),
    reachOfPrices(fields, `${rulePath}.fields`, env),
  ];
  const all = (1 << reaches.length) - 1;
  // One bit per field that needs nothing from the lead.
  const free = reaches.reduce((bits, reach, index) => (reach === undefined ? bits | (1 << index) : bits), 0);
  const quantityBit = 1 << read.length;
  const readQuantity = compileQuantity(fields.quantity, `${rulePath}.fields.quantity`, env);
  const readPrices = compilePrices(fields, `${rulePath}.fields`, env);
  const steps = stepsOf(size.parts - partsBefore);

  return (scope, drafts) => {
    if (isOn !== undefined && !isOn(scope)) return true;
    const { lineValues } = scope;
    let over: Overflow[] = [];
    // One bit per field that at least one line has.
    let found = free;
    let lines = 0;
    let empty = 0;
    let isAny = false;
    const before = drafts.length;
    const issuesBefore = scope.issues.length;
    const list = items(scope);
    for (const item of list) {
      if (each !== undefined && emptyToUndefined(item) === undefined) continue;
      isAny = true;
      spend(scope, steps, rulePath);
      scope.item = item;
      scope.line = item;
      scope.lineIndex = drafts.length;
      scope.lineValues = [];
      if (passes !== undefined && !passes(scope)) continue;
      lines += 1;
      const values = { ...constants };
      // This is faster than an iterator, and it runs for each line.
      for (let index = 0; index < read.length; index += 1) {
        const field = read[index];
        const value = field?.read(scope, over);
        if (field === undefined || value === undefined) continue;
        values[field.name] = value;
        found |= 1 << index;
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
        unread: undefined,
        matches: match === undefined,
      };
      // Negative rates are Base's own, for lines without tax.
      if (Number(values.tax_rate) > 0 && Number(values.tax_rate) < 1)
        report(scope, "tax_rate_fraction", `${rulePath}.fields.tax_rate`);
      if (readQuantity(scope, draft)) found |= quantityBit;
      readPrices(scope, draft);
      if (draft.unit !== undefined || draft.total !== undefined) found |= quantityBit << 1;
      // The lead itself has amounts of the whole order.
      else if (isList) draft.unread = unreadAmount(item, known);
      if (isEmptyLine(draft)) {
        empty += 1;
        report(scope, "line_empty", rulePath);
      } else if (drafts.length < maxLines) drafts.push(draft);
      else {
        report(scope, "too_many_lines", rulePath, { max: maxLines });
        break;
      }
    }
    scope.lineIndex = -1;
    if (lines > 0 && found !== all) {
      const absent = reaches.filter(
        (reach, index) => (found & (1 << index)) === 0 && !isInAny(reach, list, scope),
      );
      for (const reach of absent) reach?.note(scope);
      const isBlank = empty === lines && absent.length === reaches.filter(Boolean).length;
      // The list holds what a customer ordered: an order without it is worse than no order.
      if (isBlank && isList) {
        scope.issues.length = issuesBefore;
        report(scope, "lines_unreadable", rulePath, { count: lines });
      }
    }
    scope.item = scope.lead;
    scope.line = undefined;
    scope.lineValues = lineValues;
    return isList ? isAny : drafts.length > before;
  };
}

/** Whether any element has what a field needs. If not, the scope is left at the first element for the report. */
function isInAny(reach: Reach | undefined, list: readonly unknown[], scope: Scope): boolean {
  const isIn = (item: unknown): boolean => {
    scope.item = item;
    scope.line = item;
    scope.lineValues = [];
    return reach?.isReached(scope) !== false;
  };
  return list.some(isIn) || isIn(list[0]);
}

/** Compiles what the prices of a line need from the lead. One of the prices is enough. */
function reachOfPrices(fields: LinesRule["fields"], fieldsPath: string, env: Environment): Reach | undefined {
  return compileReach(
    { first: priceNames.flatMap((name) => fields[name] ?? []) },
    `${fieldsPath}.price_brutto`,
    env,
  );
}

/** All rules for lines with their paths. A single rule may be written without a list. */
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
  listRule: RuleValue | undefined,
  columns: LinesRule["columns"],
  rulePath: string,
  env: Environment,
): (scope: Scope) => readonly unknown[] {
  if (listRule !== undefined) {
    const list = env.value(listRule, `${rulePath}.each`, "all");
    const reach = compileReach(listRule, `${rulePath}.each`, env);
    return (scope) => {
      const all = listOf(list(scope));
      if (all.length === 0) noteAbsent(reach, scope);
      spendOnList(scope, all.length, rulePath);
      return all;
    };
  }
  return columns === undefined
    ? (scope) => [scope.lead]
    : compileColumns(columns, `${rulePath}.columns`, env);
}

function compileLineFields(
  fields: Readonly<Record<string, RuleValue | undefined>>,
  fieldsPath: string,
  env: Environment,
  limits: Readonly<Record<string, LimitRule | undefined>>,
  constants: Record<string, unknown>,
): Field[] {
  return Object.entries(lineFields).flatMap(([name, shape]) => {
    const value = getOwn(fields, name);
    if (value === undefined || name === "price_brutto" || name === "quantity") return [];
    const field = compileField(name, shape, value, `${fieldsPath}.${name}`, limits[`products.${name}`], env);
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
