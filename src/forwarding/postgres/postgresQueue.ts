import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import { testingOption } from "../../shared/options/kinds.ts";
import { type Clock, systemClock } from "../../shared/runtime/clock.ts";
import type { LeadQueue } from "../contract/leadQueue.ts";
import { maxDueMs } from "../register/entryRows.ts";
import { engineSteps } from "../store/engineSteps.ts";
import {
  checkClient,
  explainPostgres,
  type PostgresClient,
  type PostgresOptions,
  postgresChecks,
  rowsOf,
} from "./postgresClient.ts";
import { placeOf } from "./postgresRows.ts";

/** Options of `postgresQueue`. `schema` is that of the registers. */
export interface PostgresQueueOptions extends PostgresOptions {
  /** Options for tests and simulations. Due times use the server's clock. */
  readonly testing?:
    | {
        /** @default the machine's clock */
        readonly clock?: Clock | undefined;
      }
    | undefined;
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
