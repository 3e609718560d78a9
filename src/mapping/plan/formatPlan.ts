import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import { boolean } from "../../shared/options/kinds.ts";
import { type IssueLanguage, languageOption } from "../contract/issueLanguage.ts";
import { planText } from "../contract/planTexts.ts";
import type { PlanChange } from "./compareResults.ts";
import type { LeadPlan, PlanCounts, RulesPlan } from "./planRules.ts";

/** Options of `formatPlan`. */
interface FormatPlanOptions {
  /**
   * Whether to print values of buyers too: phones, names, addresses, comments, and keys that contain them.
   * @default false
   */
  readonly values?: boolean;
  /**
   * Whether to print only how many leads change in each field, and no data of leads, for a place others can read.
   * @default false
   */
  readonly countsOnly?: boolean;
  /** The language of the text, for example `uk` of `baselinker-sdk/mapping/uk`. @default English */
  readonly language?: IssueLanguage;
}

const formatPlanOptions = /* @__PURE__ */ (() =>
  ({
    values: boolean({ default: false }),
    countsOnly: boolean({ default: false }),
    language: languageOption,
  }) satisfies OptionChecks<FormatPlanOptions>)();

/**
 * Formats a plan as lines of text: how many leads change, in which fields, and each of them. If more than twenty change, the
 * first three of each kind of change are shown. Values of buyers are masked.
 * @throws TypeError for a wrong option.
 */
export function formatPlan(plan: RulesPlan, options: FormatPlanOptions = {}): readonly string[] {
  const { values, countsOnly, language } = checkOptions("formatPlan", formatPlanOptions, options);
  const say = language?.plan ?? planText;
  const nameOf = (path: string) =>
    path === "status" ? say("status") : path.replace(/^issue\b/, say("issue"));
  const fields = Object.entries(plan.fields).map(([path, count]) => `  ${nameOf(path)}: ${count}`);
  const counts = [countsOf(plan, say), ...fields];
  if (countsOnly) return counts;
  const { shown, left } = groupLeads(plan.differences);
  const leads = shown.flatMap((lead) => {
    const lines = lead.changes.map((change) => lineOf(change, isMasked(change, lead, values), say));
    return ["", titleOf(lead, values, say), ...lines];
  });
  return [...counts, ...leads, ...(left === 0 ? [] : ["", say("more", { count: left })])];
}

type Say = typeof planText;

/** How many leads change, how many of these create second orders, and how many change their status. */
function countsOf({ leads, changed, keysChanged, keysRemoved, statusChanged }: PlanCounts, say: Say): string {
  if (changed === 0) return say("nothingChanges", { leads });
  const sentences = [say("changes", { leads, changed, same: leads - changed })];
  if (keysChanged > 0) sentences.push(say("keysChanged", { count: keysChanged }));
  if (keysRemoved > 0) sentences.push(say("keysRemoved", { count: keysRemoved }));
  if (statusChanged > 0) sentences.push(say("statusChanged", { count: statusChanged }));
  return sentences.join(" ");
}

function titleOf({ index, key, isKeyPersonal, orderId }: LeadPlan, values: boolean, say: Say): string {
  const name = key === undefined || (isKeyPersonal && !values) ? say("lead", { number: index + 1 }) : key;
  return orderId === undefined ? name : `${name} (${say("order", { id: orderId })})`;
}

function lineOf({ kind, path, before, after }: PlanChange, isMasked: boolean, say: Say): string {
  const show = (value: unknown) =>
    value === undefined ? say("none") : isMasked ? "***" : JSON.stringify(value);
  switch (kind) {
    case "status":
      return `  ~ ${say("status")}  ${String(before ?? say("none"))} → ${String(after ?? say("none"))}`;
    case "added":
      return `  + ${path}  ${show(after)}`;
    case "removed":
      return `  - ${path}  ${show(before)}`;
    case "issue":
      return before === undefined
        ? `  ! ${String(after)}  ${path}`
        : `  ! ${say("gone")} ${String(before)}  ${path}`;
    case "moved":
      return `  ~ ${path}  ${say("moved")} ${show(after)}`;
    default:
      return `  ~ ${path}  ${show(before)} → ${show(after)}`;
  }
}

/** Whether the values of a change may be about the buyer. */
export function isMasked({ kind, path }: PlanChange, { isKeyPersonal }: LeadPlan, values: boolean): boolean {
  return !values && (kind === "key" ? isKeyPersonal : isPersonal(path));
}

/** Fields that contain no buyer data. All others may, including additional fields and comments. */
const impersonal: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "status",
  "order_status_id",
  "custom_source_id",
  "date_add",
  "currency",
  "payment_method",
  "payment_method_cod",
  "paid",
  "delivery_method",
  "delivery_price",
  "delivery_country_code",
  "invoice_country_code",
  "want_invoice",
  "products",
]);

/** Whether a field of the order, or a path into it, may hold data of the buyer. */
export function isPersonal(path: string): boolean {
  return !impersonal.has(/^\w+/.exec(path)?.[0] ?? "");
}

const maxLeads = 20;
/** The number of leads shown of those that change in the same places, if more than `maxLeads` change. */
const maxSimilar = 3;

function groupLeads(differences: readonly LeadPlan[]): {
  readonly shown: readonly LeadPlan[];
  readonly left: number;
} {
  if (differences.length <= maxLeads) return { shown: differences, left: 0 };
  const alike = new Map<string, number>();
  const shown = differences.filter(({ changes }) => {
    const paths = [...new Set(changes.map(({ kind, path }) => `${kind} ${path.replace(/\d+/g, "")}`))].sort();
    const name = paths.join("\n");
    const before = alike.get(name) ?? 0;
    alike.set(name, before + 1);
    return before < maxSimilar;
  });
  return { shown, left: differences.length - shown.length };
}
