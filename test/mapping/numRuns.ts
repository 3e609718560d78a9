import { vi } from "vitest";
import { casesOf, propertyFactor } from "../support/casesOf.ts";

/** How many cases a property test tries. */
export const numRuns = casesOf(100);

/** A long run also tries what is larger. */
const caseMs = propertyFactor > 1 ? 450 : 60;

vi.setConfig({ testTimeout: 20_000 + numRuns * caseMs });
