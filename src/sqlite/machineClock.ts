import { type Clock, systemClock } from "../runtime/clock.ts";

/**
 * The machine's clock, whose `now` counts from the machine's start and is the same in all its processes.
 * (Bun and Deno count from the start of the process; `docs/decisions/shared-limiter.md` says what then holds.)
 */
export const machineClock: Clock = {
  now() {
    const [seconds, nanoseconds] = process.hrtime();
    return seconds * 1_000 + nanoseconds / 1e6;
  },
  date: () => systemClock.date(),
  after: (delayMs, callback, options) => systemClock.after(delayMs, callback, options),
};
