import { RateLimitError } from "../errors/rateLimitError.ts";
import { type Clock, systemClock } from "../runtime/clock.ts";
import { type LimitOptions, slotTimes } from "./limits.ts";
import type { AcquireOptions, Permit, RateLimiter, RequestEnd } from "./rateLimiter.ts";
import { type WaitingCall, WaitingCalls } from "./waitingCalls.ts";

/** Options of every limiter that processes share. */
export interface SharedLimiterOptions extends LimitOptions {
  /** How many calls may wait in this process. One more fails with a `RateLimitError`. @default 200_000 */
  readonly maxQueue?: number | undefined;
  /** The server's window. Other than a minute only in tests. @default 60_000 */
  readonly windowMs?: number | undefined;
  /** How long a request can be under way to the server after the caller lost sight of it. @default 2_000 */
  readonly latencyMs?: number | undefined;
  readonly clock?: Clock | undefined;
  /** From 0 up to 1; spreads the processes that wait. @default Math.random */
  readonly random?: (() => number) | undefined;
}

/** Long enough to be gentle on the log, short enough to notice a place that came free early. */
const longestPauseMs = 1_000;

/**
 * A limiter whose count is in a log that other processes share. Who waits here, and whose turn it is, is
 * known here alone; `docs/decisions/shared-limiter.md` has the reasoning.
 */
export class SharedRateLimiter implements RateLimiter {
  readonly #log: SharedLog;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #maxQueue: number;
  readonly #times: ReturnType<typeof slotTimes>;
  readonly #waiting = new WaitingCalls();
  readonly #untold = new Set<NonNullable<AcquireOptions["onWait"]>>();
  readonly #process = crypto.randomUUID();
  #requests = 0;
  #handingOut = false;
  #pausedUntil = Number.NEGATIVE_INFINITY;

  constructor(log: SharedLog, options: SharedLimiterOptions) {
    this.#log = log;
    this.#clock = options.clock ?? systemClock;
    this.#random = options.random ?? Math.random;
    this.#maxQueue = options.maxQueue ?? 200_000;
    this.#times = slotTimes(options);
  }

  acquire(options: AcquireOptions = {}): Promise<Permit> {
    const { signal, onWait } = options;
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (this.#waiting.size >= this.#maxQueue) return Promise.reject(new RateLimitError("queue_full"));
    if (onWait !== undefined) this.#untold.add(onWait);
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.remove(call);
        settle();
        reject(signal?.reason);
      };
      const settle = () => {
        signal?.removeEventListener("abort", leave);
        if (onWait !== undefined) this.#untold.delete(onWait);
      };
      const call: SharedCall = {
        priority: options.priority ?? "normal",
        tracked: options.tracked ?? false,
        resolve: (permit) => {
          settle();
          resolve(permit);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
        next: undefined,
        previous: undefined,
      };
      signal?.addEventListener("abort", leave, { once: true });
      this.#waiting.add(call);
      void this.#handOut();
    });
  }

  async pauseUntil(time: Date): Promise<void> {
    const durationMs = time.getTime() - this.#clock.date();
    if (!(durationMs > 0)) return;
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#clock.now() + durationMs);
    // Should the log be away now, this process pauses all the same, and the others learn it from the server.
    await this.#log.pause(durationMs).catch(() => {});
  }

  pausedUntil(): Date | undefined {
    const remainingMs = this.#pausedMs();
    return remainingMs > 0 ? new Date(this.#clock.date() + remainingMs) : undefined;
  }

  /** One loop for all that wait: whoever's turn it is gets the next place, and the log one question at a time. */
  async #handOut(): Promise<void> {
    if (this.#handingOut) return;
    this.#handingOut = true;
    while (this.#waiting.size > 0) {
      try {
        this.#requests += 1;
        const id = `${this.#process}:${this.#requests}`;
        const turn = await this.#nextTurn(id);
        if (turn === "taken") this.#give(id);
        else await this.#wait(turn);
      } catch (error) {
        this.#fail(error);
      }
    }
    this.#handingOut = false;
  }

  async #nextTurn(id: string): Promise<TakeResult> {
    const pausedMs = this.#pausedMs();
    if (pausedMs > 0) return { waitMs: pausedMs, reason: "block" };
    const turn = await this.#log.take(id, this.#times.unknownMs);
    if (turn !== "taken" && turn.reason === "block") {
      this.#pausedUntil = Math.max(this.#pausedUntil, this.#clock.now() + turn.waitMs);
    }
    return turn;
  }

  #give(id: string): void {
    // A block may have come, and everybody may have left, while the log was asked.
    const call = this.#pausedMs() > 0 ? undefined : this.#waiting.next();
    if (call === undefined) this.#end(id, "unused");
    else if (call.tracked) call.resolve(this.#permit(id));
    else {
      this.#end(id, "lost");
      call.resolve(untracked);
    }
  }

  #permit(id: string): Permit {
    let ended = false;
    return {
      end: (how) => {
        if (!ended) this.#end(id, how);
        ended = true;
      },
    };
  }

  #end(id: string, how: RequestEnd): void {
    // Should the log be away, the place stays taken for as long as it was given at first.
    this.#log.hold(id, this.#times[how]).catch(() => {});
  }

  async #wait({ waitMs, reason }: Wait): Promise<void> {
    for (const onWait of this.#untold) onWait(reason);
    this.#untold.clear();
    // A little more, and not the same for all: else all processes ask at once, and all but one in vain.
    const pauseMs = Math.min(waitMs, longestPauseMs) + this.#random() * 20;
    await new Promise<void>((resolve) => this.#clock.after(pauseMs, resolve));
  }

  #fail(error: unknown): void {
    for (let call = this.#waiting.next(); call !== undefined; call = this.#waiting.next()) {
      if (isShared(call)) call.reject(error);
    }
  }

  #pausedMs(): number {
    return this.#pausedUntil - this.#clock.now();
  }
}

interface SharedCall extends WaitingCall {
  readonly reject: (error: unknown) => void;
}

function isShared(call: WaitingCall): call is SharedCall {
  return "reject" in call;
}

const untracked: Permit = { end: () => {} };

/**
 * A log of requests that several processes share. Each request has a place in it for some time, and there
 * are as many places as the limit allows requests. What it is asked happens at once and as a whole.
 */
export interface SharedLog {
  /** Takes a place for so long, or says how long to wait for one. Rejects where the log cannot be used. */
  take(id: string, heldMs: number): Promise<TakeResult>;
  /** The place is taken for so long from now on, whatever was said before; 0 gives it back. */
  hold(id: string, heldMs: number): Promise<void>;
  /** No place is given to anybody for so long. The longer of two pauses counts. */
  pause(durationMs: number): Promise<void>;
}

/** What became of the wish for a place. */
export type TakeResult = "taken" | Wait;

/** Why there is no place now, and when it is worth asking again. */
export interface Wait {
  readonly waitMs: number;
  readonly reason: "limit" | "block";
}
