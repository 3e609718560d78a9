import { extend } from "../wire/extend.ts";
import { write } from "../wire/method.ts";
import { integer } from "../wire/shape.ts";
import { orderLineFields } from "./orderLineFields.ts";

export interface OrderLinesMethods {
  /**
   * Changes the named fields of one line of an order and leaves the others as they are.
   *
   * @see https://api.baselinker.com/index.php?method=setOrderProductFields
   */
  setOrderProductFields: typeof setOrderProductFields;
  /**
   * Removes one line from an order.
   *
   * @see https://api.baselinker.com/index.php?method=deleteOrderProduct
   */
  deleteOrderProduct: typeof deleteOrderProduct;
}

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

export const deleteOrderProduct = write(
  "deleteOrderProduct",
  { order_id: integer(), order_product_id: integer() },
  {},
);
