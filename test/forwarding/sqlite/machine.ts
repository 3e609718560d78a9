import type { Clock } from "../../../src/shared/runtime/clock.ts";

/** A machine in true time: its date can jump, and it can be restarted. */
export class Machine {
  /** True time, in milliseconds. */
  time = 5_000_000;
  #startedAt = 0;
  #dateOffset = 1_790_000_000_000;

  /** What its processes see. Timers go off at once, as nothing here waits. */
  readonly clock: Clock = {
    now: () => this.time - this.#startedAt,
    date: () => this.time + this.#dateOffset,
    after(_delayMs, callback) {
      queueMicrotask(callback);
      return () => {};
    },
  };

  pass(ms: number): void {
    this.time += ms;
  }

  jump(ms: number): void {
    this.#dateOffset += ms;
  }

  /** Takes no time at all, which is the worst that can happen here. */
  restart(): void {
    this.#startedAt = this.time;
  }
}
