import { limitOf } from "../limiter/limits.ts";
import {
  type ClosableLimiter,
  type SharedLimiterOptions,
  SharedRateLimiter,
  sharedLimiterChecks,
} from "../limiter/sharedRateLimiter.ts";
import { checkOptions, type OptionChecks } from "../options/check.ts";
import { systemClock } from "../runtime/clock.ts";
import { disposable } from "../runtime/dispose.ts";
import { accountHash } from "../runtime/nodeHash.ts";
import { answerTimeout, checkClient, type PostgresClient, schemaName } from "./postgresClient.ts";
import { PostgresLog } from "./postgresLog.ts";

/** Options of `postgresRateLimiter`. */
export interface PostgresRateLimiterOptions extends SharedLimiterOptions {
  /** The schema that `migrate` made. @default "baselinker" */
  readonly schema?: string | undefined;
  /** How long a question may take, repetitions included, in milliseconds. @default 5_000 */
  readonly timeoutMs?: number | undefined;
}

/**
 * A rate limiter that many processes share through PostgreSQL: together they stay within the limit of the token, under
 * every isolation level. It counts by the server's clock. When the server cannot be used, nothing is sent: waiting
 * calls fail with a `StoreError`. Run `migrate` once before.
 *
 * @throws TypeError for a client or an option of the wrong type or an unknown name, RangeError for an option
 * out of its range.
 *
 * @example
 * ```ts
 * const limiter = postgresRateLimiter(pool, { token });
 * const baselinker = new Baselinker({ token, rateLimit: { limiter } });
 * ```
 */
export function postgresRateLimiter(
  client: PostgresClient,
  options: PostgresRateLimiterOptions,
): ClosableLimiter {
  const owner = "postgresRateLimiter";
  const checked = checkOptions(owner, optionChecks(), options);
  const { token, schema, timeoutMs, clock } = checked;
  const log = new PostgresLog(checkClient(owner, client), {
    schema,
    account: accountHash(token),
    limit: limitOf(checked),
    timeoutMs,
    clock,
  });
  return disposable(new SharedRateLimiter(log, checked));
}

function optionChecks() {
  return {
    ...sharedLimiterChecks(systemClock),
    schema: schemaName,
    timeoutMs: answerTimeout,
  } satisfies OptionChecks<PostgresRateLimiterOptions>;
}
