import type { EntryChange, EntryEnd } from "../../src/forwarding/contract/registerContract.ts";
import type { EntryRow, EntryRows, NewRow, PageQuery } from "../../src/forwarding/register/entryRows.ts";

export const day = 86_400_000;
const keeping = { keepMs: 9 * day, keepLeadMs: 3 * day };

export function newRow(id: string, more: Partial<NewRow> = {}): NewRow {
  return {
    id,
    namespace: "lead",
    head: "{}",
    lead: "{}",
    leadBytes: 2,
    dueInMs: undefined,
    ...keeping,
    ...more,
  };
}

export function change(id: string, more: Partial<EntryChange>): EntryChange {
  return { id, isDelivery: false, ...keeping, ...more };
}

export function head() {
  return { namespace: "lead", facts: "{}" };
}

export function failed(more: Partial<EntryEnd> = {}): EntryEnd {
  return { status: "error", facts: "{}", attempt: "f", erasesLead: false, ...more };
}

export function succeeded(more: Partial<EntryEnd> = {}): EntryEnd {
  return { status: "success", facts: "{}", attempt: "s", erasesLead: true, ...more };
}

export function taking(more: Partial<Parameters<EntryRows["take"]>[0]> = {}) {
  return { namespace: "lead", limit: 9, leaseMs: 60_000, newest: 0, alone: true, ...more };
}

export function query(more: Partial<PageQuery>): PageQuery {
  const all = { status: undefined, from: undefined, after: undefined, withLeads: false } as const;
  return { ...all, order: "newest", limit: 9, ...more };
}

export async function idsOf(rows: EntryRows, more: Partial<PageQuery>): Promise<readonly string[]> {
  return idsIn(await rows.page(query(more)));
}

export function idsIn(rows: readonly EntryRow[]): readonly string[] {
  return rows.map(({ id }) => id);
}
