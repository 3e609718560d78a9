import { vi } from "vitest";

/** How many cases a property test tries. `PROPERTY_RUNS=10000` for the long run, which may take its time. */
export const numRuns = Number(process.env.PROPERTY_RUNS ?? 100);

vi.setConfig({ testTimeout: 20_000 + numRuns * 60 });
