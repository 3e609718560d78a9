import { StoreError } from "../errors/storeError.ts";
import type { EntryChange, Place } from "../lead/registerContract.ts";
import type { ClaimFinish } from "./store.ts";

/**
 * What an engine does for `engineStore`: rows of plain texts and numbers. Each step happens at once and as a whole,
 * whatever the isolation level, is durable when it resolves, and may be said again under the same token: then it has
 * one effect and gives the same answer. Keys and names are texts without control characters; other texts are not empty.
 *
 * A step may reject with any error. `docs/stores.md` says in numbered sentences what a store promises.
 */
export interface LeadRows {
  /** What this is in a message: `The file leads.sqlite`. */ readonly store: string;
  /** What a record in it is in a message: `A record of the file leads.sqlite`. */ readonly record: string;
  /** Where the rows are, if a register can be there too: then `finish` writes its entries. */
  readonly place?: Place | undefined;
  /** What the settings of the engine mean for the promises of a store. Asked once. */
  check?(): Promise<readonly StoreFinding[]>;
  /** Who the store belongs to, as `swapBinding` wrote it, and the epoch of the engine. */
  readBinding(): Promise<EngineState>;
  /** Writes the binding if it is still `before`; says whether it was. */
  swapBinding(before: string | undefined, after: string): Promise<boolean>;
  /**
   * Gives the row to the caller, unless it is sent, or another token's whose lease runs. With a buyer in it, adds
   * the buyer to the row of a lead that is claimed or sent, where fewer than `maxBuyers` others are there.
   */
  claim(key: string, claim: RowClaim): Promise<ClaimedRow>;
  /** Renews the lease, and writes the lead, if there is one. `false` if the row is not the token's. */
  renew(key: string, claim: RowRenewal, lead: string | undefined): Promise<boolean>;
  /**
   * Ends the claim: a row that is `sent` remembers the order and its token, and has no lead any more; a
   * `failed` one is removed; an `open` one is free for the next claim and keeps its lead: an `erasedMark`
   * without token and buyers. A row that is gone is written as `sent`, and counts as `done` otherwise. So is
   * an `erasedMark` that no one holds, but without hashes. `lost` where another token has it or had it last.
   */
  finish(key: string, token: string, end: RowEnd): Promise<ClaimFinish>;
  /** The keys of rows that have a lead, not an `erasedMark`, and whose lease does not run. */
  listOpen(): Promise<readonly string[]>;
  readNote(name: string): Promise<string | undefined>;
  writeNote(name: string, text: string, keepMs: number): Promise<void>;
  /**
   * The lead of a row that is not sent, or its `erasedMark`. Absent if the engine cannot be asked without a claim.
   */
  readLead?(key: string): Promise<string | undefined>;
  /**
   * Forgets a buyer, also where the row is claimed. A row with a lead has the `erasedMark` in its place, and no token,
   * lease or buyers; one that is claimed and has none is removed; a sent one keeps the order and its token, and no
   * hashes.
   * @param more - others are erased right after it: an engine that has to clean up may do so after the last
   */
  erase(key: string, more?: boolean): Promise<void>;
  /**
   * Forgets some of what ended longer ago than the retention, and of the leads and marks that no one claimed
   * or renewed for `openRetentionMs`. Called about once a minute.
   */
  sweep?(retentionMs: number): Promise<void>;
  /** What an error of a step means, where it is not a `StoreError` already. */
  explain?(error: unknown): ExplainedError | undefined;
  close?(): Promise<void>;
}

/** A setting that makes promises of a store false. */
export interface StoreFinding {
  /** What is wrong and what to do. */ readonly reason: string;
  /** Leads would be forgotten, so that the store is not used, unless with `unsafe: "allow"`. */
  readonly wouldForget: boolean;
}

/** @throws StoreError if the engine would forget, unless that is allowed */
export function refuseUnsafe(findings: readonly StoreFinding[], unsafe: "allow" | undefined): void {
  const fatal = findings.find(({ wouldForget }) => wouldForget);
  if (fatal === undefined || unsafe === "allow") return;
  throw new StoreError(fatal.reason, { retryable: false, reason: "would_forget" });
}

/** What a store knows about its engine. */
export interface EngineState {
  /** As `swapBinding` wrote it. */ readonly binding: string | undefined;
  /** Another text whenever the engine may have forgotten something: a replica was promoted, a backup restored. */
  readonly epoch: string;
}

/** Which claim to renew, and for how long. */
export interface RowRenewal {
  readonly token: string;
  /** A whole number. */ readonly leaseMs: number;
}

/** The claimant. */
export interface RowClaim extends RowRenewal {
  /** A text without line breaks. */ readonly buyer: string | undefined;
}

/** The answer to a claim. */
export type ClaimedRow =
  | ({ readonly status: "claimed"; readonly lead: string | undefined } & EngineState)
  | { readonly status: "busy" }
  | {
      readonly status: "sent";
      /** As it was read. */
      readonly orderId: unknown;
      readonly fingerprint: string | undefined;
      /** One a line, up to `maxBuyers` different ones. */
      readonly buyers: string;
    };

/** How a claim ends. */
export interface RowEnd {
  readonly state: "sent" | "failed" | "open";
  /** Of a lead that was sent; 0 otherwise. No other row of the store may have it, else it is `order_taken`. */
  readonly orderId: number;
  readonly fingerprint: string | undefined;
  readonly buyer: string | undefined;
  /** Done in the same step where the claim ends, if there is one; only where `place` says so. */
  readonly entry: EntryChange | undefined;
  /** How long what ended now has to be remembered. */ readonly retentionMs: number;
}

/** The buyers of a row that is claimed. A claim whose lease ran out without a lead left nothing, as if its row were gone. */
export function buyersLeft(
  row: { readonly lead?: unknown; readonly buyers?: unknown } | undefined,
  isRunning: boolean,
): string {
  const isGone = typeof row?.lead !== "string" && !isRunning;
  return isGone || typeof row?.buyers !== "string" ? "" : row.buyers;
}

/** How long an open lead that no one claims or renews is kept: 90 days, as the entry by which a person finds it. */
export const openRetentionMs = 7_776_000_000;

/** How many different buyers a row keeps: from three on, a key is not a lead's own. */
export const maxBuyers = 3;

/** The buyers of a row with one more, where there is room. */
export function addBuyer(buyers: string, buyer: string | undefined): string {
  const known = buyers === "" ? [] : buyers.split("\n");
  if (buyer === undefined || known.includes(buyer) || known.length >= maxBuyers) return buyers;
  return [...known, buyer].join("\n");
}

/** What an error of an engine means. */
export interface ExplainedError {
  /** What happened and what to do. */ readonly message: string;
  readonly retryable: boolean;
  /** The connection broke or the engine is starting: the step is said again until the time-out. */
  readonly again: boolean;
}
