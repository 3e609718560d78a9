import { number } from "../../shared/options/kinds.ts";
import type { Clock } from "../../shared/runtime/clock.ts";

/** A clock that only advances when you move it: for the fake account, the client, limiters and the forwarder. */
export interface ManualClock extends Clock {
  /**
   * Advances the time. Timers that become due fire in order, and everything that they trigger in this process happens
   * before the time advances further. Use it with `await`.
   * @throws TypeError or RangeError if it is not a number of milliseconds from 0 on
   */
  advance(ms: number): Promise<void>;
}

/** Starts as if the process had run for 13 hours, which reveals durations that are wrongly counted from 0. */
const ranMs = 46_800_000;
const startCheck = number({ unit: "milliseconds since 1970", least: -8.64e15, most: 8.64e15 });
const stepCheck = number({ unit: "milliseconds", least: 0 });

/**
 * A clock for tests: time passes only with `advance`. Pass the same clock to everything that must agree on the time.
 * @param start - a Date or unix time in milliseconds; default 2026-01-01 12:00 UTC
 * @throws TypeError or RangeError if it is not a time
 * @example
 * const clock = createManualClock();
 * const account = createFakeAccount({ clock });
 * const baselinker = account.client(); // has the clock as well
 * await clock.advance(10 * 60_000); // a block of ten minutes is over
 */
export function createManualClock(start: Date | number = Date.UTC(2026, 0, 1, 12)): ManualClock {
  const startMs = startCheck.check("start", start instanceof Date ? start.getTime() : start);
  let passed = 0;
  const timers = new Set<{ readonly at: number; readonly callback: () => void }>();
  const next = (end: number) => {
    let [first, ...others] = [...timers].filter(({ at }) => at <= end);
    for (const timer of others) if (first !== undefined && timer.at < first.at) first = timer;
    return first;
  };
  return {
    now: () => ranMs + passed,
    date: () => startMs + passed,
    after: (delayMs, callback) => {
      const timer = { at: passed + Math.max(0, delayMs), callback };
      timers.add(timer);
      return () => {
        timers.delete(timer);
      };
    },
    advance: async (ms) => {
      const end = passed + stepCheck.check("ms", ms);
      await consequences();
      for (let timer = next(end); timer !== undefined; timer = next(end)) {
        timers.delete(timer);
        passed = Math.max(passed, timer.at);
        timer.callback();
        await consequences();
      }
      // Another `advance` may have moved the time further.
      passed = Math.max(passed, end);
    },
  };
}

/** Hashes are computed in another thread: once our own is done, so are all that were requested before it. */
async function consequences(): Promise<void> {
  for (let round = 0; round < 20; round += 1) {
    await crypto.subtle.digest("SHA-256", new Uint8Array());
    await nextTurn();
  }
}

/** Lets everything run that is already scheduled. Does not use a timer, since a test may have faked timers. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = () => {
      port2.close();
      resolve();
    };
    port1.postMessage(undefined);
  });
}
