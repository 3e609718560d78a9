import { checkOptions } from "../../shared/options/check.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import type { Closable } from "../../shared/runtime/dispose.ts";
import { lazily } from "../../shared/runtime/lazily.ts";
import type { LeadRegister } from "../contract/registerContract.ts";
import {
  addIssue,
  changeEntry,
  isTakenAlone,
  type RowTable,
  readRow,
  type StoredRow,
  taken,
} from "./changeEntry.ts";
import { engineRegister, type RegisterOptions, registerChecks } from "./engineRegister.ts";
import { type EntryRow, type EntryRows, maxDueMs, orderMark } from "./entryRows.ts";

/**
 * A register in the memory of this process, for tests. Its entries are lost with the process. Works with any store.
 * @throws TypeError for an option that is unknown or of the wrong type, RangeError for a number out of range.
 * @example
 * ```ts
 * const forwarder = createForwarder({ baselinker, rules, register: memoryRegister() });
 * ```
 */
/* @__NO_SIDE_EFFECTS__ */
export function memoryRegister(options: RegisterOptions = {}): LeadRegister & Closable {
  const checked = checkOptions("memoryRegister", registerChecks("memoryRegister"), options);
  return engineRegister(memoryEntryRows(checked.testing.clock), {
    ...checked,
    maxWaitMs: Number.POSITIVE_INFINITY,
  });
}

/** Rows in maps. Nothing awaits, so each step is atomic. */
export function memoryEntryRows(clock: Clock): EntryRows {
  const rows = new Map<string, StoredRow>();
  const ids = new Map<string, string>();
  const leads = new Map<string, string>();
  const orders = new Map<number, Set<string>>();
  const table: RowTable = {
    get: (id) => rows.get(id),
    byKey: (storeKey) => rows.get(ids.get(storeKey) ?? ""),
    put(row) {
      unbind(row.id);
      rows.set(row.id, row);
      if (row.storeKey !== undefined) ids.set(row.storeKey, row.id);
      const orderId = orderOf(row);
      if (orderId !== undefined) orders.set(orderId, (orders.get(orderId) ?? new Set()).add(row.id));
    },
    remove(id) {
      unbind(id);
      rows.delete(id);
      leads.delete(id);
    },
    moveLead(from, to) {
      const lead = leads.get(from);
      if (lead !== undefined) leads.set(to, lead);
    },
    eraseLead: (id) => void leads.delete(id),
  };
  const unbind = (id: string) => {
    const row = rows.get(id);
    if (row?.storeKey !== undefined) ids.delete(row.storeKey);
    const orderId = row && orderOf(row);
    if (orderId === undefined) return;
    const others = orders.get(orderId);
    others?.delete(id);
    if (others?.size === 0) orders.delete(orderId);
  };
  const withLead = (row: StoredRow): EntryRow => readRow(row, leads.get(row.id));
  const sorted = () => [...rows.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
  const allDue = () => sorted().filter(({ dueAt }) => dueAt !== undefined);

  return {
    store: "This register",
    place: undefined,
    isDurable: false,
    async add({ lead, dueInMs, keepMs, keepLeadMs, ...row }, maxDue) {
      if (rows.has(row.id)) return true;
      if (dueInMs !== undefined && allDue().length >= maxDue) return false;
      const now = clock.date();
      const isTaken = dueInMs !== undefined && dueInMs > 0;
      rows.set(row.id, {
        ...row,
        status: "received",
        storeKey: undefined,
        key: undefined,
        facts: "",
        history: "",
        foundIssues: "",
        attempts: isTaken ? 1 : 0,
        takes: isTaken ? 1 : 0,
        repeats: 0,
        hasLead: lead !== undefined,
        dueAt: dueInMs === undefined ? undefined : now + dueInMs,
        keptUntil: now + keepMs,
        leadKeptUntil: now + keepLeadMs,
      });
      if (lead !== undefined) leads.set(row.id, lead);
      return true;
    },
    change: async (change) => changeEntry(table, change, clock.date()),
    async read(id) {
      const row = rows.get(id);
      return row === undefined ? undefined : withLead(row);
    },
    async page({ status, from, after, order, limit, withLeads }) {
      const isNewest = order === "newest";
      const found = sorted().filter(
        ({ id, status: rowStatus }) =>
          (status === undefined || rowStatus === status) &&
          (from === undefined || id >= from) &&
          (after === undefined || (isNewest ? id < after : id > after)),
      );
      const page = (isNewest ? found.reverse() : found).slice(0, limit);
      return page.map((row) => readRow(row, withLeads ? leads.get(row.id) : undefined));
    },
    addIssue: async (storeKey, issue) => addIssue(table, storeKey, issue),
    async ofKey(storeKey) {
      const row = table.byKey(storeKey);
      return row === undefined ? undefined : readRow(row, undefined);
    },
    async ofOrder(orderId) {
      return [...(orders.get(orderId) ?? [])].sort().flatMap((id) => {
        const row = rows.get(id);
        return row === undefined ? [] : [readRow(row, undefined)];
      });
    },
    async take({ namespace, limit, leaseMs, newest, alone }) {
      const now = clock.date();
      const latest = now + Math.max(leaseMs, maxDueMs);
      const isDue = ({ dueAt = latest }: StoredRow) => dueAt <= now || dueAt > latest;
      const due = allDue()
        .filter((row) => row.namespace === namespace && isDue(row))
        .sort((one, other) => (one.dueAt ?? 0) - (other.dueAt ?? 0));
      const together = due.filter((row) => !isTakenAlone(row));
      const untried = together.filter(({ attempts }) => attempts === 0).reverse();
      const inTurn = [...new Set([...untried.slice(0, newest), ...together])];
      const first = inTurn.length > 0 || !alone ? inTurn.slice(0, limit) : due.slice(0, Math.min(limit, 1));
      const rowsTaken = first.map((row) => taken(row, now + leaseMs));
      for (const row of rowsTaken) rows.set(row.id, row);
      return rowsTaken.map(withLead);
    },
    remove: async (id) => table.remove(id),
    async count(namespace) {
      const by: Partial<Record<EntryRow["status"], number>> = {};
      for (const { status } of rows.values()) by[status] = (by[status] ?? 0) + 1;
      const due = allDue().filter((row) => row.namespace === namespace);
      return { by, due: due.length, oldestDue: due[0]?.id };
    },
    async sweep() {
      const now = clock.date();
      for (const row of rows.values()) {
        if (row.dueAt !== undefined) continue;
        if (row.keptUntil < now) table.remove(row.id);
        else if (row.hasLead && row.leadKeptUntil < now) {
          leads.delete(row.id);
          rows.set(row.id, { ...row, hasLead: false });
        }
      }
    },
  };
}

const order = /* @__PURE__ */ lazily(() => new RegExp(`${orderMark}(\\d+)`));

function orderOf({ facts }: StoredRow): number | undefined {
  const digits = order().exec(facts)?.[1];
  return digits === undefined ? undefined : Number(digits);
}
