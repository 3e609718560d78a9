import { checkOptions, type OptionChecks } from "../options/check.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Closable } from "../runtime/dispose.ts";
import { engineStore, engineStoreChecks, refuseShortRetention } from "../store/engineStore.ts";
import type { ForwardStore } from "../store/store.ts";
import {
  accountKeyOption,
  answerTimeout,
  checkClient,
  type PostgresClient,
  schemaName,
} from "./postgresClient.ts";
import { postgresRows } from "./postgresRows.ts";

/** Options of `postgresStore`. */
export interface PostgresStoreOptions {
  /** The schema that `migrate` made. @default "baselinker" */ readonly schema?: string | undefined;
  /**
   * Which Base account's rows these are, where one database holds those of several. Any text that stays the same.
   *
   * @default "" (there is one account)
   */
  readonly accountKey?: string | undefined;
  /** How long a finished key is remembered, in milliseconds. @default 2_592_000_000 (30 days) */
  readonly retentionMs?: number | undefined;
  /** How long a step may take, repetitions included, in milliseconds. @default 5_000 */
  readonly timeoutMs?: number | undefined;
  /**
   * How long a key that PostgreSQL does not know is looked for in Base before its lead is sent, after a
   * fail-over or in a restored copy, in milliseconds.
   *
   * @default 3_600_000 (an hour)
   */
  readonly doubtMs?: number | undefined;
  /** `"allow"` uses a server that would forget leads anyway. */ readonly unsafe?: "allow" | undefined;
  /** Where the time of `timeoutMs` comes from; leases and retention are counted by the server's clock. */
  readonly clock?: Clock | undefined;
}

/**
 * A store that many processes on many machines share, in PostgreSQL 13 or later, through a client of the
 * caller's. Each step is one statement that commits on its own, so that any pool will do, pgbouncer's
 * transaction mode included. It counts by the server's clock, and what it wrote is on disk, whatever
 * `synchronous_commit` says. Run `migrate` once before.
 *
 * While the server is away nothing is sent: the lead ends as an `error` that can be forwarded again.
 *
 * @throws TypeError for a client or an option of the wrong type or an unknown name, RangeError for an option
 * out of its range.
 *
 * @example
 * ```ts
 * const pool = new Pool({ connectionString: process.env.DATABASE_URL });
 * pool.on("error", (error) => console.error(error.message));
 * const forwarder = createForwarder({ baselinker, rules, store: postgresStore(pool) });
 * ```
 */
export function postgresStore(
  client: PostgresClient,
  options: PostgresStoreOptions = {},
): ForwardStore & Closable {
  const { schema, accountKey, ...checked } = checkOptions("postgresStore", optionChecks, options);
  refuseShortRetention(checked.retentionMs, checked.clock);
  return engineStore(postgresRows(checkClient("postgresStore", client), { schema, accountKey }), checked);
}

const optionChecks = /* @__PURE__ */ (() =>
  ({
    schema: schemaName,
    accountKey: accountKeyOption,
    retentionMs: engineStoreChecks.retentionMs,
    timeoutMs: answerTimeout,
    doubtMs: engineStoreChecks.doubtMs,
    unsafe: engineStoreChecks.unsafe,
    clock: engineStoreChecks.clock,
  }) satisfies OptionChecks<PostgresStoreOptions>)();
