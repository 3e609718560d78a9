import type { Place } from "./place.ts";

/** One way on which data of a buyer, or a stranger's text, could get past a rule, tried as a stranger would. */
export interface Door {
  /** Where it is: a command, a tool, an entry of the package. */
  readonly surface: string;
  readonly tried: string;
  /** Tries it in a folder of its own. */
  open(place: Place): Promise<Seen>;
}

export interface Seen {
  /** Whether the rule holds here. */
  readonly isHeld: boolean;
  /** What was seen, as a figure or in a few words. */
  readonly seen: string;
}

/** The doors of one rule. */
export interface Rule {
  readonly title: string;
  readonly doors: readonly Door[];
}
