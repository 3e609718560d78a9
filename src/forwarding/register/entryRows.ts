import type { EntryChange, Place } from "../contract/registerContract.ts";
import type { LeadStatus } from "../contract/registerTypes.ts";
import type { LeadRows, StoreFinding } from "../store/engineRows.ts";

/**
 * What an engine implements for `engineRegister`: rows of plain strings and numbers. Each step is atomic, is durable
 * when it resolves, and can be repeated. Ids, names and keys are strings without control characters.
 */
export interface EntryRows extends Pick<LeadRows, "explain" | "close"> {
  /** The name of the engine in messages: `The file leads.sqlite`. */
  readonly store: string;
  readonly place: Place | undefined;
  readonly isDurable: boolean;
  /** Reports settings of the engine that put kept leads at risk. */
  check?(): Promise<readonly StoreFinding[]>;
  /**
   * Adds a row, unless it exists or would be one due row more than `maxDue`. A row that is due later is taken by who
   * adds it. Returns whether it exists now.
   */
  add(row: NewRow, maxDue: number): Promise<boolean>;
  /** Does what `changeEntry` does. Returns the id of the row that has the entry now; `undefined` if there is none. */
  change(change: EntryChange): Promise<string | undefined>;
  /** One row, with its lead. */
  read(id: string): Promise<EntryRow | undefined>;
  /** Rows sorted by id. */
  page(query: PageQuery): Promise<readonly EntryRow[]>;
  /**
   * Adds a line to what was found later about the row of a key, unless it has it or already has `maxFound` lines.
   * Returns whether there is such a row.
   */
  addIssue(storeKey: string, issue: string): Promise<boolean>;
  /** The row of a key, without its lead. */
  ofKey(storeKey: string): Promise<EntryRow | undefined>;
  /** Reads the rows whose facts have this order after `orderMark`, sorted by id, without leads. It uses an index. */
  ofOrder(orderId: number): Promise<readonly EntryRow[]>;
  /**
   * The due rows with their leads, the earliest first. Each is due again after `leaseMs`. A row that is due further
   * ahead than both `leaseMs` and `maxDueMs` shows that the clock was set back: it is due now. As many as the query says
   * are not the earliest, but those due latest among the ones that were never tried, as far as there are any.
   *
   * The step that takes a row adds 1 to its takes and its attempts; from `maxTakes` on, to its takes alone. A row with
   * `maxTakesTogether` takes or more, and fewer than `maxTakes`, is taken only if no other is due and the query says
   * `alone`, and then it alone.
   */
  take(query: TakeQuery): Promise<readonly EntryRow[]>;
  /** @param more - others are removed right after it: an engine that has to clean up may do so after the last */
  remove(id: string, more?: boolean): Promise<void>;
  /** Counts the rows by status, and the due rows of the namespace. */
  count(namespace: string): Promise<RowCount>;
  /** Deletes some expired rows and leads. Called about once a minute. */
  sweep?(): Promise<void>;
}

/** A new row. */
export interface NewRow {
  readonly id: string;
  readonly namespace: string;
  /** The facts that never change, as JSON. */
  readonly head: string;
  readonly lead: string | undefined;
  readonly leadBytes: number;
  /** When `take` returns it, in whole milliseconds from now, at most `maxDueMs`; `undefined` for never. */
  readonly dueInMs: number | undefined;
  /** How long the row is kept, in milliseconds. A due row is kept regardless. */
  readonly keepMs: number;
  readonly keepLeadMs: number;
}

/** A row as it is read. */
export interface EntryRow {
  readonly id: string;
  readonly namespace: string;
  readonly status: LeadStatus;
  /** The key in the store, unique among the rows. */
  readonly storeKey: string | undefined;
  readonly key: string | undefined;
  readonly head: string;
  /** The result of the last attempt, as JSON; empty if there was none. */
  readonly facts: string;
  /** The attempts, one per line, the latest last. */
  readonly history: string;
  /** Issues that were found after the attempts, as JSON, one per line. A later attempt keeps them. */
  readonly foundIssues: string;
  /** How often it was tried: what `take` and `add` counted, and the ends of attempts that they did not. */
  readonly attempts: number;
  /** How often it was taken since an attempt ended. Whoever takes a row ends it, unless its process ends before. */
  readonly takes: number;
  readonly repeats: number;
  readonly leadBytes: number;
  readonly hasLead: boolean;
  /** When its lead is deleted, in milliseconds by the engine's clock; absent if it has none or the row is due. */
  readonly expiresAt?: number | undefined;
  /** The lead as JSON, if it was requested. */
  readonly lead?: string | undefined;
}

export interface PageQuery {
  readonly status: LeadStatus | undefined;
  /** The first id of the page; `undefined` for any. */
  readonly from: string | undefined;
  /** The id after which the page starts, in the order of the page; `undefined` for the first page. */
  readonly after: string | undefined;
  readonly order: "newest" | "oldest";
  readonly limit: number;
  readonly withLeads: boolean;
}

interface TakeQuery {
  readonly namespace: string;
  readonly limit: number;
  /** How long no other process gets the rows: an integer, in milliseconds. */
  readonly leaseMs: number;
  /** How many of them are the newest that were never tried. */
  readonly newest: number;
  /** Whether this process has no other lead in progress, so that it may take one that ended processes. */
  readonly alone: boolean;
}

interface RowCount {
  readonly by: Readonly<Partial<Record<LeadStatus, number>>>;
  readonly due: number;
  /** The id of the oldest due row. */
  readonly oldestDue: string | undefined;
}

/**
 * The furthest ahead that a row can be due. A row due later means that the clock was set back; checking
 * earlier costs one request.
 */
export const maxDueMs = 600_000;
export const maxAttempts = 10;
/** How often a row is taken without an end before it is taken alone: it may have ended the processes that had it. */
export const maxTakesTogether = 2;
/** How often a row is taken without an end before it is delivered no more. */
export const maxTakes = 5;
/** How many issues that were found later a row keeps. An order may be copied in Base without end. */
export const maxFound = 10;
/**
 * What precedes the order in the facts of an entry. An index of an engine reads the digits after it. No other text of
 * the facts is like it, since JSON escapes the quotes in strings.
 */
export const orderMark = '"orderId":';
