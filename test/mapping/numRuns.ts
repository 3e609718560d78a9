import { vi } from "vitest";
import { casesOf } from "../support/casesOf.ts";

/** How many cases a property test tries. */
export const numRuns = casesOf(100);

vi.setConfig({ testTimeout: 20_000 + numRuns * 60 });
