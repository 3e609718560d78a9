import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EntryRow, EntryRows } from "../../src/forwarding/register/entryRows.ts";
import { memoryEntryRows } from "../../src/forwarding/register/memoryRegister.ts";
import { openFile } from "../../src/forwarding/sqlite/openFile.ts";
import { registerTable } from "../../src/forwarding/sqlite/sqliteEntries.ts";
import { sqliteEntryRows } from "../../src/forwarding/sqlite/sqliteEntryRows.ts";
import { sqliteStore } from "../../src/forwarding/sqlite/sqliteStore.ts";
import { memoryStore } from "../../src/forwarding/store/memoryStore.ts";
import type { LeadStore } from "../../src/forwarding/store/store.ts";
import { isRecord } from "../../src/shared/json/value.ts";
import type { Clock } from "../../src/shared/runtime/clock.ts";

/** A store and the rows of a register at one place. */
export interface Pair {
  readonly store: LeadStore;
  readonly rows: EntryRows;
  close(): Promise<void>;
  /** Copies its files, where it has some. */
  copy?(): void;
  /** Puts the copy in the place of the files, while no one uses them. */
  putBack?(): Promise<void>;
}

/** Both in memory: a model of an engine that writes both in one step. */
export function memoryPair(clock: Clock): Pair {
  const place = { name: "This model", engine: {}, part: "" };
  const store = memoryStore({ testing: { clock } });
  const rows = { ...memoryEntryRows(clock), place };
  const finish: LeadStore["finish"] = async (key, token, end) => {
    const done = await store.finish(key, token, end);
    if (done === "done" && end.entry !== undefined) await rows.change(end.entry);
    return done;
  };
  return { store: { ...store, place, finish }, rows, close: () => store.close() };
}

/** Both in one file. */
export function sqlitePair(clock: Clock): Pair {
  const folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "simulation-"));
  const path = join(folder, "leads.sqlite");
  const open = () => ({
    store: sqliteStore(path, { testing: { clock }, maxWaitMs: 0 }),
    rows: sqliteEntryRows(openFile("sqliteRegister", path, registerTable), { maxWaitMs: 0, clock }),
  });
  let { store, rows } = open();
  const end = async () => {
    await store.close();
    await rows.close?.();
  };
  /** The file, and its log of changes. */
  const each = (does: (end: string) => void) => ["", "-wal"].forEach(does);
  return {
    get store() {
      return store;
    },
    get rows() {
      return rows;
    },
    copy: () => each((end) => cpSync(path + end, `${path}.copy${end}`)),
    async putBack() {
      await end();
      rmSync(path);
      each((end) => existsSync(`${path}.copy${end}`) && cpSync(`${path}.copy${end}`, path + end));
      ({ store, rows } = open());
    },
    async close() {
      await end();
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
export function watchedPair(pair: Pair, { isStoreSound, onDisagreement }: PairWatch): Pair {
  let sent = new Map<string, number>();
  let sentAtCopy = sent;
  // Of what a person erased the register says nothing, whatever becomes of it.
  let isErased = false;
  const look = async () => {
    const entries = await entriesIn(pair.rows);
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
      if (successes.get(key) === orderId || isErased) continue;
      return onDisagreement(`The store says that ${key} is order ${orderId}, and the register does not`);
    }
  };
  const { copy, putBack } = pair;
  return {
    close: () => pair.close(),
    ...(copy && {
      copy() {
        copy();
        sentAtCopy = new Map(sent);
      },
    }),
    ...(putBack && {
      async putBack() {
        await putBack();
        sent = new Map(sentAtCopy);
      },
    }),
    get store() {
      const { store } = pair;
      return {
        ...store,
        place: store.place,
        async finish(key, token, end) {
          const done = await store.finish(key, token, end);
          if (done === "done" && end.state === "sent") sent.set(key, end.orderId);
          await look();
          return done;
        },
      } satisfies LeadStore;
    },
    get rows() {
      const { rows } = pair;
      return {
        ...rows,
        async change(change) {
          isErased ||= change.end?.status === "discarded";
          const id = await rows.change(change);
          await look();
          return id;
        },
        async remove(id) {
          isErased = true;
          await rows.remove(id);
        },
      } satisfies EntryRows;
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
  const found = await rows.page({ ...all, order: "oldest", withLeads: true });
  return found.map((row) => {
    const facts: unknown = row.facts === "" ? undefined : JSON.parse(row.facts);
    const { orderId, payment } = isRecord(facts) ? facts : {};
    return { ...row, orderId, payment };
  });
}
