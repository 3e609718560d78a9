import { casesOf } from "../../support/casesOf.ts";

/** Settings of a property test that usually tries so many cases. */
export function runs(usual: number): { numRuns: number } {
  return { numRuns: casesOf(usual) };
}
