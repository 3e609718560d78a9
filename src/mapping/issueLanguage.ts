import { objectWith } from "../options/kinds.ts";
import type { PlanWords } from "./plan/planWords.ts";

/** What says the texts of issues and problems in another language. Get one from `baselinker-sdk/mapping/uk` or `/pl`. */
export interface IssueLanguage {
  /** The same issue with its message in this language; its code stays. */
  issue<Said extends TranslatableIssue>(issue: Said): Said;
  /** The same result with its issues, and the reason of a skip, in this language. */
  result<Result extends { readonly issues: readonly TranslatableIssue[] }>(result: Result): Result;
  /** The same error. The problems of a `RulesError` are in this language; its own message stays English. */
  error(error: unknown): unknown;
  /** The words of `formatPlan`. */ readonly plan: PlanWords;
}

/** What an issue says. */
export interface TranslatableIssue {
  readonly code: string;
  readonly message: string;
}

/** The option `language`. */
export const languageOption = /* @__PURE__ */ objectWith<IssueLanguage>(
  ["issue", "result", "error"],
  "the object `uk` of baselinker-sdk/mapping/uk, or `pl` of baselinker-sdk/mapping/pl",
);

/** What the work gives; what it throws about rules says its problems in the language. */
export function inLanguage<Value>(language: IssueLanguage | undefined, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw language === undefined ? error : language.error(error);
  }
}
