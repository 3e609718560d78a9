import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import type { Closable } from "../../shared/runtime/dispose.ts";
import type { LeadRegister } from "../contract/registerContract.ts";
import { engineRegister, type RegisterOptions, registerChecks } from "../register/engineRegister.ts";
import {
  checkClient,
  type PostgresAccountOptions,
  type PostgresClient,
  postgresAccountChecks,
} from "./postgresClient.ts";
import { postgresEntryRows } from "./postgresEntryRows.ts";

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
