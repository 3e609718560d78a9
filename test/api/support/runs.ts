/** Settings of a property test. `PROPERTY_RUNS=20` runs twenty times as many cases as a normal run. */
export function runs(numRuns: number): { numRuns: number } {
  const factor = Number(process.env.PROPERTY_RUNS ?? 1);
  return { numRuns: Math.max(1, Math.round(numRuns * factor)) };
}
