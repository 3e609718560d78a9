import { report, type Scope } from "../compile/scope.ts";
import type { Account } from "../contract/mapContext.ts";
import { extraFieldPrefix } from "../rules/rules.ts";
import { parseDate } from "../values/dates/date.ts";
import { parseDecimal } from "../values/parseDecimal.ts";

type ExtraField = Account["extraFields"][number];

/** Returns the id or the name in the name of an additional field: 101 for `deal_cf_101`, `UTM` for `deal_cf_UTM`. */
export function extraFieldOf(field: string): string | number {
  const idOrName = field.slice(extraFieldPrefix.length);
  return /^[1-9]\d{0,14}$/.test(idOrName) ? Number(idOrName) : idOrName;
}

/** Checks a value against the field's type in the account. Options get the account's spelling. */
export function fitExtraField(text: string, id: number, scope: Scope, rulePath: string): string | undefined {
  if (scope.account === undefined) return text;
  const field = scope.account.extraFields.find((extraField) => extraField.id === id);
  if (field === undefined) {
    // The two built-in fields exist in every account, listed or not.
    if (id > 2) report(scope, "extra_field_unknown", rulePath, undefined, text);
    return text;
  }
  const problem = extraFieldProblem(field, text);
  if (problem === undefined) return optionOf(field, text) ?? text;
  report(scope, problem, rulePath, undefined, text);
  return problem === "extra_field_file" ? undefined : text;
}

export function extraFieldProblem(
  field: ExtraField,
  text: string,
): "extra_field_number" | "extra_field_date" | "extra_field_option" | "extra_field_file" | undefined {
  switch (field.editorType) {
    case "number":
      return parseDecimal(text).ok ? undefined : "extra_field_number";
    case "date":
      return parseDate(text).ok ? undefined : "extra_field_date";
    case "select":
    case "radio":
      return field.options.length === 0 || optionOf(field, text) !== undefined
        ? undefined
        : "extra_field_option";
    case "file":
      return /^(?:data:|[A-Za-z0-9+/]{20,}={0,2}$)/.test(text) ? undefined : "extra_field_file";
  }
  return undefined;
}

/** Whether orders may use the source. Sources of other types belong to connected shops. */
export function isOwnSource({ type }: Account["sources"][number]): boolean {
  return type === "personal";
}

/**
 * Returns a source id that the account does not have. Base accepts an order with an unknown source id, and
 * stores 0 instead.
 */
export function checkSource(id: unknown, { account }: Scope): string | undefined {
  if (id === undefined || account === undefined) return undefined;
  return account.sources.some((source) => isOwnSource(source) && source.id === id) ? undefined : String(id);
}

function optionOf(field: ExtraField, text: string): string | undefined {
  const wanted = text.trim().toLowerCase();
  return field.options.find((option) => option.trim().toLowerCase() === wanted);
}
