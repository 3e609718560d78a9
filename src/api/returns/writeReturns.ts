import { extend } from "../wire/extend.ts";
import { write } from "../wire/method.ts";
import { currency, decimal, flag, integer, list, object, optional, text, time } from "../wire/shape.ts";
import { returnFields, returnLineFields } from "./returnFields.ts";

export interface WriteReturnsMethods {
  /**
   * Adds a return. Like an order it is always a new one: sent twice, there are two.
   *
   * @see https://api.baselinker.com/index.php?method=addOrderReturn
   */
  addOrderReturn: typeof addOrderReturn;
  /**
   * Changes the named fields of a return and leaves the others as they are.
   *
   * @see https://api.baselinker.com/index.php?method=setOrderReturnFields
   */
  setOrderReturnFields: typeof setOrderReturnFields;
  /**
   * Adds a line to a return.
   *
   * @see https://api.baselinker.com/index.php?method=addOrderReturnProduct
   */
  addOrderReturnProduct: typeof addOrderReturnProduct;
  /**
   * Changes the named fields of one line of a return and leaves the others as they are.
   *
   * @see https://api.baselinker.com/index.php?method=setOrderReturnProductFields
   */
  setOrderReturnProductFields: typeof setOrderReturnProductFields;
  /**
   * Removes one line from a return.
   *
   * @see https://api.baselinker.com/index.php?method=deleteOrderReturnProduct
   */
  deleteOrderReturnProduct: typeof deleteOrderReturnProduct;
  /**
   * Notes that money went back to the buyer. It moves none.
   *
   * @see https://api.baselinker.com/index.php?method=setOrderReturnRefund
   */
  setOrderReturnRefund: typeof setOrderReturnRefund;
  /**
   * Runs the automatic actions of a custom trigger on a return.
   *
   * @see https://api.baselinker.com/index.php?method=runOrderReturnMacroTrigger
   */
  runOrderReturnMacroTrigger: typeof runOrderReturnMacroTrigger;
}

export const addOrderReturn = write(
  "addOrderReturn",
  extend(returnFields, {
    /** The order that comes back, where it stands in Base. */
    order_id: optional(integer()),
    /** See `getOrderReturnStatusList`. */
    status_id: integer(),
    /** Id of a custom source of returns. */
    custom_source_id: optional(integer()),
    /** The return's number in another system. */
    reference_number: optional(text(100)),
    date_add: time(),
    currency: currency(),
    /** Whether the money went back already. */
    refunded: optional(flag()),
    delivery_state: optional(text(20)),
    products: list(object(returnLineFields)),
    refund_account_number: optional(text()),
    refund_iban: optional(text()),
    refund_swift: optional(text()),
  }),
  { return_id: integer() },
);

export const setOrderReturnFields = write(
  "setOrderReturnFields",
  extend(returnFields, { return_id: integer(), delivery_state: optional(text(100)) }),
  {},
);

export const addOrderReturnProduct = write(
  "addOrderReturnProduct",
  extend(returnLineFields, {
    return_id: integer(),
    /** The line of the order that comes back. */
    order_product_id: optional(integer()),
  }),
  { order_return_product_id: integer() },
);

export const setOrderReturnProductFields = write(
  "setOrderReturnProductFields",
  extend(returnLineFields, { return_id: integer(), order_return_product_id: integer() }),
  {},
);

export const deleteOrderReturnProduct = write(
  "deleteOrderReturnProduct",
  { return_id: integer(), order_return_product_id: integer() },
  {},
);

export const setOrderReturnRefund = write(
  "setOrderReturnRefund",
  {
    return_id: integer(),
    /** The amount, in the currency of the return. */
    order_refund_done: decimal(),
    refund_date: time(),
    refund_comment: text(50),
    external_refund_id: optional(text(50)),
  },
  {},
);

export const runOrderReturnMacroTrigger = write(
  "runOrderReturnMacroTrigger",
  { return_id: integer(), trigger_id: integer() },
  {},
);
