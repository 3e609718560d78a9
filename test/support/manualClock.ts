import type { Clock } from "../../src/runtime/clock.ts";

/** A clock that stands still until it is told to go on. */
export interface ManualClock extends Clock {
  /** Timers that are set, those in the background included. */
  readonly timers: number;
  /** Lets time pass; timers go off in order, and promises settle in between. */
  advance(durationMs: number): Promise<void>;
  /** The date jumps; the time that passes does not. */
  jump(durationMs: number): void;
}

export function manualClock(startDate = Date.UTC(2026, 0, 15, 12)): ManualClock {
  let now = 1_000;
  let offset = startDate - now;
  const pending = new Set<{ readonly at: number; readonly callback: () => void }>();

  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await undefined;
  };
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
      await settle();
      for (;;) {
        const [next] = [...pending].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        pending.delete(next);
        now = Math.max(now, next.at);
        next.callback();
        await settle();
      }
      now = end;
      await settle();
    },
    jump(durationMs) {
      offset += durationMs;
    },
  };
}
