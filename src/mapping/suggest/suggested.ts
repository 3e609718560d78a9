import type { Rules } from "../rules/language.ts";
import type { RuleCondition, RuleValue } from "../rules/value.ts";

/**
 * The evidence for a rule: the name of the parameter, the form of its values, the structure around it, the given
 * order, or only experience.
 */
export type SuggestionKind = "name" | "value" | "structure" | "order" | "guess";

/** Why a rule was suggested. */
export interface SuggestionReason {
  readonly why: SuggestionKind;
  /**
   * From 0 to 1, an estimate for comparing rules with each other: from names and values, lower for fields that were
   * often guessed wrong in ready sets. It is not a measured share of correct rules.
   */
  readonly confidence: number;
  /** The paths in the lead that support the rule. */ readonly from: readonly string[];
  /** The rule is a constant that the lead does not contain: the status, source or currency of the orders. */
  readonly constant?: true;
}

/** A suggestion that is not in the rules: uncertain, less likely than another, or useless without another rule. */
export interface RuleCandidate extends SuggestionReason {
  /** The place of the rule: `fields.invoice_company`, `products.fields.weight`. */ readonly rule: string;
  readonly value: RuleValue | RuleCondition;
}

/** The result of `suggestRules`. */
export interface SuggestedRules {
  /** Rules that compile, with only the likely suggestions. `fields` is empty if nothing was found. */
  readonly rules: Rules;
  /**
   * By the place of the rule: `fields.email`, `products.each`, `key`, `defaults.country`. One entry per rule. There
   * are none for `values`, which only name what other rules read.
   */
  readonly reasons: Readonly<Record<string, SuggestionReason>>;
  /**
   * Guesses below 0.6, and alternatives to a more likely rule, which may be above 0.6. Without duplicates, the likely
   * ones first, at most 100. A person decides.
   */
  readonly candidates: readonly RuleCandidate[];
  /** Paths of the first lead that no rule reads. At most 1000. */ readonly unused: readonly string[];
}
