import type { RulesProblem } from "../../errors/rulesError.ts";
import type { Condition, Value } from "../rules/value.ts";
import type { CountryLookup } from "../text/country.ts";
import type { SharedDates } from "../text/sharedDates.ts";
import type { Check, Get, Reach } from "./scope.ts";

/** Whether the reader wants one value, or all that a path or a list gives. */
export type Cardinality = "first" | "all";

/** How many values and conditions were compiled so far. */
interface Size {
  parts: number;
}

/** What the compiler of one value knows besides the value. */
export interface Environment {
  readonly defaults: Defaults;
  /** Named values. Those of a line hide those of the lead. */ readonly slots: ReadonlyMap<string, Slot>;
  readonly countries: CountryLookup;
  readonly dates: SharedDates;
  /** Whether to compile for `explain`. */ readonly tracing: boolean;
  /** What is wrong with the rules. The compiler continues, so that all of it is found at once. */
  readonly problems: RulesProblem[];
  /** All paths, and their first keys; `[]` for those that begin in a list: a lead must be what they begin in. */
  readonly roots: Set<string>;
  /** Of all of the rules: what is compiled between two moments costs that much each time that it is worked out. */
  readonly size: Size;
  /** How many `each` are around the current value. */ readonly eachDepth: number;
  /** The named values that the current one refers to, to find cycles. */
  readonly asked: Set<string> | undefined;
  /**
   * Compiles a value in this environment.
   * @param at The path of the value in the rules, for issues and for `explain`.
   */
  readonly value: (value: Value, at: string, cardinality: Cardinality) => Get;
  readonly condition: (condition: Condition, at: string) => Check;
  /** The environment of what is in an `each`. */ readonly withinEach: () => Environment;
}

/** What holds where the lead does not say, as far as it is right. */
interface Defaults {
  readonly country?: string | undefined;
  readonly currency?: string | undefined;
  readonly timeZone?: string | undefined;
  /** Whether a text means "nothing" to the source; `undefined` if the rules name no such texts. */
  readonly isMissing: ((value: unknown) => boolean) | undefined;
  readonly decimalSeparator?: "." | "," | undefined;
}

/** Where a named value is kept once it is known. */
export interface Slot {
  readonly index: number;
  /** Where is kept whether the lead has anything of it. */ readonly reachedIndex: number;
  readonly of: "lead" | "line";
  /** Whether it is a part of the lead as it is, so that paths into it are paths of the lead. */
  readonly isPart: boolean;
  /** The names that a path into it may begin with; `undefined` if it may be anything. */
  readonly parts: readonly string[] | undefined;
  /** Both are set when all names are known: named values may refer to one another. */ get: Get;
  /** Whether the lead has anything of it. */ reach: Reach | undefined;
}
