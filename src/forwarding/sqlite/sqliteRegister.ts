import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import type { Closable } from "../../shared/runtime/dispose.ts";
import type { LeadRegister } from "../contract/registerContract.ts";
import { engineRegister, type RegisterOptions, registerChecks } from "../register/engineRegister.ts";
import { openFile, type SqliteOptions, sqliteChecks } from "./openFile.ts";
import { registerTable } from "./sqliteEntries.ts";
import { sqliteEntryRows } from "./sqliteEntryRows.ts";

/** Options of `sqliteRegister`. */
export interface SqliteRegisterOptions extends RegisterOptions, SqliteOptions {}

/**
 * A register in a file, the same file as that of its `sqliteStore`: one step writes both. Its data survives `kill -9`
 * and a power cut. Needs Node 22.13 or later.
 * @throws StoreError if the file is not a SQLite database, belongs to another program or another version, is damaged
 * or cannot be written. It is never overwritten.
 * @throws TypeError for an option of the wrong type or an unknown name, RangeError for one out of its range.
 * @example
 * ```ts
 * const path = "/var/lib/shop/leads.sqlite";
 * const store = sqliteStore(path);
 * const forwarder = createForwarder({ baselinker, rules, store, register: sqliteRegister(path) });
 * ```
 */
export function sqliteRegister(path: string, options: SqliteRegisterOptions = {}): LeadRegister & Closable {
  const { maxWaitMs, ...checked } = checkOptions("sqliteRegister", registerOptionChecks, options);
  const file = openFile("sqliteRegister", path, registerTable);
  const rows = sqliteEntryRows(file, { maxWaitMs, ...checked.testing });
  // Each step already waits for the file.
  return engineRegister(rows, { ...checked, maxWaitMs: Number.POSITIVE_INFINITY });
}

const registerOptionChecks = /* @__PURE__ */ (() =>
  ({ ...registerChecks("sqliteRegister"), ...sqliteChecks }) satisfies OptionChecks<SqliteRegisterOptions>)();
