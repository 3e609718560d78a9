import type { Details } from "../messages/format.ts";
import { BaselinkerError } from "./baselinkerError.ts";
import { listed, pathsOf } from "./listed.ts";

interface ProblemCode {
  /** What is wrong and what to do. A problem's own message is more specific. */
  readonly text: string;
}

/** All codes of problems with rules. Codes are stable, so programs can rely on them; texts may change. */
export const problemCodes = {
  not_json: {
    text: "The rules hold something that JSON cannot, are nested too deep, or are too large. Write plain JSON.",
  },
  wrong_type: {
    text: "The JSON is of the wrong type, for example text instead of a list. Write what the message asks for.",
  },
  missing: { text: "Something that is needed here is missing, or a list is empty. Add it." },
  unknown_name: { text: "This name is not known here. `suggestion` holds the closest one, if there is one." },
  misplaced: {
    text: "This name belongs elsewhere, or works only with another one. Move it, or add the other one.",
  },
  bad_choice: { text: "This is not one of the allowed values. Write one of them." },
  bad_constant: { text: "The field cannot take this constant. Write one that fits." },
  bad_code: {
    text: "This is not a known code of a country, a currency, a time zone or a language. Write one that is.",
  },
  bad_name: { text: "A path cannot hold the name of this value. Rename the value." },
  bad_path: { text: "The path cannot be read. The message says at which character." },
  bad_template: { text: "The template cannot be read. The message says why." },
  too_nested: {
    text: "Too many lists are nested, or a chain of named values is too long. Use fewer levels.",
  },
  bad_pattern: { text: "The pattern cannot be read. The message says why." },
  no_source: { text: "The value has no source. Add one." },
  several_sources: { text: "Only one of these can be used at a time. Keep one, or split them." },
  no_test: { text: "The condition has no test. Add one." },
  unknown_value: { text: "No named value has this name. Add it to `values`, or correct the name." },
  cycle: { text: "The named values refer to each other in a cycle. Read one of them from the lead." },
} satisfies Record<string, ProblemCode>;

/** A problem code. */
export type ProblemCodeName = keyof typeof problemCodes;

/** One problem in a set of rules. */
export interface RulesProblem {
  /** The code, stable and documented in docs/issue-codes.md. */
  readonly code: ProblemCodeName;
  /** The path in the rules, for example `fields.delivery_adress`. */
  readonly path: string;
  /** What is wrong, what is allowed there, and the closest name for a misspelled one, in English or in the `language`. */
  readonly message: string;
  /** The closest name, for a misspelled one. */
  readonly suggestion?: string;
  /** The code of the sentence in `message`, by which each language has its own. */
  readonly text?: string;
  /** What the sentence names: names, numbers and parts with a code of their own, but no words. */
  readonly details?: Details;
}

/** The maximum number of problems: enough to fix. Untrusted rules can have any number. */
const maxProblems = 100;

/** The rules cannot be used. All problems are listed at once, up to a hundred, each with its path. */
export class RulesError extends BaselinkerError {
  static override readonly errorName: string = "RulesError";
  readonly code = "INVALID_RULES";
  readonly retryable = false;
  readonly problems: readonly RulesProblem[];

  constructor(problems: readonly RulesProblem[]) {
    // For problems beyond the first hundred, only the number is known.
    const told = problems.filter(({ message }) => message !== "").slice(0, maxProblems);
    const lines = told.map(({ path, message }) => `${path === "" ? "" : `${path}: `}${message}`);
    const said = { paths: pathsOf(told) };
    super(`The rules cannot be used:${listed(lines, problems.length - told.length)}`, {}, said);
    this.problems = told;
  }
}
