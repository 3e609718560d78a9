import { casesOf } from "../support/casesOf.ts";

/** How many cases a property test tries. */
export const numRuns = casesOf(100);
