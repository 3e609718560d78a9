import { StoreError } from "../errors/storeError.ts";
import { leftFree, limitOf, type RateLimiter } from "../limiter/limits.ts";
import {
  type SharedLog,
  SharedRateLimiter,
  type SharedRateLimiterOptions,
  sharedLimiterChecks,
  type TakeResult,
} from "../limiter/sharedRateLimiter.ts";
import { checkOptions, expected, type OptionChecks } from "../options/check.ts";
import { checkedBy, number, oneOf, required, withDefault } from "../options/kinds.ts";
import { type Clock, systemClock } from "../runtime/clock.ts";
import { type Closable, disposable } from "../runtime/dispose.ts";
import { accountHash } from "../runtime/nodeHash.ts";
import { refuseUnsafe } from "../store/engineRows.ts";
import {
  checkClient,
  inTime,
  type Patience,
  type RedisClient,
  type RedisOptions,
  redisChecks,
  redisScript,
  timedScript,
} from "./redisClient.ts";
import { askServer, type EpochFrom } from "./redisInfo.ts";
import { limiterScript, RedisLog, type TakenLocally } from "./redisLog.ts";

/** Options of `redisRateLimiter`. */
export interface RedisRateLimiterOptions extends SharedRateLimiterOptions, RedisOptions {
  /**
   * What happens while Redis is unavailable. `"fail"`: waiting calls fail immediately and nothing is sent. `{ share
   * }`: once requests that others may have sent no longer count, a little over a window later, this process continues
   * on its own with that part of the limit. The shares of all processes together must not exceed 1.
   * @default "fail"
   */
  readonly onUnavailable?: "fail" | { readonly share: number } | undefined;
  /** `"allow"` uses a Redis even if it drops keys when its memory is full, or is a replica. */
  readonly unsafe?: "allow" | undefined;
}

/**
 * A rate limiter that many processes share through Redis 6 or later or Valkey: together they stay within
 * the limit of the token. It counts by the clock of the Redis server.
 * @throws TypeError for a client or an option of the wrong type or an unknown name, RangeError for an option
 * out of its range.
 * @example
 * ```ts
 * const limiter = redisRateLimiter(redis, { token });
 * const baselinker = new Baselinker({ token, rateLimit: { limiter } });
 * ```
 */
export function redisRateLimiter(
  client: RedisClient,
  options: RedisRateLimiterOptions,
): RateLimiter & Closable & { close(): Promise<void> } {
  const owner = "redisRateLimiter";
  const checked = checkOptions(owner, optionChecks(), options);
  const { token, prefix, maxWaitMs, unsafe, onUnavailable } = checked;
  const patience = { maxWaitMs, clock: checked.testing.clock };
  const limit = limitOf(checked);
  const redis = checkClient(owner, client);
  const script = timedScript(redisScript(redis, limiterScript), patience);
  const server = checkedServer(redis, patience, unsafe);
  const log = new RedisLog(script, `{${prefix}:${accountHash(token)}}`, limit, server);
  const asked =
    onUnavailable === "fail" ? log : new FallbackLog(log, limit, onUnavailable.share, patience.clock);
  return disposable(new SharedRateLimiter(asked, checked));
}

/** Asks once for the settings of the server and for the way to detect changes. */
function checkedServer(
  client: RedisClient,
  patience: Patience,
  unsafe: RedisRateLimiterOptions["unsafe"],
): () => Promise<EpochFrom> {
  let known: EpochFrom | undefined;
  return async () => {
    if (known !== undefined) return known;
    const { epochFrom, findings } = await inTime(askServer(client), patience);
    refuseUnsafe(findings, unsafe);
    // A log of the last minute is too recent to have been saved.
    known = epochFrom === "none" ? "none" : "server";
    return known;
  };
}

function optionChecks() {
  return {
    ...sharedLimiterChecks("redisRateLimiter", systemClock),
    ...redisChecks,
    onUnavailable: withDefault(checkedBy(checkOnUnavailable), "fail" as const),
    unsafe: oneOf(["allow"]),
  } satisfies OptionChecks<RedisRateLimiterOptions>;
}

function checkOnUnavailable(name: string, given: unknown): "fail" | { readonly share: number } {
  if (given === "fail") return given;
  if (typeof given !== "object" || given === null) throw expected(name, '"fail" or { share }', given);
  return checkOptions(
    "redisRateLimiter",
    { share: required(number({ above: 0, most: 1 })) },
    given,
    `${name}.`,
  );
}

/** How often a process that continues without Redis checks whether it is back. */
const askAgainMs = 5_000;

/** Without Redis nothing is sent until what others sent no longer counts; then this process has its share. */
export class FallbackLog implements SharedLog {
  readonly #redis: RedisLog;
  readonly #limit: number;
  readonly #clock: Clock;
  /** The slots taken without Redis, and until when. They are reported to Redis when it is back. */
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
      const leftMs = taken.map((each) => each.leftMs).sort((a, b) => a - b)[taken.length - limit] ?? 0;
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
