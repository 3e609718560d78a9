import { RateLimitError } from "../errors/rateLimitError.ts";
import { type Clock, systemClock } from "../runtime/clock.ts";
import { type LimitOptions, limitOf, paddedWindow } from "./limits.ts";
import type { AcquireOptions, Permit, RateLimiter, RequestEnd } from "./rateLimiter.ts";
import { Slots } from "./slots.ts";
import { type WaitingCall, WaitingCalls } from "./waitingCalls.ts";

/** How many requests may go out, and how many calls may wait for it. */
export interface InProcessLimiterOptions extends LimitOptions {
  /**
   * How many calls may wait. One more fails with a `RateLimitError` at once.
   *
   * @default 200_000
   */
  readonly maxQueue?: number | undefined;
  /** The server's window. Other than a minute only in tests. @default 60_000 */
  readonly windowMs?: number | undefined;
  /** How long a request can be under way to the server after the caller lost sight of it. @default 2_000 */
  readonly latencyMs?: number | undefined;
  readonly clock?: Clock | undefined;
}

/**
 * The limiter of one token in one process. In any window, as the server counts, at most the limit of
 * requests arrives: however long they were under way, and whatever timers and the date do.
 * `docs/decisions/limiter.md` has the reasoning.
 */
export class InProcessLimiter implements RateLimiter {
  readonly #clock: Clock;
  readonly #slots: Slots;
  readonly #waiting = new WaitingCalls();
  readonly #windowMs: number;
  readonly #latencyMs: number;
  #maxQueue: number;
  #pausedUntil = Number.NEGATIVE_INFINITY;
  #timer: { readonly dueAt: number; readonly cancel: () => void } | undefined;

  constructor(options: InProcessLimiterOptions = {}) {
    this.#clock = options.clock ?? systemClock;
    this.#slots = new Slots(limitOf(options));
    this.#windowMs = paddedWindow(options.windowMs);
    this.#latencyMs = options.latencyMs ?? 2_000;
    this.#maxQueue = options.maxQueue ?? defaultMaxQueue;
  }

  /** How many calls wait. */
  get waiting(): number {
    return this.#waiting.size;
  }

  acquire(options: AcquireOptions = {}): Promise<Permit> {
    const { signal } = options;
    if (signal?.aborted) return Promise.reject(signal.reason);
    const now = this.#clock.now();
    const paused = now < this.#pausedUntil;
    if (!paused && this.#waiting.size === 0 && this.#slots.free(now) > 0) {
      return Promise.resolve(this.#permit(now, options.tracked ?? false));
    }
    if (this.#waiting.size >= this.#maxQueue) return Promise.reject(new RateLimitError("queue_full"));
    options.onWait?.(paused ? "block" : "limit");
    return new Promise((resolve, reject) => {
      const call: WaitingCall = {
        priority: options.priority ?? "normal",
        tracked: options.tracked ?? false,
        resolve,
        next: undefined,
        previous: undefined,
      };
      if (signal !== undefined) this.#leaveOnAbort(call, signal, reject);
      this.#waiting.add(call);
      this.#handOut();
    });
  }

  pauseUntil(time: Date): void {
    // The date is read once: should it jump during the block, the pause stays as long as it was.
    const until = this.#clock.now() + (time.getTime() - this.#clock.date());
    if (until > this.#pausedUntil) this.#pausedUntil = until;
    this.#handOut();
  }

  pausedUntil(): Date | undefined {
    const remainingMs = this.#pausedUntil - this.#clock.now();
    return remainingMs > 0 ? new Date(this.#clock.date() + remainingMs) : undefined;
  }

  /** Another client of the same token wants less: the lower limit holds for both. */
  lowerTo(options: InProcessLimiterOptions): void {
    this.#slots.lowerTo(limitOf(options));
    this.#maxQueue = Math.min(this.#maxQueue, options.maxQueue ?? defaultMaxQueue);
  }

  /** Whether a new limiter would behave just like this one, so that nobody needs to remember it. */
  isIdle(): boolean {
    const now = this.#clock.now();
    return this.#waiting.size === 0 && now >= this.#pausedUntil && this.#slots.isEmpty(now);
  }

  #leaveOnAbort(call: WaitingCall, signal: AbortSignal, reject: (reason: unknown) => void): void {
    const onAbort = () => {
      this.#waiting.remove(call);
      this.#handOut();
      reject(signal.reason);
    };
    const { resolve } = call;
    call.resolve = (permit) => {
      signal.removeEventListener("abort", onAbort);
      resolve(permit);
    };
    signal.addEventListener("abort", onAbort, { once: true });
  }

  /** Hands out what there is, then sets the one timer for the next slot, or none where nobody waits. */
  #handOut(): void {
    const now = this.#clock.now();
    while (this.#waiting.size > 0 && now >= this.#pausedUntil && this.#slots.free(now) > 0) {
      const call = this.#waiting.next();
      call?.resolve(this.#permit(now, call.tracked));
    }
    const dueAt = this.#waiting.size === 0 ? undefined : this.#nextChance(now);
    if (dueAt === this.#timer?.dueAt) return;
    this.#timer?.cancel();
    this.#timer = undefined;
    if (dueAt === undefined) return;
    const cancel = this.#clock.after(Math.max(1, dueAt - now), () => {
      this.#timer = undefined;
      this.#handOut();
    });
    this.#timer = { dueAt, cancel };
  }

  #nextChance(now: number): number | undefined {
    const freeAt = this.#slots.free(now) > 0 ? now : this.#slots.nextFreeAt();
    return freeAt === undefined ? undefined : Math.max(freeAt, this.#pausedUntil);
  }

  #permit(now: number, tracked: boolean): Permit {
    this.#slots.take();
    if (!tracked) {
      this.#slots.giveBack(now + this.#latencyMs + this.#windowMs);
      return untracked;
    }
    let ended = false;
    return {
      end: (how) => {
        if (ended) return;
        ended = true;
        this.#slots.giveBack(this.#freeAt(how));
        this.#handOut();
      },
    };
  }

  /** An answered request was counted before its answer came; a lost one can still be under way. */
  #freeAt(how: RequestEnd): number | undefined {
    if (how === "unused") return undefined;
    return this.#clock.now() + this.#windowMs + (how === "lost" ? this.#latencyMs : 0);
  }
}

const defaultMaxQueue = 200_000;

const untracked: Permit = { end: () => {} };
