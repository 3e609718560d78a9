import type { RuleCondition, RuleValue } from "../../mapping/rules/value.ts";
import type { CandidateDoubt, RuleCandidate, SuggestionKind, SuggestionReason } from "./suggested.ts";

interface DraftRule extends SuggestionReason {
  readonly value: RuleValue | RuleCondition;
}

export class Draft {
  readonly written = new Map<string, DraftRule>();
  readonly candidates: RuleCandidate[] = [];

  put(
    rule: string,
    value: RuleValue | RuleCondition,
    why: SuggestionKind,
    but?: CandidateDoubt,
    from: readonly string[] = typeof value === "string" ? [value] : [],
  ): void {
    if (but === undefined) this.written.set(rule, { value, why, from });
    else this.candidates.push({ rule, value, why, from, but });
  }

  takeOut(isOut: (rule: string) => boolean, but: CandidateDoubt): void {
    for (const [rule, { value, why, from }] of this.written)
      if (isOut(rule) && this.written.delete(rule)) this.candidates.unshift({ rule, value, why, from, but });
  }
}
