import { limitOf } from "../../client/limiter/limits.ts";
import type { RateLimiter } from "../../client/limiter/rateLimiter.ts";
import {
  SharedRateLimiter,
  type SharedRateLimiterOptions,
  sharedLimiterChecks,
} from "../../client/limiter/sharedRateLimiter.ts";
import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import { systemClock } from "../../shared/runtime/clock.ts";
import { type Closable, disposable } from "../../shared/runtime/dispose.ts";
import { accountHash } from "../../shared/runtime/nodeHash.ts";
import { checkClient, type PostgresClient, type PostgresOptions, postgresChecks } from "./postgresClient.ts";
import { PostgresLog } from "./postgresLog.ts";

/** Options of `postgresRateLimiter`. */
export interface PostgresRateLimiterOptions extends SharedRateLimiterOptions, PostgresOptions {}

/**
 * A rate limiter that many processes share through PostgreSQL: together they stay within the limit of the token, at
 * every isolation level. It uses the server's clock. When the server cannot be used, nothing is sent: waiting calls
 * fail with a `StoreError`. Run `migratePostgres` once before.
 * @throws TypeError for a client or an option of the wrong type or an unknown name, RangeError for an option out of
 * its range.
 * @example
 * ```ts
 * const limiter = postgresRateLimiter(pool, { token });
 * const baselinker = new Baselinker({ token, rateLimit: { limiter } });
 * ```
 */
export function postgresRateLimiter(
  client: PostgresClient,
  options: PostgresRateLimiterOptions,
): RateLimiter & Closable & { close(): Promise<void> } {
  const owner = "postgresRateLimiter";
  const checked = checkOptions(owner, optionChecks(), options);
  const { token, schema, maxWaitMs, testing } = checked;
  const log = new PostgresLog(checkClient(owner, client), {
    schema,
    account: accountHash(token),
    limit: limitOf(checked),
    maxWaitMs,
    clock: testing.clock,
  });
  return disposable(new SharedRateLimiter(log, checked));
}

function optionChecks() {
  return {
    ...sharedLimiterChecks("postgresRateLimiter", systemClock),
    ...postgresChecks,
  } satisfies OptionChecks<PostgresRateLimiterOptions>;
}
