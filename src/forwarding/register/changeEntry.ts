import type { EntryChange } from "../contract/registerContract.ts";
import type { LeadStatus } from "../contract/registerTypes.ts";
import { type EntryRow, maxAttempts, maxFound, maxTakes, maxTakesTogether } from "./entryRows.ts";

/** A row with the columns that only its engine needs. Times are in milliseconds by the engine's clock. */
export interface StoredRow extends Omit<EntryRow, "lead" | "expiresAt"> {
  /** When `work` may take the lead, in milliseconds by the engine's clock; `undefined` for never. */
  readonly dueAt: number | undefined;
  readonly keptUntil: number;
  readonly leadKeptUntil: number;
}

export function readRow(row: StoredRow, lead: string | undefined): EntryRow {
  return { ...row, lead, expiresAt: row.hasLead && row.dueAt === undefined ? row.leadKeptUntil : undefined };
}

/** Whether a row may have ended the processes that had it, and is not given up yet. */
export function isTakenAlone({ takes }: Pick<EntryRow, "takes">): boolean {
  return takes >= maxTakesTogether && takes < maxTakes;
}

export function taken(row: StoredRow, dueAt: number): StoredRow {
  const { attempts, takes } = row;
  return { ...row, dueAt, attempts: attempts + (takes < maxTakes ? 1 : 0), takes: takes + 1 };
}

export interface RowTable {
  get(id: string): StoredRow | undefined;
  byKey(storeKey: string): StoredRow | undefined;
  /** Inserts or replaces a row without changing its lead. */
  put(row: StoredRow): void;
  remove(id: string): void;
  moveLead(from: string, to: string): void;
  eraseLead(id: string): void;
}

/** Adds a line to what was found later about the row of a key. Returns whether there is such a row. */
export function addIssue(table: RowTable, storeKey: string, issue: string): boolean {
  const row = table.byKey(storeKey);
  if (row === undefined) return false;
  const lines = row.foundIssues === "" ? [] : row.foundIssues.split("\n");
  if (!lines.includes(issue) && lines.length < maxFound)
    table.put({ ...row, foundIssues: [...lines, issue].join("\n") });
  return true;
}

/**
 * Applies a change to the rows of an engine. Engines with a script of their own do the same there.
 *
 * Entries of the same lead are merged: the earlier one keeps its id and date and takes the lead of the later one. If
 * the entry with the key is a success, a lead that ends without an order is another lead; if it is not, one with
 * another key text is. Another lead keeps its own entry. A success stays one; only its facts can be updated. What has no
 * entry of its own is another lead only if its key text says so. A lead that is about to be sent takes the key from
 * another lead that became no order, and from the success of an earlier lead if the change says so. A lead that differs
 * has a key of its own, in place of the one that it had.
 */
export function changeEntry(table: RowTable, change: EntryChange, now: number): string | undefined {
  const { id, storeKey, end } = change;
  const current = table.get(id);
  const other = storeKey === undefined ? undefined : table.byKey(storeKey);
  const isMet = other !== undefined && other.id !== id;
  const isOtherKey = isOther(other?.key, change.key);
  const isOfEarlierLead = isMet && change.takesKey === true && other.status === "success";
  // Until it has ended, it is unknown whether it is the same lead.
  const isAnotherLead =
    isMet &&
    (isOfEarlierLead ||
      end === undefined ||
      (other.status === "success"
        ? end.status !== "success" && end.status !== "differs" && (current !== undefined || isOtherKey)
        : isOtherKey));
  if (end === undefined && current?.status === "discarded") return undefined;
  let row = current ?? newRow(change, now);
  if (isMet && !isAnotherLead) {
    row = { ...other, repeats: other.repeats + (change.isDelivery ? 1 : 0) };
    if (current?.hasLead && other.status !== "success") {
      table.moveLead(id, other.id);
      const { leadBytes, leadKeptUntil } = current;
      row = { ...row, hasLead: true, leadBytes, leadKeptUntil };
    }
    table.remove(id);
  }
  if (row === undefined) return undefined;
  const takesKey =
    isOfEarlierLead || (isMet && end === undefined && isOtherKey && other.status !== "success");
  if (takesKey) table.put({ ...other, storeKey: undefined });
  const isApart = end?.status === "differs" && row.status !== "success";
  const { key, storeKey: keyBefore } = isApart ? { key: undefined, storeKey: undefined } : row;
  row = {
    ...row,
    key: key ?? change.key,
    storeKey: isAnotherLead && !takesKey ? keyBefore : (keyBefore ?? storeKey),
  };
  const isEnded =
    row.status === "success" || (row.status === "discarded" && end !== undefined && end.status !== "success");
  const isRepeated = end?.attempt !== undefined && row.history.split("\n").at(-1) === end.attempt;
  if (end !== undefined && !isEnded && !isRepeated) {
    const dueAt = isMet && !isAnotherLead ? row.dueAt : undefined;
    row = afterAttempt(table, { ...row, dueAt }, change, end, now);
  }
  if (change.isReleased === true) row = { ...row, takes: Math.max(0, row.takes - 1) };
  if (row.status === "success" && end?.status === "success" && end.replacesFacts === true)
    row = { ...row, facts: end.facts };
  table.put(row);
  return row.id;
}

function isOther(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}

function afterAttempt(
  table: RowTable,
  row: StoredRow,
  { keepMs, keepLeadMs }: EntryChange,
  { status, facts, attempt, erasesLead, dueInMs }: NonNullable<EntryChange["end"]>,
  now: number,
): StoredRow {
  const lines = row.history === "" ? [] : row.history.split("\n");
  if (attempt !== undefined) lines.push(attempt);
  const hasLead = row.hasLead && !erasesLead;
  if (row.hasLead && !hasLead) table.eraseLead(row.id);
  return {
    ...row,
    status,
    facts,
    history: lines.slice(-maxAttempts).join("\n"),
    // The step that took it has counted it.
    attempts: row.attempts + (attempt === undefined || row.takes > 0 ? 0 : 1),
    takes: 0,
    hasLead,
    storeKey: status === "discarded" ? undefined : row.storeKey,
    dueAt: dueAfter({ ...row, hasLead }, status, dueInMs, now),
    keptUntil: now + keepMs,
    leadKeptUntil: now + keepLeadMs,
  };
}

/** A planned retry is kept even if another delivery of the lead fails. */
function dueAfter(
  { hasLead, dueAt }: StoredRow,
  status: LeadStatus,
  dueInMs: number | undefined,
  now: number,
): number | undefined {
  if (!hasLead) return undefined;
  if (dueInMs !== undefined) return now + dueInMs;
  return status === "error" || status === "unknown" ? dueAt : undefined;
}

function newRow({ id, key, head, keepMs, keepLeadMs }: EntryChange, now: number): StoredRow | undefined {
  if (head === undefined) return undefined;
  return {
    id,
    namespace: head.namespace,
    status: "received",
    storeKey: undefined,
    key,
    head: head.facts,
    facts: "",
    history: "",
    foundIssues: "",
    attempts: 0,
    takes: 0,
    repeats: 0,
    leadBytes: 0,
    hasLead: false,
    dueAt: undefined,
    keptUntil: now + keepMs,
    leadKeptUntil: now + keepLeadMs,
  };
}
