import type { Rules } from "../../mapping/rules/rules.ts";
import type { RuleCondition, RuleValue } from "../../mapping/rules/value.ts";

/** The evidence for a rule: the form of the values, the name, lines that add up to a stated sum, or the given orders. */
export type SuggestionKind = "value" | "name" | "sum" | "order";

/** Why a rule was suggested. */
export type SuggestionReason = {
  readonly why: SuggestionKind;
  /** The paths in the lead that support the rule. */
  readonly from: readonly string[];
};

/**
 * Why a candidate was not written into the rules:
 *
 * - `several`: several parameters say different things, or the sums fit in several ways.
 * - `somebody_else`: it is near a word for the seller, a manager, the courier or another person.
 * - `one_of_many`: it is the first element of a list with more.
 * - `unproved`: the name or the sums do not prove it.
 * - `no_zone`: a date without a time zone.
 * - `minor_units`: whole numbers, which may be cents.
 * - `word`: a word or a code of the source, whose meaning only a person knows, such as a payment method.
 */
export type CandidateDoubt =
  | "several"
  | "somebody_else"
  | "one_of_many"
  | "unproved"
  | "no_zone"
  | "minor_units"
  | "word";

/** A suggestion that is not in the rules, because it is not certain. */
export interface RuleCandidate extends SuggestionReason {
  /** The place of the rule: `fields.invoice_company`, `products.fields.sku`. */
  readonly rule: string;
  readonly value: RuleValue | RuleCondition;
  /** Why it was not written. */
  readonly but: CandidateDoubt;
}

/** The result of `suggestRules`. */
export interface SuggestedRules {
  /** Rules that compile, with only what is certain. `fields` is empty if nothing is. */
  readonly rules: Rules;
  /**
   * By the place of the rule: `fields.email`, `products.each`, `key`. One entry per rule. There are none for
   * `values`, which only name what other rules read.
   */
  readonly reasons: Readonly<Record<string, SuggestionReason>>;
  /**
   * What is likely and not certain, without duplicates, in the order of their places, at most 100. A person decides.
   */
  readonly candidates: readonly RuleCandidate[];
  /** Paths of the first lead that no rule reads. At most 1000. */
  readonly unused: readonly string[];
}
