import { methods, read } from "../wire/method.ts";
import {
  currency,
  decimal,
  flag,
  integer,
  list,
  type ObjectShape,
  object,
  optional,
  text,
  time,
} from "../wire/shape.ts";

const paymentEntryFields = {
  /** The amount paid before and after this entry. */
  paid_before: decimal(),
  paid_after: decimal(),
  total_price: decimal(),
  currency: currency(),
  external_payment_id: text(),
  date: time(),
  comment: optional(text()),
};

/** One change of what is paid. */
export interface PaymentEntryShape extends ObjectShape<typeof paymentEntryFields> {}

export const paymentEntry: PaymentEntryShape = object(paymentEntryFields);

const tax = object({
  code: text(),
  value: decimal(),
  /** A fraction: 0.05 is five percent. */
  rate: decimal(),
});

const transactionParams = {
  order_id: integer(),
  /** Also taxes by line, in `order_items`. */
  include_complex_taxes: optional(flag()),
  /** Also Amazon's fulfilment data. Included by default. */
  include_amazon_data: optional(flag()),
};

// All fields are optional: an older client knows the shipments and the dates only.
const transactionResult = {
  currency: optional(currency()),
  fulfillment_shipments: optional(
    list(
      object({
        product_sku: text(),
        product_name: text(),
        quantity: integer(),
        fba: text(),
      }),
    ),
  ),
  fulfillment_center_id: optional(text()),
  /** This date and the three that follow are 0 where the marketplace gives none. */
  ship_date_from: optional(time()),
  ship_date_to: optional(time()),
  delivery_date_from: optional(time()),
  delivery_date_to: optional(time()),
  marketplace_transaction_id: optional(text()),
  account_id: optional(integer()),
  transaction_date: optional(time()),
  /** Only with `include_complex_taxes`. */
  order_items: optional(
    list(
      object({
        itemId: text(),
        outerItemId: text(),
        shipping: optional(
          object({
            netValue: decimal(),
            taxValue: decimal(),
            grossValue: decimal(),
            currency: currency(),
            taxes: list(tax),
          }),
        ),
        taxes: list(tax),
      }),
    ),
  ),
};

export const orderHistoryMethods = methods({
  /**
   * Payments of an order.
   *
   * @see https://api.baselinker.com/index.php?method=getOrderPaymentsHistory
   */
  getOrderPaymentsHistory: read(
    {
      order_id: integer(),
      /** Also the entries that later ones replaced. Left out by default. */
      show_full_history: optional(flag()),
    },
    { payments: list(paymentEntry) },
  ),
  /**
   * What the marketplace knows about the transaction of an order: its ids, dates and taxes.
   *
   * @see https://api.baselinker.com/index.php?method=getOrderTransactionData
   */
  getOrderTransactionData: read(transactionParams, transactionResult),
  /**
   * The former name of `getOrderTransactionData`, which is what this sends.
   *
   * @deprecated Call `getOrderTransactionData`.
   * @see https://api.baselinker.com/index.php?method=getOrderTransactionData
   */
  getOrderTransactionDetails: read(transactionParams, transactionResult, {
    sends: "getOrderTransactionData",
  }),
});
