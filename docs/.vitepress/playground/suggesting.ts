import { suggestRules } from "../../../dist/rule-tools.js?suggest";
import { readLead } from "./readLead.ts";

/** A first draft of rules, with what a person has to look at. */
export interface Draft {
  readonly rules: string;
  readonly count: number;
  /** What is likely and not in the draft, with the reason why. */
  readonly candidates: readonly Candidate[];
  /** How many more there are. */
  readonly more: number;
  /** What no rule of the draft reads. */
  readonly unused: readonly string[];
}

/** A rule that is not certain. */
export interface Candidate {
  readonly rule: string;
  readonly from: string;
  readonly but: string;
}

/** More are not read. */
const maxCandidates = 20;

export async function suggest({ lead }: { readonly lead: string }): Promise<Draft> {
  const { rules, reasons, candidates, unused } = suggestRules([(await readLead(lead)).lead]);
  return {
    rules: `${JSON.stringify(rules, null, 2)}\n`,
    count: Object.keys(reasons).length,
    candidates: candidates.slice(0, maxCandidates).map(({ rule, value, from, but }) => ({
      rule,
      from: from.length > 0 ? from.join(", ") : String(value),
      but: doubts[but],
    })),
    more: Math.max(0, candidates.length - maxCandidates),
    unused: unused.slice(0, 30),
  };
}

const doubts: Readonly<Record<ReturnType<typeof suggestRules>["candidates"][number]["but"], string>> = {
  several: "several parameters say different things",
  somebody_else: "perhaps of the seller, a manager or the courier",
  one_of_many: "the first element of a list with more",
  unproved: "likely, but not proved",
  no_zone: "a date without a time zone",
  minor_units: "whole numbers: perhaps cents",
  word: "a word of the source: only you know its meaning",
};
