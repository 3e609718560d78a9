import { type Body, methods, type ParamsOf, type ResultOf, write } from "../wire/method.ts";
import { extend, integer, list, optional } from "../wire/shape.ts";
import { newOrderFields, newOrderProduct } from "./orderFields.ts";

const lines = { products: optional(list(newOrderProduct)) };
const added = { order_id: integer() };

interface AddOrder extends Body<"write", typeof newOrderFields & typeof lines, typeof added> {}

const addOrder: AddOrder = write(extend(newOrderFields, lines), added);

export const addOrderMethods = methods({
  /**
   * Adds an order. Base **always** makes a new one: sent twice, there are two.
   *
   * The documentation marks most fields as required, but live accounts take an order without them, so
   * only the status and the date are required here.
   *
   * @see https://api.baselinker.com/index.php?method=addOrder
   */
  addOrder,
});

/** The payload of `addOrder`. */
export type AddOrderParams = ParamsOf<AddOrder>;

/** The answer to `addOrder`. */
export type AddOrderResult = ResultOf<AddOrder>;

/** One line of a new order. */
export type NewOrderProduct = NonNullable<AddOrderParams["products"]>[number];
