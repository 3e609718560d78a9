import { createHash } from "node:crypto";
import { RateLimitError } from "../errors/rateLimitError.ts";
import type { StoreError } from "../forwarding/storeError.ts";
import { type Clock, systemClock } from "../limiter/clock.ts";
import type { AcquireOptions, Permit, RateLimiter } from "../limiter/rateLimiter.ts";
import { type WaitingCall, WaitingCalls } from "../limiter/waitingCalls.ts";
import { AloneShare } from "./aloneShare.ts";
import { limiterScript } from "./limiterScript.ts";
import type { RedisClient } from "./redisClient.ts";
import { redisScript } from "./redisScript.ts";
import { SharedLog, type Turn } from "./sharedLog.ts";

/** Options of `redisRateLimiter`. */
export interface RedisRateLimiterOptions {
  /** The API token whose limit is shared. Only its hash goes into Redis. */
  readonly token: string;
  /** What the names of all keys begin with. @default "baselinker" */
  readonly prefix?: string | undefined;
  /** Requests a minute that all processes together may send. @default 100 */
  readonly requestsPerMinute?: number | undefined;
  /** How many calls may wait in this process. @default 200_000 */
  readonly maxQueue?: number | undefined;
  /** How long Redis may take to answer, in milliseconds. @default 5_000 */
  readonly timeoutMs?: number | undefined;
  /**
   * What happens when Redis is away. `"fail"`: waiting calls fail at once and nothing is sent. `{ share }`:
   * a window later, when all that others may have sent no longer counts, this process goes on by itself with that
   * part of the limit. The shares of all processes together must not be more than 1.
   *
   * @default "fail"
   */
  readonly whenAway?: "fail" | { readonly share: number } | undefined;
  /** The server's window. Other than a minute only in tests. @default 60_000 */
  readonly windowMs?: number | undefined;
  /** How long a request can be under way to the server. @default 2_000 */
  readonly latencyMs?: number | undefined;
  readonly clock?: Clock | undefined;
  /** From 0 up to 1; spreads the processes that wait. @default Math.random */
  readonly random?: (() => number) | undefined;
}

/**
 * A rate limiter that many processes share through Redis 6 or later or Valkey: together they stay within
 * the limit of the token. It counts by the clock of the Redis server.
 *
 * @example
 * ```ts
 * const limiter = redisRateLimiter(redis, { token });
 * const baselinker = new Baselinker({ token, rateLimit: { limiter } });
 * ```
 */
export function redisRateLimiter(client: RedisClient, options: RedisRateLimiterOptions): RateLimiter {
  const { token, prefix = "baselinker", timeoutMs = 5_000, clock = systemClock } = options;
  const name = `{${prefix}:${createHash("sha256").update(token).digest("base64url").slice(0, 22)}}`;
  const script = redisScript(client, limiterScript, timeoutMs, clock);
  return new RedisRateLimiter(new SharedLog(script, name, options), options, clock);
}

/** Long enough to be gentle on Redis, short enough to notice a place that came free early. */
const longestPauseMs = 1_000;

/** How often a process that goes on alone asks whether Redis is back. */
const askAgainMs = 5_000;

class RedisRateLimiter implements RateLimiter {
  readonly #log: SharedLog;
  readonly #alone: AloneShare | undefined;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #maxQueue: number;
  readonly #waiting = new WaitingCalls();
  readonly #untold = new Set<NonNullable<AcquireOptions["onWait"]>>();
  #handingOut = false;
  #pausedUntil = Number.NEGATIVE_INFINITY;
  #askAgainAt = Number.NEGATIVE_INFINITY;

  constructor(log: SharedLog, options: RedisRateLimiterOptions, clock: Clock) {
    this.#log = log;
    this.#clock = clock;
    this.#random = options.random ?? Math.random;
    this.#maxQueue = options.maxQueue ?? 200_000;
    const { whenAway = "fail" } = options;
    this.#alone = whenAway === "fail" ? undefined : new AloneShare(whenAway.share, options, clock);
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
    const ms = time.getTime() - this.#clock.date();
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#clock.now() + ms);
    // Should Redis be away now, this process pauses all the same, and the others learn it from the server.
    await this.#log.pause(ms).catch(() => {});
  }

  pausedUntil(): Date | undefined {
    const remainingMs = this.#pausedUntil - this.#clock.now();
    return remainingMs > 0 ? new Date(this.#clock.date() + remainingMs) : undefined;
  }

  /** One loop for all that wait: whoever's turn it is gets the next permit, and Redis one question at a time. */
  async #handOut(): Promise<void> {
    if (this.#handingOut) return;
    this.#handingOut = true;
    while (this.#waiting.size > 0) {
      const turn = await this.#nextTurn();
      if (turn instanceof Error) this.#fail(turn);
      else if ("permit" in turn) this.#give(turn.permit);
      else await this.#wait(turn);
    }
    this.#handingOut = false;
  }

  async #nextTurn(): Promise<Turn | StoreError> {
    const pausedMs = this.#pausedUntil - this.#clock.now();
    if (pausedMs > 0) return { waitMs: pausedMs, reason: "block" };
    if (this.#alone !== undefined && this.#clock.now() < this.#askAgainAt) return this.#alone.take();
    const turn = await this.#log.take(this.#alone?.unknownToRedis() ?? []);
    if (turn instanceof Error) {
      // A Redis that hangs would cost each permit its time-out.
      this.#askAgainAt = this.#clock.now() + askAgainMs;
      return this.#alone?.take() ?? turn;
    }
    this.#alone?.saw();
    if ("reason" in turn && turn.reason === "block") this.#pausedUntil = this.#clock.now() + turn.waitMs;
    return turn;
  }

  #give(permit: Permit): void {
    const call = this.#waiting.next();
    // Everybody left while Redis was asked.
    if (call === undefined) permit.end("unused");
    else call.resolve(permit);
  }

  async #wait({
    waitMs,
    reason,
  }: {
    readonly waitMs: number;
    readonly reason: "limit" | "block";
  }): Promise<void> {
    for (const onWait of this.#untold) onWait(reason);
    this.#untold.clear();
    // A little more, and not the same for all: else all processes ask at once, and all but one in vain.
    const pauseMs = Math.min(waitMs, longestPauseMs) + this.#random() * 20;
    await new Promise<void>((resolve) => this.#clock.after(pauseMs, resolve));
  }

  #fail(error: StoreError): void {
    for (let call = this.#waiting.next(); call !== undefined; call = this.#waiting.next()) {
      if (isShared(call)) call.reject(error);
    }
  }
}

interface SharedCall extends WaitingCall {
  readonly reject: (error: Error) => void;
}

function isShared(call: WaitingCall): call is SharedCall {
  return "reject" in call;
}
