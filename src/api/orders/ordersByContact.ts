import { methods, read } from "../wire/method.ts";
import { integer, list, object, text, time } from "../wire/shape.ts";

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
