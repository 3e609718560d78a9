import { pause } from "../runtime/abort.ts";
import { systemClock } from "../runtime/clock.ts";

/** Where the fake account takes its time from. With a clock of your own, a test needs no sleeps. */
export interface FakeClock {
  /** Unix time in milliseconds. */
  now(): number;
  /** Resolves after that many milliseconds, or at once when the signal aborts. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
}

/** A clock whose time passes only when it is told. */
export interface ManualClock extends FakeClock {
  /** Lets time pass and ends every wait that is then over. */
  advance(ms: number): void;
}

/** The machine's clock; follows fake timers where a test has installed them. */
export const machineClock: FakeClock = {
  now: () => systemClock.date(),
  wait: (ms, signal) => pause(ms, systemClock, signal).catch(() => {}),
};

/**
 * A clock for tests: time passes only with `advance`.
 *
 * @param startMs - unix time in milliseconds; default 2026-01-01 12:00 UTC
 * @example
 * const clock = createManualClock();
 * const account = createFakeAccount({ clock });
 * clock.advance(10 * 60_000); // a block of ten minutes is over
 */
export function createManualClock(startMs: number = Date.UTC(2026, 0, 1, 12)): ManualClock {
  let now = startMs;
  const waits = new Set<{ readonly until: number; readonly done: () => void }>();
  return {
    now: () => now,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true || ms <= 0) return resolve();
        const done = () => {
          waits.delete(wait);
          signal?.removeEventListener("abort", done);
          resolve();
        };
        const wait = { until: now + ms, done };
        waits.add(wait);
        signal?.addEventListener("abort", done, { once: true });
      }),
    advance: (ms) => {
      now += ms;
      for (const wait of [...waits]) if (wait.until <= now) wait.done();
    },
  };
}
