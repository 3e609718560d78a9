import { BaselinkerError } from "./baselinkerError.ts";
import { isErrorOf } from "./isErrorOf.ts";

/** One thing wrong with a set of rules. */
export interface RulesProblem {
  /** Stable and documented. */
  readonly code: string;
  /** Where in the rules, for example `fields.delivery_adress`. */
  readonly path: string;
  /** What is wrong, what is allowed there, and the nearest name for a misspelt one. */
  readonly message: string;
  readonly suggestion?: string;
}

/** The rules cannot be used. Every problem is listed at once, with its path. */
export class RulesError extends BaselinkerError {
  override readonly name: string = "RulesError";
  readonly code = "INVALID_RULES";
  readonly retryable = false;
  readonly problems: readonly RulesProblem[];

  constructor(problems: readonly RulesProblem[]) {
    const lines = problems.map(
      (problem) => `\n- ${problem.path === "" ? "" : `${problem.path}: `}${problem.message}`,
    );
    super(`The rules cannot be used:${lines.join("")}`);
    this.problems = problems;
  }
}

/** Whether the value is a `RulesError`, also one of another copy of the package. */
export function isRulesError(value: unknown): value is RulesError {
  return isErrorOf(value, RulesError, "RulesError");
}
