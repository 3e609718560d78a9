import { type IssueCodeName, issueCodes } from "../issueCodes.ts";
import type { Account, Catalog } from "../mapContext.ts";
import type { MapIssue } from "../mapResult.ts";
import { minorUnitDigits } from "../order/money.ts";
import type { PhoneParser } from "../text/phone.ts";

/** What a compiled rule sees while one lead is mapped. One object a lead, changed on the way. */
export interface Scope {
  readonly lead: unknown;
  /** Where paths start: the lead, the line, or the element of an `each`. */
  item: unknown;
  /** The current line, for its named values. */
  line: unknown;
  /** The number of the current line in the order; -1 outside of lines. */
  lineIndex: number;
  /** Named values of the lead, by slot, as far as they were needed; `nothing` where there is none. */
  readonly values: unknown[];
  /** Named values of the current line. */
  lineValues: unknown[];
  readonly issues: MapIssue[];
  failed: boolean;
  readonly receivedAt: number;
  readonly account: Account | undefined;
  readonly catalog: Catalog | undefined;
  /** The country and the currency of this order, as far as they are known. */
  country: string | undefined;
  /** The country of the invoice, where the lead names one. */
  invoiceCountry: string | undefined;
  currency: string | undefined;
  /** The digits of the currency's smallest unit. */
  digits: number;
  readonly withValues: boolean;
  readonly phoneParser: PhoneParser | undefined;
  readonly trace: Trace | undefined;
}

/** One thing that happened to a value on its way. */
export interface TraceStep {
  /** The modifier, for example `lookup`; `default` where the fallback was taken; `field` for what the order's field made of it. */
  readonly step: string;
  /** What it made of the value; `undefined` where it left nothing. */
  readonly value: unknown;
}

/** How one value of the rules came about. */
export interface TraceEntry {
  /** The path of the value in the rules, for example `fields.phone` or `fields.phone.first[1]`. */
  readonly rule: string;
  /** The line of the order; `undefined` outside of lines. */
  readonly line: number | undefined;
  /** Where it came from, for example `path Email`. */
  readonly source: string;
  /** What was there. */
  readonly raw: unknown;
  readonly steps: readonly TraceStep[];
  readonly value: unknown;
}

/** Collects what `explain` gives. */
export interface Trace {
  readonly entries: (TraceEntry & { readonly steps: TraceStep[] })[];
  /** What has happened so far to the current value. */
  steps: TraceStep[];
  /** Which properties of which parts of the lead were read. */
  readonly reads: Map<object, Set<string>>;
}

/** A compiled value: `undefined` where it is missing. */
export type Get = (scope: Scope) => unknown;

/** Something that holds for a lead or does not. */
export type Check = (scope: Scope) => boolean;

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
  const issue = makeIssue(code, placeOf(scope, at), details);
  if (issue.level === "error") scope.failed = true;
  scope.issues.push(scope.withValues && value !== undefined ? { ...issue, value } : issue);
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
    failed: false,
    receivedAt: 0,
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
