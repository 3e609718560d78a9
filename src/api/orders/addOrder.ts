import { extend } from "../wire/extend.ts";
import { type Method, type ParamsOf, type ResultOf, write } from "../wire/method.ts";
import { integer, list, type NumberShape, optional } from "../wire/shape.ts";
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

const lines = { products: optional(list(newOrderProduct)) };

// The type is written out, so that declaration files keep the comments of the fields.
export const addOrder: Method<
  "addOrder",
  "write",
  typeof newOrderFields & typeof lines,
  { readonly order_id: NumberShape }
> = write("addOrder", extend(newOrderFields, lines), { order_id: integer() });

/** The payload of `addOrder`. */
export type AddOrderParams = ParamsOf<typeof addOrder>;
/** The answer to `addOrder`. */
export type AddOrderResult = ResultOf<typeof addOrder>;
/** One line of a new order. */
export type NewOrderProduct = NonNullable<AddOrderParams["products"]>[number];
