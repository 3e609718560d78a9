import type { Details } from "../../shared/messages/format.ts";
import { wholeBudget } from "../contract/budget.ts";
import { issueCodes, type MappingCode } from "../contract/issueCodes.ts";
import { issueOf } from "../contract/issueOf.ts";
import type { Account, Catalog } from "../contract/mapContext.ts";
import type { Issue } from "../contract/mapResult.ts";
import type { PathStep } from "../path/parsePath.ts";
import { minorUnitDigits } from "../values/money.ts";
import type { PhoneParser } from "../values/phone.ts";
import type { Search, Searched } from "./search.ts";

/** The state of mapping one lead. One mutable object per lead. */
export interface Scope extends Searched {
  readonly lead: unknown;
  /** Where paths start: the lead, the line, or the element of an `each`. */
  item: unknown;
  /** The current line, used by its named values. */
  line: unknown;
  /** The index of the current line in the order; -1 outside of lines. */
  lineIndex: number;
  /** Named values of the lead, by slot, filled when needed; `nothing` if a value is missing. */
  readonly values: unknown[];
  /** Named values of the current line. */
  lineValues: unknown[];
  readonly issues: Issue[];
  /** Required paths that found nothing so far. */
  misses: Miss[] | undefined;
  /** Items that found nothing, so that each is only handled once. */
  seen: Set<object> | undefined;
  /** The number of issues per code, counted only once the limit can be reached. */
  counts: Map<string, number> | undefined;
  /** The number of characters written to the order so far. */
  written: number;
  failed: boolean;
  readonly receivedAt: number;
  readonly account: Account | undefined;
  readonly catalog: Catalog | undefined;
  /** The country of this order, if known. */
  country: string | undefined;
  /** The country of the invoice, if the lead has one. */
  invoiceCountry: string | undefined;
  currency: string | undefined;
  /** The number of decimals of the currency's smallest unit. */
  digits: number;
  readonly withValues: boolean;
  /** The custom phone parser. It is unset for the rest of the lead once it has failed. */
  phoneParser: PhoneParser | undefined;
  readonly trace: Trace | undefined;
}

/** One step in the trace of a value. */
export type TraceStep = {
  /** The modifier, such as `lookup`; `default` if that was used; `field` for the conversion to the order's field. */
  readonly step: string;
  /** The value after this step; `undefined` if it was dropped. */
  readonly value: unknown;
};

/** How one value of the rules was made. */
export interface TraceEntry {
  /** The path of the value in the rules, such as `fields.phone` or `fields.phone.first[1]`. */
  readonly rule: string;
  /** The line of the order; `undefined` outside of lines. */
  readonly line: number | undefined;
  /** The source of the value, such as `path Email`. */
  readonly source: string;
  /** The value at the source. */
  readonly raw: unknown;
  readonly steps: readonly TraceStep[];
  /** The final value; for a field, the value in the order. */
  readonly value: unknown;
}

export interface Trace {
  readonly entries: TracedEntry[];
  /** The steps of the current value so far. */
  steps: TraceStep[];
  /** Rules whose paths found nothing. */
  readonly unmatched: Set<string>;
  /** What the rules have read from the lead, in order. */
  readonly reads: Reads;
  /**
   * What each named value has read, by its list of values and its slot. A named value is computed once, and
   * other values may use it.
   */
  readonly named: Map<readonly unknown[], Reads[]>;
  /** Records which parts of the lead a path reads. */
  path(scope: Scope, from: unknown, steps: readonly PathStep[], rulePath: string): void;
  /** Gets a value, and records how it was made, with the steps recorded on the way. */
  value(source: string, rulePath: string, scope: Scope, get: Get): unknown;
  /** Records how a field of the order changed the value of its rule. */
  field(rulePath: string, value: unknown): void;
}

/** Properties of objects of the lead, and what a named value has read where it was used. */
export type Reads = ({ readonly holder: object; readonly key: string } | Reads)[];

export interface TracedEntry extends Omit<TraceEntry, "value"> {
  readonly steps: TraceStep[];
  readonly reads: Reads;
  value: unknown;
}

export type Get = (scope: Scope) => unknown;
export type Check = (scope: Scope) => boolean;

export interface Reach {
  /** Whether the lead has the value, even an empty one. */
  readonly isReached: Check;
  /** Reports what is missing. With `isDoubtful`, only if the lead has something similar. */
  readonly note: (scope: Scope, isDoubtful?: boolean) => void;
}

/** A path of the rules, as it was compiled. */
export interface AskedPath {
  /** The path of the value in the rules. */
  readonly at: string;
  readonly text: string;
  /** The text as a message has it. */
  readonly shown: string;
  /** The start of the path as a rule writes it: empty, `$` or `$name`. */
  readonly start: string;
  /** Finds what is close to it. */
  readonly search: Search;
}

export interface Miss {
  readonly asked: AskedPath;
  /** The object that the path starts at. */
  readonly from: unknown;
  /** Whether absence is normal, such as in a condition. Then it is only reported if something similar exists. */
  readonly isDoubtful: boolean;
}

export function setCurrency(scope: Scope, currency: string): void {
  scope.currency = currency;
  scope.digits = minorUnitDigits(currency);
}

/** Marks a named value that was evaluated and is missing. */
export const nothing: unique symbol = /* @__PURE__ */ Symbol("nothing");

/** Adds an issue. `rulePath` is the path of the rule. */
export function report(
  scope: Scope,
  code: MappingCode,
  rulePath: string,
  details?: Details,
  value?: unknown,
): void {
  if (issueCodes[code].level === "error") scope.failed = true;
  const { issues, budget } = scope;
  // Issues per code are only counted once there are enough issues in total to reach the limit.
  if (issues.length >= budget.issues && isOmitted(scope, code)) return;
  const issue = makeIssue(code, placeOf(scope, rulePath), details);
  issues.push(scope.withValues && value !== undefined ? { ...issue, value } : issue);
}

function isOmitted(scope: Scope, code: MappingCode): boolean {
  scope.counts ??= countCodes(scope.issues);
  const count = (scope.counts.get(code) ?? 0) + 1;
  scope.counts.set(code, count);
  return count > scope.budget.issues;
}

function countCodes(issues: readonly Issue[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of issues) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

export function reportOmitted({ issues, counts, budget }: Scope): void {
  for (const [code, count] of counts ?? []) {
    const more = count - budget.issues;
    if (more > 0) issues.push(makeIssue("more_issues", "", { code, count: more }));
  }
}

export function makeIssue(code: MappingCode, path: string, details?: Details): Issue {
  return issueOf(code, issueCodes[code], path, details);
}

function placeOf(scope: Scope, rulePath: string): string {
  return scope.lineIndex < 0
    ? rulePath
    : rulePath.replace(/^products(?:\[\d+\])?(?:\.fields)?/, `products[${scope.lineIndex}]`);
}

export function probeScope(): Scope {
  return {
    lead: undefined,
    item: undefined,
    line: undefined,
    lineIndex: -1,
    values: [],
    lineValues: [],
    issues: [],
    misses: undefined,
    modelled: undefined,
    seen: undefined,
    counts: undefined,
    written: 0,
    stepsLeft: wholeBudget.steps,
    budget: wholeBudget,
    failed: false,
    // This time is later than any date in a constant.
    receivedAt: Number.MAX_SAFE_INTEGER,
    account: undefined,
    catalog: undefined,
    country: undefined,
    invoiceCountry: undefined,
    currency: undefined,
    digits: 2,
    withValues: false,
    phoneParser: undefined,
    trace: undefined,
  };
}
