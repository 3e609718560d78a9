import type { AddOrderParams } from "../../api/methods/orders/changeOrders.ts";
import { StoreError } from "../../shared/errors/storeError.ts";
import { isRecord } from "../../shared/json/value.ts";

/**
 * What is needed to find the order of a lead that may have been sent, or to send it again. Plain JSON. It holds the
 * buyer's data, which is erased when the lead is finished.
 */
export type OpenLead = {
  /** `sending`: the order may exist in Base. `paying`: it does, but its payment is not recorded yet. */
  readonly phase: "sending" | "paying";
  /** The lead's key, from the caller or the rules. */
  readonly key: string;
  /** The marker that was written into the order, so that the order can be found; `""` for none. */
  readonly marker: string;
  /**
   * Set if the store may have forgotten the lead: an order with any marker of this key since then is the lead's, in
   * milliseconds since 1970. The order of the record was not sent yet.
   */
  readonly since?: number;
  /** The field of the order that holds the marker. */
  readonly markerField?: string;
  /** The payload of `addOrder`, with the marker in it. */
  readonly order: AddOrderParams;
  /** The order's id is higher: the last id known before the order was sent, or read since without it; 0 for none. */
  readonly afterId: number;
  /** When the order was first sent, in unix seconds. */
  readonly sentAt: number;
  /** How often the order was sent. */
  readonly sends?: number;
  /**
   * How long its holders have waited for Base to finish with it, in milliseconds: the next one waits for the rest.
   */
  readonly waitedMs: number;
  /** The code with which Base refused the order, though that alone does not prove that it is not in Base. */
  readonly refused?: string;
  /** How often `reconcile` took the lead since it last ended: a process that ends meanwhile leaves it. */
  readonly takes?: number;
  /** When a look-up ended with what only a person can decide, in milliseconds since 1970. */
  readonly finalAt?: number;
  /** The id of the order in the phase `paying`. */
  readonly orderId?: number;
  /** The payment that `setOrderPayment` has to record, if any. */
  readonly payment?: PaymentDue;
  /** The hash of the order, which is kept when the lead is finished. `buyer` is that of its buyer. */
  readonly fingerprint?: string;
  readonly buyer?: string;
};

/** A payment to be recorded once the order exists. */
export type PaymentDue = {
  /** The amount, in the currency of the order. */
  readonly amount: number;
  /** The date of the payment, in unix seconds. */
  readonly date: number;
  readonly comment: string;
};

/**
 * The mark that replaces an erased lead. It holds no buyer's data; the key's next holder looks in Base first,
 * as an order may have been sent.
 */
export const erasedMark = '{"phase":"erased"}';

export function serializeOpenLead(lead: OpenLead): string {
  return JSON.stringify(lead);
}

/** An unreadable record must not look like a lead that was never sent. `record` is its name in messages. */
export function parseOpenLead(text: string, record: string): OpenLead | StoreError {
  try {
    const lead: unknown = JSON.parse(text);
    return isOpenLead(lead) ? lead : unreadable(record);
  } catch (error) {
    return unreadable(record, error);
  }
}

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

/** Whether a store failed because a lead's record is unreadable: its order may exist. */
export function isUnreadable(error: unknown): boolean {
  return error instanceof StoreError && error.reason === "unreadable";
}
