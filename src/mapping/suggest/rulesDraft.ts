import type { RuleCondition, RuleValue } from "../rules/value.ts";
import type { RuleCandidate, SuggestionKind } from "./suggested.ts";

/** From this confidence a suggestion is a rule; all others are candidates. */
export const threshold = 0.6;

/** Guesses below this are of no use. */
const least = 0.15;

/** The share of correct suggestions for fields that are rarely wrong. */
export const usualTrust = 0.85;

/** A draft of rules, with the most likely rule for each place. */
export class Draft {
  readonly picks = new Map<string, RuleCandidate>();
  readonly others: RuleCandidate[] = [];

  /** Adds a rule, unless its place has a better one. */
  add(
    rule: string,
    value: RuleValue | RuleCondition,
    why: SuggestionKind,
    confidence: number,
    from: readonly string[],
    constant?: true,
  ): void {
    if (!(confidence >= least)) return;
    const rounded = Math.round(Math.min(confidence, 0.99) * 100) / 100;
    const own: RuleCandidate = { rule, value, why, confidence: rounded, from, ...(constant && { constant }) };
    const before = this.picks.get(rule);
    if (before !== undefined && before.confidence >= rounded) {
      this.others.push(own);
      return;
    }
    if (before !== undefined) this.others.push(before);
    this.picks.set(rule, own);
  }

  /** The confidence of the rule at a place. */
  confidenceOf(rule: string): number {
    return this.picks.get(rule)?.confidence ?? 0;
  }

  /** Multiplies the confidence of a rule. */
  weaken(rule: string, factor: number): void {
    const before = this.picks.get(rule);
    if (before === undefined) return;
    const confidence = Math.round(Math.min(before.confidence * factor, 0.99) * 100) / 100;
    this.picks.set(rule, { ...before, confidence });
  }

  /** Lowers the confidence of fields that were often wrong. Rules proved by sums or by orders do not change. */
  calibrate(trust: ReadonlyMap<string, number>): void {
    for (const [rule, { why }] of this.picks) {
      if (why === "structure" || why === "order") continue;
      const field = rule.replace(/^products\.fields\./, "line.").replace(/^fields\./, "");
      this.weaken(rule, (trust.get(field) ?? usualTrust) / usualTrust);
    }
  }

  /** Removes a rule and keeps it as a candidate. */
  remove(rule: string): void {
    const before = this.picks.get(rule);
    if (before === undefined) return;
    this.picks.delete(rule);
    this.others.push({ ...before, confidence: Math.min(before.confidence, 0.5) });
  }

  /** Replaces a rule. */
  set(
    rule: string,
    value: RuleValue | RuleCondition,
    why: SuggestionKind,
    confidence: number,
    from: readonly string[],
  ): void {
    this.remove(rule);
    this.add(rule, value, why, confidence, from);
  }
}

/** Whether a rule is a value, not a condition. */
export function isValue(rule: RuleValue | RuleCondition): rule is RuleValue {
  if (typeof rule !== "object") return true;
  return !["all", "any", "not", "is", "gt", "empty"].some((word) => word in rule);
}
