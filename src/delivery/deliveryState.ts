import type { AddOrderParams } from "../api/orders/addOrder.ts";
import type { Baselinker } from "../client/baselinker.ts";
import type { StoreError } from "../errors/storeError.ts";
import type { ForwardEvent } from "../lead/forwardEvent.ts";
import type { ForwardResult } from "../lead/forwardResult.ts";
import type { OpenLead } from "../lead/openLead.ts";
import type { LeadEntry } from "../lead/registerContract.ts";
import type { Issue } from "../mapping/mapResult.ts";
import type { Clock } from "../runtime/clock.ts";
import type { FlightControl } from "../runtime/singleFlight.ts";
import type { ForwardStore } from "../store/store.ts";
import type { AccountBinding } from "./accountBinding.ts";
import type { Lease } from "./lease.ts";
import type { MarkerField } from "./marker.ts";
import type { OrderIds } from "./orderIds.ts";
import type { OrderScans } from "./orderScans.ts";

/** Everything that delivering a lead needs, the same for all leads of a forwarder. */
export interface DeliverySettings {
  readonly baselinker: Baselinker;
  readonly store: ForwardStore;
  readonly binding: AccountBinding;
  readonly clock: Clock;
  readonly marker: MarkerField | undefined;
  readonly namespace: string;
  readonly payment: "flag" | "setOrderPayment";
  readonly onKeyReuse: "rejectBuyer" | "reject" | "warn";
  readonly settleMs: number;
  readonly leaseMs: number;
  /** How long a write may be in flight. The claim that covers it must last for as long. */
  readonly requestMs: number;
  readonly newToken: () => string;
  readonly orderIds: OrderIds;
  readonly orderScans: OrderScans;
  readonly emit: (event: ForwardEvent) => void;
}

/** One lead being delivered. */
export interface LeadToDeliver {
  readonly key: string;
  /** The key in the store; safe for any store and of bounded length. */ readonly storeKey: string;
  /**
   * Gives the order, or the result if there is none. Called when the lead is claimed and has certainly not
   * been sent. Without it, only what an earlier holder left unfinished is completed.
   */
  readonly prepare: ((signal: AbortSignal) => Promise<PreparedLead | ForwardResult>) | undefined;
  /** Hashes that identify another lead under the same key; absent without `prepare`. */
  readonly fingerprint?: string;
  readonly buyer?: string;
  readonly issues: readonly Issue[];
  /** If there is a register. */ readonly entry?: LeadEntry | undefined;
  /** Writes the key into the entry. Not called for a lead that turns out to be another one than the key's. */
  readonly bind?: (() => Promise<void>) | undefined;
  /** Delivers what another lead left open under the key, as `reconcile` does. */
  readonly completeOther?: ((flight: FlightControl) => Promise<ForwardResult | undefined>) | undefined;
}

/** An order that is ready to be sent. */
interface PreparedLead {
  readonly status: "order";
  readonly order: AddOrderParams;
  readonly issues: readonly Issue[];
}

/** What stays the same while one lead is delivered. */
export interface Delivery {
  readonly settings: DeliverySettings;
  readonly lead: LeadToDeliver;
  /** Aborts when no caller waits for the lead any more. */ readonly signal: AbortSignal;
  readonly flight: FlightControl;
}

/** The state of a delivery. Each state has one step, which returns the next state. */
export type DeliveryState = Unclaimed | Unsent | Ready | Doubtful | Ordered | Ended;

/**
 * Every transition: which states can follow which. A step that fails ends the delivery; one that fails because
 * the claim was lost leads to `unclaimed`. `ordered` never fails: its order exists.
 */
export interface NextStates {
  readonly unclaimed: Unclaimed | Unsent | Doubtful | Ordered | Ended;
  readonly unsent: Ready | Doubtful | Ended;
  readonly ready: Ordered | Doubtful | Ended;
  readonly doubtful: Ordered | Unsent | Ready | Ended;
  readonly ordered: Doubtful | Ended;
  readonly failed: Unclaimed | Ended;
}

/** What a lead has while its claim is ours. */
export interface HeldLead {
  readonly lease: Lease;
  readonly entry: LeadEntry | undefined;
  /** As the caller or the rules gave it, or as an earlier holder wrote it down. */ readonly key: string;
  readonly issues: readonly Issue[];
  /**
   * How often another holder was seen before. After the first time, another process may know what happened to
   * the lead.
   */
  readonly round: number;
}

/** The claim is not ours, or no longer. */
export interface Unclaimed {
  readonly at: "unclaimed";
  /** How often another holder was seen. */ readonly round: number;
  /** Our claim was lost, with what may be in Base by then: the store may not know of it any more. */
  readonly lost?: { readonly open: OpenLead | undefined } | undefined;
}

/** Claimed, and certainly not in Base, unless the store forgot it. */
export interface Unsent {
  readonly at: "unsent";
  readonly held: HeldLead;
  /** What an earlier holder left, which is proven not to be in Base. */
  readonly unfinished: OpenLead | undefined;
  /** The store may have forgotten that the lead was sent. */ readonly isForgotten: boolean;
  /** How long ago the store noticed that it may have forgotten, in milliseconds. */
  readonly doubtedForMs?: number | undefined;
  /** The store cannot read what an earlier holder left, who may have sent the lead. */
  readonly unreadable?: StoreError | undefined;
}

/** The order is complete and may be sent. */
export interface Ready {
  readonly at: "ready";
  readonly held: HeldLead;
  readonly open: OpenLead;
  /** How often it was sent in this delivery. */ readonly sends: number;
}

/** The order was sent, by us or by an earlier holder, and may exist in Base. */
export interface Doubtful {
  readonly at: "doubtful";
  readonly held: HeldLead;
  readonly open: OpenLead;
  /** How often it was sent in this delivery; 0 where an earlier holder sent it. */ readonly sends: number;
  /** How our own answer was lost. */ readonly cause: Error | undefined;
  /** The markers to look for where there is no record: then the order is the lead as it is now. */
  readonly markers?: readonly string[];
  /** From when on every order that the store may have forgotten is in Base, by the monotonic clock. */
  readonly settledAt?: number | undefined;
  /** The record is there and cannot be read: it is left as it is, and nothing is sent. */
  readonly unreadable?: StoreError | undefined;
  /** The record was removed while the order was on its way: it is looked for, and not sent again. */
  readonly removed?: "erased" | "lost" | undefined;
}

/** The order exists in Base. */
export interface Ordered {
  readonly at: "ordered";
  readonly held: HeldLead;
  readonly open: OpenLead;
  readonly orderId: number;
  /** The order was made just now, so no payment can have been recorded before. */ readonly fresh: boolean;
  /** How often it was sent in this delivery. */ readonly sends: number;
}

/** The end. `undefined` if nothing was to be done. */
export interface Ended {
  readonly at: "ended";
  readonly result: ForwardResult | undefined;
}
