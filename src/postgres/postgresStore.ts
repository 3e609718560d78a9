import type { LeadQueue, LeadRegister } from "../lead/registerContract.ts";
import { checkOptions, type OptionChecks } from "../options/check.ts";
import { testingOption } from "../options/kinds.ts";
import { engineRegister, type RegisterOptions, registerChecks } from "../register/engineRegister.ts";
import { maxDueMs } from "../register/entryRows.ts";
import { type Clock, systemClock } from "../runtime/clock.ts";
import type { Closable } from "../runtime/dispose.ts";
import { engineSteps } from "../store/engineSteps.ts";
import {
  engineStore,
  engineStoreChecks,
  refuseShortRetention,
  type StoreOptions,
} from "../store/engineStore.ts";
import type { LeadStore } from "../store/store.ts";
import {
  checkClient,
  explainPostgres,
  type PostgresAccountOptions,
  type PostgresClient,
  type PostgresOptions,
  postgresAccountChecks,
  postgresChecks,
  rowsOf,
} from "./postgresClient.ts";
import { postgresEntryRows } from "./postgresEntryRows.ts";
import { placeOf, postgresRows } from "./postgresRows.ts";

/** Options of `postgresStore`. */
export interface PostgresStoreOptions extends PostgresAccountOptions, StoreOptions {
  /** `"allow"` uses a server even if it would forget leads. */ readonly unsafe?: "allow" | undefined;
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
  refuseShortRetention(checked.retentionMs, checked.testing.clock);
  return engineStore(postgresRows(checkClient("postgresStore", client), { schema, accountKey }), checked);
}

const storeOptionChecks = /* @__PURE__ */ (() =>
  ({
    ...engineStoreChecks("postgresStore"),
    ...postgresAccountChecks,
  }) satisfies OptionChecks<PostgresStoreOptions>)();

/** Options of `postgresRegister`. `schema` and `accountKey` must be those of its store. */
export interface PostgresRegisterOptions extends RegisterOptions, PostgresAccountOptions {}

/**
 * A register that many processes on many machines share, with the same client, schema and `accountKey` as its
 * `postgresStore`: one statement writes both. `forwarder.work()` also takes the leads that `enqueueLead` saved in
 * your transactions. Run `migratePostgres` once before.
 * @throws TypeError for a client or an option of the wrong type or an unknown name, RangeError for an option out of
 * its range.
 * @example
 * ```ts
 * const store = postgresStore(pool);
 * const forwarder = createForwarder({ baselinker, rules, store, register: postgresRegister(pool) });
 * await forwarder.work({ signal });
 * ```
 */
export function postgresRegister(
  client: PostgresClient,
  options: PostgresRegisterOptions = {},
): LeadRegister & Closable {
  const { schema, accountKey, ...checked } = checkOptions("postgresRegister", registerOptionChecks, options);
  return engineRegister(
    postgresEntryRows(checkClient("postgresRegister", client), { schema, accountKey }),
    checked,
  );
}

const registerOptionChecks = /* @__PURE__ */ (() =>
  ({
    ...registerChecks("postgresRegister"),
    ...postgresAccountChecks,
  }) satisfies OptionChecks<PostgresRegisterOptions>)();

/** Options of `postgresQueue`. `schema` is that of the registers. */
export interface PostgresQueueOptions extends PostgresOptions {
  /** For tests and simulations. Due times use the server's clock. */
  readonly testing?: { /** @default the machine's clock */ readonly clock?: Clock | undefined } | undefined;
}

/**
 * The accounts that have waiting leads in the registers of one schema, for `work` of a pool: an `accountKey` of
 * `enqueueLead` and `postgresRegister` is the account passed to `forwarderOf`. Leads without one are left to `work`
 * of a forwarder without one.
 * @throws TypeError for a client or an option of the wrong type or an unknown name, RangeError for an option out of
 * its range.
 * @example
 * ```ts
 * const pool = createForwarderPool({
 *   async forwarderOf(accountKey) {
 *     const { token, rules } = await tenants.find(accountKey);
 *     const store = postgresStore(client, { accountKey });
 *     const register = postgresRegister(client, { accountKey });
 *     return { baselinker: new Baselinker({ token }), rules, store, register };
 *   },
 * });
 * await pool.work(postgresQueue(client));
 * ```
 */
export function postgresQueue(client: PostgresClient, options: PostgresQueueOptions = {}): LeadQueue {
  const { schema, maxWaitMs, testing } = checkOptions("postgresQueue", optionChecks, options);
  const checked = checkClient("postgresQueue", client);
  const name = `The queue of the schema ${schema} in PostgreSQL`;
  const { step } = engineSteps({ store: name, explain: explainPostgres }, { maxWaitMs, ...testing });
  return {
    name,
    placeOf: (accountKey) => placeOf(checked, { schema, accountKey }),
    async dueAccounts({ after, limit, leaseMs }) {
      // A lead due later than this shows that the date was set back.
      const latestMs = Math.max(Math.ceil(leaseMs), maxDueMs);
      const rows = await step(() =>
        rowsOf(checked, `SELECT * FROM ${schema}.due_accounts($1, $2, $3)`, [after, limit, latestMs]),
      );
      const accounts = rows.filter(({ is_due }) => is_due === true).map(({ account }) => String(account));
      const end = rows.find(({ is_due }) => is_due === false);
      return end === undefined ? { accounts } : { accounts, next: String(end.account) };
    },
  };
}

const optionChecks = /* @__PURE__ */ (() =>
  ({
    ...postgresChecks,
    testing: testingOption("postgresQueue", systemClock),
  }) satisfies OptionChecks<PostgresQueueOptions>)();
