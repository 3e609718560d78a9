import type { CatalogStore } from "../catalog/catalogStore.ts";
import type { EntryRows } from "../register/entryRows.ts";
import type { ForwardStore, StoreAccount } from "../store/store.ts";

/** A store of catalogs under test: the same data seen by two processes, and its time. */
export interface CatalogUnderTest {
  readonly store: CatalogStore;
  /** Another process's view of the same data; the same store where there can be none. */
  readonly other: CatalogStore;
  /**
   * What is remembered: `"all"` that a sweep reads, or only what was `"asked"` for, with a sweep only while it is not
   * known whether the account lists variants.
   */
  readonly keeps: "all" | "asked";
  /** Lets so much of the store's time pass. */ pass(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** The rows of a register under test: the same data seen by two processes, and its time. */
export interface RegisterUnderTest {
  readonly rows: EntryRows;
  /** Another process's view of the same data; the same rows where there can be none. */
  readonly other: EntryRows;
  /** A store at the same place; `undefined` if there is none. */ readonly store: ForwardStore | undefined;
  /** Lets so much of the engine's time pass. */ pass(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** A store under test: the same data seen through two handles, and its time. Nothing in it waits in real time. */
export interface StoreUnderTest {
  readonly store: ForwardStore;
  /** Another process's view of the same data; the same store where there can be none. */
  readonly other: ForwardStore;
  readonly leaseMs: number;
  /** At least 100 leases. */ readonly retentionMs: number;
  /** Lets so much of the store's time pass. */ pass(ms: number): Promise<void>;
  /** Cuts what is written of this key's open lead, as a broken disk does. `"never"` where that cannot happen. */
  readonly damage: ((key: string) => Promise<void>) | "never";
  /**
   * Loses all the records, as a server does that fails over to an empty replica, or a file that an old backup
   * replaces. Gives both handles, opened again and bound to the account where that has to be. `"never"` where the
   * store cannot outlive its data.
   */
  readonly forget: ((account: StoreAccount) => Promise<Pick<StoreUnderTest, "store" | "other">>) | "never";
  /** Makes the engine refuse or not answer, and gives what undoes it. `"never"` where that cannot happen. */
  readonly refuse: (() => Promise<() => Promise<void>>) | "never";
  close(): Promise<void>;
}
