import { threadTimer } from "../support/threadTimer.ts";
import type { GrowthCase } from "./growthCases.ts";

/**
 * How many times as much work an input takes that is twice as long, as the root of that for one four times as long,
 * which noise changes less. What else runs on the machine disturbs a measurement, real growth shows in each: the least
 * of a few counts, and only where the first is too much are there more. 1 for what takes so little that nothing in it can be quadratic, and on a Node that does not count the work of
 * a thread.
 */
export async function growthBetween(prepare: GrowthCase, size: number, most: number): Promise<number> {
  if (typeof process.threadCpuUsage !== "function") return 1;
  // Code is compiled ahead of the measurement.
  await prepare(size / 10)();
  if ((await milliseconds(prepare(4 * size), 2)) < littleMs) return 1;
  let growth = Infinity;
  for (let round = 0; round < maxRounds && growth > most; round += 1) {
    const runs = 2 + 3 * round;
    // An object with many keys costs more at once where the engine stores it in another way; growth is at each size.
    const length = size * (1 + round / 2);
    const small = await milliseconds(prepare(length), runs);
    const large = await milliseconds(prepare(4 * length), runs);
    growth = Math.min(growth, Math.sqrt(large / Math.max(small, littleMs / 32)));
  }
  return growth;
}

const maxRounds = 5;
/** For 120,000 characters: a step for each pair of them could not take a thousandth of a nanosecond. */
const littleMs = 4;

/**
 * The least time of a few runs: what else runs only adds to it. The system counts the work of a thread in steps of some
 * milliseconds, so a short run is taken by the clock.
 */
async function milliseconds(run: () => unknown, runs: number): Promise<number> {
  let least = Infinity;
  for (let count = 0; count < runs; count += 1) {
    const timer = threadTimer();
    const start = performance.now();
    await run();
    const time = performance.now() - start;
    least = Math.min(least, time < longMs ? time : Math.min(time, timer()));
  }
  return least;
}

const longMs = 60;
