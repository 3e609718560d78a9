import type { Mutant } from "./mutant.ts";

/** A change that no test notices and none needs to. */
export interface Accepted {
  readonly file: string;
  /** The text before, and after; spaces between words do not count. */
  readonly code: string;
  readonly becomes: string;
  /**
   * - `equivalent`: nobody can see a difference.
   * - `cost`: the same outcome, a little slower or larger.
   * - `message`: another sentence in a text for people.
   */
  readonly is: "equivalent" | "cost" | "message";
  readonly because: string;
}

/** The entry for a mutant, where there is one. */
export function acceptedAs(mutant: Mutant): Accepted | undefined {
  return accepted.find(
    ({ file, code, becomes }) =>
      `src/${file}` === mutant.file && isSame(code, mutant.code) && isSame(becomes, mutant.becomes),
  );
}

function isSame(one: string, other: string): boolean {
  return one.replace(/\s+/g, " ").trim() === other.replace(/\s+/g, " ").trim();
}

export const accepted: readonly Accepted[] = [];
