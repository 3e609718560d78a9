import { leftFree, limitOf } from "../../client/limiter/limits.ts";
import type { SharedLog, TakeResult } from "../../client/limiter/sharedRateLimiter.ts";
import { StoreError } from "../../shared/errors/storeError.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import type { RedisLog, TakenLocally } from "./redisLog.ts";

/** How often a process that continues without Redis checks whether it is back. */
const askAgainMs = 5_000;

/**
 * Continues without Redis: nothing is sent until the requests of other processes no longer count, and then
 * this process has its share.
 */
export class FallbackLog implements SharedLog {
  readonly #redis: RedisLog;
  readonly #limit: number;
  readonly #clock: Clock;
  /** The slots taken without Redis and until when they are held. They are reported when Redis is back. */
  readonly #takenUntil = new Map<string, number>();
  #sawRedis: number;
  #askAgainAt = Number.NEGATIVE_INFINITY;

  constructor(redis: RedisLog, limit: number, share: number, clock: Clock) {
    this.#redis = redis;
    this.#limit = limitOf({ requestsPerMinute: limit, share });
    this.#clock = clock;
    this.#sawRedis = clock.now();
  }

  async take(id: string, heldMs: number, leaveFree: number): Promise<TakeResult> {
    // If Redis hangs, each permit would wait for the time-out.
    if (this.#clock.now() < this.#askAgainAt) return this.#takeLocally(id, heldMs, leaveFree);
    try {
      const result = await this.#redis.take(id, heldMs, leaveFree, this.#takenLocally());
      this.#sawRedis = this.#clock.now();
      this.#takenUntil.clear();
      return result;
    } catch (error) {
      // A Redis that must not be used is not the same as one that is unavailable.
      if (error instanceof StoreError && error.reason === "would_forget") throw error;
      this.#askAgainAt = this.#clock.now() + askAgainMs;
      return this.#takeLocally(id, heldMs, leaveFree);
    }
  }

  async hold(id: string, heldMs: number): Promise<void> {
    if (!this.#takenUntil.has(id)) await this.#redis.hold(id, heldMs);
    else this.#takenUntil.set(id, this.#clock.now() + heldMs);
  }

  async pause(durationMs: number): Promise<void> {
    await this.#redis.pause(durationMs);
  }

  #takeLocally(id: string, heldMs: number, leaveFree: number): TakeResult {
    const now = this.#clock.now();
    const quietMs = this.#sawRedis + heldMs - now;
    if (quietMs > 0) return { waitMs: quietMs, reason: "doubt" };
    const taken = this.#takenLocally();
    // A fifth of the share: a fifth of the whole limit may be more than the share.
    const limit = this.#limit - (leaveFree > 0 ? leftFree("bulk", this.#limit) : 0);
    if (taken.length >= limit) {
      const leftMs = taken.map((permit) => permit.leftMs).sort((a, b) => a - b)[taken.length - limit] ?? 0;
      return { waitMs: Math.max(1, leftMs), reason: "limit" };
    }
    this.#takenUntil.set(id, now + heldMs);
    return "taken";
  }

  #takenLocally(): readonly TakenLocally[] {
    const now = this.#clock.now();
    for (const [id, until] of this.#takenUntil) if (until <= now) this.#takenUntil.delete(id);
    return [...this.#takenUntil].map(([id, until]) => ({ id, leftMs: until - now }));
  }
}
