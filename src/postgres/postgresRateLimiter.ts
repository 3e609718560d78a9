import { limitOf, type RateLimiter } from "../limiter/limits.ts";
import {
  type SharedLog,
  SharedRateLimiter,
  type SharedRateLimiterOptions,
  sharedLimiterChecks,
  type TakeResult,
} from "../limiter/sharedRateLimiter.ts";
import { checkOptions, type OptionChecks } from "../options/check.ts";
import { type Clock, systemClock } from "../runtime/clock.ts";
import { type Closable, disposable } from "../runtime/dispose.ts";
import { accountHash } from "../runtime/nodeHash.ts";
import { engineSteps } from "../store/engineSteps.ts";
import {
  checkClient,
  explainPostgres,
  type PostgresClient,
  type PostgresOptions,
  postgresChecks,
  rowsOf,
} from "./postgresClient.ts";

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

interface LogOptions {
  readonly schema: string;
  /** A hash of the token. */ readonly account: string;
  readonly limit: number;
  readonly maxWaitMs: number;
  readonly clock: Clock;
}

/** The log of requests in PostgreSQL, with the server's clock. */
export class PostgresLog implements SharedLog {
  readonly #ask: (call: string, ...values: readonly unknown[]) => Promise<Readonly<Record<string, unknown>>>;
  readonly #limit: number;
  /** The state of the log at the last request. */ #known = "";

  constructor(client: PostgresClient, { schema, account, limit, maxWaitMs, clock }: LogOptions) {
    const engine = { store: "PostgreSQL", explain: explainPostgres };
    const { step } = engineSteps(engine, { maxWaitMs, clock });
    this.#limit = limit;
    this.#ask = (call, ...values) =>
      step(async () => {
        const [row = {}] = await rowsOf(client, `SELECT * FROM ${schema}.${call}`, [account, ...values]);
        return row;
      });
  }

  async take(id: string, heldMs: number, leaveFree: number): Promise<TakeResult> {
    const values = [id, this.#limit - leaveFree, Math.ceil(heldMs), this.#known];
    const { status, wait_ms: waitMs, known } = await this.#ask("take_slot($1, $2, $3, $4, $5)", ...values);
    this.#known = String(known);
    if (status === "taken") return status;
    const reason = status === "block" || status === "doubt" ? status : "limit";
    return { waitMs: Number(waitMs), reason };
  }

  async hold(id: string, heldMs: number): Promise<void> {
    await this.#ask("hold_slot($1, $2, $3)", id, Math.ceil(heldMs));
  }

  async pause(durationMs: number): Promise<void> {
    await this.#ask("pause_limiter($1, $2)", Math.ceil(durationMs));
  }
}
