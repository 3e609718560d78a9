import { suggestRules } from "../../../dist/rule-tools.js?suggest";
import { readLead } from "./readLead.ts";

/** A first draft of rules, with what a person has to look at. */
export interface Draft {
  readonly rules: string;
  readonly count: number;
  /** The rules that are the least sure, the least sure first. */
  readonly unsure: readonly Guess[];
  /** Guesses that are not in the draft. */
  readonly guesses: readonly Guess[];
  /** What no rule of the draft reads. */
  readonly unused: readonly string[];
}

/** A rule that may be wrong. */
export interface Guess {
  readonly rule: string;
  readonly from: string;
  readonly why: string;
  readonly percent: number;
}

/** Below this a person should look before using the draft. */
const sureFrom = 0.85;

export function suggest({ lead }: { readonly lead: string }): Draft {
  const { rules, reasons, candidates, unused } = suggestRules([readLead(lead).lead]);
  const all = Object.entries(reasons).map(([rule, reason]) => guessOf(rule, reason));
  return {
    rules: `${JSON.stringify(rules, null, 2)}\n`,
    count: all.length,
    unsure: all
      .filter(({ percent }) => percent < sureFrom * 100)
      .sort((one, other) => one.percent - other.percent),
    guesses: candidates.slice(0, 8).map((each) => guessOf(each.rule, each)),
    unused: unused.slice(0, 30),
  };
}

interface Reason {
  readonly why: string;
  readonly confidence: number;
  readonly from: readonly string[];
}

function guessOf(rule: string, { why, confidence, from }: Reason): Guess {
  return { rule, from: from.join(", "), why: whys[why] ?? why, percent: Math.round(confidence * 100) };
}

const whys: Readonly<Record<string, string>> = {
  name: "by its name",
  value: "by its value",
  structure: "by what is around it",
  order: "by the order",
  guess: "a guess",
};
