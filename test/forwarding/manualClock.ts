import type { Clock } from "../../src/runtime/clock.ts";

/** A clock that stands still until a test moves it. Timers fire in their order, and the date can jump. */
export class ManualClock implements Clock {
  #now = 1_000;
  #date = Date.UTC(2026, 10, 24, 12);
  readonly #timers = new Set<{ readonly at: number; readonly callback: () => void }>();

  now(): number {
    return this.#now;
  }

  date(): number {
    return this.#date;
  }

  after(delayMs: number, callback: () => void): () => void {
    const timer = { at: this.#now + delayMs, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  get timers(): number {
    return this.#timers.size;
  }

  /** Sets the date alone, as an administrator or NTP does. */
  jump(ms: number): void {
    this.#date += ms;
  }

  /** Lets time pass, and gives every timer's consequences the time to happen. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    await settled();
    for (;;) {
      const due = [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.#timers.delete(due);
      this.#moveTo(due.at);
      due.callback();
      await settled();
    }
    this.#moveTo(end);
    await settled();
  }

  #moveTo(now: number): void {
    if (now <= this.#now) return;
    this.#date += now - this.#now;
    this.#now = now;
  }
}

/** Promises settle one after the other; real input and output takes turns of the event loop. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
