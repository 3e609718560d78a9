import { setImmediate as turnOfTheLoop } from "node:timers/promises";
import type { Clock } from "../../src/shared/runtime/clock.ts";

/** A clock that stops until a test moves it. Timers fire in their order, and the date can jump. */
export interface ManualClock extends Clock {
  /** Timers that are set, those in the background included. */
  readonly timers: number;
  /** Lets time pass, and gives the consequences of every timer the time to happen. */
  advance(durationMs: number): Promise<void>;
  /** Sets the date alone, as an administrator or NTP does. The time that passes is not changed. */
  jump(durationMs: number): void;
}

/**
 * A process that has run for 13 hours: a time that is counted from the wrong end, or from 0 on, then shows.
 */
const startMs = 46_800_000;

/** @param isBusy - whether something is happening outside this process that has to end before time may pass */
export function manualClock({ isBusy = () => false }: { isBusy?: () => boolean } = {}): ManualClock {
  let now = startMs;
  let offset = Date.UTC(2026, 10, 24, 12) - now;
  const pending = new Set<{ readonly at: number; readonly callback: () => void }>();

  return {
    now: () => now,
    date: () => now + offset,
    after(delayMs, callback) {
      const timer = { at: now + Math.max(0, delayMs), callback };
      pending.add(timer);
      return () => {
        pending.delete(timer);
      };
    },
    get timers() {
      return pending.size;
    },
    async advance(durationMs) {
      const end = now + durationMs;
      await consequences(isBusy);
      for (;;) {
        const [next] = [...pending].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        pending.delete(next);
        now = Math.max(now, next.at);
        next.callback();
        await consequences(isBusy);
      }
      // Another `advance` may have gone further meanwhile.
      now = Math.max(now, end);
      await consequences(isBusy);
    },
    jump(durationMs) {
      offset += durationMs;
    },
  };
}

/** Promises settle one after the other; real input and output takes turns of the event loop. */
async function consequences(isBusy: () => boolean): Promise<void> {
  for (let quiet = 0; quiet < 20; quiet = isBusy() ? 0 : quiet + 1) await turnOfTheLoop();
}
