import { StoreError } from "../../shared/errors/storeError.ts";
import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import { testingOption } from "../../shared/options/kinds.ts";
import { type Clock, systemClock } from "../../shared/runtime/clock.ts";
import { type Closable, disposable } from "../../shared/runtime/dispose.ts";
import type { ProductCache } from "../catalog/productCache.ts";
import { textOf } from "../store/rowTexts.ts";
import { toStoreError } from "./fileErrors.ts";
import { catalogFormat } from "./fileFormat.ts";
import { openFile, type SqliteOptions, sqliteChecks, type Table, transactions } from "./openFile.ts";

/** Options of `sqliteProductCache`. */
export interface SqliteProductCacheOptions extends SqliteOptions {
  /** For tests and simulations. */
  readonly testing?:
    | {
        /** @default the machine's clock */
        readonly clock?: Clock | undefined;
      }
    | undefined;
}

/**
 * Remembers Base's answers about products in a file, for all processes of one machine: `catalog: { inventoryId, cache
 * }` of `createForwarder`. Use a separate file, not that of the leads. All its data can be read again: you can delete
 * it whenever no process uses it. Needs Node 22.13 or later.
 * @throws StoreError if the file is not a SQLite database, belongs to another program or another version, holds leads
 * or cannot be written. It is never overwritten.
 * @throws TypeError for an option of the wrong type or an unknown name, RangeError for one out of its range.
 * @example
 * ```ts
 * const cache = sqliteProductCache("/var/lib/shop/products.sqlite");
 * const forwarder = createForwarder({ baselinker, rules, catalog: { inventoryId: 205, cache } });
 * ```
 */
export function sqliteProductCache(
  path: string,
  options: SqliteProductCacheOptions = {},
): ProductCache & { close(): Promise<void> } & Closable {
  const { maxWaitMs, testing } = checkOptions("sqliteProductCache", optionChecks, options);
  const { clock } = testing;
  const file = openFile("sqliteProductCache", path, table, { format: catalogFormat });
  const { database } = file;
  const find = database.prepare("SELECT value FROM answers WHERE key = ? AND until > ?");
  const put = database.prepare(putSql);
  const forget = database.prepare(
    "DELETE FROM answers WHERE key IN (SELECT key FROM answers WHERE until <= ? ORDER BY until LIMIT 100)",
  );
  const inTransaction = transactions(file, { maxWaitMs, clock, whenReplaced });
  const checkOpen = () => {
    if (!database.isOpen) throw new StoreError(closedText, { retryable: false, reason: "closed" });
  };

  return disposable<ProductCache & { close(): Promise<void> }>({
    async get(keys) {
      checkOpen();
      try {
        // Reading waits for no one who writes.
        return keys.map((key) => textOf(find.get(key, Math.floor(clock.date()))?.value));
      } catch (error) {
        throw toStoreError(error, path);
      }
    },
    async set(entries, ttlMs, { onlyIfAbsent = false } = {}) {
      checkOpen();
      return inTransaction(() => {
        const now = Math.floor(clock.date());
        const until = now + Math.ceil(ttlMs);
        const set = entries.filter(
          (entry) => put.run(...entry, until, Number(!onlyIfAbsent), now).changes > 0,
        );
        forget.run(now);
        return set.length === entries.length;
      });
    },
    async close() {
      if (database.isOpen) database.close();
    },
  });
}

const optionChecks = /* @__PURE__ */ (() =>
  ({
    ...sqliteChecks,
    testing: testingOption("sqliteProductCache", systemClock),
  }) satisfies OptionChecks<SqliteProductCacheOptions>)();

/** `until` is a date in milliseconds. */
const table: Table = {
  name: "answers",
  sql: `
  CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, value TEXT NOT NULL, until INTEGER NOT NULL)
    STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS answers_until ON answers (until);
  `,
};

/** A claim that ends an hour after the one that is wanted was made before the date was set back. */
const putSql =
  "INSERT INTO answers (key, value, until) VALUES (?1, ?2, ?3) ON CONFLICT (key) DO UPDATE SET value = ?2, until = ?3 " +
  "WHERE ?4 OR answers.until <= ?5 OR answers.until > ?3 + 3600000";

const whenReplaced = { advice: "Restart the processes that use it.", retryable: true };
const closedText = "The product cache was closed. Open another one.";
