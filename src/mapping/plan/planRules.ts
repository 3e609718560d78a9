import { checkOptions, expected, type OptionChecks } from "../../shared/options/check.ts";
import { checkedBy, integer, required, text } from "../../shared/options/kinds.ts";
import { type IssueLanguage, languageOption } from "../contract/issueLanguage.ts";
import { type Account, type Catalog, contextOptions, type MapContext } from "../contract/mapContext.ts";
import type { MapResult } from "../contract/mapResult.ts";
import { createMapper, type Mapper } from "../mapper/createMapper.ts";
import type { Rules, TableRules } from "../rules/rules.ts";
import { compareResults, type PlanChange } from "./compareResults.ts";

/** The numbers in a plan. */
export interface PlanCounts {
  /** How many leads were mapped. Each lead of a request with several counts. */
  readonly leads: number;
  /** How many of them would change. */
  readonly changed: number;
  /** How many would get another key. If these are sent again, they create second orders. */
  readonly keysChanged: number;
  /** How many of these would get no key. Every repeat of such a lead creates an order. */
  readonly keysRemoved: number;
  /** How many would change between order, skipped lead and error. */
  readonly statusChanged: number;
}

/** A lead to compare: from a file, or from the register. */
export interface PlannedLead {
  readonly lead: unknown;
  /** The time when the lead was received. A number is unix **seconds**. */
  readonly receivedAt: Date | number;
  /** The key under which it was sent, if known. Default: the key of the old rules. */
  readonly key?: string | undefined;
  /** The order that was created from it, if known. */
  readonly orderId?: number | undefined;
}

/** What rules may refer to. It is the same for both sides. */
export interface PlanContext {
  readonly account?: Account | undefined;
  readonly catalog?: Catalog | undefined;
  /** The language of reasons why leads are skipped. @default English */
  readonly language?: IssueLanguage | undefined;
}

/** The changes that new rules would make for the same leads. */
export interface RulesPlan extends PlanCounts {
  /** The number of leads that differ in each field, most first: `products[].price_brutto`, `issue truncated`. */
  readonly fields: Readonly<Record<string, number>>;
  /** The leads that change, in the original order. Contains values of the leads. */
  readonly differences: readonly LeadPlan[];
}

/** The changes for one lead. */
export interface LeadPlan {
  /** The index of the lead in the list. */
  readonly index: number;
  /** The old key; `undefined` if there was none. */
  readonly key: string | undefined;
  /** Whether the key contains the buyer's phone or e-mail. */
  readonly isKeyPersonal: boolean;
  readonly orderId?: number;
  readonly status: { readonly before: Status; readonly after: Status };
  /** The changes of the lead, with status and key first. */
  readonly changes: readonly PlanChange[];
}

/**
 * The status of a result; `undefined` if a side does not map the lead, because it has no rules or they split
 * the request differently.
 */
type Status = MapResult["status"] | undefined;

const planContextOptions = /* @__PURE__ */ (() =>
  ({
    account: contextOptions.account,
    catalog: contextOptions.catalog,
    language: languageOption,
  }) satisfies OptionChecks<PlanContext>)();

const plannedLeadChecks = /* @__PURE__ */ (() =>
  ({
    lead: { default: undefined, check: (_, value) => value },
    receivedAt: required(checkedBy(checkMoment)),
    key: text(),
    orderId: integer({ least: 0 }),
  }) satisfies OptionChecks<PlannedLead>)();

type AnyRules = Rules | TableRules;

/**
 * Maps the same leads with the old and the new rules, and returns the differences. Sends nothing.
 * @param before `undefined` if there were no rules. Everything is new then.
 * @throws RulesError if the rules of a side are wrong.
 * @throws TypeError for a wrong context or list.
 * @example
 * ```ts
 * const plan = planRules(before, after, [{ lead, receivedAt: 1_767_225_600 }], {});
 * console.log(`${plan.changed} of ${plan.leads} leads change`, plan.fields);
 * ```
 */
