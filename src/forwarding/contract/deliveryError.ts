import { type Details, formatText } from "../../shared/messages/format.ts";
import { english } from "../../shared/messages/locale.ts";

/**
 * What a delivery found out about an order, of which no issue and no error of a call says enough, by code. Most of them
 * end as `unknown`, which a person has to resolve in Base.
 */
export const deliveryTexts = {
  ORDER_DELETED:
    "The order is not in Base, but one was deleted or merged there since the lead was sent, and it may have been this lead's. Check in Base.",
  ORDER_WITHOUT_MARKER:
    "Order {order} looks like this lead's order, but has no marker. Check in Base whether it is, and whether Base keeps the field of the marker.",
  ORDER_UNLIKE: "Order {order} has this lead's marker, but another buyer or another total. Check it in Base.",
  ORDER_OF_OTHER: "Base answered with order {order}, which is another lead's.",
  ANSWER_OF_OTHER: "Base answered addOrder with {order}, which is not this lead's order.",
  NO_MARKER:
    "The order cannot be looked up: it was sent without a marker. Check in Base, or leave the option `marker` on.",
  LOOKUP_TOO_LONG: "The order is not on the {pages, number} pages of orders that were read. Check in Base.",
  KEY_STILL_OPEN:
    "An earlier lead had this key, and it is not known yet whether its order is in Base. Forward this lead again.",
  PRICE_TOO_OLD:
    "A line takes its price from the catalog, and the known price is older than `catalogMaxAgeMs`. Forward the lead again when Base can be reached.",
  PAYMENT_UNREAD: "Order {order} could not be read, so its payment is unknown.",
  LEASE_LOST:
    "This process released the lead: its lease could not be renewed in time, so another process may send it.",
  LEASE_OLD: "The lead was not sent: its lease could not be renewed in time.",
  LEAD_REMOVED:
    "The lead was erased or discarded, or the store lost it, while it was delivered. Its order is not sent. If it is still wanted, forward the lead again.",
} as const;

/** An error of a delivery. Unlike a plain error it has a code and details, so that it can be said in any language. */
export class DeliveryError extends Error {
  override readonly name: string = "DeliveryError";
  readonly code: keyof typeof deliveryTexts;
  readonly details: Details;

  constructor(code: keyof typeof deliveryTexts, details: Details = {}) {
    super(formatText(deliveryTexts[code], details, english, ({ code: inner }) => inner));
    this.code = code;
    this.details = details;
  }

  toJSON(): object {
    const { name, code, message, details } = this;
    return { name, code, message, details };
  }
}

/** The error about an order, which is named by its id. */
export function errorOfOrder(
  code: "ORDER_WITHOUT_MARKER" | "ORDER_UNLIKE" | "ORDER_OF_OTHER" | "ANSWER_OF_OTHER" | "PAYMENT_UNREAD",
  orderId: number,
): DeliveryError {
  return new DeliveryError(code, { order: String(orderId) });
}
