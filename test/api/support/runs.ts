import { casesOf } from "../../support/casesOf.ts";

/** Settings of a property test that usually tries the given number of cases. */
export function runs(usual: number): { numRuns: number } {
  return { numRuns: casesOf(usual) };
}
