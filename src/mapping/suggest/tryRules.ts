import { isRulesError } from "../../errors/rulesError.ts";
import { isRecord } from "../../json/value.ts";
import { createMapper, type Mapper } from "../createMapper.ts";
import type { Rules } from "../rules/language.ts";
import type { Value } from "../rules/value.ts";

/** One lead, and the order that a person made of it. */
export interface Learned {
  readonly index: number;
  readonly lead: unknown;
  readonly order: Readonly<Record<string, unknown>>;
}

/** Settings that readers need: the country of phones, the zone of dates, texts that hold JSON. */
export type Settings = Pick<Rules, "defaults" | "values">;

/** What one field becomes by a rule, in each lead. Through the mapper, so that nothing is read in another way. */
export function tryField(
  field: string,
  value: Value,
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

/** What whole rules make of each lead; nothing where it becomes no order. */
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

/** Rules on their way, with what only a person knows: without it every lead would be an error. */
export function tryable(rules: Rules): Rules {
  return { ...rules, needsContact: false, fields: { ...rules.fields, order_status_id: 1 } };
}

/** Names of leads can be such that no path says them. */
function mapperOf(rules: Rules): Mapper | undefined {
  try {
    return createMapper(tryable(rules));
  } catch (error) {
    if (isRulesError(error)) return undefined;
    throw error;
  }
}

/** No order has this date, and none is after it: what the mapper fills in is not taken for what the lead says. */
const receivedAt = 99_999_999_999;

/** Whether a value says nothing: of an order it means that no one wanted it. */
export function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

/** Whether two values of an order are the same: texts to the letter, amounts as numbers. */
export function isSame(one: unknown, other: unknown): boolean {
  if (isNothing(one) || isNothing(other)) return isNothing(one) && isNothing(other);
  if (typeof one === "number" || typeof other === "number")
    return Math.abs(Number(one) - Number(other)) < 0.000_1;
  return one === other;
}
