import { checkOptions, type OptionChecks } from "../options/check.ts";
import type { Closable } from "../runtime/dispose.ts";
import {
  engineStore,
  engineStoreChecks,
  refuseShortRetention,
  type StoreOptions,
} from "../store/engineStore.ts";
import type { ForwardStore } from "../store/store.ts";
import {
  checkClient,
  type PostgresAccountOptions,
  type PostgresClient,
  postgresAccountChecks,
} from "./postgresClient.ts";
import { postgresRows } from "./postgresRows.ts";

/** Options of `postgresStore`. */
export interface PostgresStoreOptions extends PostgresAccountOptions, StoreOptions {
  /** `"allow"` uses a server that would forget leads anyway. */ readonly unsafe?: "allow" | undefined;
}

/**
 * A store that many processes on many machines share, in PostgreSQL 13 or later, through a client of the
 * caller's. Each step is one statement that commits on its own, so that any pool will do, pgbouncer's
 * transaction mode included. It counts by the server's clock, and what it wrote is on disk, whatever
 * `synchronous_commit` says. Run `migrate` once before.
 *
 * While the server is away nothing is sent: the lead ends as an `error` that can be forwarded again.
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
    ...engineStoreChecks,
    ...postgresAccountChecks,
  }) satisfies OptionChecks<PostgresStoreOptions>)();
