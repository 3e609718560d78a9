import type { RulesProblem } from "../../shared/errors/rulesError.ts";
import type { RuleCondition, RuleValue } from "../rules/value.ts";
import type { SharedDates } from "../values/dates/sharedDates.ts";
import type { CountryLookup } from "../values/places/country.ts";
import type { Check, Get, Reach } from "./scope.ts";
import type { CompileSearch } from "./search.ts";

/** Whether the reader needs one value, or all values of a path or a list. */
export type Cardinality = "first" | "all";

interface Size {
  parts: number;
}

export interface Environment {
  readonly defaults: Defaults;
  /** Named values. Those of a line hide those of the lead. */
  readonly slots: ReadonlyMap<string, Slot>;
  readonly countries: CountryLookup;
  readonly dates: SharedDates;
  /** Compiles the search for names of a lead that are close to a path that found nothing. */
  readonly searchFor: CompileSearch;
  /** Whether to compile for `explain`. */
  readonly tracing: boolean;
  /** Problems of the rules. Compiling continues after a problem, to find all of them. */
  readonly problems: RulesProblem[];
  /**
   * The paths of all rules, and their first keys; `[]` for a path that starts in a list. They show what kind
   * of lead the rules expect.
   */
  readonly roots: Set<string>;
  /**
   * The number of parts of all rules compiled so far. Its increase while something is compiled is the cost of
   * evaluating it once.
   */
  readonly size: Size;
  /** The number of `each` around the current value. */
  readonly eachDepth: number;
  /** The named values that the current one refers to, used to find cycles. */
  readonly asked: Set<string> | undefined;
  /** Compiles a value. `valuePath` is its path in the rules, used for issues and by `explain`. */
  readonly value: (value: RuleValue, valuePath: string, cardinality: Cardinality) => Get;
  readonly condition: (condition: RuleCondition, conditionPath: string) => Check;
  /** Returns the environment inside an `each`. */
  readonly withinEach: () => Environment;
  /**
   * Whether a text that fits no pattern still gives a result, because it is in a condition or another value
   * follows.
   */
  readonly isTrial: boolean;
  /** Returns the environment with `isTrial` set. */
  readonly onTrial: () => Environment;
}

interface Defaults {
  readonly country?: string | undefined;
  readonly currency?: string | undefined;
  readonly timeZone?: string | undefined;
  /** Whether the source uses a text for "nothing"; `undefined` if the rules list no such texts. */
  readonly isMissing: ((value: unknown) => boolean) | undefined;
  readonly decimalSeparator?: "." | "," | undefined;
}

export interface Slot {
  readonly index: number;
  /** The index of the flag that says whether the lead has the value. */
  readonly reachedIndex: number;
  readonly of: "lead" | "line";
  /** Whether the value is an unchanged part of the lead, so that paths into it are paths of the lead. */
  readonly isPart: boolean;
  /** The names that a path into it may start with; `undefined` if any may. */
  readonly parts: readonly string[] | undefined;
  /**
   * Reads the value. Like `reach`, it is set once all names are known, because named values may refer to each
   * other.
   */
  get: Get;
  /** What the value needs from the lead; `undefined` if it needs nothing. */
  reach: Reach | undefined;
}
