import type { EntryChange, Place } from "../lead/registerContract.ts";
import type { EntryStatus } from "../lead/registerTypes.ts";
import type { LeadRows, StoreFinding } from "../store/engineRows.ts";

/**
 * What an engine does for `engineRegister`: rows of plain texts and numbers. Each step happens at once and as a whole,
 * is durable when it resolves, and may be said again. Ids, names and keys are texts without control characters.
 */
export interface EntryRows extends Pick<LeadRows, "explain" | "close"> {
  /** What this is in a message: `The file leads.sqlite`. */ readonly store: string;
  readonly place: Place | undefined;
  readonly isDurable: boolean;
  /** What the settings of the engine mean for leads that are kept. */
  check?(): Promise<readonly StoreFinding[]>;
  /** Adds a row, unless it is there, or is due and as many others are due already. Says whether it is there. */
  add(row: NewRow, maxDue: number): Promise<boolean>;
  /** What `changeEntry` says. Gives the id of the row that the entry is in now; `undefined` if there is none. */
  change(change: EntryChange): Promise<string | undefined>;
  /** One row, with its lead. */ read(id: string): Promise<EntryRow | undefined>;
  /** Rows in the order of their ids. */ page(query: PageQuery): Promise<readonly EntryRow[]>;
  /**
   * The rows that are due, the first due first, with their leads. Each is due again after `leaseMs`. If one
   * is due later from now than both that and `maxDueMs`, the date was set back, and it is due now.
   */
  take(query: TakeQuery): Promise<readonly EntryRow[]>;
  /** @param more - others are removed right after it: an engine that has to clean up may do so after the last */
  remove(id: string, more?: boolean): Promise<void>;
  /** Of what is due, only that of the namespace. */ count(namespace: string): Promise<RowCount>;
  /** Forgets some of what is over. Called about once a minute. */ sweep?(): Promise<void>;
}

/** A row that is new. */
export interface NewRow {
  readonly id: string;
  readonly namespace: string;
  /** What never changes, as JSON. */ readonly head: string;
  readonly lead: string | undefined;
  readonly leadBytes: number;
  /** From when on `take` gives it, in whole milliseconds from now, at most `maxDueMs`; `undefined` for never. */
  readonly dueInMs: number | undefined;
  /** How long it is kept, and its lead, unless it is due. */ readonly keepMs: number;
  readonly keepLeadMs: number;
}

/** A row as it is. */
export interface EntryRow {
  readonly id: string;
  readonly namespace: string;
  readonly status: EntryStatus;
  /** No other row has the same. */ readonly storeKey: string | undefined;
  readonly key: string | undefined;
  readonly head: string;
  /** What the last attempt said, as JSON; empty if there was none. */ readonly facts: string;
  /** One attempt a line, the latest last. */ readonly history: string;
  readonly attempts: number;
  readonly repeats: number;
  readonly leadBytes: number;
  readonly hasLead: boolean;
  /** When its lead is forgotten, in milliseconds by the engine's date; absent if there is none, or it is due. */
  readonly expiresAt?: number | undefined;
  /** Only if it was asked for. */ readonly lead?: string | undefined;
}

/** Which rows. */
export interface PageQuery {
  readonly status: EntryStatus | undefined;
  /** Ids from this one on. */ readonly from: string | undefined;
  /** Only ids that come after this one in the order of the page. */ readonly after: string | undefined;
  readonly order: "newest" | "oldest";
  readonly limit: number;
  readonly withLeads: boolean;
}

/** Which due rows. */
export interface TakeQuery {
  readonly namespace: string;
  readonly limit: number;
  /** A whole number. */ readonly leaseMs: number;
}

/** How many rows there are. */
export interface RowCount {
  readonly by: Readonly<Partial<Record<EntryStatus, number>>>;
  readonly due: number;
  /** The id of the oldest of them. */ readonly oldestDue: string | undefined;
}

/**
 * No row is made due later from now, whatever its error asks for: what is due later shows that the date was set back.
 * `work` tries one lead at a time while Base is blocked, so that looking again sooner costs one request.
 */
export const maxDueMs = 600_000;

/** How many attempts a row keeps. */
export const maxAttempts = 10;
