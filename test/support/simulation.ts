import type { Clock } from "../../src/shared/runtime/clock.ts";

/**
 * A machine in simulated time: an event loop that stalls, timers that fire late or a little early, a
 * clock that runs too fast or too slow, and a date that jumps.
 */
export class Simulation {
  /** True time, in milliseconds. */
  time = 0;
  /** Added to the date; a jump of the clock changes it. */
  dateOffset = 1_700_000_000_000;
  /** How much faster the machine's clock runs than true time. */
  readonly rate: number;
  readonly random: () => number;
  #events: Event[] = [];
  #stallEnd = 0;

  constructor(random: () => number, rate = 1) {
    this.random = random;
    this.rate = rate;
  }

  readonly clock: Clock = {
    now: () => this.time * this.rate,
    date: () => Math.floor(this.time * this.rate + this.dateOffset),
    after: (delayMs, callback) => {
      // Node's timers can be a millisecond early, and are late by what else there is to do.
      const jitterMs = this.random() < 0.1 ? -1 : this.random() ** 4 * 40;
      return this.at(this.time + Math.max(0, delayMs / this.rate + jitterMs), callback);
    },
  };

  /** Runs a callback on the event loop at that true time, or when the loop is free again. */
  at(time: number, callback: () => void): () => void {
    const event: Event = { time: Math.max(time, this.time), callback };
    push(this.#events, event);
    return () => {
      event.callback = undefined;
    };
  }

  /** The event loop does nothing for the given time. */
  stall(durationMs: number): void {
    this.#stallEnd = Math.max(this.#stallEnd, this.time + durationMs);
  }

  get pendingEvents(): number {
    return this.#events.filter(({ callback }) => callback !== undefined).length;
  }

  /** Lets time pass. Everything that an event triggers happens before the next one, as in an event loop. */
  async runUntil(end: number): Promise<void> {
    for (let event = this.#events[0]; event !== undefined && event.time <= end; event = this.#events[0]) {
      pop(this.#events);
      if (event.callback === undefined) continue;
      if (event.time < this.#stallEnd) {
        event.time = this.#stallEnd;
        push(this.#events, event);
        continue;
      }
      this.time = event.time;
      event.callback();
      await everythingSettled();
    }
    this.time = end;
  }
}

interface Event {
  time: number;
  callback: (() => void) | undefined;
}

/**
 * A number of `await`s would not do: a permit can lead to the next call, and that to the next permit. The requests at
 * the end of such a chain would leave seconds after their permits.
 */
function everythingSettled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function push(heap: Event[], event: Event): void {
  let index = heap.push(event) - 1;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    const above = heap[parent];
    if (above === undefined || above.time <= event.time) break;
    heap[index] = above;
    index = parent;
  }
  heap[index] = event;
}

function pop(heap: Event[]): void {
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return;
  let index = 0;
  for (;;) {
    let child = index * 2 + 1;
    const left = heap[child];
    if (left === undefined) break;
    const right = heap[child + 1];
    if (right !== undefined && right.time < left.time) child += 1;
    const smaller = heap[child];
    if (smaller === undefined || smaller.time >= last.time) break;
    heap[index] = smaller;
    index = child;
  }
  heap[index] = last;
}
