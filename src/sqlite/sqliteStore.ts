import { type Claim, type ForwardStore, parseOpenLead, serializeOpenLead } from "../forwarding/store.ts";
import { checkOptions, type OptionChecks } from "../options/check.ts";
import { clockOption } from "../options/clock.ts";
import { number } from "../options/kinds.ts";
import { type Clock, systemClock } from "../runtime/clock.ts";
import { busyTimeout, openFile, type Table, transactions } from "./openFile.ts";

/** Options of `sqliteStore`. */
export interface SqliteStoreOptions {
  /** How long a finished key is remembered, in milliseconds. @default 2_592_000_000 (30 days) */
  readonly retentionMs?: number | undefined;
  /** How long to wait for another process that writes to the file, in milliseconds. @default 10_000 */
  readonly busyTimeoutMs?: number | undefined;
  /** Where the time comes from. Other than the machine's clock only in tests and simulations. */
  readonly clock?: Clock | undefined;
}

/**
 * A store in a file, for one process or several on one machine. It survives `kill -9` and a power cut.
 * One file per Base account. The folder must be on a local disk: file locks over a network do not hold.
 * Needs Node 22.13 or later.
 *
 * @throws StoreError where the file is not a SQLite database, belongs to another program, is damaged or
 * cannot be written. It is never overwritten.
 * @throws TypeError for an option of the wrong kind or an unknown name, RangeError for one out of its range.
 *
 * @example
 * ```ts
 * const store = sqliteStore("/var/lib/shop/leads.sqlite");
 * const forwarder = createForwarder({ baselinker, rules, store });
 * ```
 */
export function sqliteStore(path: string, options: SqliteStoreOptions = {}): ForwardStore {
  const { retentionMs, busyTimeoutMs, clock } = checkOptions("sqliteStore", optionChecks, options);
  const file = openFile("sqliteStore", path, leadsTable);
  const { database } = file;
  const select = database.prepare(
    "SELECT token, lease_start, lease_ms, lead, order_id FROM leads WHERE key = ?",
  );
  const claimRow = database.prepare(
    "INSERT INTO leads (key, token, lease_start, lease_ms) VALUES (?, ?, ?, ?) " +
      "ON CONFLICT (key) DO UPDATE SET token = excluded.token, lease_start = excluded.lease_start, lease_ms = excluded.lease_ms",
  );
  const renew = database.prepare(
    "UPDATE leads SET lease_start = ?, lease_ms = ?, lead = coalesce(?, lead) WHERE key = ? AND token = ? AND order_id IS NULL",
  );
  const markSent = database.prepare(
    "UPDATE leads SET token = '', lead = NULL, order_id = ?, ended_at = ? WHERE key = ? AND token = ? AND order_id IS NULL",
  );
  const giveUp = database.prepare(
    "UPDATE leads SET token = '' WHERE key = ? AND token = ? AND order_id IS NULL",
  );
  const remove = database.prepare("DELETE FROM leads WHERE key = ? AND token = ? AND order_id IS NULL");
  const forget = database.prepare(
    "DELETE FROM leads WHERE key IN (SELECT key FROM leads WHERE ended_at < ? ORDER BY ended_at LIMIT 500)",
  );
  const restart = database.prepare("UPDATE leads SET lease_start = ? WHERE lease_start > ? AND token <> ''");
  const open = database.prepare(
    "SELECT key FROM leads WHERE order_id IS NULL AND lead IS NOT NULL AND (token = '' OR lease_start + lease_ms <= ?)",
  );
  let forgottenAt = Number.NEGATIVE_INFINITY;

  const inTransaction = transactions(file, { busyTimeoutMs, clock });
  const transaction = <Result>(body: (now: number) => Result) =>
    inTransaction(() => body(Math.floor(clock.date())));

  return {
    claim: (key, { token, leaseMs }) =>
      transaction((now): Claim => {
        if (clock.now() - forgottenAt > 60_000) {
          forget.run(Math.floor(now - retentionMs));
          forgottenAt = clock.now();
        }
        // The date was set back: leases count from now, or they would hold until the date catches up.
        restart.run(now, now);
        const row = select.get(key);
        if (typeof row?.order_id === "number") return { status: "sent", orderId: row.order_id };
        const isHeld =
          row !== undefined && row.token !== "" && Number(row.lease_start) + Number(row.lease_ms) > now;
        if (isHeld) return { status: "busy" };
        const unfinished =
          typeof row?.lead === "string" ? parseOpenLead(row.lead, `A record of the file ${path}`) : undefined;
        claimRow.run(key, token, now, Math.ceil(leaseMs));
        return { status: "claimed", unfinished };
      }),
    renew: (key, { token, leaseMs }, lead) =>
      transaction(
        (now) =>
          renew.run(now, Math.ceil(leaseMs), lead === undefined ? null : serializeOpenLead(lead), key, token)
            .changes === 1,
      ),
    finish: (key, token, end) =>
      transaction((now) => {
        if (end.state === "sent") return markSent.run(end.orderId, now, key, token).changes === 1;
        return (end.state === "open" ? giveUp : remove).run(key, token).changes === 1;
      }),
    listOpen: () =>
      transaction((now) => {
        restart.run(now, now);
        return open.all(now).map((row) => String(row.key));
      }),
    async close() {
      if (database.isOpen) database.close();
    },
  };
}

const optionChecks = {
  retentionMs: number({ above: 0, infinite: true, unit: "milliseconds", default: 2_592_000_000 }),
  busyTimeoutMs: busyTimeout,
  clock: clockOption(systemClock),
} satisfies OptionChecks<SqliteStoreOptions>;

const leadsTable: Table = {
  name: "leads",
  sql: `
  CREATE TABLE IF NOT EXISTS leads (
    key TEXT PRIMARY KEY,
    token TEXT NOT NULL DEFAULT '',
    lease_start INTEGER NOT NULL DEFAULT 0,
    lease_ms INTEGER NOT NULL DEFAULT 0,
    lead TEXT,
    order_id INTEGER,
    ended_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS leads_held ON leads (lease_start) WHERE token <> '';
  CREATE INDEX IF NOT EXISTS leads_open ON leads (key) WHERE order_id IS NULL AND lead IS NOT NULL;
  CREATE INDEX IF NOT EXISTS leads_ended ON leads (ended_at) WHERE ended_at IS NOT NULL;
  `,
};
