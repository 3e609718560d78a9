import type { RulesProblem } from "../../errors/rulesError.ts";
import type { Condition, Value } from "../rules/value.ts";
import type { CountryLookup } from "../text/country.ts";
import type { Check, Get } from "./scope.ts";

/** Whether the reader wants one value, or all that a path or a list gives. */
export type Cardinality = "first" | "all";

/** What the compiler of one value knows besides the value. */
export interface Environment {
  readonly defaults: Defaults;
  /** Named values. Those of a line hide those of the lead. */
  readonly slots: ReadonlyMap<string, Slot>;
  readonly countries: CountryLookup;
  /** Whether to compile for `explain`. */
  readonly tracing: boolean;
  /** What is wrong with the rules. The compiler goes on, so that all of it is found at once. */
  readonly problems: RulesProblem[];
  /** The named values that the current one refers to, to find cycles. */
  readonly asked: Set<string> | undefined;
  /**
   * Compiles a value in this environment.
   *
   * @param at The path of the value in the rules, for issues and for `explain`.
   */
  readonly value: (value: Value, at: string, cardinality: Cardinality) => Get;
  readonly condition: (condition: Condition, at: string) => Check;
}

/** What holds where the lead does not say, as far as it is right. */
interface Defaults {
  readonly country?: string | undefined;
  readonly currency?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly missing: readonly string[];
  readonly decimalSeparator?: "." | "," | undefined;
}

/** Where a named value is kept once it is known. */
export interface Slot {
  readonly index: number;
  readonly of: "lead" | "line";
  /** Both are set when all names are known: named values may refer to one another. */
  get: Get;
  /** Whether the lead has anything of it. */
  reached: Check | undefined;
}
