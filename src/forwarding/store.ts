import type { AddOrderParams } from "../api/orders/addOrder.ts";
import { StoreError } from "../errors/storeError.ts";
import { isRecord } from "../json/value.ts";

/**
 * Remembers what became of each lead, so that a lead that comes twice is sent once. The SDK has stores in
 * memory and, at entry points of their own, in files and servers. Write your own by keeping to what the
 * methods say.
 *
 * A record belongs to a key and is in one of three states: **free** (no record), **open** (claimed, and
 * perhaps with an {@link OpenLead} in it) or **sent**. A claim holds for its lease; a holder that lives
 * renews it.
 */
export interface ForwardStore {
  /**
   * Claims the key, atomically among all processes that share the store: of two that claim at once,
   * one gets it and the other gets `busy`. A claim whose lease ran out, or that was given up, is taken over,
   * and what is in the record is handed to the new holder.
   */
  claim(key: string, claim: ClaimRequest): Promise<Claim>;
  /**
   * Renews the lease, and with `open` also writes what has to survive the holder. `false` if the claim is
   * no longer the caller's: then nothing is changed. Resolves only when the write is durable.
   */
  renew(key: string, claim: ClaimRequest, open?: OpenLead): Promise<boolean>;
  /** Ends the claim. `false` if it is no longer the caller's: then nothing is changed. */
  finish(key: string, token: string, end: ClaimEnd): Promise<boolean>;
  /** The keys of the leads that were left open: given up, or held by a lease that ran out. */
  listOpen(): Promise<readonly string[]>;
  /** Releases files and timers. A client that the caller made stays open. */
  close(): Promise<void>;
}

/** Who claims, and for how long. */
export interface ClaimRequest {
  /** Different for each claim; only its holder may change the record. */
  readonly token: string;
  readonly leaseMs: number;
}

/** The answer to a claim. */
export type Claim =
  | {
      readonly status: "claimed";
      /** What an earlier holder left. It may have sent the order: look before sending again. */
      readonly unfinished: OpenLead | undefined;
    }
  | { readonly status: "busy" }
  | { readonly status: "sent"; readonly orderId: number };

/** How a claim ends. */
export type ClaimEnd =
  | { readonly state: "sent"; readonly orderId: number }
  /** No order was made; the key is free again. */
  | { readonly state: "failed" }
  /** Not known yet. What `renew` wrote stays for the next holder. */
  | { readonly state: "open" };

/**
 * What has to be known about a lead that may have been sent, to find its order or to send it again.
 * Plain JSON. It holds the buyer's data until the lead is finished, and is then erased.
 */
export interface OpenLead {
  /** `sending`: the order may exist in Base. `paying`: it does, but its payment is not recorded yet. */
  readonly phase: "sending" | "paying";
  /** The lead's key as the caller or the rules gave it. */
  readonly key: string;
  /** What is written into the order, so that it can be found. `""` for none. */
  readonly marker: string;
  /** The payload of `addOrder`, with the marker in it. */
  readonly order: AddOrderParams;
  /** The last order id that was known before the order was sent; 0 for none. */
  readonly afterId: number;
  /** When the order was sent first, in unix seconds. */
  readonly sentAt: number;
  /** The holder waited until the server must have finished, and only the look-up failed. */
  readonly settled: boolean;
  /** The order, for the phase `paying`. */
  readonly orderId?: number;
  /** What `setOrderPayment` has to record, if anything. */
  readonly payment?: PaymentDue;
}

/** A payment to be recorded once the order exists. */
export interface PaymentDue {
  /** In the currency of the order. */
  readonly amount: number;
  /** Unix seconds. */
  readonly date: number;
  readonly comment: string;
}

/** An open lead as a store keeps it. */
export function serializeOpenLead(lead: OpenLead): string {
  return JSON.stringify(lead);
}

/**
 * Reads an open lead back. Throws if the text is not one: a record that cannot be read must not be mistaken
 * for one that was never sent.
 *
 * @param record - which record it is, for the message: `A record in Redis`
 * @throws StoreError
 */
export function parseOpenLead(text: string, record: string): OpenLead {
  let cause: unknown;
  try {
    const lead: unknown = JSON.parse(text);
    if (isOpenLead(lead)) return lead;
  } catch (error) {
    cause = error;
  }
  const message = `${record} cannot be read. Look for its order in Base by hand.`;
  throw new StoreError(message, { cause, retryable: false });
}

function isOpenLead(value: unknown): value is OpenLead {
  return (
    isRecord(value) &&
    (value.phase === "sending" || value.phase === "paying") &&
    typeof value.key === "string" &&
    typeof value.marker === "string" &&
    isRecord(value.order) &&
    typeof value.afterId === "number"
  );
}
