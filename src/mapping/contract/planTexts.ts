import { english } from "../../shared/messages/english.ts";
import { type Details, formatText } from "../../shared/messages/format.ts";

/** The texts of a printed plan. */
export const planTexts = {
  nothingChanges: "{leads, plural, one {# lead} other {# leads}}: none changes.",
  changes:
    "{leads, plural, one {# lead} other {# leads}}: {changed, plural, one {# changes} other {# change}}, {same, plural, one {# stays} other {# stay}}.",
  keysChanged:
    "{count, plural, one {# gets another key: sent again it would become a second order.} other {# get another key: sent again they would become second orders.}}",
  keysRemoved:
    "{count, plural, one {# of these gets} other {# of these get}} no key: every repeat becomes an order.",
  statusChanged: "{count, plural, one {# gets} other {# get}} another status.",
  /** The name of a lead without its own key, by its number from 1. */
  lead: "lead {number}",
  order: "order {id}",
  /** How many leads are not shown because others change in the same places. */
  more: "{count, plural, one {# more, like one of these.} other {# more, each like one of these.}}",
  /** The text for a missing value, key or status. */
  none: "(none)",
  status: "status",
  issue: "issue",
  /** The text before an issue that no longer exists. */
  gone: "no more:",
  /** The text before lines that only changed their order. */
  moved: "in another order:",
} as const;

export type PlanTextName = keyof typeof planTexts;

export function planText(name: PlanTextName, details: Details = {}): string {
  return formatText(planTexts[name], details, english, ({ code }) => code);
}
