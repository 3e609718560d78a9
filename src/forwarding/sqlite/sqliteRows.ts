import type { DatabaseSync } from "node:sqlite";
import { isRecord } from "../../shared/json/value.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import { erasedMark } from "../contract/openLead.ts";
import { reasonOf } from "../contract/reason.ts";
import { changeEntry, type RowTable } from "../register/changeEntry.ts";
import { doubtReason } from "../store/doubtReason.ts";
import {
  addBuyer,
  buyersLeft,
  type ClaimedRow,
  openRetentionMs,
  renewAfterMs,
  type StoreFinding,
} from "../store/engineRows.ts";
import type { AliasedEnd, AliasedRows } from "../store/erasedKeys.ts";
import { textOf } from "../store/rowTexts.ts";
import type { ClaimFinish } from "../store/store.ts";
import { factStatements, factsTable } from "./fileFormat.ts";
import { isReadByOthers, type OpenFile, placeOf, type Table, transactions } from "./openFile.ts";
import { sqliteCodes } from "./sqliteCodes.ts";
import { entryTable } from "./sqliteEntries.ts";
import { advanceTrustedClock, type TrustedDate } from "./trustedDate.ts";

export const checkpointEveryMs = 3_600_000;

export const whenReplaced = {
  advice: "Nothing was sent. Restart the processes that use it, and do not remove it while they run.",
  retryable: true,
};

