import { extend } from "../wire/extend.ts";
import { type ParamsOf, type ResultOf, write } from "../wire/method.ts";
import { integer, list, optional } from "../wire/shape.ts";
import { newOrderFields, newOrderProduct } from "./orderFields.ts";

export interface AddOrderMethods {
  /**
   * Adds an order. Base **always** makes a new one: sent twice, there are two.
   *
   * The documentation marks most fields as required, but live accounts take an order without them, so
   * only the status and the date are required here.
   *
   * @see https://api.baselinker.com/index.php?method=addOrder
   */
  addOrder: typeof addOrder;
}

export const addOrder = write(
  "addOrder",
  extend(newOrderFields, { products: optional(list(newOrderProduct)) }),
  { order_id: integer() },
);

/** The payload of `addOrder`. */
export type AddOrderParams = ParamsOf<typeof addOrder>;
/** The answer to `addOrder`. */
export type AddOrderResult = ResultOf<typeof addOrder>;
/** One line of a new order. */
export type NewOrderProduct = NonNullable<AddOrderParams["products"]>[number];
