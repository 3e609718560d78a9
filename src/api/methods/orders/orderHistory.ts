import { named, none, read, write } from "../../wire/method.ts";
import {
  currency,
  decimal,
  flag,
  integer,
  list,
  numericId,
  type ObjectShape,
  object,
  optional,
  text,
  time,
} from "../../wire/shape.ts";
import { paymentEntry } from "./orderResult.ts";

const statusGroupFields = {
  /** The group, for `group_id` of a status. */ group_id: integer(),
  /** What the group is called. */ name: text(),
  /** Whether statuses land here that name no group. */ is_main_group: flag(),
};

/** A group of statuses, as the panel's side bar shows it. */
export interface StatusGroupShape extends ObjectShape<typeof statusGroupFields> {}
export const statusGroup: StatusGroupShape = object(statusGroupFields);

const statusFields = {
  /** The status, for `status_id` and `order_status_id` of other methods. */ id: integer(),
  /** What the status is called in the panel. */ name: text(),
  /** What buyers read instead; empty if they are not shown the status. */ name_for_customer: text(),
  /** For example `#1C8752`. */ color: optional(text()),
  /** The group that it is shown in; 0 for none. */ group_id: optional(integer()),
  /** Whether the account marks it as the primary one. */ is_primary: optional(flag()),
};

export interface StatusShape extends ObjectShape<typeof statusFields> {}
const status: StatusShape = object(statusFields);

/** The statuses of orders and of returns, in the account's own order. */
export const statusList = list(status, "id");

const tax = object({
  /** The kind of the tax, in the words of the marketplace. */ code: text(),
  /** How much tax, in the currency of the order. */ value: decimal(),
  /** A fraction: 0.05 is five percent. */ rate: decimal(),
});

const transactionParams = {
  /** The order, which must come from a marketplace. */ order_id: numericId(),
  /** Also taxes by line, in `order_items`. */ include_complex_taxes: optional(flag()),
  /** Also Amazon's fulfilment data. Included by default. */ include_amazon_data: optional(flag()),
};

// All fields are optional: an older client knows the shipments and the dates only.
const transactionResult = {
  /** The currency of the order: an ISO code such as `EUR`. */ currency: optional(currency()),
  /** What the marketplace's own warehouse sent. Amazon only. */
  fulfillment_shipments: optional(
    list(
      object({
        /** The seller's own code of the product. */ product_sku: text(),
        /** What the product is called. */ product_name: text(),
        /** How many pieces were sent. */ quantity: integer(),
        /** The warehouse of Amazon that they left. */ fba: text(),
      }),
    ),
  ),
  /** The marketplace's warehouse that fulfils the order. */ fulfillment_center_id: optional(text()),
  /** This date and the three that follow are 0 where the marketplace gives none. */
  ship_date_from: optional(time()),
  /** The last time to send it, in unix seconds; 0 where the marketplace gives none. */
  ship_date_to: optional(time()),
  /** The first time to deliver it, in unix seconds; 0 where the marketplace gives none. */
  delivery_date_from: optional(time()),
  /** The last time to deliver it, in unix seconds; 0 where the marketplace gives none. */
  delivery_date_to: optional(time()),
  /** The transaction at the marketplace. */ marketplace_transaction_id: optional(text()),
  /** The account at the marketplace, by its id in Base. */ account_id: optional(integer()),
  /** When it was bought, in unix seconds. */ transaction_date: optional(time()),
  /** Only with `include_complex_taxes`. */
  order_items: optional(
    list(
      object({
        /** The line: the seller's own code of the product or an id. */ itemId: text(),
        /** A second id of the line: `p` and the code. */ outerItemId: text(),
        /** What the delivery of this line costs. */
        shipping: optional(
          object({
            /** Without tax. */ netValue: decimal(),
            /** The tax alone. */ taxValue: decimal(),
            /** With tax. */ grossValue: decimal(),
            /** The currency of these amounts: an ISO code such as `EUR`. */ currency: currency(),
            /** The taxes on the delivery, one by one. */ taxes: list(tax),
          }),
        ),
        /** The taxes on the product, one by one. */ taxes: list(tax),
      }),
    ),
  ),
};