/** The rows of a store in a SQLite file. Each step is one transaction. */
export function sqliteRows(
  file: OpenFile,
  { maxWaitMs, clock }: { readonly maxWaitMs: number; readonly clock: Clock },
): AliasedRows {
  const { path, diskPath, database, epoch = "" } = file;
  // Erased data is overwritten: a lead holds the data of a buyer.
  database.exec("PRAGMA secure_delete = ON");
  const sql = statements(database);
  const inTransaction = transactions(file, { maxWaitMs, clock, whenReplaced });
  /**
   * Runs a step at the current date. If the date was set back, leases restart now, so that they do not last
   * too long.
   */
  const step = <Result>(body: (now: number) => Result) =>
    inTransaction(() => {
      const now = Math.floor(clock.date());
      sql.restartLeases.run(now, now);
      return body(now);
    });
  let entries: RowTable | undefined;
  let trustedNow = Number.NEGATIVE_INFINITY;
  let checkpointAt = clock.now() + checkpointEveryMs;

  /** Empties the log of changes. If another process is using the file, this is retried a minute later. */
  const emptyLog = () => {
    checkpointAt = clock.now() + (checkpoint(database) ? checkpointEveryMs : 0);
  };
  /**
   * The date to store with a lead while the date is set back: otherwise the lead would look old once the date
   * is right again.
   */
  const seenAt = (now: number) => (now < trustedNow ? trustedNow : null);
  const readFact = (name: string) => textOf(sql.fact.get(name)?.value);
  /** The row of a key: that under its alias, if nothing was written under the key. */
  const rowOf = (key: string, alias: string | undefined) => {
    const row = sql.select.get(key);
    const isWritten = typeof row?.lead === "string" || typeof row?.order_id === "string";
    const erased = alias === undefined || isWritten ? undefined : sql.select.get(alias);
    return erased === undefined ? { place: key, row } : { place: alias ?? key, row: erased };
  };
  const markSent = (key: string, token: string, end: AliasedEnd, now: number): ClaimFinish => {
    const { place, row } = rowOf(key, end.alias);
    const orderId = String(end.orderId);
    if (typeof row?.order_id === "string")
      return row.token === token && row.order_id === orderId ? "done" : "lost";
    const isErased = row?.token === noToken;
    if (row !== undefined && !isErased && (row.token !== token || row.lease_ms === 0)) return "lost";
    if (sql.keyOfOrder.get(end.orderId) !== undefined) return "order_taken";
    const buyers = isErased ? "" : addBuyer(textOf(row?.buyers) ?? "", end.buyer);
    const fingerprint = isErased ? null : (end.fingerprint ?? null);
    sql.markSent.run(place, token, end.orderId, fingerprint, buyers, Math.max(now, trustedNow));
    return "done";
  };
  const giveUp = (key: string, token: string, { state, alias }: AliasedEnd): ClaimFinish => {
    const { row } = rowOf(key, alias);
    if (row === undefined || row.token === noToken) return "done";
    const isOver = row.lease_ms === 0 && state !== "open";
    if (typeof row.order_id === "string" || row.token !== token || isOver) return "lost";
    if (state !== "open" || row.lead === null) sql.remove.run(key);
    else (row.lead === erasedMark ? sql.mark : sql.release).run(key);
    return "done";
  };

  const store = reasonOf(sqliteCodes, "sqlite_file", { path });
  return {
    store: store.reason,
    record: `A record of the file ${path}`,
    place: placeOf(file),
    async check(): Promise<readonly StoreFinding[]> {
      if (diskPath === undefined || !isReadByOthers(diskPath)) return [];
      return [{ ...reasonOf(sqliteCodes, "sqlite_readable", { path }), wouldForget: false }];
    },
    explainDoubt: (cause) =>
      doubtReason(store, cause, (_before, _after, lookUps) =>
        reasonOf(sqliteCodes, "sqlite_replaced", { path, lookUps }),
      ),
    readBinding: () => step(() => ({ binding: readFact("binding"), epoch })),
    swapBinding: (before, after) =>
      step(() => {
        if (readFact("binding") !== before) return false;
        sql.writeFact.run("binding", after);
        return true;
      }),
    claim: (key, { token, leaseMs, buyer, reopen, retentionMs, alias }) =>
      step((now): ClaimedRow => {
        const { place, row } = rowOf(key, alias);
        // Nothing was written under the key.
        if (place !== key) sql.remove.run(key);
        if (typeof row?.order_id === "string" && row.order_id === String(reopen?.orderId)) {
          const lead = reopen?.lead;
          const buyers = addBuyer(lead === undefined ? "" : String(row.buyers), buyer);
          sql.remove.run(place);
          sql.claim.run(key, token, now, leaseMs, buyers, seenAt(now));
          if (lead !== undefined) sql.renew.run(now, leaseMs, lead, seenAt(now), key, token);
          return { status: "claimed", lead, binding: readFact("binding"), epoch };
        }
        if (typeof row?.order_id === "string") {
          const known = String(row.buyers);
          const buyers = addBuyer(known, buyer);
          if (buyers !== known) sql.writeBuyers.run(buyers, place);
          const seen = Math.max(now, trustedNow);
          if (seen - Number(row.ended_at) > renewAfterMs(retentionMs)) sql.keep.run(seen, place);
          return { status: "sent", orderId: row.order_id, fingerprint: textOf(row.fingerprint), buyers };
        }
        const isRunning = Number(row?.lease_start) + Number(row?.lease_ms) > now;
        if (isRunning && row?.token !== token) return { status: "busy" };
        const buyers = addBuyer(buyersLeft(row, isRunning), buyer);
        if (place !== key) sql.move.run(key, place);
        sql.claim.run(key, token, now, leaseMs, buyers, seenAt(now));
        return { status: "claimed", lead: textOf(row?.lead), binding: readFact("binding"), epoch };
      }),
    renew: (key, { token, leaseMs }, lead) =>
      step((now) => sql.renew.run(now, leaseMs, lead ?? null, seenAt(now), key, token).changes === 1),
    finish: (key, token, end) =>
      step((now) => {
        if (end.alias === undefined && sql.select.get(key) === undefined) return "gone";
        const done = end.state === "sent" ? markSent(key, token, end, now) : giveUp(key, token, end);
        // The register of this file created its table on opening.
        if (done === "done" && end.entry !== undefined) {
          entries ??= entryTable(database);
          changeEntry(entries, end.entry, now);
        }
        return done;
      }),
    listOpen: () => step((now) => sql.open.all(now).map((row) => String(row.key))),
    readNote: (name) => step((now) => textOf(sql.note.get(name, now)?.text)),
    writeNote: (name, text, keepMs) => step((now) => void sql.writeNote.run(name, text, now + keepMs)),
    readLead: (key) => step(() => textOf(sql.select.get(key)?.lead)),
    ordersOf: (keys) =>
      step((now) =>
        keys.map((key) => {
          const row = sql.select.get(key);
          const isOpen =
            typeof row?.lead === "string" || Number(row?.lease_start) + Number(row?.lease_ms) > now;
          return textOf(row?.order_id) ?? (isOpen ? "open" : undefined);
        }),
      ),
    async erase(key, alias, more = false) {
      await step(() => {
        sql.eraseEmpty.run(key);
        sql.mark.run(key);
        sql.move.run(alias, key);
        sql.eraseHashes.run(alias);
      });
      if (!more) emptyLog();
    },
    async sweep(retentionMs) {
      await step((now) => {
        const trusted = advanceTrustedClock(readTrusted(readFact("date")) ?? { mark: now }, now);
        trustedNow = trusted.mark;
        sql.writeFact.run("date", JSON.stringify(trusted));
        const before = Math.floor(trustedNow - retentionMs);
        for (const forget of sql.forget) forget.run(before);
        const openBefore = Math.floor(trustedNow - openRetentionMs);
        sql.forgetOpen.run(openBefore, openBefore);
        sql.forgetNotes.run(trustedNow);
      });
      if (clock.now() >= checkpointAt) emptyLog();
    },
    async close() {
      checkpoint(database);
      database.close();
    },
  };
}

const noToken = "";

/**
 * Empties the log of changes, in which erased leads would remain. Returns whether it was emptied: not while
 * another process uses the file.
 */
export function checkpoint(database: DatabaseSync): boolean {
  try {
    return database.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get()?.busy === 0;
  } catch {
    return false;
  }
}

export function readTrusted(text: string | undefined): TrustedDate | undefined {
  const value: unknown = text === undefined ? undefined : JSON.parse(text);
  if (!isRecord(value) || typeof value.mark !== "number") return undefined;
  return { mark: value.mark, jumpedTo: typeof value.jumpedTo === "number" ? value.jumpedTo : undefined };
}

