import type { Clock } from "./clock.ts";
import { Queue } from "./queue.ts";

/** The time of a caller ended before its lead did. */
class DeadlineError extends Error {
  override readonly name = "DeadlineError";

  constructor(waitMs: number) {
    super(
      `The lead was not finished within ${waitMs} ms: the rate limit, the store, another process or Base took longer. Forward it again.`,
    );
  }
}

/** How long a caller waits. Until something follows its signal it is one small object. */
export class Deadline {
  /** It no longer counts once the work continues on its own. */ readonly isForStart: boolean;
  readonly dueAt: number;
  /** Called when the time is over. */
  onOver: ((reason: Error) => void) | undefined;
  /** That the time is over. */ reason: Error | undefined;
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

  /** How long what was begun may take to end after it. */
  get graceMs(): number {
    return graceOf(this.#deadlines.waitMs);
  }

  /** Aborts when the time is over. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.reason !== undefined) this.#controller.abort(this.reason);
    return this.#controller.signal;
  }

  /** Lets the signal go when nothing follows it any more: it is heavier than all the rest of a lead that waits. */
  dropSignal(): void {
    this.#controller = undefined;
  }

  /** Stops counting. */
  cancel(): void {
    this.#deadlines.remove(this);
  }

  /** The time is over. */
  end(reason: Error): void {
    this.reason = reason;
    this.#controller?.abort(reason);
    this.onOver?.(reason);
  }
}

/** The deadlines of a forwarder. Nearly all are of one length, and those share a timer. */
export class Deadlines {
  readonly #clock: Clock;
  readonly #byLength = new Map<number, DeadlinesOfLength>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Begins to count; `undefined` if there is no end. What the caller gave holds to the end; the default only
   * until the order leaves. A moment before the end is kept for giving up in good order, so that the caller
   * is answered in time.
   */
  start(givenMs: number | undefined, defaultMs: number): Deadline | undefined {
    const waitMs = givenMs ?? defaultMs;
    if (waitMs === Number.POSITIVE_INFINITY) return undefined;
    let deadlines = this.#byLength.get(waitMs);
    if (deadlines === undefined) {
      deadlines = new DeadlinesOfLength(this.#clock, waitMs, () => this.#byLength.delete(waitMs));
      this.#byLength.set(waitMs, deadlines);
    }
    return deadlines.add(givenMs === undefined);
  }
}

/** Deadlines of one length end in the order in which they began. */
class DeadlinesOfLength {
  readonly clock: Clock;
  readonly waitMs: number;
  readonly #queue = new Queue<Deadline, Deadline>();
  readonly #onEmpty: () => void;
  #cancelTimer: (() => void) | undefined;

  constructor(clock: Clock, waitMs: number, onEmpty: () => void) {
    this.clock = clock;
    this.waitMs = waitMs;
    this.#onEmpty = onEmpty;
  }

  add(isForStart: boolean): Deadline {
    const deadline = new Deadline(this, this.clock.now() + this.waitMs - graceOf(this.waitMs), isForStart);
    this.#queue.set(deadline, deadline);
    if (this.#cancelTimer === undefined) this.#setTimer(deadline);
    return deadline;
  }

  /** The timer stays as it is where others wait: it is set again once, and not with each that goes. */
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
      next.end(new DeadlineError(this.waitMs));
    }
  }
}

function graceOf(waitMs: number): number {
  return Math.min(maxGraceMs, waitMs / 10);
}

const maxGraceMs = 1_000;
