import type { StoreError } from "../../shared/errors/storeError.ts";
import type { Details } from "../../shared/messages/format.ts";
import type { OpenLead } from "../contract/openLead.ts";
import type { EntryChange, Place } from "../contract/registerContract.ts";

/**
 * Remembers what happened to each lead, so that a lead that is received twice is sent once. The SDK has stores in
 * memory and, at separate entry points, in files and servers. `docs/stores-reference.md` numbers the promises they make.
 *
 * A record belongs to a key and is in one of three states: **free** (no record), **open** (claimed, and perhaps with
 * its order in it) or **sent**. A claim lasts for its lease, which a live holder renews. Any string is a
 * key. A step repeated with the same token has one effect and returns the same answer, so it can be retried if its
 * answer was lost.
 */
export interface LeadStore {
  /** Where its records are. The entries of a register in the same place are written with the end of each claim. */
  readonly place?: Place | undefined;
  /**
   * How long a finished key is remembered after its last claim, in milliseconds; `Infinity` for always. Unknown if
   * absent.
   */
  readonly retentionMs?: number | undefined;
  /**
   * Binds the store to the Base account, and checks once for anything that would break the promises. The forwarder
   * calls it first, and again if it failed.
   * @returns warnings about a store that can be used
   * @throws StoreError if the store belongs to another account (a given `previousKey` counts as the same), or if it
   * would forget leads
   */
  bind(account: StoreAccount): Promise<readonly StoreWarning[]>;
  /**
   * Claims the key, atomically among all processes that share the store: of two simultaneous claims, one gets it and
   * the other gets `busy`. A claim that expired or was released is taken over, and the new holder gets the contents
   * of the record. A claim that is answered `sent` renews the retention of the key: a lead that is received again and
   * again is not forgotten.
   */
  claim(key: string, claim: ClaimRequest): Promise<Claim>;
  /**
   * Renews the lease, and saves `open` if given, for the next holder. Returns `false` and changes nothing if the
   * caller no longer has the claim. Resolves only when the write is durable.
   */
  renew(key: string, claim: ClaimRenewal, open?: OpenLead): Promise<boolean>;
  /** Ends the claim. Returns whether it did. */
  finish(key: string, token: string, end: ClaimEnd): Promise<ClaimFinish>;
  /** The keys of unfinished leads: released, or with an expired lease. */
  listOpen(): Promise<readonly string[]>;
  /** A note about the account, saved by `writeNote`; `undefined` if there is none or it expired. */
  readNote(name: string): Promise<string | undefined>;
  /**
   * Saves a note about the account for the given number of milliseconds: a few words, or the cursor of a watch of up
   * to 1.5 MB.
   */
  writeNote(name: string, text: string, keepMs: number): Promise<void>;
  /**
   * The open lead of a key, held or not; `undefined` if there is none. Without this method, `register.eraseWhere`
   * does not find leads that only the store has a record of.
   * @throws StoreError with the reason `unreadable` where it cannot be read
   */
  readOpen?(key: string): Promise<OpenLead | undefined>;
  /**
   * What the store knows of each key, in the order of `keys`: the id of its order; `"open"` if it is claimed or has an
   * open lead, also an erased one; `undefined` if the store does not know it. Without this method, orders in Base are
   * not compared with the store.
   * @throws StoreError with the reason `unreadable` where an id cannot be read
   */
  ordersOf?(keys: readonly string[]): Promise<readonly (number | "open" | undefined)[]>;
  /**
   * Reports a proof that the store forgot a key: for its `doubtMs`, claims of unknown keys have `doubt: true`. All
   * processes that share the store take part from their next claim on, which has a warning in all others than this one.
   * @throws StoreError if the store is not bound to an account
   */
  doubt?(): Promise<void>;
  /**
   * Erases the buyer of a key. An open lead leaves a mark that an order may have been sent: the next claim has
   * `doubt: true`. A sent lead keeps only its order's id. The holder loses the key, and can still report `sent`.
   * @param more - further keys are erased right after it: a store that has to clean up may do so after the last
   */
  erase(key: string, more?: boolean): Promise<void>;
  /**
   * Waits for the steps in progress, and releases files and timers; later steps fail. A client that you
   * passed stays open.
   */
  close(): Promise<void>;
}

