import type { EntryRows } from "../register/entryRows.ts";
import type { ForwardStore } from "../store/store.ts";

/** The rows of a register under test: the same data seen by two processes, and its time. */
export interface RegisterUnderTest {
  readonly rows: EntryRows;
  /** Another process's view of the same data; the same rows where there can be none. */
  readonly other: EntryRows;
  /** A store at the same place; `undefined` if there is none. */
  readonly store: ForwardStore | undefined;
  /** Lets so much of the engine's time pass. */
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
}
