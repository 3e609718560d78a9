import { type Body, methods, type ParamsOf, write } from "../wire/method.ts";
import { extend, integer, list, optional } from "../wire/shape.ts";
import { newOrderFields, newOrderProduct } from "./orderFields.ts";

const lines = {
  /** The lines of the order. An empty list and an order without lines are taken too. */
  products: optional(list(newOrderProduct)),
};
const added = {
  /** The new order, for all other methods of orders. */ order_id: integer(),
};

interface AddOrder extends Body<"write", typeof newOrderFields & typeof lines, typeof added> {}
const addOrder: AddOrder = write(extend(newOrderFields, lines), added);

export const addOrderMethods = methods({
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
});

/** The payload of `addOrder`. */
export interface AddOrderParams extends ParamsOf<AddOrder> {}

/** One line of a new order. */
export type NewOrderProduct = NonNullable<AddOrderParams["products"]>[number];