/** The Base account of a store. */
export type StoreAccount = {
  /** The key of the account, which stays the same even with another token. */
  readonly key: string;
  /** Another key under which the store may know this account. The store is then bound to `key`. */
  readonly previousKey?: string | undefined;
};

/** Why a usable store may not keep all of its promises. */
export type StoreWarning = {
  /** What is wrong and how to fix it, in an English sentence. */
  readonly reason: string;
  /** The code of the sentence, if other languages of the package have it too. */
  readonly code?: string | undefined;
  /** What the sentence says of this case, by name. */
  readonly details?: Details | undefined;
};

/** Which claim to renew, and for how long. */
type ClaimRenewal = {
  /** The token of the claim, different for each one; only its holder may change the record. */
  readonly token: string;
  readonly leaseMs: number;
};

/** A claim, and how long it lasts. */
export type ClaimRequest = ClaimRenewal & {
  /** A short hash of the buyer, which shows when different buyers use one key. */
  readonly buyer?: string | undefined;
  /**
   * Opens a sent record again, in the same step: the key is claimed although it has an order, if it has this one. Any
   * other record is claimed as usual. A store that does not know this answers `sent`.
   */
  readonly reopen?: ReopenedOrder | undefined;
};

/** The order whose record a claim opens again. */
type ReopenedOrder = {
  readonly orderId: number;
  /**
   * What the order still needs, such as its payment: it is saved as the open lead, so that the next holder has it, and
   * the buyers stay. Without it nothing of the former lead is left, as if the key were free.
   */
  readonly open?: OpenLead | undefined;
};

/** The answer to a claim. */
export type Claim =
  | {
      readonly status: "claimed";
      /** The open lead of an earlier holder, who may have sent the order: look before sending again. */
      readonly unfinished: OpenLead | undefined;
      /** The store may have forgotten this key, or its lead was erased: look in Base before sending. */
      readonly doubt: boolean;
      /** How long ago the store noticed that it may have forgotten, in milliseconds; 0 if it does not know. */
      readonly doubtedForMs?: number | undefined;
      /**
       * Since when the store knows every finished key, in milliseconds since 1970 by the machine's date: since it was
       * created or last doubted, or for its retention, whichever is later. A lead that is older may have been finished
       * and forgotten. Absent if `unfinished` is given, or if the store does not know.
       */
      readonly knowsFrom?: number | undefined;
      /**
       * What makes the store less trustworthy since the last claim of this process: a doubt that began, a setting that
       * was changed. Each is returned once.
       */
      readonly warnings?: readonly StoreWarning[] | undefined;
      /**
       * A `StoreError` with the reason `unreadable` if the record of an earlier holder cannot be read. Its order may
       * exist, so look in Base, and leave the record open if it is not found.
       */
      readonly unreadable?: StoreError | undefined;
    }
  | { readonly status: "busy" }
  | {
      readonly status: "sent";
      readonly orderId: number;
      /** The hash of the order, as `finish` wrote it. */
      readonly fingerprint: string | undefined;
      /** Up to three different buyers of this key, including that of this claim. */
      readonly buyers: readonly string[];
    };

/** How a claim ends. `entry` is written in the same step to the lead's entry, in a register of the same place. */
export type ClaimEnd =
  | {
      readonly state: "sent";
      readonly orderId: number;
      /** A hash of the order, which shows when another order uses the same key. */
      readonly fingerprint?: string | undefined;
      readonly buyer?: string | undefined;
      readonly entry?: EntryChange | undefined;
    }
  /** No order was created; the key is free again. */
  | { readonly state: "failed"; readonly entry?: EntryChange | undefined }
  /** The end is not known yet. The next holder gets what `renew` saved. */
  | { readonly state: "open"; readonly entry?: EntryChange | undefined };

/**
 * Whether the claim was ended. `lost`: another holder has the key, and nothing was changed. `order_taken`: another
 * key of this store has this order already; nothing was changed, and the caller still has the claim. If the record is
 * gone when `sent` is reported, it is written anyway: the order exists.
 */
export type ClaimFinish = "done" | "lost" | "order_taken";
