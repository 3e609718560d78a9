import type { Details } from "../../shared/messages/format.ts";
import { objectWith } from "../../shared/options/kinds.ts";
import type { PlanTextName } from "./planTexts.ts";

/** Translates the texts of issues and problems. Import one from its entry, such as `baselinker-sdk/mapping/uk`. */
export interface IssueLanguage {
  /** The tag of the language, such as `uk`. */
  readonly tag: string;
  /** Returns the issue with its message in this language. The code stays. */
  issue<Said extends TranslatableIssue>(issue: Said): Said;
  /** Returns the result with its issues, and the reason of a skip, in this language. */
  result<Result extends { readonly issues: readonly TranslatableIssue[] }>(result: Result): Result;
  /** Returns the entry of a register with its issues, its reason and its error in this language. */
  entry<Entry extends TranslatableEntry>(entry: Entry): Entry;
  /** Returns the error with the problems of a `RulesError` in this language. Its own message stays English. */
  error(error: unknown): unknown;
  /**
   * Returns a sentence about an error for people: what happened and what to do, by the name of the error and Base's
   * code. Only what Base or another program said stays as it is.
   */
  errorMessage(error: TranslatableError): string;
  /** Returns a text of a printed plan. */
  plan(name: PlanTextName, details?: Details): string;
}

/** The parts of an issue that a translation needs. */
export type TranslatableIssue = {
  readonly code: string;
  readonly message: string;
  readonly details?: Details;
};

/** The parts of an error that a translation needs; also after JSON. */
export type TranslatableError = {
  readonly name: string;
  readonly code?: string | undefined;
  readonly message: string;
  readonly details?: Details | undefined;
};

/** The parts of an entry of a register that a translation needs; a skip has a `code` next to its `reason`. */
type TranslatableEntry = {
  readonly issues: readonly TranslatableIssue[];
  readonly error?: TranslatableError;
};

export const languageOption = /* @__PURE__ */ objectWith<IssueLanguage>(
  ["issue", "result", "entry", "error"],
  "the object of an entry, such as `uk` of baselinker-sdk/mapping/uk",
);

/** Runs the work and returns its result. Problems of rules that it throws are translated. */
export function inLanguage<Value>(language: IssueLanguage | undefined, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw language === undefined ? error : language.error(error);
  }
}
