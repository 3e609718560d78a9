import { StoreError } from "../../shared/errors/storeError.ts";
import type { Details } from "../../shared/messages/format.ts";
import type { Reason } from "../contract/reason.ts";
import type { EntryChange, Place } from "../contract/registerContract.ts";
import type { ClaimFinish } from "./store.ts";

/**
 * What an engine implements for `engineStore`: rows of plain strings and numbers. Each step is atomic at any
 * isolation level, is durable when it resolves, and can be repeated with the same token: it has one effect and
 * returns the same answer. Keys and names are strings without control characters; other strings are not empty.
 *
 * A step may reject with any error. `docs/stores-reference.md` numbers the promises of a store.
 */
export interface LeadRows {
  /** The name of the engine in messages: `The file leads.sqlite`. */
  readonly store: string;
  /** The name of a record in messages: `A record of the file leads.sqlite`. */
  readonly record: string;
  /** Where the rows are. If a register can be there too, `finish` writes its entries. */
  readonly place?: Place | undefined;
  /** Reports settings of the engine that break the promises of a store. Called once. */
  check?(): Promise<readonly StoreFinding[]>;
  /** The owner of the store, as `swapBinding` wrote it, and the epoch of the engine. */
  readBinding(): Promise<EngineState>;
  swapBinding(before: string | undefined, after: string): Promise<boolean>;
  /**
   * Claims the row, unless it is sent or another token holds an unexpired lease on it. A given buyer is added to the
   * row if it is claimed or sent and has fewer than `maxBuyers` others. `reopen` takes the order from a sent row. An
   * answer `sent` renews the retention of the row, if it ended or was last renewed longer than `renewAfterMs` ago.
   */
  claim(key: string, claim: RowClaim): Promise<ClaimedRow>;
  /** Renews the lease, and writes the lead if there is one. Returns `false` if the token does not hold the row. */
  renew(key: string, claim: RowRenewal, lead: string | undefined): Promise<boolean>;
  /**
   * Ends the claim. A `sent` row keeps the order and its token, and drops the lead; a `failed` one is removed; an
   * `open` one keeps its lead and can be claimed again (an `erasedMark` loses its token and buyers). If the row is
   * gone, `sent` is written anyway, and the others return `done`; an unheld `erasedMark` is treated the same, without
   * hashes. Returns `lost` if another token has the row or had it last.
   */
  finish(key: string, token: string, end: RowEnd): Promise<ClaimFinish>;
  /** The keys of rows that have a lead other than `erasedMark` and no unexpired lease. */
  listOpen(): Promise<readonly string[]>;
  readNote(name: string): Promise<string | undefined>;
  writeNote(name: string, text: string, keepMs: number): Promise<void>;
  /** The lead of an unsent row, or its `erasedMark`. Absent if the engine cannot read it without a claim. */
  /** Why the engine may have forgotten leads, for people. Absent if it ends with its process. */
  explainDoubt?(cause: DoubtCause): Reason;
  readLead?(key: string): Promise<string | undefined>;
  /**
   * For each of up to `maxKeysAtOnce` keys, in their order: the id of its order as the engine has it, `"open"` if it
   * has a lead, an `erasedMark` or an unexpired lease, otherwise `undefined`. One round trip.
   */
  ordersOf?(keys: readonly string[]): Promise<readonly unknown[]>;
  /**
   * Erases a buyer, even from a claimed row. A lead is replaced by the `erasedMark`, without token, lease or buyers;
   * a claimed row without a lead is removed; a sent one keeps the order and its token, without hashes.
   * @param more - others are erased right after it: an engine that has to clean up may do so after the last
   */
  erase(key: string, more?: boolean): Promise<void>;
  /**
   * Deletes some rows that ended, or were renewed by a claim, longer than the retention ago, and leads and marks that
   * were not claimed or renewed for `openRetentionMs`. Called about once a minute.
   */
  sweep?(retentionMs: number): Promise<void>;
  explain?(error: unknown): ExplainedError | undefined;
  close?(): Promise<void>;
}

/** What shows that an engine may have forgotten leads. */
export interface DoubtCause {
  /** The epoch that was known; `undefined` if the store was emptied. */
  readonly before: string | undefined;
  readonly after: string;
  /** Whether an order in Base shows it. */
  readonly isProved: boolean;
  /** How long leads are looked up, in milliseconds. */
  readonly doubtMs: number;
}

