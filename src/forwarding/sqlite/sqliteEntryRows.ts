import type { Clock } from "../../shared/runtime/clock.ts";
import { addIssue, changeEntry, readRow } from "../register/changeEntry.ts";
import {
  type EntryRow,
  type EntryRows,
  maxDueMs,
  maxTakes,
  maxTakesTogether,
} from "../register/entryRows.ts";
import { textOf } from "../store/rowTexts.ts";
import { factStatements, isOfOrder } from "./fileFormat.ts";
import { type OpenFile, placeOf, transactions } from "./openFile.ts";
import { entryColumns, entryTable, toRow } from "./sqliteEntries.ts";
import { checkpoint, checkpointEveryMs, readTrusted, whenReplaced } from "./sqliteRows.ts";
import { advanceTrustedClock } from "./trustedDate.ts";

/** The rows of a register in a SQLite file. Each step is one transaction. */
export function sqliteEntryRows(
  file: OpenFile,
  { maxWaitMs, clock }: { readonly maxWaitMs: number; readonly clock: Clock },
): EntryRows {
  const { path, database } = file;
  // Erased data is overwritten: a lead holds the data of a buyer.
  database.exec("PRAGMA secure_delete = ON");
  const inTransaction = transactions(file, { maxWaitMs, clock, whenReplaced });
  const step = <Result>(body: (now: number) => Result) => inTransaction(() => body(Math.floor(clock.date())));
  const table = entryTable(database);
  const { fact, writeFact } = factStatements(database);
  const prepare = (sql: string) => database.prepare(sql);
  const add = prepare(
    "INSERT OR IGNORE INTO register (id, namespace, status, head, lead, lead_bytes, attempts, takes, due_at, kept_until, lead_kept_until) " +
      "VALUES (?, ?, 'received', ?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const manyDue = prepare("SELECT 1 FROM register WHERE due_at IS NOT NULL LIMIT 1 OFFSET ?");
  const read = prepare(`SELECT ${entryColumns}, lead FROM register WHERE id = ?`);
  const ofOrder = prepare(`SELECT ${entryColumns} FROM register WHERE ${isOfOrder} ORDER BY id`);
  const repairDue = prepare("UPDATE register SET due_at = ? WHERE namespace = ? AND due_at > ?");
  const takeOf = (which: string, order = "due_at, id") =>
    prepare(
      `UPDATE register SET due_at = ?, attempts = attempts + (takes < ${maxTakes}), takes = takes + 1 WHERE id IN ` +
        `(SELECT id FROM register WHERE namespace = ? AND due_at <= ? AND ${which} ORDER BY ${order} LIMIT ?) ` +
        `RETURNING ${entryColumns}, lead`,
    );
  const ofOne = `BETWEEN ${maxTakesTogether} AND ${maxTakes - 1}`;
  const take = takeOf(`takes NOT ${ofOne}`);
  const takeNewest = takeOf("attempts = 0", "due_at DESC, id DESC");
  const takeAlone = takeOf(`takes ${ofOne}`);
  const count = prepare("SELECT status, count(*) AS n FROM register GROUP BY status");
  const due = prepare(
    "SELECT count(*) AS n, min(id) AS oldest FROM register WHERE namespace = ? AND due_at IS NOT NULL",
  );
  const forgetLeads = prepare(
    "UPDATE register SET lead = NULL WHERE id IN (SELECT id FROM register WHERE lead IS NOT NULL AND lead_kept_until < ? AND due_at IS NULL ORDER BY lead_kept_until LIMIT 500)",
  );
  const forget = prepare(
    "DELETE FROM register WHERE id IN (SELECT id FROM register WHERE kept_until < ? AND due_at IS NULL ORDER BY kept_until LIMIT 500)",
  );
  const pages = new Map<string, ReturnType<typeof prepare>>();
  let checkpointAt = clock.now() + checkpointEveryMs;

  const emptyLog = () => {
    checkpointAt = clock.now() + (checkpoint(database) ? checkpointEveryMs : 0);
  };

  const withLead = (columns: Readonly<Record<string, unknown>> | undefined): EntryRow[] => {
    const row = toRow(columns);
    return row === undefined ? [] : [readRow(row, textOf(columns?.lead))];
  };
  return {
    store: `The file ${path}`,
    place: placeOf(file),
    isDurable: true,
    add: ({ id, namespace, head, lead, leadBytes, dueInMs, keepMs, keepLeadMs }, maxDue) =>
      step((now) => {
        const dueAt = dueInMs === undefined ? null : now + dueInMs;
        const isNewDue = dueAt !== null && table.get(id) === undefined;
        if (isNewDue && manyDue.get(maxDue - 1) !== undefined) return false;
        const takes = dueInMs !== undefined && dueInMs > 0 ? 1 : 0;
        const counts = [leadBytes, takes, takes];
        add.run(id, namespace, head, lead ?? null, ...counts, dueAt, now + keepMs, now + keepLeadMs);
        return true;
      }),
    change: (change) => step((now) => changeEntry(table, change, now)),
    read: (id) => step(() => withLead(read.get(id))[0]),
    page: ({ status, from, after, order, limit, withLeads }) =>
      step(() => {
        const where = ["true"];
        const values: string[] = [];
        const only = (sql: string, value: string | undefined) => {
          if (value === undefined) return;
          where.push(sql);
          values.push(value);
        };
        only("status = ?", status);
        only("id >= ?", from);
        only(order === "newest" ? "id < ?" : "id > ?", after);
        const columns = withLeads ? `${entryColumns}, lead` : entryColumns;
        const sql = `SELECT ${columns} FROM register WHERE ${where.join(" AND ")} ORDER BY id ${order === "newest" ? "DESC" : "ASC"} LIMIT ?`;
        const statement = pages.get(sql) ?? prepare(sql);
        pages.set(sql, statement);
        return statement.all(...values, limit).flatMap(withLead);
      }),
    addIssue: (storeKey, issue) => step(() => addIssue(table, storeKey, issue)),
    ofKey: (storeKey) =>
      step(() => {
        const row = table.byKey(storeKey);
        return row === undefined ? undefined : readRow(row, undefined);
      }),
    ofOrder: (orderId) => step(() => ofOrder.all(orderId).flatMap(withLead)),
    take: ({ namespace, limit, leaseMs, newest, alone }) =>
      step((now) => {
        repairDue.run(now, namespace, now + Math.max(leaseMs, maxDueMs));
        const which = [now + leaseMs, namespace, now] as const;
        const untried = newest > 0 ? takeNewest.all(...which, Math.min(newest, limit)) : [];
        const together = [...untried, ...take.all(...which, limit - untried.length)];
        const taken = together.length > 0 || !alone ? together : takeAlone.all(...which, Math.min(limit, 1));
        const rows = taken.flatMap(withLead);
        return rows.sort((one, other) => (one.id < other.id ? -1 : 1));
      }),
    async remove(id, more = false) {
      await step(() => table.remove(id));
      if (!more) emptyLog();
    },
    count: (namespace) =>
      step(() => {
        const waiting = due.get(namespace);
        return {
          by: Object.fromEntries(count.all().map(({ status, n }) => [String(status), Number(n)])),
          due: Number(waiting?.n),
          oldestDue: textOf(waiting?.oldest),
        };
      }),
    async sweep() {
      await step((now) => {
        const trusted = advanceTrustedClock(
          readTrusted(textOf(fact.get("registerDate")?.value)) ?? { mark: now },
          now,
        );
        writeFact.run("registerDate", JSON.stringify(trusted));
        forgetLeads.run(trusted.mark);
        forget.run(trusted.mark);
      });
      if (clock.now() >= checkpointAt) emptyLog();
    },
    async close() {
      checkpoint(database);
      database.close();
    },
  };
}
