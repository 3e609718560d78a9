import type { CatalogStore } from "../catalog/catalogStore.ts";

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
  /** Lets so much of the store's time pass. */
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
}
