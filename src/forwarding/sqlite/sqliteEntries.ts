import type { DatabaseSync } from "node:sqlite";
import type { LeadStatus } from "../contract/registerTypes.ts";
import type { RowTable, StoredRow } from "../register/changeEntry.ts";
import { factsTable, orderIndex } from "./fileFormat.ts";
import type { Table } from "./openFile.ts";

export const registerTable: Table = {
  name: "register",
  sql: `
  CREATE TABLE IF NOT EXISTS register (
    id TEXT PRIMARY KEY,
    namespace TEXT NOT NULL,
    status TEXT NOT NULL,
    store_key TEXT,
    key TEXT,
    head TEXT NOT NULL,
    facts TEXT NOT NULL DEFAULT '',
    history TEXT NOT NULL DEFAULT '',
    found_issues TEXT NOT NULL DEFAULT '',
    attempts INTEGER NOT NULL DEFAULT 0,
    takes INTEGER NOT NULL DEFAULT 0,
    repeats INTEGER NOT NULL DEFAULT 0,
    lead_bytes INTEGER NOT NULL,
    due_at INTEGER,
    kept_until INTEGER NOT NULL,
    lead_kept_until INTEGER NOT NULL,
    lead TEXT
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS register_key ON register (store_key) WHERE store_key IS NOT NULL;
  CREATE INDEX IF NOT EXISTS register_status ON register (status, id);
  CREATE INDEX IF NOT EXISTS register_due ON register (namespace, due_at) WHERE due_at IS NOT NULL;
  CREATE INDEX IF NOT EXISTS register_untried ON register (namespace, due_at, id) WHERE due_at IS NOT NULL AND attempts = 0;
  CREATE INDEX IF NOT EXISTS register_kept ON register (kept_until);
  CREATE INDEX IF NOT EXISTS register_lead_kept ON register (lead_kept_until) WHERE lead IS NOT NULL;
  ${orderIndex}
  ${factsTable}
  `,
};

export const entryColumns =
  "id, namespace, status, store_key, key, head, facts, history, found_issues, attempts, takes, repeats, lead_bytes, due_at, kept_until, lead_kept_until, lead IS NOT NULL AS has_lead";

export function entryTable(database: DatabaseSync): RowTable {
  const prepare = (sql: string) => database.prepare(sql);
  const get = prepare(`SELECT ${entryColumns} FROM register WHERE id = ?`);
  const byKey = prepare(`SELECT ${entryColumns} FROM register WHERE store_key = ?`);
  const put = prepare(
    "INSERT INTO register (id, namespace, status, store_key, key, head, facts, history, found_issues, attempts, takes, repeats, lead_bytes, due_at, kept_until, lead_kept_until) " +
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET status = excluded.status, store_key = excluded.store_key, " +
      "key = excluded.key, facts = excluded.facts, history = excluded.history, found_issues = excluded.found_issues, attempts = excluded.attempts, takes = excluded.takes, repeats = excluded.repeats, " +
      "lead_bytes = excluded.lead_bytes, due_at = excluded.due_at, kept_until = excluded.kept_until, lead_kept_until = excluded.lead_kept_until",
  );
  const remove = prepare("DELETE FROM register WHERE id = ?");
  const moveLead = prepare(
    "UPDATE register SET lead = (SELECT lead FROM register WHERE id = ?) WHERE id = ?",
  );
  const eraseLead = prepare("UPDATE register SET lead = NULL WHERE id = ?");
  return {
    get: (id) => toRow(get.get(id)),
    byKey: (storeKey) => toRow(byKey.get(storeKey)),
    put(row) {
      const { id, namespace, status, storeKey = null, key = null, head, facts, history, foundIssues } = row;
      const { attempts, takes, repeats, leadBytes, dueAt = null, keptUntil, leadKeptUntil } = row;
      const texts = [id, namespace, status, storeKey, key, head, facts, history, foundIssues];
      put.run(...texts, attempts, takes, repeats, leadBytes, dueAt, keptUntil, leadKeptUntil);
    },
    remove: (id) => void remove.run(id),
    moveLead: (from, to) => void moveLead.run(from, to),
    eraseLead: (id) => void eraseLead.run(id),
  };
}

type Columns = Readonly<Record<string, unknown>>;

export function toRow(columns: Columns | undefined): StoredRow | undefined {
  if (columns === undefined) return undefined;
  const text = (name: string) => String(columns[name]);
  const textOrNone = (name: string) => (typeof columns[name] === "string" ? columns[name] : undefined);
  return {
    id: text("id"),
    namespace: text("namespace"),
    // Only `put` writes it.
    status: text("status") as LeadStatus,
    storeKey: textOrNone("store_key"),
    key: textOrNone("key"),
    head: text("head"),
    facts: text("facts"),
    history: text("history"),
    foundIssues: text("found_issues"),
    attempts: Number(columns.attempts),
    takes: Number(columns.takes),
    repeats: Number(columns.repeats),
    leadBytes: Number(columns.lead_bytes),
    hasLead: columns.has_lead === 1,
    dueAt: columns.due_at === null ? undefined : Number(columns.due_at),
    keptUntil: Number(columns.kept_until),
    leadKeptUntil: Number(columns.lead_kept_until),
  };
}
