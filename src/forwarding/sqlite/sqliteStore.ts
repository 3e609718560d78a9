import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import type { Closable } from "../../shared/runtime/dispose.ts";
import { engineStore, refuseShortRetention, type StoreOptions, storeChecks } from "../store/engineStore.ts";
import type { LeadStore } from "../store/store.ts";
import { openFile, type SqliteOptions, sqliteChecks } from "./openFile.ts";
import { leadsTable, sqliteRows } from "./sqliteRows.ts";

/** Options of `sqliteStore`. */
export interface SqliteStoreOptions extends StoreOptions, SqliteOptions {}

/**
 * A store in a file, for one process or several on one machine. It survives `kill -9` and a power cut. One file per
 * Base account. The folder must be on a local disk: file locks over a network do not hold. Needs Node 22.13 or later.
 * @throws StoreError if the file is not a SQLite database, belongs to another program, is damaged or cannot be
 * written. It is never overwritten.
 * @throws TypeError for an option of the wrong type or an unknown name, RangeError for one out of its range.
 * @example
 * ```ts
 * const store = sqliteStore("/var/lib/shop/leads.sqlite");
 * const forwarder = createForwarder({ baselinker, rules, store });
 * ```
 */
export function sqliteStore(path: string, options: SqliteStoreOptions = {}): LeadStore & Closable {
  const checked = checkOptions("sqliteStore", storeOptionChecks, options);
  const { retentionMs, doubtMs, maxWaitMs, testing } = checked;
  // Before a file is created.
  refuseShortRetention(retentionMs, testing.clock);
  const rows = sqliteRows(openFile("sqliteStore", path, leadsTable), { maxWaitMs, ...testing });
  // Each step already waits for the file.
  return engineStore(rows, { retentionMs, doubtMs, testing, maxWaitMs: Number.POSITIVE_INFINITY });
}

const storeOptionChecks = /* @__PURE__ */ (() =>
  ({ ...storeChecks("sqliteStore"), ...sqliteChecks }) satisfies OptionChecks<SqliteStoreOptions>)();
