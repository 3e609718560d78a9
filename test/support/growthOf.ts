import { threadTimer } from "./threadTimer.ts";

/**
 * How many times as much work the larger of two texts is: about as many times as it is longer where the work is linear,
 * and the square of that where it is quadratic. A ratio, as no machine is as quick as another, and of the work of this
 * thread, whatever else runs. What takes less than a twentieth of a millisecond counts as that long. 1 on a Node that
 * does not tell the work of a thread.
 */
export function growthOf(work: (text: string) => void, piece: string, small: number, large: number): number {
  if (typeof process.threadCpuUsage !== "function") return 1;
  const average = (length: number) => {
    const text = piece.repeat(Math.ceil(length / piece.length));
    // Makes a whole text of the pieces, and code of the source, ahead of the measurement.
    work(text);
    const timer = threadTimer();
    let runs = 0;
    // The system counts in steps of some milliseconds.
    for (; runs < maxRuns && timer() < enoughMs; runs += 1) work(text);
    return Math.max(timer() / runs, 0.05);
  };
  // What else runs here slows one measurement down; real growth shows in each.
  const linear = large / small;
  let growth = average(large) / average(small);
  for (let again = 0; again < 2 && growth > 2 * linear; again += 1) {
    growth = Math.min(growth, average(large) / average(small));
  }
  return growth;
}

const enoughMs = 12;
const maxRuns = 200;
