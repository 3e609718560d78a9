import { extend } from "../wire/extend.ts";
import { write } from "../wire/method.ts";
import { integer } from "../wire/shape.ts";
import { orderLineFields } from "./orderLineFields.ts";

/**
 * Changes the named fields of one line of an order and leaves the others as they are.
 *
 * @see https://api.baselinker.com/index.php?method=setOrderProductFields
 */
export const setOrderProductFields = write(
  "setOrderProductFields",
  extend(
    {
      order_id: integer(),
      /** The line's own id, as `getOrders` gives it. */
      order_product_id: integer(),
    },
    orderLineFields,
  ),
  {},
);

/**
 * Removes one line from an order.
 *
 * @see https://api.baselinker.com/index.php?method=deleteOrderProduct
 */
export const deleteOrderProduct = write(
  "deleteOrderProduct",
  { order_id: integer(), order_product_id: integer() },
  {},
);
