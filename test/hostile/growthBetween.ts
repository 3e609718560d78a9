import { threadTimer } from "../support/threadTimer.ts";
import type { GrowthCase } from "./growthCases.ts";

/**
 * How many times as much work an input takes that is twice as long, as the root of that for one four times as long,
 * which noise changes less. Most cases are clearly linear by the clock. What else runs on the machine disturbs that, so
 * only the work of this thread counts against a case; real growth shows in each measurement. 1 for what takes so little
 * that nothing in it can be quadratic, and on a Node that does not count the work of a thread.
 */
export async function growthBetween(prepare: GrowthCase, size: number, most: number): Promise<number> {
  if (typeof process.threadCpuUsage !== "function") return 1;
  // Code is compiled ahead of the measurement.
  await prepare(size / 10)();
  const small = await clocked(prepare(size));
  // The larger input would take a minute.
  if (small > tooMuchMs) return Infinity;
  const run = prepare(4 * size);
  const first = await clocked(run);
  if (first < littleMs) return 1;
  const large = Math.min(first, await clocked(run));
  if (large < littleMs) return 1;
  let growth = growthOf(small, large);
  for (const factor of factors) {
    if (growth <= most) break;
    const least = await worked(prepare(factor * size));
    growth = Math.min(growth, growthOf(least, await worked(prepare(4 * factor * size))));
  }
  return growth;
}

function growthOf(small: number, large: number): number {
  return Math.sqrt(large / Math.max(small, littleMs / 32));
}

/**
 * An object with many keys, and deep JSON, cost more at once where the engine stores them in another way. Real growth is
 * at each size.
 */
const factors = [1, 0.5, 1.5, 0.75, 2];
/** For 120,000 characters: a step for each pair of them could not take a thousandth of a nanosecond. */
const littleMs = 4;
/** On the slowest machine, with much else on it, 30,000 characters take a tenth of this. */
const tooMuchMs = 3_000;

async function clocked(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** The average work of this thread for a run. The system counts it in steps of some milliseconds. */
async function worked(run: () => unknown): Promise<number> {
  await run();
  const timer = threadTimer();
  let runs = 0;
  for (; runs < maxRuns && timer() < enoughMs; runs += 1) await run();
  return timer() / runs;
}

const enoughMs = 25;
const maxRuns = 200;
