import { checkLimits, limitOf } from "../limiter/limits.ts";
import type { RateLimiter } from "../limiter/rateLimiter.ts";
import { type SharedLimiterOptions, SharedRateLimiter } from "../limiter/sharedRateLimiter.ts";
import { systemClock } from "../runtime/clock.ts";
import { accountHash } from "../runtime/nodeHash.ts";
import { AloneLog } from "./aloneLog.ts";
import { limiterScript } from "./limiterScript.ts";
import type { RedisClient } from "./redisClient.ts";
import { RedisLog } from "./redisLog.ts";
import { redisScript } from "./redisScript.ts";

/** Options of `redisRateLimiter`. */
export interface RedisRateLimiterOptions extends SharedLimiterOptions {
  /** The API token whose limit is shared. Only its hash goes into Redis. */
  readonly token: string;
  /** What the names of all keys begin with. @default "baselinker" */
  readonly prefix?: string | undefined;
  /** How long Redis may take to answer, in milliseconds. @default 5_000 */
  readonly timeoutMs?: number | undefined;
  /**
   * What happens when Redis is away. `"fail"`: waiting calls fail at once and nothing is sent. `{ share }`:
   * when all that others may have sent no longer counts, a little over a window later, this process goes on by
   * itself with that part of the limit. The shares of all processes together must not be more than 1.
   *
   * @default "fail"
   */
  readonly whenAway?: "fail" | { readonly share: number } | undefined;
}

/**
 * A rate limiter that many processes share through Redis 6 or later or Valkey: together they stay within
 * the limit of the token. It counts by the clock of the Redis server.
 *
 * @throws RangeError where an option is out of its range.
 *
 * @example
 * ```ts
 * const limiter = redisRateLimiter(redis, { token });
 * const baselinker = new Baselinker({ token, rateLimit: { limiter } });
 * ```
 */
export function redisRateLimiter(client: RedisClient, options: RedisRateLimiterOptions): RateLimiter {
  const { token, prefix = "baselinker", timeoutMs = 5_000, clock = systemClock, whenAway = "fail" } = options;
  checkLimits(options);
  const name = `{${prefix}:${accountHash(token)}}`;
  const limit = limitOf(options);
  const log = new RedisLog(redisScript(client, limiterScript, timeoutMs, clock), name, limit);
  const asked = whenAway === "fail" ? log : new AloneLog(log, limit, whenAway.share, clock);
  return new SharedRateLimiter(asked, options);
}
