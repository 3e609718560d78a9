import { RulesError } from "../../errors/rulesError.ts";
import { isRecord } from "../../json/value.ts";
import { createMapper, type Mapper } from "../createMapper.ts";
import type { Rules } from "../rules/language.ts";
import type { RuleValue } from "../rules/value.ts";

/** One lead, and the order that a person created from it. */
export interface Learned {
  readonly index: number;
  readonly lead: unknown;
  readonly order: Readonly<Record<string, unknown>>;
}

/** Settings for reading values: the country of phones, the time zone of dates, texts with JSON. */
export type Settings = Pick<Rules, "defaults" | "values">;

/** The value of one field by a rule, in each lead. Uses the mapper, so that values are read the same way. */
export function tryField(
  field: string,
  value: RuleValue,
  settings: Settings,
  learned: readonly Learned[],
): unknown[] {
  const name = field.startsWith("deal_cf_") ? field.slice("deal_cf_".length) : undefined;
  const orders = ordersBy({ version: 1, ...settings, fields: { [field]: value } }, learned);
  return orders.map((order) => {
    if (order === undefined) return undefined;
    if (name === undefined) return order[field];
    const extra = order.custom_extra_fields;
    return isRecord(extra) ? extra[name] : undefined;
  });
}

/** The order that the rules create from each lead; `undefined` if there is none. */
export function ordersBy(
  rules: Rules,
  learned: readonly Learned[],
): (Readonly<Record<string, unknown>> | undefined)[] {
  const mapper = mapperOf(rules);
  return learned.map(({ lead }) => {
    const result = mapper?.map(lead, { receivedAt });
    return result?.status === "order" ? { ...result.order } : undefined;
  });
}

/** Completes draft rules with settings that only a person knows. Without them every lead would be an error. */
export function tryable(rules: Rules): Rules {
  return { ...rules, needsContact: false, fields: { ...rules.fields, order_status_id: 1 } };
}

/** Some names in leads cannot be written as a path. */
function mapperOf(rules: Rules): Mapper | undefined {
  try {
    return createMapper(tryable(rules));
  } catch (error) {
    if (error instanceof RulesError) return undefined;
    throw error;
  }
}

/** Later than any date of an order, so that a date filled in by the mapper is not mistaken for one in the lead. */
const receivedAt = new Date(99_999_999_999_000);

/** Whether a value is empty. In an order, this means that it was not wanted. */
export function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

/** Whether two values of an order are the same: texts exactly, amounts as numbers. */
export function isSame(one: unknown, other: unknown): boolean {
  if (isNothing(one) || isNothing(other)) return isNothing(one) && isNothing(other);
  if (typeof one === "number" || typeof other === "number")
    return Math.abs(Number(one) - Number(other)) < 0.000_1;
  return one === other;
}
