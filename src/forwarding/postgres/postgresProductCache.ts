import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import { testingOption } from "../../shared/options/kinds.ts";
import { type Clock, systemClock } from "../../shared/runtime/clock.ts";
import { type Closable, disposable } from "../../shared/runtime/dispose.ts";
import type { ProductCache } from "../catalog/productCache.ts";
import { engineSteps } from "../store/engineSteps.ts";
import { textOf } from "../store/rowTexts.ts";
import {
  checkClient,
  explainPostgres,
  type PostgresAccountOptions,
  type PostgresClient,
  postgresAccountChecks,
  rowsOf,
} from "./postgresClient.ts";

/** Options of `postgresProductCache`. */
export interface PostgresProductCacheOptions extends PostgresAccountOptions {
  /** For tests and simulations. Values are forgotten by the server's clock. */
  readonly testing?:
    | {
        /** @default the machine's clock */
        readonly clock?: Clock | undefined;
      }
    | undefined;
}

/**
 * Remembers Base's answers about products in PostgreSQL, for processes on many machines: `catalog: { inventoryId,
 * cache }` of `createForwarder`. All its data can be read again. Run `migratePostgres` once before.
 * @throws TypeError for a client or an option of the wrong type or an unknown name, RangeError for an option out of
 * its range.
 * @example
 * ```ts
 * const cache = postgresProductCache(pool);
 * const forwarder = createForwarder({ baselinker, rules, catalog: { inventoryId: 205, cache } });
 * ```
 */
export function postgresProductCache(
  client: PostgresClient,
  options: PostgresProductCacheOptions = {},
): ProductCache & { close(): Promise<void> } & Closable {
  const { schema, accountKey, maxWaitMs, testing } = checkOptions(
    "postgresProductCache",
    optionChecks,
    options,
  );
  const pool = checkClient("postgresProductCache", client);
  const { step, close } = engineSteps(
    { store: `The schema ${schema} in PostgreSQL`, explain: explainPostgres },
    { maxWaitMs, ...testing },
  );
  const ask = (sql: string, ...values: readonly unknown[]) =>
    step(() => rowsOf(pool, sql.replaceAll("$schema", schema), [accountKey, ...values]));

  return disposable<ProductCache & { close(): Promise<void> }>({
    async get(keys) {
      const rows = await ask(getSql, JSON.stringify(keys));
      const values = new Map(rows.map(({ key, value }) => [textOf(key), textOf(value)]));
      return keys.map((key) => values.get(key));
    },
    async set(entries, ttlMs, { onlyIfAbsent = false } = {}) {
      const written = await ask(setSql, JSON.stringify(entries), Math.ceil(ttlMs), onlyIfAbsent);
      if (!onlyIfAbsent) await ask(forgetSql);
      return written.length === entries.length;
    },
    close,
  });
}

const optionChecks = /* @__PURE__ */ (() =>
  ({
    ...postgresAccountChecks,
    testing: testingOption("postgresProductCache", systemClock),
  }) satisfies OptionChecks<PostgresProductCacheOptions>)();

const getSql = `SELECT a.key, a.value FROM $schema.answer a WHERE a.account = $1 AND a.until > $schema.now_ms()
  AND a.key = ANY (ARRAY(SELECT json_array_elements_text($2::json)))`;

/**
 * The date is read again for the row, since the statement may have waited for another process. A claim that ends an hour
 * after the one that is wanted was made before the date was set back.
 */
const setSql = `INSERT INTO $schema.answer AS a (account, key, value, until)
  SELECT $1::text, e ->> 0, e ->> 1, $schema.now_ms() + $3::bigint FROM json_array_elements($2::json) AS entry(e) ORDER BY 2
  ON CONFLICT (account, key) DO UPDATE SET value = excluded.value, until = excluded.until
    WHERE NOT $4::boolean OR a.until <= $schema.now_ms() OR a.until > $schema.now_ms() + $3::bigint + 3600000
  RETURNING a.key`;

const forgetSql = `DELETE FROM $schema.answer WHERE ctid = ANY (ARRAY(SELECT ctid FROM $schema.answer
  WHERE account = $1 AND until <= $schema.now_ms() ORDER BY until LIMIT 100 FOR UPDATE SKIP LOCKED))`;
