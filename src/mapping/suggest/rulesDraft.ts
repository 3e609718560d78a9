import type { Condition, Value } from "../rules/value.ts";
import type { RuleCandidate, SuggestionKind } from "./suggested.ts";

/** What is surer than this is a rule; the rest are candidates. */
export const threshold = 0.6;

/** Less sure guesses help no one. */
const least = 0.15;

/** The share that is right of fields that are not often wrong. */
export const usualTrust = 0.85;

/** Rules on their way: the surest one for each place. */
export class Draft {
  readonly picks = new Map<string, RuleCandidate>();
  readonly others: RuleCandidate[] = [];

  /** Takes a rule, where the place has no surer one. */
  add(
    rule: string,
    value: Value | Condition,
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

  /** The confidence of the rule that a place has. */
  confidenceOf(rule: string): number {
    return this.picks.get(rule)?.confidence ?? 0;
  }

  /** Makes a rule more or less sure. */
  weaken(rule: string, factor: number): void {
    const before = this.picks.get(rule);
    if (before === undefined) return;
    const confidence = Math.round(Math.min(before.confidence * factor, 0.99) * 100) / 100;
    this.picks.set(rule, { ...before, confidence });
  }

  /** Makes rules of fields that were often wrong less sure. What adds up, or was seen in an order, needs no trust. */
  calibrate(trust: ReadonlyMap<string, number>): void {
    for (const [rule, { why }] of this.picks) {
      if (why === "structure" || why === "order") continue;
      const field = rule.replace(/^products\.fields\./, "line.").replace(/^fields\./, "");
      this.weaken(rule, (trust.get(field) ?? usualTrust) / usualTrust);
    }
  }

  /** Takes a rule away, to the others. */
  remove(rule: string): void {
    const before = this.picks.get(rule);
    if (before === undefined) return;
    this.picks.delete(rule);
    this.others.push({ ...before, confidence: Math.min(before.confidence, 0.5) });
  }

  /** Puts a rule in place of another. */
  set(
    rule: string,
    value: Value | Condition,
    why: SuggestionKind,
    confidence: number,
    from: readonly string[],
  ): void {
    this.remove(rule);
    this.add(rule, value, why, confidence, from);
  }
}

/** Whether a rule is a value, not a condition. */
export function isValue(rule: Value | Condition): rule is Value {
  if (typeof rule !== "object") return true;
  return !["all", "any", "not", "is", "gt", "empty"].some((word) => word in rule);
}
