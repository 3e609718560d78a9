import { methods, write } from "../wire/method.ts";
import { decimal, flag, integer, list, object, optional, text } from "../wire/shape.ts";

export const divideOrdersMethods = methods({
  /**
   * Moves some lines of an order, or some pieces of a line, into a new order.
   *
   * @see https://api.baselinker.com/index.php?method=addOrderBySplit
   */
  addOrderBySplit: write(
    {
      order_id: integer(),
      items_to_split: list(object({ order_product_id: integer(), quantity: integer() })),
      /** The part of the delivery price that moves along. */
      delivery_cost_to_split: optional(decimal()),
    },
    { new_order_id: integer() },
  ),
  /**
   * Makes a second order with the data of the first one.
   *
   * @see https://api.baselinker.com/index.php?method=addOrderDuplicate
   */
  addOrderDuplicate: write(
    { order_id: integer() },
    {
      /** The new order. */
      order_id: integer(),
    },
  ),
  /**
   * Joins orders into one.
   *
   * @see https://api.baselinker.com/index.php?method=setOrdersMerge
   */
  setOrdersMerge: write(
    {
      /** The order that stays. */
      main_order_id: integer(),
      order_ids_to_merge: list(integer()),
      // The sources at hand do not name the values.
      merge_mode: text(),
      /** Whether the delivery prices of all orders are added up. */
      sum_delivery_costs: flag(),
    },
    { merged_order_id: integer() },
  ),
});
