import type { AddOrderParams } from "../api/orders/addOrder.ts";
import { isStoreError, StoreError } from "../errors/storeError.ts";
import { isRecord } from "../json/value.ts";

/**
 * What has to be known about a lead that may have been sent, to find its order or to send it again.
 * Plain JSON. It holds the buyer's data until the lead is finished, and is then erased.
 */
export interface OpenLead {
  /** `sending`: the order may exist in Base. `paying`: it does, but its payment is not recorded yet. */
  readonly phase: "sending" | "paying";
  /** The lead's key as the caller or the rules gave it. */ readonly key: string;
  /** What is written into the order, so that it can be found. `""` for none. */ readonly marker: string;
  /** The field of the order that holds the marker. */ readonly markerField?: string;
  /** The payload of `addOrder`, with the marker in it. */ readonly order: AddOrderParams;
  /** The last order id that was known before the order was sent; 0 for none. */ readonly afterId: number;
  /** When the order was sent first, in unix seconds. */ readonly sentAt: number;
  /**
   * How long its holders have waited for Base to be done with it, in milliseconds: those who come next wait
   * for the rest.
   */
  readonly waitedMs: number;
  /** The order, for the phase `paying`. */ readonly orderId?: number;
  /** What `setOrderPayment` has to record, if anything. */ readonly payment?: PaymentDue;
  /** A hash of the order, and of its buyer, for when it is finished. */ readonly fingerprint?: string;
  readonly buyer?: string;
}

/** A payment to be recorded once the order exists. */
export interface PaymentDue {
  /** In the currency of the order. */ readonly amount: number;
  /** Unix seconds. */ readonly date: number;
  readonly comment: string;
}

/**
 * What an erased lead leaves in a store: no data of the buyer, but that an order may have been sent, so that the next
 * who claims its key looks in Base first.
 */
export const erasedMark = '{"phase":"erased"}';

/** An open lead as a store keeps it. */
export function serializeOpenLead(lead: OpenLead): string {
  return JSON.stringify(lead);
}

/**
 * Reads an open lead back. A text that is not one gives an error: a record that cannot be read must not be mistaken
 * for one that was never sent.
 * @param record - which record it is, for the message: `A record in Redis`
 */
export function parseOpenLead(text: string, record: string): OpenLead | StoreError {
  try {
    const lead: unknown = JSON.parse(text);
    return isOpenLead(lead) ? lead : unreadable(record);
  } catch (error) {
    return unreadable(record, error);
  }
}

/** The error for a record that cannot be read. */
export function unreadable(record: string, cause?: unknown): StoreError {
  const message = `${record} cannot be read. Look for its order in Base by hand.`;
  return new StoreError(message, { cause, retryable: false, reason: "unreadable" });
}

function isOpenLead(value: unknown): value is OpenLead {
  return (
    isRecord(value) &&
    (value.phase === "sending" || value.phase === "paying") &&
    typeof value.key === "string" &&
    typeof value.marker === "string" &&
    isRecord(value.order) &&
    typeof value.afterId === "number" &&
    typeof value.sentAt === "number" &&
    typeof value.waitedMs === "number"
  );
}

/** Whether a store failed because the record of a lead cannot be read: its order may exist. */
export function isUnreadable(error: unknown): boolean {
  return isStoreError(error) && error.reason === "unreadable";
}
