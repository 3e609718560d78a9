import { limitOf } from "../../client/limiter/limits.ts";
import type { RateLimiter } from "../../client/limiter/rateLimiter.ts";
import {
  SharedRateLimiter,
  type SharedRateLimiterOptions,
  sharedLimiterChecks,
} from "../../client/limiter/sharedRateLimiter.ts";
import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import { type Clock, systemClock } from "../../shared/runtime/clock.ts";
import { type Closable, disposable } from "../../shared/runtime/dispose.ts";
import { accountHash } from "../../shared/runtime/nodeHash.ts";
import { type SqliteOptions, sqliteChecks } from "./openFile.ts";
import { SqliteLog } from "./sqliteLog.ts";

/** Options of `sqliteRateLimiter`. */
export interface SqliteRateLimiterOptions extends SharedRateLimiterOptions, SqliteOptions {}

/**
 * A rate limiter in a file, for one process or several on one machine: together they stay within the limit of the
 * token, and a process that is killed and restarted continues the count. It may share its file with `sqliteStore`.
 * The folder must be on a local disk: file locks over a network do not hold. Needs Node 22.13 or later.
 *
 * When the file cannot be used, nothing is sent: waiting calls fail with a `StoreError`.
 * @throws StoreError if the file is not a SQLite database, belongs to another program, is damaged or cannot be
 * written. It is never overwritten.
 * @throws TypeError for an option of the wrong type or an unknown name, RangeError for one out of its range.
 * @example
 * ```ts
 * const limiter = sqliteRateLimiter("/var/lib/shop/leads.sqlite", { token });
 * const baselinker = new Baselinker({ token, rateLimit: { limiter } });
 * ```
 */
export function sqliteRateLimiter(
  path: string,
  options: SqliteRateLimiterOptions,
): RateLimiter & Closable & { close(): Promise<void> } {
  const checked = checkOptions("sqliteRateLimiter", optionChecks(), options);
  const { token, maxWaitMs, testing } = checked;
  const log = new SqliteLog(path, {
    account: accountHash(token),
    limit: limitOf(checked),
    maxWaitMs,
    clock: testing.clock,
  });
  return disposable(new SharedRateLimiter(log, checked));
}

function optionChecks() {
  return {
    ...sharedLimiterChecks("sqliteRateLimiter", machineClock),
    ...sqliteChecks,
  } satisfies OptionChecks<SqliteRateLimiterOptions>;
}

/**
 * The machine's clock, from its start. Bun and Deno count from the start of the process:
 * `docs/decisions/shared-limiter.md`.
 */
export const machineClock: Clock = {
  now() {
    const [seconds, nanoseconds] = process.hrtime();
    return seconds * 1_000 + nanoseconds / 1e6;
  },
  date: () => systemClock.date(),
  after: (delayMs, callback, options) => systemClock.after(delayMs, callback, options),
};
