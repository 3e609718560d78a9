import { checkOptions, type OptionChecks } from "../../options/check.ts";
import { boolean } from "../../options/kinds.ts";
import type { PlanChange } from "./compareResults.ts";
import { groupLeads } from "./groupLeads.ts";
import { isPersonal } from "./isPersonal.ts";
import type { LeadPlan, RulesPlan } from "./planRules.ts";

/** Options of `formatPlan`. */
export interface FormatPlanOptions {
  /**
   * Values of the buyers are printed too: phones, names, addresses, comments. Keys that hold some as well.
   *
   * @default false
   */
  readonly values?: boolean;
  /**
   * Only how many leads change in which field: nothing of any lead, for a place that others read.
   *
   * @default false
   */
  readonly countsOnly?: boolean;
}

const formatPlanOptions = /* @__PURE__ */ (() =>
  ({
    values: boolean({ default: false }),
    countsOnly: boolean({ default: false }),
  }) satisfies OptionChecks<FormatPlanOptions>)();

/**
 * A plan as text: how many leads change, in which fields, and each of them; of more than twenty the first three of
 * each kind of change. Values of buyers are masked.
 *
 * @throws TypeError for a wrong option.
 */
export function formatPlan(plan: RulesPlan, options: FormatPlanOptions = {}): string {
  const { values, countsOnly } = checkOptions("formatPlan", formatPlanOptions, options);
  const counts = [headOf(plan), ...Object.entries(plan.fields).map(([path, count]) => `  ${path}: ${count}`)];
  if (countsOnly) return `${counts.join("\n")}\n`;
  const { shown, left } = groupLeads(plan.differences);
  const leads = shown.map((lead) => {
    const lines = lead.changes.map((change) => lineOf(change, isMasked(change, lead, values)));
    return `\n${[titleOf(lead, values), ...lines].join("\n")}`;
  });
  const more = left === 0 ? [] : [`\n${left} more, each like one of these.`];
  return `${[...counts, ...leads, ...more].join("\n")}\n`;
}

function headOf({ leads, changed, keysChanged, keysRemoved, statusChanged }: RulesPlan): string {
  const all = leads === 1 ? "1 lead" : `${leads} leads`;
  if (changed === 0) return `${all}: none changes.`;
  const stay = leads - changed;
  const sentences = [
    `${all}: ${changed} ${changed === 1 ? "changes" : "change"}, ${stay} ${stay === 1 ? "stays" : "stay"}.`,
  ];
  if (keysChanged === 1) sentences.push("1 gets another key: sent again it would become a second order.");
  if (keysChanged > 1)
    sentences.push(`${keysChanged} get another key: sent again they would become second orders.`);
  if (keysRemoved > 0) {
    const get = keysRemoved === 1 ? "gets" : "get";
    sentences.push(`${keysRemoved} of these ${get} no key: every repeat becomes an order.`);
  }
  if (statusChanged > 0)
    sentences.push(`${statusChanged} ${statusChanged === 1 ? "gets" : "get"} another status.`);
  return sentences.join(" ");
}

function titleOf({ index, key, isKeyPersonal, orderId }: LeadPlan, values: boolean): string {
  const name = key === undefined || (isKeyPersonal && !values) ? `lead ${index + 1}` : key;
  return orderId === undefined ? name : `${name} (order ${orderId})`;
}

function lineOf({ kind, path, before, after }: PlanChange, isMasked: boolean): string {
  const show = (value: unknown) =>
    value === undefined ? "(none)" : isMasked ? "***" : JSON.stringify(value);
  switch (kind) {
    case "status":
      return `  ~ status  ${String(before ?? "(none)")} → ${String(after ?? "(none)")}`;
    case "added":
      return `  + ${path}  ${show(after)}`;
    case "removed":
      return `  - ${path}  ${show(before)}`;
    case "issue":
      return before === undefined
        ? `  ! ${String(after)}  ${path}`
        : `  ! no more: ${String(before)}  ${path}`;
    case "moved":
      return `  ~ ${path}  in another order: ${show(after)}`;
    default:
      return `  ~ ${path}  ${show(before)} → ${show(after)}`;
  }
}

function isMasked({ kind, path }: PlanChange, { isKeyPersonal }: LeadPlan, values: boolean): boolean {
  return !values && (kind === "key" ? isKeyPersonal : isPersonal(path));
}
