import type { Clock } from "../../shared/runtime/clock.ts";
import { Queue } from "./queue.ts";

type ReasonOf = (waitMs: number) => Error;

/** How long a caller waits. It is a single small object until something follows its signal. */
export class Deadline {
  /** Whether it no longer counts once the work continues on its own. */
  readonly isForStart: boolean;
  readonly dueAt: number;
  onOver: ((reason: Error) => void) | undefined;
  /** The error of the deadline; `undefined` until the time is over. */
  reason: Error | undefined;
  readonly #deadlines: DeadlinesOfLength;
  #controller: AbortController | undefined;

  constructor(deadlines: DeadlinesOfLength, dueAt: number, isForStart: boolean) {
    this.#deadlines = deadlines;
    this.dueAt = dueAt;
    this.isForStart = isForStart;
  }

  get clock(): Clock {
    return this.#deadlines.clock;
  }

  get graceMs(): number {
    return graceOf(this.#deadlines.waitMs);
  }

  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.reason !== undefined) this.#controller.abort(this.reason);
    return this.#controller.signal;
  }

  /** Drops the signal when nothing follows it any more: it takes more memory than the rest of a waiting lead. */
  dropSignal(): void {
    this.#controller = undefined;
  }

  cancel(): void {
    this.#deadlines.remove(this);
  }

  end(reason: Error): void {
    this.reason = reason;
    this.#controller?.abort(reason);
    this.onOver?.(reason);
  }
}

/** The deadlines of a forwarder. Nearly all have the same length, and those share a timer. */
export class Deadlines {
  readonly #clock: Clock;
  readonly #reasonOf: ReasonOf;
  readonly #byLength = new Map<number, DeadlinesOfLength>();

  constructor(clock: Clock, reasonOf: ReasonOf) {
    this.#clock = clock;
    this.#reasonOf = reasonOf;
  }

  /** A caller's time counts to the end, the default until the order is sent. Both end early: giving up takes time. */
  start(givenMs: number | undefined, defaultMs: number): Deadline | undefined {
    const waitMs = givenMs ?? defaultMs;
    if (waitMs === Number.POSITIVE_INFINITY) return undefined;
    let deadlines = this.#byLength.get(waitMs);
    if (deadlines === undefined) {
      deadlines = new DeadlinesOfLength(this.#clock, waitMs, this.#reasonOf, () =>
        this.#byLength.delete(waitMs),
      );
      this.#byLength.set(waitMs, deadlines);
    }
    return deadlines.add(givenMs === undefined);
  }
}

/** Deadlines of the same length end in the order in which they began. */
class DeadlinesOfLength {
  readonly clock: Clock;
  readonly waitMs: number;
  readonly #reasonOf: ReasonOf;
  readonly #queue = new Queue<Deadline, Deadline>();
  readonly #onEmpty: () => void;
  #cancelTimer: (() => void) | undefined;

  constructor(clock: Clock, waitMs: number, reasonOf: ReasonOf, onEmpty: () => void) {
    this.clock = clock;
    this.waitMs = waitMs;
    this.#reasonOf = reasonOf;
    this.#onEmpty = onEmpty;
  }

  add(isForStart: boolean): Deadline {
    const deadline = new Deadline(this, this.clock.now() + this.waitMs - graceOf(this.waitMs), isForStart);
    this.#queue.set(deadline, deadline);
    if (this.#cancelTimer === undefined) this.#setTimer(deadline);
    return deadline;
  }

  /** The timer is kept while others wait: it is reset once when it fires, not each time one leaves. */
  remove(deadline: Deadline): void {
    if (!this.#queue.delete(deadline) || this.#queue.size > 0) return;
    this.#cancelTimer?.();
    this.#onEmpty();
  }

  #setTimer({ dueAt }: Deadline): void {
    this.#cancelTimer = this.clock.after(dueAt - this.clock.now(), () => this.#endAllDue());
  }

  #endAllDue(): void {
    for (let next = this.#queue.first(); next !== undefined; next = this.#queue.first()) {
      if (next.dueAt > this.clock.now()) {
        this.#setTimer(next);
        return;
      }
      this.remove(next);
      next.end(this.#reasonOf(this.waitMs));
    }
  }
}

function graceOf(waitMs: number): number {
  return Math.min(maxGraceMs, waitMs / 10);
}

const maxGraceMs = 1_000;
