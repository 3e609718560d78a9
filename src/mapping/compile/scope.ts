import { type Work, wholeBudget } from "../budget.ts";
import { type IssueCodeName, issueCodes } from "../issueCodes.ts";
import type { Account, Catalog } from "../mapContext.ts";
import type { MapIssue } from "../mapResult.ts";
import { minorUnitDigits } from "../order/money.ts";
import type { PathStep } from "../path/parsePath.ts";
import type { PhoneParser } from "../text/phone.ts";

/** What a compiled rule sees while one lead is mapped. One object a lead, changed on the way. */
export interface Scope extends Work {
  readonly lead: unknown;
  /** Where paths start: the lead, the line, or the element of an `each`. */ item: unknown;
  /** The current line, for its named values. */ line: unknown;
  /** The number of the current line in the order; -1 outside of lines. */ lineIndex: number;
  /** Named values of the lead, by slot, as far as they were needed; `nothing` if there is none. */
  readonly values: unknown[];
  /** Named values of the current line. */ lineValues: unknown[];
  readonly issues: MapIssue[];
  /** The paths that found nothing so far, where they had to. */ misses: Miss[] | undefined;
  /** What found nothing, so that it is looked at once. */ seen: Set<object> | undefined;
  /** How many issues of each code there were, from where that can matter. */
  counts: Map<IssueCodeName, number> | undefined;
  /** Characters of text in the order so far. */ written: number;
  failed: boolean;
  readonly receivedAt: number;
  readonly account: Account | undefined;
  readonly catalog: Catalog | undefined;
  /** The country and the currency of this order, as far as they are known. */ country: string | undefined;
  /** The country of the invoice, where the lead names one. */ invoiceCountry: string | undefined;
  currency: string | undefined;
  /** The digits of the currency's smallest unit. */ digits: number;
  readonly withValues: boolean;
  /** Given up for the rest of the lead once it has failed. */ phoneParser: PhoneParser | undefined;
  readonly trace: Trace | undefined;
}

/** One thing that happened to a value on its way. */
export interface TraceStep {
  /** The modifier, for example `lookup`; `default` where the fallback was taken; `field` for what the order's field made of it. */
  readonly step: string;
  /** What it made of the value; `undefined` if it left nothing. */ readonly value: unknown;
}

/** How one value of the rules came about. */
export interface TraceEntry {
  /** The path of the value in the rules, for example `fields.phone` or `fields.phone.first[1]`. */
  readonly rule: string;
  /** The line of the order; `undefined` outside of lines. */ readonly line: number | undefined;
  /** Where it came from, for example `path Email`. */ readonly source: string;
  /** What was there. */ readonly raw: unknown;
  readonly steps: readonly TraceStep[];
  /** What came of it in the end; of a field what went into the order. */ readonly value: unknown;
}

/** Collects what `explain` gives. */
export interface Trace {
  readonly entries: (Omit<TraceEntry, "value"> & { readonly steps: TraceStep[]; value: unknown })[];
  /** What has happened so far to the current value. */ steps: TraceStep[];
  /** The rules whose paths found nothing. */ readonly unmatched: Set<string>;
  /** Which properties of which parts of the lead were read. */ readonly reads: Map<object, Set<string>>;
}

/** A compiled value: `undefined` if it is missing. */
export type Get = (scope: Scope) => unknown;

/** Something that holds for a lead or does not. */
export type Check = (scope: Scope) => boolean;

/** What a value needs of the lead. */
export interface Reach {
  /** Whether the lead has anything there, even something empty. */ readonly isReached: Check;
  /** Notes what is not there. `isDoubtful`: only what is nearly there is worth telling. */
  readonly note: (scope: Scope, isDoubtful?: boolean) => void;
}

/** A path of the rules that found nothing in the lead. */
export interface Miss {
  /** The value in the rules. */ readonly at: string;
  readonly text: string;
  readonly steps: readonly PathStep[];
  /** Where the path starts. */ readonly from: unknown;
  /** How a rule writes that. */ readonly start: string;
  /** Whether it may well be absent, as what a condition asks for: it is reported only if something is close to it. */
  readonly isDoubtful: boolean;
}

/** The currency of the order is known from here on. */
export function setCurrency(scope: Scope, currency: string): void {
  scope.currency = currency;
  scope.digits = minorUnitDigits(currency);
}

/** A named value that was looked for and is missing. */
export const nothing: unique symbol = /* @__PURE__ */ Symbol("nothing");

/** Adds an issue with a code of the list. `at` is the path of the rule. */
export function report(
  scope: Scope,
  code: IssueCodeName,
  at: string,
  details?: Readonly<Record<string, string | number>>,
  value?: unknown,
): void {
  if (issueCodes[code].level === "error") scope.failed = true;
  const { issues, budget } = scope;
  // Fewer in all are fewer of one code: counting waits until it can matter.
  if (issues.length >= budget.issues && isOmitted(scope, code)) return;
  const issue = makeIssue(code, placeOf(scope, at), details);
  issues.push(scope.withValues && value !== undefined ? { ...issue, value } : issue);
}

/** Whether an issue is one too many of its code. */
function isOmitted(scope: Scope, code: IssueCodeName): boolean {
  scope.counts ??= countCodes(scope.issues);
  const count = (scope.counts.get(code) ?? 0) + 1;
  scope.counts.set(code, count);
  return count > scope.budget.issues;
}

function countCodes(issues: readonly MapIssue[]): Map<IssueCodeName, number> {
  const counts = new Map<IssueCodeName, number>();
  for (const { code } of issues) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

/** Reports how many issues were left out. */
export function reportOmitted({ issues, counts, budget }: Scope): void {
  for (const [code, count] of counts ?? []) {
    const more = count - budget.issues;
    if (more > 0) issues.push(makeIssue("more_issues", "", { code, count: more }));
  }
}

/** An issue with a code of the list; the details are in its message. */
export function makeIssue(
  code: IssueCodeName,
  path: string,
  details?: Readonly<Record<string, string | number>>,
): MapIssue {
  const { level, text } = issueCodes[code];
  const message =
    details === undefined
      ? text
      : text.replace(/\{(\w+)\}/g, (whole, name) => String(details[name] ?? whole));
  return { level, code, path, message };
}

function placeOf(scope: Scope, at: string): string {
  return scope.lineIndex < 0
    ? at
    : at.replace(/^products(?:\[\d+\])?(?:\.fields)?/, `products[${scope.lineIndex}]`);
}

/** A scope without a lead, to try constants of the rules in. */
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
    seen: undefined,
    counts: undefined,
    written: 0,
    stepsLeft: wholeBudget.steps,
    budget: wholeBudget,
    failed: false,
    // Whatever the day of a constant, the leads come later.
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