/** A setting that breaks promises of a store. */
export interface StoreFinding extends Reason {
  /** Whether the engine would forget leads, so that it is only used with `unsafe: "allow"`. */
  readonly wouldForget: boolean;
}

/** @throws StoreError if the engine would forget, unless that is allowed */
export function refuseUnsafe(findings: readonly StoreFinding[], unsafe: "allow" | undefined): void {
  const fatal = findings.find(({ wouldForget }) => wouldForget);
  if (fatal === undefined || unsafe === "allow") return;
  throw new StoreError(fatal.reason, { retryable: false, reason: "would_forget" });
}

export interface EngineState {
  /** The binding as `swapBinding` wrote it. */
  readonly binding: string | undefined;
  /** Changes whenever the engine may have forgotten something: a replica was promoted, a backup restored. */
  readonly epoch: string;
}

/** Which claim to renew, and for how long. */
interface RowRenewal {
  readonly token: string;
  /** How long the claim lasts: an integer, in milliseconds. */
  readonly leaseMs: number;
}

export interface RowClaim extends RowRenewal {
  /** The hash of the buyer, a string without line breaks. */
  readonly buyer: string | undefined;
  /** A row that is sent with this order is opened again, and claimed. */
  readonly reopen?: ReopenedRow | undefined;
  /** How long a sent row that is renewed is remembered from now on, in milliseconds. */
  readonly retentionMs: number;
}

interface ReopenedRow {
  readonly orderId: number;
  /** The lead of the row from now on, whose buyers stay. Without it the row is as if it were new. */
  readonly lead: string | undefined;
}

/** The answer to a claim. */
export type ClaimedRow =
  | ({
      readonly status: "claimed";
      readonly lead: string | undefined;
      /** If the engine forgot keys before their retention: the date from which it has all, in ms since 1970. */
      readonly keptFrom?: number | undefined;
    } & EngineState)
  | { readonly status: "busy" }
  | {
      readonly status: "sent";
      /** The id of the order, as the engine returned it. */
      readonly orderId: unknown;
      readonly fingerprint: string | undefined;
      /** The hashes of the buyers, one per line, up to `maxBuyers` different ones. */
      readonly buyers: string;
    };

/** How a claim ends. */
export interface RowEnd {
  readonly state: "sent" | "failed" | "open";
  /** The id of a sent lead's order; otherwise 0. If another row of the store has it, the result is `order_taken`. */
  readonly orderId: number;
  readonly fingerprint: string | undefined;
  readonly buyer: string | undefined;
  /** The change of the register's entry, written in the same step if the claim ends; only if `place` allows it. */
  readonly entry: EntryChange | undefined;
  /** How long to remember the ended row, in milliseconds. */
  readonly retentionMs: number;
}

/** The buyers of a claimed row; none if its lease ran out before a lead was written, as if the row were gone. */
export function buyersLeft(
  row: { readonly lead?: unknown; readonly buyers?: unknown } | undefined,
  isRunning: boolean,
): string {
  const isGone = typeof row?.lead !== "string" && !isRunning;
  return isGone || typeof row?.buyers !== "string" ? "" : row.buyers;
}

/** How long an open lead that is not claimed or renewed is kept: 90 days, like the entry that shows it to people. */
export const openRetentionMs = 7_776_000_000;

const dayMs = 86_400_000;

/**
 * For how long a renewed row is not renewed again, in milliseconds: a day, so that a lead that is received all the time
 * costs one write a day, or a tenth of the retention if that is shorter, so that little of it is lost.
 */
export function renewAfterMs(retentionMs: number): number {
  return Math.min(dayMs, Math.ceil(retentionMs / 10));
}

/** The maximum number of keys that `ordersOf` of an engine is called with. */
export const maxKeysAtOnce = 100;
/** How many different buyers a row keeps: a key that three buyers share is not unique to a lead. */
export const maxBuyers = 3;

/** Adds a buyer to those of a row, if there is room. */
export function addBuyer(buyers: string, buyer: string | undefined): string {
  const known = buyers === "" ? [] : buyers.split("\n");
  if (buyer === undefined || known.includes(buyer) || known.length >= maxBuyers) return buyers;
  return [...known, buyer].join("\n");
}

export interface ExplainedError {
  /** The details of the message. */
  readonly details?: Details;
  /** What happened and how to fix it. */
  readonly message: string;
  readonly retryable: boolean;
  /** Whether the step is retried until the time-out: the connection broke or the engine is starting. */
  readonly again: boolean;
}
