import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import type { Closable } from "../../shared/runtime/dispose.ts";
import { engineStore } from "../store/engineStore.ts";
import { withErasedKeys } from "../store/erasedKeys.ts";
import type { LeadStore } from "../store/store.ts";
import { engineStoreChecks, type StoreOptions } from "../store/storeOptions.ts";
import {
  checkClient,
  type PostgresAccountOptions,
  type PostgresClient,
  postgresAccountChecks,
} from "./postgresClient.ts";
import { postgresRows } from "./postgresRows.ts";

/** Options of `postgresStore`. */
export interface PostgresStoreOptions extends PostgresAccountOptions, StoreOptions {
  /** `"allow"` uses a server even if it would forget leads. */
  readonly unsafe?: "allow" | undefined;
}

/**
 * A store that many processes on many machines share, in PostgreSQL 13 or later, through your client. Each step is
 * one statement that commits on its own, so any pool works, including pgbouncer in transaction mode. It uses the
 * server's clock, and its writes are on disk, whatever `synchronous_commit` says. Run `migratePostgres` once before.
 *
 * While the server is unavailable, nothing is sent: the lead ends as an `error` that can be forwarded again.
 * @throws TypeError for a client or an option of the wrong type or an unknown name, RangeError for an option out of
 * its range.
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
): LeadStore & Closable {
  const { schema, accountKey, ...checked } = checkOptions("postgresStore", storeOptionChecks, options);
  const rows = postgresRows(checkClient("postgresStore", client), { schema, accountKey });
  return engineStore(withErasedKeys(rows), checked);
}

const storeOptionChecks = /* @__PURE__ */ (() =>
  ({
    ...engineStoreChecks("postgresStore"),
    ...postgresAccountChecks,
  }) satisfies OptionChecks<PostgresStoreOptions>)();
