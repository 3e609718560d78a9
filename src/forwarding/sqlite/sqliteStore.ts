import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import type { Closable } from "../../shared/runtime/dispose.ts";
import { engineStore, refuseShortRetention } from "../store/engineStore.ts";
import { withErasedKeys } from "../store/erasedKeys.ts";
import type { LeadStore } from "../store/store.ts";
import { type StoreOptions, storeChecks } from "../store/storeOptions.ts";
import { fileBackups } from "./backupFile.ts";
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
export function sqliteStore(
  path: string,
  options: SqliteStoreOptions = {},
): LeadStore &
  Closable & {
    /**
     * Copies the whole file, as it is at one moment, to a path where no file is yet, also while programs write to it.
     * The copy has the data of buyers, and the mode 0600. A process that dies meanwhile leaves no file of that name.
     *
     * What a copy does not know, it doubts: a store that is opened on it, in whatever place, looks unknown leads up in
     * Base for `doubtMs` before it sends them. Never use it while programs use the file that it was copied from.
     * @param path - Where the copy is made. The folder must exist.
     * @throws TypeError if there is a file already, or the path is wrong. It is never overwritten.
     * @throws StoreError if the disk is full or cannot be written, or the store is closed.
     * @example
     * ```ts
     * await store.backup(`/backups/leads-${new Date().toISOString().slice(0, 10)}.sqlite`);
     * ```
     */
    backup(path: string): Promise<void>;
  } {
  const checked = checkOptions("sqliteStore", storeOptionChecks, options);
  const { retentionMs, doubtMs, maxWaitMs, testing } = checked;
  // Before a file is created.
  refuseShortRetention(retentionMs, testing.clock);
  const file = openFile("sqliteStore", path, leadsTable);
  const rows = withErasedKeys(sqliteRows(file, { maxWaitMs, ...testing }));
  const copies = fileBackups(file);
  const close = async () => {
    // The log of changes is emptied last: not while a backup reads the file.
    await copies.close();
    await rows.close?.();
  };
  // Each step already waits for the file.
  const waiting = { retentionMs, doubtMs, testing, maxWaitMs: Number.POSITIVE_INFINITY };
  const store = engineStore({ ...rows, close }, waiting);
  const { close: closeSteps } = store;
  return Object.assign(store, {
    backup: copies.backup,
    async close() {
      // Neither accepts anything more from now on.
      await Promise.all([copies.close(), closeSteps()]);
    },
  });
}

const storeOptionChecks = /* @__PURE__ */ (() =>
  ({ ...storeChecks("sqliteStore"), ...sqliteChecks }) satisfies OptionChecks<SqliteStoreOptions>)();