export function planRules(
  before: AnyRules | undefined,
  after: AnyRules,
  leads: readonly PlannedLead[],
  context: PlanContext = {},
): RulesPlan {
  if (!Array.isArray(leads)) throw expected("leads", "an array of { lead, receivedAt }", leads);
  const { language, ...known } = checkOptions("planRules", planContextOptions, context);
  const spoken = language === undefined ? {} : { language };
  const old = before === undefined ? undefined : createMapper(before, spoken);
  const newMapper = createMapper(after, spoken);
  const fields = new Map<string, number>();
  const differences: LeadPlan[] = [];
  let count = 0;
  let keysChanged = 0;
  let keysRemoved = 0;
  let statusChanged = 0;
  for (const [index, planned] of leads.entries()) {
    checkOptions("planRules", plannedLeadChecks, planned, `leads[${index}].`);
    for (const { was, is } of mapBoth(old, newMapper, planned, known)) {
      count += 1;
      const changes = compareResults(was, is, planned.key);
      if (changes.length === 0) continue;
      for (const { kind, after: key } of changes) {
        if (kind === "status") statusChanged += 1;
        if (kind === "key") keysChanged += 1;
        if (kind === "key" && key === undefined) keysRemoved += 1;
      }
      for (const path of new Set(changes.map(pathOf))) fields.set(path, (fields.get(path) ?? 0) + 1);
      const { orderId } = planned;
      differences.push({
        index,
        key: planned.key ?? keyOf(was),
        isKeyPersonal: [was, is].some(hasPersonalKey),
        ...(orderId === undefined ? {} : { orderId }),
        status: { before: was?.status, after: is?.status },
        changes,
      });
    }
  }
  return {
    leads: count,
    changed: differences.length,
    keysChanged,
    keysRemoved,
    statusChanged,
    fields: Object.fromEntries([...fields].sort(([, a], [, b]) => b - a)),
    differences,
  };
}

interface Both {
  readonly was: MapResult | undefined;
  readonly is: MapResult | undefined;
}

function mapBoth(
  old: Mapper | undefined,
  newMapper: Mapper,
  { lead, receivedAt }: PlannedLead,
  known: Omit<PlanContext, "language">,
): Both[] {
  const date = typeof receivedAt === "number" ? new Date(receivedAt * 1000) : receivedAt;
  const context: MapContext = { receivedAt: date, ...known };
  const was = old?.split(lead).map((singleLead) => old.map(singleLead, context)) ?? [];
  const is = newMapper.split(lead).map((singleLead) => newMapper.map(singleLead, context));
  const longer = was.length > is.length ? was : is;
  return longer.map((_, index) => ({ was: was[index], is: is[index] }));
}

function checkMoment(name: string, value: unknown): Date | number {
  if (typeof value === "number" || value instanceof Date) return value;
  throw expected(name, "a Date, or a number of unix seconds", value);
}

function keyOf(result: MapResult | undefined): string | undefined {
  return result?.status === "order" ? result.key : undefined;
}

/** Whether a key contains a phone or an e-mail. Other ids of the source are not personal. */
function hasPersonalKey(result: MapResult | undefined): boolean {
  if (result?.status !== "order" || result.key === undefined) return false;
  const { phone = "", email = "" } = result.order;
  const key = result.key.toLowerCase();
  // Without the country code: keys contain phones as written in the lead.
  const number = phone.replace(/\D/g, "").slice(-7);
  return (
    key.includes("@") ||
    (email !== "" && key.includes(email.toLowerCase())) ||
    (number.length === 7 && key.replace(/\D/g, "").includes(number))
  );
}

function pathOf({ kind, path, before, after }: PlanChange): string {
  return kind === "issue" ? `issue ${String(after ?? before)}` : path.replace(/\[\d+\]/g, "[]");
}