function statements(database: DatabaseSync) {
  const prepare = (sql: string) => database.prepare(sql);
  const forget = (table: string, column: string, more: string) =>
    prepare(
      `DELETE FROM ${table} WHERE key IN (SELECT key FROM ${table} WHERE ${column} < ? ${more} ORDER BY ${column} LIMIT 500)`,
    );
  return {
    restartLeases: prepare("UPDATE leads SET lease_start = ? WHERE lease_start > ? AND order_id IS NULL"),
    // As text, since an id too large for a number must not crash a program that reads it.
    select: prepare(
      "SELECT token, lease_start, lease_ms, lead, CAST(order_id AS TEXT) AS order_id, fingerprint, buyers, ended_at FROM leads WHERE key = ?",
    ),
    claim: prepare(
      "INSERT INTO leads (key, token, lease_start, lease_ms, buyers, ended_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET " +
        "token = excluded.token, lease_start = excluded.lease_start, lease_ms = excluded.lease_ms, buyers = excluded.buyers, " +
        "ended_at = excluded.ended_at",
    ),
    keep: prepare("UPDATE leads SET ended_at = ? WHERE key = ?"),
    writeBuyers: prepare("UPDATE leads SET buyers = ? WHERE key = ?"),
    renew: prepare(
      "UPDATE leads SET lease_start = ?, lease_ms = ?, lead = coalesce(?, lead), ended_at = ? " +
        "WHERE key = ? AND token = ? AND order_id IS NULL AND lease_ms > 0",
    ),
    keyOfOrder: prepare("SELECT 1 FROM leads WHERE order_id = ?"),
    markSent: prepare(
      "INSERT INTO leads (key, token, order_id, fingerprint, buyers, ended_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET " +
        "token = excluded.token, lease_start = 0, lease_ms = 0, lead = NULL, order_id = excluded.order_id, fingerprint = excluded.fingerprint, " +
        "buyers = excluded.buyers, ended_at = excluded.ended_at",
    ),
    release: prepare("UPDATE leads SET lease_ms = 0 WHERE key = ?"),
    mark: prepare(
      `UPDATE leads SET token = '${noToken}', lease_ms = 0, lead = '${erasedMark}', buyers = '' ` +
        "WHERE key = ? AND order_id IS NULL AND lead IS NOT NULL",
    ),
    remove: prepare("DELETE FROM leads WHERE key = ?"),
    move: prepare("UPDATE OR REPLACE leads SET key = ? WHERE key = ?"),
    open: prepare(
      "SELECT key FROM leads WHERE order_id IS NULL AND lead IS NOT NULL " +
        `AND lead <> '${erasedMark}' AND lease_start + lease_ms <= ?`,
    ),
    ...factStatements(database),
    note: prepare("SELECT text FROM notes WHERE name = ? AND until > ?"),
    writeNote: prepare(
      "INSERT INTO notes (name, text, until) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET text = excluded.text, until = excluded.until",
    ),
    forgetNotes: prepare("DELETE FROM notes WHERE until < ?"),
    eraseEmpty: prepare("DELETE FROM leads WHERE key = ? AND order_id IS NULL AND lead IS NULL"),
    eraseHashes: prepare("UPDATE leads SET fingerprint = NULL, buyers = '' WHERE key = ?"),
    /** The last statement deletes claims of processes that died before they wrote anything. */
    forget: [
      forget("leads", "ended_at", "AND order_id IS NOT NULL"),
      forget("leads", "lease_start", "AND order_id IS NULL AND lead IS NULL"),
    ],
    forgetOpen: forget(
      "leads",
      "lease_start",
      "AND coalesce(ended_at, 0) < ? AND lease_start > 0 AND order_id IS NULL AND lead IS NOT NULL",
    ),
  };
}

/**
 * A released claim has a lease of 0 ms. A sent lead keeps the token of its sender, and its `ended_at` is renewed while
 * it is received again. An open lead has one only if its `lease_start` was written while the date was set back.
 */
export const leadsTable: Table = {
  name: "leads",
  sql: `
  CREATE TABLE IF NOT EXISTS leads (
    key TEXT PRIMARY KEY,
    token TEXT NOT NULL,
    lease_start INTEGER NOT NULL DEFAULT 0,
    lease_ms INTEGER NOT NULL DEFAULT 0,
    lead TEXT,
    order_id INTEGER,
    fingerprint TEXT,
    buyers TEXT NOT NULL DEFAULT '',
    ended_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS leads_held ON leads (lease_start) WHERE order_id IS NULL;
  CREATE INDEX IF NOT EXISTS leads_open ON leads (key) WHERE order_id IS NULL AND lead IS NOT NULL;
  CREATE INDEX IF NOT EXISTS leads_ended ON leads (ended_at) WHERE ended_at IS NOT NULL;
  CREATE UNIQUE INDEX IF NOT EXISTS leads_order ON leads (order_id) WHERE order_id IS NOT NULL;
  CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, text TEXT NOT NULL, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  ${factsTable}
  `,
};
