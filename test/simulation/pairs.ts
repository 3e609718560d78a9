import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memoryStore } from "../../src/forwarding/memoryStore.ts";
import type { ForwardStore } from "../../src/forwarding/store.ts";
import { isRecord } from "../../src/json/value.ts";
import type { EntryRow, EntryRows } from "../../src/register/entryRows.ts";
import { memoryEntryRows } from "../../src/register/memoryRegister.ts";
import type { Clock } from "../../src/runtime/clock.ts";
import { openFile } from "../../src/sqlite/openFile.ts";
import { registerTable } from "../../src/sqlite/sqliteEntries.ts";
import { sqliteEntryRows } from "../../src/sqlite/sqliteEntryRows.ts";
import { sqliteStore } from "../../src/sqlite/sqliteStore.ts";

/** A store and the rows of a register at one place. */
export interface Pair {
  readonly store: ForwardStore;
  readonly rows: EntryRows;
  close(): Promise<void>;
}

/** Both in memory: a model of an engine that writes both in one step. */
export function memoryPair(clock: Clock): Pair {
  const place = { name: "This model", engine: {}, part: "" };
  const store = memoryStore({ clock });
  const rows = { ...memoryEntryRows(clock), place };
  const finish: ForwardStore["finish"] = async (key, token, end) => {
    const done = await store.finish(key, token, end);
    if (done === "done" && end.entry !== undefined) await rows.change(end.entry);
    return done;
  };
  return { store: { ...store, place, finish }, rows, close: () => store.close() };
}

/** Both in one file. */
export function sqlitePair(clock: Clock): Pair {
  const folder = mkdtempSync(join(tmpdir(), "simulation-"));
  const path = join(folder, "leads.sqlite");
  const store = sqliteStore(path, { clock, busyTimeoutMs: 0 });
  const rows = sqliteEntryRows(openFile("sqliteRegister", path, registerTable), { busyTimeoutMs: 0, clock });
  return {
    store,
    rows,
    async close() {
      await store.close();
      await rows.close?.();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What looks at a store and a register. */
interface PairWatch {
  /** Where a step of the store failed, the register alone may say what became of its lead. */
  readonly isStoreSound: () => boolean;
  readonly onDisagreement: (message: string) => void;
}

/** Looks at both after each step that can change one: what one says of an order, the other says too. */
export function watchedPair({ store, rows, close }: Pair, { isStoreSound, onDisagreement }: PairWatch): Pair {
  const sent = new Map<string, number>();
  const look = async () => {
    const entries = await entriesIn(rows);
    const successes = new Map<string | undefined, unknown>();
    for (const entry of entries) {
      const { storeKey, orderId, status, payment } = entry;
      if (status !== "success") continue;
      successes.set(storeKey, orderId);
      // Its order is made, and the store keeps it open until its payment is recorded.
      if (payment === "open" || !isStoreSound() || (storeKey !== undefined && sent.get(storeKey) === orderId))
        continue;
      return onDisagreement(`The register says that ${storeKey} is order ${orderId}, and the store does not`);
    }
    for (const [key, orderId] of sent) {
      if (successes.get(key) === orderId) continue;
      return onDisagreement(`The store says that ${key} is order ${orderId}, and the register does not`);
    }
  };
  return {
    close,
    store: {
      ...store,
      place: store.place,
      async finish(key, token, end) {
        const done = await store.finish(key, token, end);
        if (done === "done" && end.state === "sent") sent.set(key, end.orderId);
        await look();
        return done;
      },
    },
    rows: {
      ...rows,
      async change(change) {
        const id = await rows.change(change);
        await look();
        return id;
      },
    },
  };
}

interface SeenRow extends EntryRow {
  readonly orderId: unknown;
  readonly payment: unknown;
}

/** All entries, with the order that each names. */
export async function entriesIn(rows: EntryRows): Promise<readonly SeenRow[]> {
  const all = { status: undefined, from: undefined, after: undefined, limit: 200 } as const;
  const found = await rows.page({ ...all, order: "oldest", withLeads: false });
  return found.map((row) => {
    const facts: unknown = row.facts === "" ? undefined : JSON.parse(row.facts);
    const { orderId, payment } = isRecord(facts) ? facts : {};
    return { ...row, orderId, payment };
  });
}
