import { methods, read, write } from "../wire/method.ts";
import { decimal, flag, integer, list, object, optional, text, time } from "../wire/shape.ts";

export const divideOrdersMethods = methods({
  /**
   * Moves some lines of an order, or some pieces of a line, into a new order.
   * @see https://api.baselinker.com/index.php?method=addOrderBySplit
   */
  addOrderBySplit: write(
    {
      /** The order to take lines from. */ order_id: integer(),
      /** What moves into the new order. */
      items_to_split: list(
        object({
          /** The line, as `getOrders` gives its id. */ order_product_id: integer(),
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
      /** The order to copy. */ order_id: integer(),
    },
    {
      /** The new order. */ order_id: integer(),
    },
  ),
  /** Joins orders into one. @see https://api.baselinker.com/index.php?method=setOrdersMerge */
  setOrdersMerge: write(
    {
      /** The order that stays. */ main_order_id: integer(),
      /** The orders that go into it. */ order_ids_to_merge: list(integer()),
      // The sources at hand do not name the values.
      /** How they are joined. No source lists the values. */ merge_mode: text(),
      /** Whether the delivery prices of all orders are added up. */ sum_delivery_costs: optional(flag()),
    },
    {
      /** The order that holds all lines now. */ merged_order_id: integer(),
    },
  ),
});

export const ordersByContactMethods = methods({
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
