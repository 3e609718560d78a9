import type { SharedLog, TakeResult } from "../limiter/sharedRateLimiter.ts";
import type { Clock } from "../runtime/clock.ts";
import type { RedisLog, TakenAlone } from "./redisLog.ts";

/** How often a process that goes on alone asks whether Redis is back. */
const askAgainMs = 5_000;

/**
 * The log in Redis, and what a process may send while Redis is away: nothing for as long as requests of
 * others can count that were sent just before, and then its own share of the limit.
 */
export class AloneLog implements SharedLog {
  readonly #redis: RedisLog;
  readonly #limit: number;
  readonly #clock: Clock;
  /** What was sent alone, and until when each counts. Redis is told when it is back. */
  readonly #takenUntil = new Map<string, number>();
  #sawRedis: number;
  #askAgainAt = Number.NEGATIVE_INFINITY;

  constructor(redis: RedisLog, limit: number, share: number, clock: Clock) {
    if (!(share > 0 && share <= 1)) {
      throw new RangeError(`Expected \`whenAway.share\` to be above 0 and up to 1, got ${share}.`);
    }
    this.#redis = redis;
    this.#limit = Math.max(1, Math.floor(limit * share));
    this.#clock = clock;
    this.#sawRedis = clock.now();
  }

  async take(id: string, heldMs: number): Promise<TakeResult> {
    // A Redis that hangs would cost each permit its time-out.
    if (this.#clock.now() < this.#askAgainAt) return this.#takeAlone(id, heldMs);
    try {
      const turn = await this.#redis.take(id, heldMs, this.#stillTaken());
      this.#sawRedis = this.#clock.now();
      this.#takenUntil.clear();
      return turn;
    } catch {
      this.#askAgainAt = this.#clock.now() + askAgainMs;
      return this.#takeAlone(id, heldMs);
    }
  }

  async hold(id: string, heldMs: number): Promise<void> {
    if (!this.#takenUntil.has(id)) await this.#redis.hold(id, heldMs);
    else this.#takenUntil.set(id, this.#clock.now() + heldMs);
  }

  async pause(durationMs: number): Promise<void> {
    await this.#redis.pause(durationMs);
  }

  #takeAlone(id: string, heldMs: number): TakeResult {
    const now = this.#clock.now();
    const quietMs = this.#sawRedis + heldMs - now;
    if (quietMs > 0) return { waitMs: quietMs, reason: "limit" };
    const taken = this.#stillTaken();
    if (taken.length >= this.#limit) {
      return { waitMs: Math.max(1, Math.min(...taken.map(({ leftMs }) => leftMs))), reason: "limit" };
    }
    this.#takenUntil.set(id, now + heldMs);
    return "taken";
  }

  #stillTaken(): readonly TakenAlone[] {
    const now = this.#clock.now();
    for (const [id, until] of this.#takenUntil) if (until <= now) this.#takenUntil.delete(id);
    return [...this.#takenUntil].map(([id, until]) => ({ id, leftMs: until - now }));
  }
}
