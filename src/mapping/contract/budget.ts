import type { OptionChecks } from "../../shared/options/check.ts";
import { integer } from "../../shared/options/kinds.ts";

/**
 * The most that one lead may cost, whatever the rules and the lead are. A lead that costs more is an `error` with the
 * issue `too_much_work`. A budget can only be lowered, for untrusted rules.
 */
export type MappingBudget = {
  /** Total work: elements visited, values computed, characters read or written. Default and maximum 1,000,000. */
  readonly steps?: number | undefined;
  /** Characters of any text that the rules build. Default and maximum 1,000,000. */
  readonly textLength?: number | undefined;
  /** Elements of any list that the rules build. Default and maximum 100,000. */
  readonly listLength?: number | undefined;
  /** Digits of any number that the rules compute; more are `too_large`. Default and maximum 60. */
  readonly digits?: number | undefined;
  /** Issues with the same code; the rest are counted in `more_issues`. Default and maximum 100. */
  readonly issues?: number | undefined;
};

export type Budget = { readonly [Name in keyof MappingBudget]-?: number };

/** What a lead may cost if nothing lowers it. */
export const wholeBudget: Budget = {
  steps: 1_000_000,
  textLength: 1_000_000,
  listLength: 100_000,
  digits: 60,
  issues: 100,
};

export const budgetChecks = /* @__PURE__ */ (() =>
  ({
    steps: upTo(wholeBudget.steps),
    textLength: upTo(wholeBudget.textLength),
    listLength: upTo(wholeBudget.listLength),
    digits: upTo(wholeBudget.digits),
    issues: upTo(wholeBudget.issues),
  }) satisfies OptionChecks<MappingBudget>)();

/* @__NO_SIDE_EFFECTS__ */
function upTo(most: number) {
  return integer({ least: 1, most, default: most });
}

export interface Work {
  readonly budget: Budget;
  stepsLeft: number;
  /** The names of the lead's objects that were asked for so far. */
  names?: Map<object, readonly string[]>;
}

export class TooMuchWorkError extends Error {
  /** The path of the rule that exceeded the budget. */
  readonly at: string;
  /** Which limit was exceeded. */
  readonly what: string;

  constructor(rulePath: string, what: string) {
    super("too much work");
    this.at = rulePath;
    this.what = what;
  }
}

/** Subtracts steps from the budget. A step takes about a tenth of a microsecond. */
export function spend(work: Work, steps: number, rulePath: string): void {
  work.stepsLeft -= steps;
  if (work.stepsLeft < 0) throw new TooMuchWorkError(rulePath, "steps");
}

export function workOf(budget: Budget): Work {
  return { budget, stepsLeft: budget.steps };
}

/** The steps it costs to evaluate this number of values and conditions once. */
export function stepsOf(parts: number): number {
  return 1 + 8 * parts;
}

/** Longer texts cost extra steps; shorter ones are covered by the steps of their rule. */
export const freeLength = 100;

export function spendOnText(work: Work, text: string, rulePath: string, perCharacter = 0.25): void {
  if (text.length > freeLength) spend(work, text.length * perCharacter, rulePath);
}

/** Spends steps for a text search. In the worst case, the searched text nearly matches at every position. */
export function spendOnSearch(work: Work, length: number, wanted: number, rulePath: string): void {
  if (length > freeLength) spend(work, (length * (64 + wanted)) / 256, rulePath);
}

export function checkTextLength({ budget }: Work, length: number, rulePath: string): void {
  if (length > budget.textLength) throw new TooMuchWorkError(rulePath, "characters");
}

/** Spends steps for visiting each element of a list. Throws if the list is too long to continue with. */
export function spendOnList(work: Work, length: number, rulePath: string, perElement = 1): void {
  if (length > work.budget.listLength) throw new TooMuchWorkError(rulePath, "elements");
  spend(work, length * perElement, rulePath);
}
