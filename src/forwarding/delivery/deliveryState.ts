import type { AddOrderParams } from "../../api/methods/orders/changeOrders.ts";
import type { Baselinker } from "../../client/calls/baselinker.ts";
import type { Issue } from "../../mapping/contract/mapResult.ts";
import type { StoreError } from "../../shared/errors/storeError.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import type { Emit } from "../contract/forwardEvent.ts";
import type { ForwardResult } from "../contract/forwardResult.ts";
import type { OpenLead } from "../contract/openLead.ts";
import type { LeadEntry } from "../contract/registerContract.ts";
import type { LeadStore } from "../store/store.ts";
import type { FlightControl } from "../waiting/singleFlight.ts";
import type { AccountBinding } from "./accountBinding.ts";
import type { Lease } from "./lease.ts";
import type { MarkerField } from "./marker.ts";
import type { OrderIds } from "./orderIds.ts";
import type { OrderScans } from "./orderScans.ts";
import type { RefusalProofs } from "./refusalProofs.ts";

export interface DeliverySettings {
  readonly baselinker: Baselinker;
  readonly store: LeadStore;
  readonly binding: AccountBinding;
  readonly clock: Clock;
  readonly marker: MarkerField | undefined;
  readonly namespace: string;
  readonly payment: "flag" | "setOrderPayment";
  readonly onKeyReuse: "rejectBuyer" | "reject";
  /** How long the same content is the same lead, in milliseconds after its order was first sent. */
  readonly contentMs: number;
  readonly settleMs: number;
  readonly leaseMs: number;
  /** How long a write may be in flight. The claim must last at least this long. */
  readonly requestMs: number;
  readonly newToken: () => string;
  readonly orderIds: OrderIds;
  readonly orderScans: OrderScans;
  readonly refusals: RefusalProofs;
  readonly emit: Emit;
}

export interface LeadToDeliver {
  readonly key: string;
  /** The key in the store; safe for any store, with a maximum length. */
  readonly storeKey: string;
  /**
   * Returns the order, or the result if there is none. Called once the lead is claimed and certainly not sent.
   * Without it, only a delivery that an earlier holder left unfinished is completed.
   */
  readonly prepare: ((signal: AbortSignal) => Promise<PreparedLead | ForwardResult>) | undefined;
  /** Hashes that identify another lead under the same key; absent without `prepare`. */
  readonly fingerprint?: string;
  readonly buyer?: string;
  /**
   * For a key that was made from the content, in milliseconds since 1970: an order that was first sent before this is of
   * an earlier lead with the same content. Absent if the lead has a key of its own.
   */
  readonly sameSince?: number | undefined;
  readonly issues: readonly Issue[];
  /** The entry of the lead, if the forwarder has a register. */
  readonly entry?: LeadEntry | undefined;
  /**
   * Writes the key into the entry. Not called for a lead that turns out not to be the key's own. `unfinished` is what
   * an earlier holder left. `takesKey` is set if the key had the order of an earlier lead, whose entry gives it up.
   */
  readonly bind?: ((unfinished?: OpenLead, takesKey?: boolean) => Promise<void>) | undefined;
  /** Gives the entry a key of its own, as its lead differs from the one that has the order. */
  readonly keepApart?: (() => Promise<void>) | undefined;
  /** Completes the delivery that another lead left open under the key, as `reconcile` does. */
  readonly completeOther?: ((flight: FlightControl) => Promise<ForwardResult | undefined>) | undefined;
}

interface PreparedLead {
  readonly status: "order";
  readonly order: AddOrderParams;
  readonly issues: readonly Issue[];
}

export interface Delivery {
  readonly settings: DeliverySettings;
  readonly lead: LeadToDeliver;
  /** Aborts when no caller waits for the lead any longer. */
  readonly signal: AbortSignal;
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
  readonly unsent: Ready | Doubtful | Ordered | Ended;
  readonly ready: Ordered | Doubtful | Ended;
  readonly doubtful: Ordered | Unsent | Ready | Ended;
  readonly ordered: Doubtful | Ended;
  readonly failed: Unclaimed | Ended;
}

export interface HeldLead {
  readonly lease: Lease;
  readonly entry: LeadEntry | undefined;
  /** The key, from the caller, the rules, or the record of an earlier holder. */
  readonly key: string;
  readonly issues: readonly Issue[];
  /** How often another holder was seen. If not 0, another process may have delivered the lead. */
  readonly round: number;
}

export interface Unclaimed {
  readonly at: "unclaimed";
  /** How often another holder was seen. */
  readonly round: number;
  /** Set if the claim was lost. `open` may be in Base by then, and the store may have no record of it any more. */
  readonly lost?: { readonly open: OpenLead | undefined } | undefined;
  /** The order whose record is opened again: it makes room for this lead, or has its payment recorded. */
  readonly reopen?: number | undefined;
  /** The payment that the order of `reopen` needs. Without it the order is of an earlier lead. */
  readonly due?: OpenLead | undefined;
}

/** The lead is claimed and certainly not in Base, unless the store has forgotten it. */
export interface Unsent {
  readonly at: "unsent";
  readonly held: HeldLead;
  /** The order of an earlier holder, proven not to be in Base. */
  readonly unfinished: OpenLead | undefined;
  /** Whether the store may have forgotten that the lead was sent. */
  readonly isForgotten: boolean;
  /** How long ago the store noticed that it may have forgotten, in milliseconds. */
  readonly doubtedForMs?: number | undefined;
  /** Since when the store knows every lead that was sent, in milliseconds since 1970. */
  readonly knowsFrom?: number | undefined;
  /** The error if the record of an earlier holder, who may have sent the lead, is unreadable. */
  readonly unreadable?: StoreError | undefined;
}

export interface Ready {
  readonly at: "ready";
  readonly held: HeldLead;
  readonly open: OpenLead;
  /** How often the order was sent in this delivery. */
  readonly sends: number;
}

/** The order was sent, by us or by an earlier holder, and may exist in Base. */
export interface Doubtful {
  readonly at: "doubtful";
  readonly held: HeldLead;
  readonly open: OpenLead;
  /** How often the order was sent in this delivery; 0 if an earlier holder sent it. */
  readonly sends: number;
  /** The error by which our own answer was lost. */
  readonly cause: Error | undefined;
  /** Whether the order was just made from the lead, and is not what an earlier holder left. */
  readonly isPrepared?: boolean;
  /** The time, by the monotonic clock, from which every order that the store may have forgotten is in Base. */
  readonly settledAt?: number | undefined;
  /** The error if the record is unreadable: the record is left unchanged, and nothing is sent. */
  readonly unreadable?: StoreError | undefined;
  /** How the record was removed while the order was being sent. The order is then looked up, and not sent again. */
  readonly removed?: "erased" | "lost" | undefined;
}

/** The order exists in Base. */
export interface Ordered {
  readonly at: "ordered";
  readonly held: HeldLead;
  readonly open: OpenLead;
  readonly orderId: number;
  /** Whether the order was just created, so that its payment cannot have been recorded. */
  readonly fresh: boolean;
  /** How often the order was sent in this delivery. */
  readonly sends: number;
}

export interface Ended {
  readonly at: "ended";
  readonly result: ForwardResult | undefined;
}
