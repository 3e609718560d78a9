import type { Rules } from "../rules/language.ts";
import type { Condition, Value } from "../rules/value.ts";

/**
 * The evidence for a rule: the name of the parameter, the look of its values, the structure around it, the
 * given order, or only experience.
 */
export type SuggestionKind = "name" | "value" | "structure" | "order" | "guess";

/** Why a rule was suggested. */
export interface SuggestionReason {
  readonly why: SuggestionKind;
  /**
   * From 0 to 1, an estimate for comparing rules with each other: from names and values, less for fields that
   * were often guessed wrong in ready sets. No one has measured how many rules of one confidence are right.
   */
  readonly confidence: number;
  /** The paths in the lead that support it. */ readonly from: readonly string[];
  /** The rule is a constant that is not in the lead: the status, the source or the currency of the orders. */
  readonly constant?: true;
}

/** A rule that is not among the others: too unsure, in place of a surer one, or of no use without one that is. */
export interface RuleCandidate extends SuggestionReason {
  /** Where it would be: `fields.invoice_company`, `products.fields.weight`. */ readonly rule: string;
  readonly value: Value | Condition;
}

/** The result of `suggestRules`. */
export interface SuggestedRules {
  /** Rules that compile, and hold only what is likely. Empty `fields` where nothing was found. */
  readonly rules: Rules;
  /**
   * By the place of the rule: `fields.email`, `products.each`, `key`, `defaults.country`. One entry for each rule; `values`,
   * which only name what other rules read, have none.
   */
  readonly reasons: Readonly<Record<string, SuggestionReason>>;
  /**
   * Guesses below 0.6, and others for the place of a surer rule: these may be above 0.6. Each once, the likely ones first,
   * at most 100. A person decides.
   */
  readonly candidates: readonly RuleCandidate[];
  /** Paths of the first lead that no rule reads. At most 1000. */ readonly unused: readonly string[];
}
