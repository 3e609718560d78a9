import { type Body, named, read, type Takes, write } from "../../wire/method.ts";
import {
  country,
  decimal,
  extend,
  type FieldsInput,
  flag,
  integer,
  list,
  numericId,
  object,
  optional,
  text,
  time,
} from "../../wire/shape.ts";
import { extraFieldValues, newOrderFields, newOrderProduct } from "./orderFields.ts";

const lines = {
  /** The lines of the order. An empty list and an order without lines are taken too. */
  products: optional(list(newOrderProduct)),
};
const added = {
  /** The new order, for all other methods of orders. */ order_id: integer(),
};

/** The payload of `addOrder`. */
export interface AddOrderParams extends FieldsInput<typeof newOrderFields & typeof lines> {}

interface AddOrder
  extends Body<"write", typeof newOrderFields & typeof lines, typeof added>,
    Takes<AddOrderParams> {}
const addOrder: AddOrder = write(extend(newOrderFields, lines), added);

/** One line of a new order. */
export type NewOrderProduct = NonNullable<AddOrderParams["products"]>[number];

export const methods = named({
  /**
   * Adds an order. Base **always** makes a new one: sent twice, there are two.
   *
   * Automatic actions of the account (e-mails, invoices, shipments) can start at once, so the first call has to be
   * complete: what a later call adds comes after them.
   *
   * The documentation marks most fields as required, but live accounts take an order without them, so
   * only the status and the date are required here.
   * @see https://api.baselinker.com/index.php?method=addOrder
   */
  addOrder,
  /**
   * Changes the named fields of an order and leaves the others as they are.
   * @see https://api.baselinker.com/index.php?method=setOrderFields
   */
  setOrderFields: write({
    /** The order to change. */ order_id: numericId(),
    /** The seller's comment, which the buyer does not see. */ admin_comments: optional(text(200)),
    /** The buyer's comment. */ user_comments: optional(text(510)),
    /** How the buyer pays, as it is shown. */ payment_method: optional(text(30)),
    /** Whether the courier collects the money. */ payment_method_cod: optional(flag()),
    /** The buyer's e-mail address. */ email: optional(text(150)),
    /** The buyer's phone number. */ phone: optional(text(100)),
    /** The buyer's login at the shop or the marketplace. */ user_login: optional(text(30)),
    /** How it is delivered, as it is shown. */ delivery_method: optional(text(30)),
    /** Gross price of the delivery, in the currency of the order. */ delivery_price: optional(decimal()),
    /** First and last name of who receives it. */ delivery_fullname: optional(text(156, 100)),
    /** Company that receives it. */ delivery_company: optional(text(156, 100)),
    /** Street, house and flat of the delivery. */ delivery_address: optional(text(156)),
    /** Postcode of the delivery. */ delivery_postcode: optional(text(100)),
    /** City of the delivery. */ delivery_city: optional(text(100)),
    /** Region of the delivery. */ delivery_state: optional(text(35)),
    /** Country of the delivery: two letters, such as `PL`. */ delivery_country_code: optional(country()),
    /** Id of a parcel locker or a pick-up point at the courier. Courier forms read it from here and nowhere else. */
    delivery_point_id: optional(text(40)),
    /** Name of the pick-up point. */ delivery_point_name: optional(text(100)),
    /** Street and house of the pick-up point. */ delivery_point_address: optional(text(100)),
    /** Postcode of the pick-up point. */ delivery_point_postcode: optional(text(100)),
    /** City of the pick-up point. */ delivery_point_city: optional(text(100)),
    /** First and last name on the invoice. */ invoice_fullname: optional(text(500, 100)),
    /** Company on the invoice. */ invoice_company: optional(text(500, 100)),
    /** Tax number on the invoice. */ invoice_nip: optional(text(100)),
    /** Street, house and flat on the invoice. */ invoice_address: optional(text(500, 100)),
    /** Postcode on the invoice. */ invoice_postcode: optional(text(20)),
    /** City on the invoice. */ invoice_city: optional(text(100)),
    /** Region on the invoice. */ invoice_state: optional(text(35)),
    /** Country on the invoice: two letters, such as `PL`. */ invoice_country_code: optional(country()),
    /** Whether the buyer wants an invoice. */ want_invoice: optional(flag()),
    /** The first built-in additional field. */ extra_field_1: optional(text(50)),
    /** The second built-in additional field. */ extra_field_2: optional(text(50)),
    /** Additional fields by id, see `getOrderExtraFields`. An empty text clears one. */
    custom_extra_fields: optional(extraFieldValues),
    /** How far picking is, as a number: 0 where it was not begun. No source lists the other numbers. */
    pick_state: optional(integer()),
    /** How far packing is, as a number: 0 where it was not begun. No source lists the other numbers. */
    pack_state: optional(integer()),
    /** A mark from 1 to 5; 0 takes it away. */ star: optional(integer()),
  }),
  /** Moves an order to another status. @see https://api.baselinker.com/index.php?method=setOrderStatus */
  setOrderStatus: write({
    /** The order to move. */ order_id: numericId(),
    /** The status that it gets, see `getOrderStatusList`. */ status_id: numericId(),
  }),
  /**
   * Moves several orders to another status.
   * @see https://api.baselinker.com/index.php?method=setOrderStatuses
   */
  setOrderStatuses: write({
    /** The orders to move. */ order_ids: list(numericId()),
    /** The status that they get, see `getOrderStatusList`. */ status_id: numericId(),
  }),
  /**
   * Runs the automatic actions of a custom trigger on an order (Orders, Automatic actions).
   * @see https://api.baselinker.com/index.php?method=runOrderMacroTrigger
   */
  runOrderMacroTrigger: write({
    /** The order to run the actions on. */ order_id: numericId(),
    /** Id of the trigger, which the panel shows. */ trigger_id: numericId(),
  }),
  /**
   * Sets what is paid for an order. The amount **replaces** the one before and is not added to it. The order counts as
   * paid when it equals the order's value; a part fires no "order has been paid for".
   * @see https://api.baselinker.com/index.php?method=setOrderPayment
   */
  setOrderPayment: write({
    /** The order that was paid. */ order_id: numericId(),
    /** The whole amount paid so far, in the currency of the order. */ payment_done: decimal(),
    /** When it was paid, in unix seconds. */ payment_date: time(),
    /** A note to the payment, such as the name of the provider. */ payment_comment: text(30),
    /**
     * The payment's id at the provider. `getOrderPaymentsHistory` shows payments with one only, unless it is
     * asked for all.
     */
    external_payment_id: optional(text(30)),
  }),
  /**
   * Deletes orders, up to 1000 at once. Nothing brings them back.
   * @see https://api.baselinker.com/index.php?method=deleteOrders
   */
  deleteOrders: write(
    {
      /** The orders to delete, up to 1000. */ order_ids: list(numericId()),
    },
    {
      /** The orders that were deleted; one that is missing here is still there. */
      deleted_order_ids: optional(list(integer())),
    },
  ),
  /**
   * Moves some lines of an order, or some pieces of a line, into a new order.
   * @see https://api.baselinker.com/index.php?method=addOrderBySplit
   */
  addOrderBySplit: write(
    {
      /** The order to take lines from. */ order_id: numericId(),
      /** What moves into the new order. */
      items_to_split: list(
        object({
          /** The line, as `getOrders` gives its id. */ order_product_id: numericId(),
          /** How many pieces of it move. */ quantity: integer(),
        }),
      ),
      /** The part of the delivery price that moves along. */ delivery_cost_to_split: optional(decimal()),
    },
    {
      /** The new order. */ new_order_id: integer(),
    },
  ),
  /**
   * Makes a second order with the data of the first one.
   * @see https://api.baselinker.com/index.php?method=addOrderDuplicate
   */
  addOrderDuplicate: write(
    {
      /** The order to copy. */ order_id: numericId(),
    },
    {
      /** The new order. */ order_id: integer(),
    },
  ),
  /** Joins orders into one. @see https://api.baselinker.com/index.php?method=setOrdersMerge */
  setOrdersMerge: write(
    {
      /** The order that stays. */ main_order_id: numericId(),
      /** The orders that go into it. */ order_ids_to_merge: list(numericId()),
      // The sources at hand do not name the values.
      /** How they are joined. No source lists the values. */ merge_mode: text(),
      /** Whether the delivery prices of all orders are added up. */ sum_delivery_costs: optional(flag()),
    },
    {
      /** The order that holds all lines now. */ merged_order_id: integer(),
    },
  ),
  /**
   * Ids and statuses of the orders with this e-mail address.
   * @see https://api.baselinker.com/index.php?method=getOrdersByEmail
   */
  getOrdersByEmail: read(
    {
      /** The buyer's e-mail address. */ email: text(50),
    },
    {
      /** The orders of this buyer; empty if there are none. */
      orders: list(
        object({
          /** The order, for `getOrders` and all other methods of orders. */ order_id: integer(),
          /** The status, see `getOrderStatusList`. */ order_status_id: integer(),
          /** Since when it has its status, in unix seconds. */ date_in_status: time(),
          /** When the order was made, in unix seconds. */ date_add: time(),
        }),
      ),
    },
  ),
  /**
   * Ids, statuses and names of the orders with this phone number.
   * @see https://api.baselinker.com/index.php?method=getOrdersByPhone
   */
  getOrdersByPhone: read(
    {
      /** The buyer's phone number. */ phone: text(50),
    },
    {
      /** The orders of this buyer; empty if there are none. */
      orders: list(
        object({
          /** The order, for `getOrders` and all other methods of orders. */ order_id: integer(),
          /** The status, see `getOrderStatusList`. */ order_status_id: integer(),
          /** First and last name of who receives it. */ delivery_fullname: text(),
          /** Company that receives it; empty for none. */ delivery_company: text(),
          /** Since when it has its status, in unix seconds. */ date_in_status: time(),
          /** When the order was made, in unix seconds. */ date_add: time(),
        }),
      ),
    },
  ),
});
