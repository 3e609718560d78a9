import { limitOf } from "../../client/limiter/limits.ts";
import type { RateLimiter } from "../../client/limiter/rateLimiter.ts";
import {
  SharedRateLimiter,
  type SharedRateLimiterOptions,
  sharedLimiterChecks,
} from "../../client/limiter/sharedRateLimiter.ts";
import { checkOptions, expected, type OptionChecks } from "../../shared/options/check.ts";
import { checkedBy, number, oneOf, required, withDefault } from "../../shared/options/kinds.ts";
import { systemClock } from "../../shared/runtime/clock.ts";
import { type Closable, disposable } from "../../shared/runtime/dispose.ts";
import { accountHash } from "../../shared/runtime/nodeHash.ts";
import { refuseUnsafe } from "../store/engineRows.ts";
import { FallbackLog } from "./fallbackLog.ts";
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
import { RedisLog } from "./redisLog.ts";
import { limiterScript } from "./scripts.embedded.ts";

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

function checkOnUnavailable(name: string, input: unknown): "fail" | { readonly share: number } {
  if (input === "fail") return input;
  if (typeof input !== "object" || input === null) throw expected(name, '"fail" or { share }', input);
  return checkOptions(
    "redisRateLimiter",
    { share: required(number({ above: 0, most: 1 })) },
    input,
    `${name}.`,
  );
}
