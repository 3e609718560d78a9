import { RateLimitError } from "../../shared/errors/rateLimitError.ts";
import { checkOptions } from "../../shared/options/check.ts";
import { type Clock, systemClock } from "../../shared/runtime/clock.ts";
import { type Closable, disposable } from "../../shared/runtime/dispose.ts";
import { ignoreErrors } from "../../shared/runtime/errors.ts";
import {
  heldMs,
  type LimitOptions,
  leftFree,
  limitChecks,
  limiterChecks,
  limitOf,
  type MemoryRateLimiterOptions,
  type SlotTimes,
  slotTimes,
} from "./limits.ts";
import { Pauses } from "./pauses.ts";
import {
  type AcquireOptions,
  type Permit,
  type Priority,
  type RateLimiter,
  untracked,
} from "./rateLimiter.ts";
import { Slots } from "./slots.ts";
import { type WaitingCall, WaitingCalls } from "./waitingCalls.ts";

/**
 * The limiter of one token in one process, which several clients may share. In any window, as the server counts, no
 * more requests arrive than the limit allows: however long they travelled, and even if timers or the date are off.
 * The client reports how its requests end. A program that takes permits without `tracked` sends each request at once:
 * it has to reach the server within 2 seconds of its permit.
 * @throws TypeError for an option of the wrong type or an unknown name, RangeError for one out of its range.
 * @example
 * ```ts
 * const limiter = memoryRateLimiter({ requestsPerMinute: 100, share: 0.5 });
 * const baselinker = new Baselinker({ token, rateLimit: { limiter } });
 * ```
 */
/* @__NO_SIDE_EFFECTS__ */
export function memoryRateLimiter(
  options: MemoryRateLimiterOptions = {},
): RateLimiter & Closable & { close(): Promise<void> } {
  return disposable(new InProcessLimiter(options));
}

const owner = "memoryRateLimiter";

/** `docs/decisions/limiter.md` has the reasoning. */
export class InProcessLimiter implements RateLimiter {
  readonly #clock: Clock;
  readonly #slots: Slots;
  readonly #waiting = new WaitingCalls();
  readonly #times: SlotTimes;
  #maxQueue: number;
  #loweredTo: LimitOptions | undefined;
  readonly #pauses: Pauses;
  #isClosed = false;
  #timer: { readonly dueAt: number; readonly cancel: () => void } | undefined;

  constructor(options: MemoryRateLimiterOptions = {}) {
    const checked = checkOptions(owner, limiterChecks(owner, systemClock), options);
    this.#clock = checked.testing.clock;
    this.#pauses = new Pauses(checked.testing.clock);
    this.#slots = new Slots(limitOf(checked));
    this.#maxQueue = checked.maxQueue;
    this.#times = slotTimes(checked.testing);
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  sent(): number {
    return this.#slots.taken(this.#clock.now());
  }

  acquire(options: AcquireOptions = {}): Promise<Permit> {
    const { signal, priority = "normal", maxPauseMs } = options;
    if (this.#isClosed) return Promise.reject(new RateLimitError("closed"));
    if (signal?.aborted) return Promise.reject(signal.reason);
    const blocked = this.#pauses.blockedError(maxPauseMs);
    if (blocked !== undefined) return Promise.reject(blocked);
    const now = this.#clock.now();
    const paused = this.#pauses.leftMs() > 0;
    const first = this.#waiting.first();
    const isFirst = first === undefined || (first.priority === "bulk" && priority !== "bulk");
    if (!paused && isFirst && this.#hasSlot(priority, now))
      return Promise.resolve(this.#permit(now, options.tracked ?? false));
    if (this.#waiting.size >= this.#maxQueue) return Promise.reject(new RateLimitError("queue_full"));
    ignoreErrors(options.onWait, () => {})(paused ? "block" : "limit");
    return new Promise((resolve, reject) => {
      const call: WaitingCall = {
        priority,
        tracked: options.tracked ?? false,
        maxPausedMs: this.#pauses.limitOf(maxPauseMs),
        resolve,
        next: undefined,
        previous: undefined,
      };
      this.#waiting.add(call);
      if (signal !== undefined) {
        this.#waiting.leaveOnAbort(call, signal, (reason) => {
          this.#grantNext();
          reject(reason);
        });
      }
      this.#grantNext();
    });
  }

  pauseUntil(time: Date): void {
    // The date is read once: if it jumps during the block, the length of the pause does not change.
    this.#pauses.extend(time.getTime() - this.#clock.date(), this.#waiting);
    this.#grantNext();
  }

  pausedUntil(): Date | undefined {
    return this.#pauses.until();
  }

  pausedMs(): number {
    return this.#pauses.passedMs();
  }

  /** Rejects all waiting and later calls with a `RateLimitError`. Requests that were sent continue. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#waiting.fail(new RateLimitError("closed"));
    this.#grantNext();
  }

  /** The lower limit of another client of the token holds for both. Options of the last time are not checked again. */
  lowerTo(options: LimitOptions): void {
    if (options === this.#loweredTo) return;
    const checked = checkOptions(owner, limitChecks, options);
    this.#slots.lowerTo(limitOf(checked));
    this.#maxQueue = Math.min(this.#maxQueue, checked.maxQueue);
    this.#loweredTo = options;
  }

  /** Whether a new limiter would behave exactly like this one, so that this one can be dropped. */
  isIdle(): boolean {
    const now = this.#clock.now();
    return this.#waiting.size === 0 && this.#pauses.leftMs() === 0 && this.#slots.isEmpty(now);
  }

  /** Grants the free slots, then sets the one timer for the next slot, or none if no call is waiting. */
  #grantNext(): void {
    const now = this.#clock.now();
    let first = this.#waiting.first();
    while (first !== undefined && this.#pauses.leftMs() === 0 && this.#hasSlot(first.priority, now)) {
      this.#waiting.remove(first);
      first.resolve(this.#permit(now, first.tracked));
      first = this.#waiting.first();
    }
    const dueAt = first === undefined ? undefined : this.#nextChance(first.priority, now);
    if (dueAt === this.#timer?.dueAt) return;
    this.#timer?.cancel();
    this.#timer = undefined;
    if (dueAt === undefined) return;
    const cancel = this.#clock.after(Math.max(1, dueAt - now), () => {
      this.#timer = undefined;
      this.#grantNext();
    });
    this.#timer = { dueAt, cancel };
  }

  #hasSlot(priority: Priority, now: number): boolean {
    return this.#slots.free(now) > leftFree(priority, this.#slots.limit);
  }

  #nextChance(priority: Priority, now: number): number | undefined {
    const leaveFree = leftFree(priority, this.#slots.limit);
    const freeAt = this.#hasSlot(priority, now) ? now : this.#slots.nextFreeAt(leaveFree);
    return freeAt === undefined ? undefined : Math.max(freeAt, now + this.#pauses.leftMs());
  }

  #permit(now: number, tracked: boolean): Permit {
    this.#slots.take();
    if (!tracked) {
      this.#slots.release(now + this.#times.lostMs);
      return untracked;
    }
    let ended = false;
    return {
      end: (how) => {
        if (ended) return;
        ended = true;
        this.#slots.release(this.#clock.now() + heldMs(this.#times, how));
        this.#grantNext();
      },
    };
  }
}
