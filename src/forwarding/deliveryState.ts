import type { AddOrderParams } from "../api/orders/addOrder.ts";
import type { Baselinker } from "../client/baselinker.ts";
import type { Issue } from "../mapping/issue.ts";
import type { Clock } from "../runtime/clock.ts";
import type { ForwardEvent } from "./forwarder.ts";
import type { ForwardResult } from "./forwardResult.ts";
import type { Lease } from "./lease.ts";
import type { MarkerField } from "./marker.ts";
import type { ForwardStore, OpenLead } from "./store.ts";

/** Everything that delivering a lead needs, the same for all leads of a forwarder. */
export interface DeliverySettings {
  readonly baselinker: Baselinker;
  readonly store: ForwardStore;
  readonly clock: Clock;
  readonly marker: MarkerField | undefined;
  readonly payment: "flag" | "setOrderPayment";
  readonly settleMs: number;
  readonly leaseMs: number;
  readonly newToken: () => string;
  readonly highestOrderId: HighestOrderId;
  readonly emit: (event: ForwardEvent) => void;
}

/** The highest order id seen so far. An order that is sent now gets a higher one, so look-ups begin there. */
export class HighestOrderId {
  #id = 0;

  get id(): number {
    return this.#id;
  }

  observe(id: number): void {
    if (id > this.#id) this.#id = id;
  }
}

/** One lead on its way into Base. */
export interface LeadToDeliver {
  readonly key: string;
  /** The key in the store; safe for any store and of bounded length. */
  readonly storeKey: string;
  /**
   * Gives the order, or the result if there is none. Called when the lead is claimed and has certainly not
   * been sent. Without it, only what an earlier holder left unfinished is completed.
   */
  readonly prepare: ((signal: AbortSignal) => Promise<PreparedLead | ForwardResult>) | undefined;
  readonly issues: readonly Issue[];
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
  /** Aborts when nobody waits for the lead any more. */
  readonly signal: AbortSignal;
}

/** How far a lead is. Each state has one step, which gives the next state. */
export type DeliveryState = Unclaimed | Unsent | Ready | Doubtful | Ordered | Ended;

/**
 * Every transition: which states can follow which. A step that fails ends the delivery; one that fails because
 * the claim was lost leads to `unclaimed`. `ordered` never fails: its order exists.
 */
export interface NextStates {
  readonly unclaimed: Unclaimed | Unsent | Doubtful | Ordered | Ended;
  readonly unsent: Ready | Ended;
  readonly ready: Ordered | Doubtful | Ended;
  readonly doubtful: Ordered | Unsent | Ready | Ended;
  readonly ordered: Ended;
  readonly failed: Unclaimed | Ended;
}

/** What a lead has while its claim is ours. */
interface HeldLead {
  readonly lease: Lease;
  /** As the caller or the rules gave it, or as an earlier holder wrote it down. */
  readonly key: string;
  readonly issues: readonly Issue[];
  /** How often another holder was seen before. From the first time on, what became of the lead may be known elsewhere. */
  readonly round: number;
}

/** The claim is not ours, or no longer. */
export interface Unclaimed {
  readonly at: "unclaimed";
  /** How often another holder was seen. */
  readonly round: number;
}

/** Claimed, and certainly not in Base. */
export interface Unsent {
  readonly at: "unsent";
  readonly held: HeldLead;
  /** What an earlier holder left, which is proven not to be in Base. */
  readonly unfinished: OpenLead | undefined;
}

/** The order is complete and may be sent. */
export interface Ready {
  readonly at: "ready";
  readonly held: HeldLead;
  readonly open: OpenLead;
  /** How often it was sent in this delivery. */
  readonly sends: number;
}

/** The order was sent, by us or by an earlier holder, and may exist in Base. */
export interface Doubtful {
  readonly at: "doubtful";
  readonly held: HeldLead;
  readonly open: OpenLead;
  /** How often it was sent in this delivery; 0 where an earlier holder sent it. */
  readonly sends: number;
  /** How our own answer was lost. */
  readonly cause: Error | undefined;
}

/** The order exists in Base. */
export interface Ordered {
  readonly at: "ordered";
  readonly held: HeldLead;
  readonly open: OpenLead;
  readonly orderId: number;
  /** The order was made just now, so no payment can have been recorded before. */
  readonly fresh: boolean;
}

/** The end. `undefined` where nothing was to be done. */
export interface Ended {
  readonly at: "ended";
  readonly result: ForwardResult | undefined;
}
