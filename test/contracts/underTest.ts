import type { ProductCache } from "../../src/forwarding/catalog/productCache.ts";
import type { EntryRows } from "../../src/forwarding/register/entryRows.ts";
import type { LeadStore, StoreAccount } from "../../src/forwarding/store/store.ts";

/** A product cache under test: the same data in two processes, and its time. */
export interface ProductCacheUnderTest {
  readonly cache: ProductCache & { close?(): Promise<void> };
  /** Another process's view of the same data; the same cache where there can be none. */
  readonly other: ProductCache;
  /** Lets so much of the cache's time pass. */
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** The rows of a register under test: the same data in two processes, and its time. */
export interface RegisterUnderTest {
  readonly rows: EntryRows;
  /** Another process's view of the same data; the same rows where there can be none. */
  readonly other: EntryRows;
  /** A store in the same database; `undefined` if there is none. */ readonly store: LeadStore | undefined;
  /** Advances the engine's time. */ pass(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** A store under test: the same data through two handles, and its time. Nothing waits in real time. */
export interface StoreUnderTest {
  readonly store: LeadStore;
  /** Another process's view of the same data; the same store where there can be none. */
  readonly other: LeadStore;
  readonly leaseMs: number;
  /** At least 100 leases. */ readonly retentionMs: number;
  /** Lets so much of the store's time pass. */ pass(ms: number): Promise<void>;
  /** Truncates the record of this key's open lead, like a broken disk. `"never"` if that cannot happen. */
  readonly damage: ((key: string) => Promise<void>) | "never";
  /**
   * Loses all records, like a server that fails over to an empty replica, or a file restored from an old backup.
   * Returns both handles, reopened and bound to the account if needed. `"never"` if the store cannot outlive its
   * data.
   */
  readonly forget: ((account: StoreAccount) => Promise<Pick<StoreUnderTest, "store" | "other">>) | "never";
  /** Removes the record of this key as a person does by hand. `"never"` if the engine does not see that. */
  readonly removeByHand: ((key: string) => Promise<void>) | "never";
  /** Whether the text is anywhere in what the engine keeps, as a copy of it would show. `"never"` in memory. */
  readonly holds: ((text: string) => Promise<boolean>) | "never";
  /** Makes the engine fail or not answer, and returns a function that undoes it. `"never"` if that cannot happen. */
  readonly refuse: (() => Promise<() => Promise<void>>) | "never";
  close(): Promise<void>;
}