export const methods = named({
  /**
   * Payments of an order. One without an external id is left out unless `show_full_history` asks for it.
   * @see https://api.baselinker.com/index.php?method=getOrderPaymentsHistory
   */
  getOrderPaymentsHistory: read(
    {
      /** The order whose payments are wanted. */ order_id: numericId(),
      /** Also entries without an external id and those that later ones replaced. Left out by default. */
      show_full_history: optional(flag()),
    },
    {
      /** The payments. Without `show_full_history` only those with an external id. */
      payments: list(paymentEntry),
    },
  ),
  /**
   * What the marketplace knows about the transaction of an order: its ids, dates and taxes.
   * @see https://api.baselinker.com/index.php?method=getOrderTransactionData
   */
  getOrderTransactionData: read(transactionParams, transactionResult),
  /**
   * The former name of `getOrderTransactionData`, which is what this sends. Base renamed the method on 2024-06-05
   * and promised the old name for half a year.
   * @deprecated Call `getOrderTransactionData`.
   * @see https://api.baselinker.com/index.php?method=getOrderTransactionData
   */
  getOrderTransactionDetails: read(transactionParams, transactionResult, {
    sends: "getOrderTransactionData",
  }),
  /**
   * Adds an order status, or changes the one that `status_id` names.
   * @see https://api.baselinker.com/index.php?method=addOrderStatus
   */
  addOrderStatus: write(
    {
      /** Only to change an existing status. */ status_id: optional(numericId()),
      /** What the status is called in the panel. */ name: text(30),
      /** For narrow tables of the panel. */ short_name: text(17),
      /** Without it the buyer's order page does not show the status. */
      name_for_customer: optional(text(250)),
      /** For example `#1C8752`. */ color: text(7),
      /** 0 other, 1 unpaid, 2 in progress, 3 sent, 4 delivered, 5 cancelled, 6 return. */
      type: optional(integer()),
      /** The group to show it in, see `getOrderStatusGroups`. */ group_id: optional(numericId()),
      /** Seen in the settings of statuses only. */ comments: optional(text(255)),
    },
    // No source at hand shows the answer; the sibling methods give the id.
    {
      /** The status that was added or changed. No source shows the answer, so it may be absent. */
      status_id: optional(integer()),
    },
  ),
  /**
   * Deletes an order status. Its orders move to `target_status_id`.
   * @see https://api.baselinker.com/index.php?method=deleteOrderStatus
   */
  deleteOrderStatus: write({
    /** The status to delete, see `getOrderStatusList`. */ status_id: numericId(),
    /** The status that its orders get instead. */ target_status_id: numericId(),
  }),
  /**
   * Adds a group of order statuses, or renames the one that `group_id` names.
   * @see https://api.baselinker.com/index.php?method=addOrderStatusGroup
   */
  addOrderStatusGroup: write(
    {
      /** Only to change an existing group. */ group_id: optional(numericId()),
      /** What the group is called. */ name: text(15),
    },
    // No source at hand shows the answer; the sibling methods give the id.
    {
      /** The group that was added or renamed. No source shows the answer, so it may be absent. */
      group_id: optional(integer()),
    },
  ),
  /**
   * Deletes a group of order statuses.
   * @see https://api.baselinker.com/index.php?method=deleteOrderStatusGroup
   */
  deleteOrderStatusGroup: write({
    /** The group to delete, see `getOrderStatusGroups`. */ group_id: numericId(),
  }),
  /** The groups of order statuses. @see https://api.baselinker.com/index.php?method=getOrderStatusGroups */
  getOrderStatusGroups: read(none, {
    /** The groups of order statuses. */ status_groups: list(statusGroup, "group_id"),
  }),
});
