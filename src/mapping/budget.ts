import { type Checked, checkOptions, type OptionChecks } from "../options/check.ts";
import { integer } from "../options/kinds.ts";

/**
 * How much one lead may cost, whatever the rules and the lead are. Beyond it the lead is an `error` with the
 * issue `too_much_work`. A budget can only be made smaller, for untrusted rules.
 */
export interface MappingBudget {
  /** Work in all: an element visited, a value worked out, a few characters read or written. Default and most 1,000,000. */
  readonly steps?: number | undefined;
  /** Characters of any text that rules put together. Default and most 1,000,000. */
  readonly textLength?: number | undefined;
  /** Elements of any list that rules make. Default and most 100,000. */
  readonly listLength?: number | undefined;
  /** Digits of any number that rules work out; more are `too_large`. Default and most 60. */
  readonly digits?: number | undefined;
  /** Issues of one code; the others are counted in `more_issues`. Default and most 100. */
  readonly issues?: number | undefined;
}

/** How each part of a budget is checked. */
export const budgetChecks = /* @__PURE__ */ (() =>
  ({
    steps: upTo(1_000_000),
    textLength: upTo(1_000_000),
    listLength: upTo(100_000),
    digits: upTo(60),
    issues: upTo(100),
  }) satisfies OptionChecks<MappingBudget>)();

/* @__NO_SIDE_EFFECTS__ */
function upTo(most: number) {
  return integer({ least: 1, most, default: most });
}

/** A whole budget. */
export type Budget = Checked<typeof budgetChecks>;

/** What is left of the budget for one lead. */
export interface Work {
  readonly budget: Budget;
  stepsLeft: number;
}

/** Ends the work on a lead. */
export class TooMuchWorkError extends Error {
  /** The path of the rule that went too far. */ readonly at: string;
  /** What there is too much of. */ readonly what: string;

  constructor(at: string, what: string) {
    super("too much work");
    this.at = at;
    this.what = what;
  }
}

/** Takes steps out of the budget. A step is about a tenth of a microsecond. */
export function spend(work: Work, steps: number, at: string): void {
  work.stepsLeft -= steps;
  if (work.stepsLeft < 0) throw new TooMuchWorkError(at, "steps");
}

/** The whole of a budget. */
export function workOf(budget: Budget): Work {
  return { budget, stepsLeft: budget.steps };
}

/** What it costs to evaluate the given number of values and conditions once. */
export function stepsOf(parts: number): number {
  return 1 + 8 * parts;
}

/** Longer texts cost steps; of shorter ones the steps of their rule are enough. */
export const freeLength = 100;

/** The steps of looking at each character of a text. */
export function spendOnText(work: Work, text: string, at: string, perCharacter = 0.25): void {
  if (text.length > freeLength) spend(work, text.length * perCharacter, at);
}

/** The steps of looking for one text in another, which may nearly be there at every place. */
export function spendOnSearch(work: Work, length: number, wanted: number, at: string): void {
  if (length > freeLength) spend(work, (length * (64 + wanted)) / 256, at);
}

/** Refuses a text that is too long to continue with. */
export function checkTextLength({ budget }: Work, length: number, at: string): void {
  if (length > budget.textLength) throw new TooMuchWorkError(at, "characters in a text");
}

/** Takes a visit to each element of a list out of the budget, and refuses one that is too long to continue with. */
export function spendOnList(work: Work, length: number, at: string, each = 1): void {
  if (length > work.budget.listLength) throw new TooMuchWorkError(at, "elements in a list");
  spend(work, length * each, at);
}

/** The budget of a lead for which none was given. */
export const wholeBudget: Budget = /* @__PURE__ */ checkOptions("budget", budgetChecks, {});
