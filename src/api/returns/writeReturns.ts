import { type Body, methods, type NoFields, write } from "../wire/method.ts";
import {
  currency,
  decimal,
  extend,
  flag,
  integer,
  list,
  type ObjectShape,
  object,
  optional,
  text,
  time,
} from "../wire/shape.ts";
import { returnFields, returnLineFields } from "./returnFields.ts";

interface ReturnLineShape extends ObjectShape<typeof returnLineFields> {}

const returnLine: ReturnLineShape = object(returnLineFields);

const newReturn = {
  /** The order that comes back, where it exists in Base. */
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
  products: list(returnLine),
  refund_account_number: optional(text()),
  refund_iban: optional(text()),
  refund_swift: optional(text()),
};
const added = { return_id: integer() };

interface AddOrderReturn extends Body<"write", typeof returnFields & typeof newReturn, typeof added> {}

const addOrderReturn: AddOrderReturn = write(extend(returnFields, newReturn), added);

const ownReturn = { return_id: integer(), delivery_state: optional(text(100)) };

interface SetOrderReturnFields extends Body<"write", typeof returnFields & typeof ownReturn, NoFields> {}

const setOrderReturnFields: SetOrderReturnFields = write(extend(returnFields, ownReturn), {});

const inReturn = {
  return_id: integer(),
  /** The line of the order that comes back. */
  order_product_id: optional(integer()),
};
const addedLine = { order_return_product_id: integer() };

interface AddOrderReturnProduct
  extends Body<"write", typeof returnLineFields & typeof inReturn, typeof addedLine> {}

const addOrderReturnProduct: AddOrderReturnProduct = write(extend(returnLineFields, inReturn), addedLine);

const ownLine = { return_id: integer(), order_return_product_id: integer() };

interface SetOrderReturnProductFields
  extends Body<"write", typeof returnLineFields & typeof ownLine, NoFields> {}

const setOrderReturnProductFields: SetOrderReturnProductFields = write(extend(returnLineFields, ownLine), {});

export const writeReturnsMethods = methods({
  /**
   * Adds a return. Like an order it is always a new one: sent twice, there are two.
   *
   * @see https://api.baselinker.com/index.php?method=addOrderReturn
   */
  addOrderReturn,
  /**
   * Changes the named fields of a return and leaves the others as they are.
   *
   * @see https://api.baselinker.com/index.php?method=setOrderReturnFields
   */
  setOrderReturnFields,
  /**
   * Adds a line to a return.
   *
   * @see https://api.baselinker.com/index.php?method=addOrderReturnProduct
   */
  addOrderReturnProduct,
  /**
   * Changes the named fields of one line of a return and leaves the others as they are.
   *
   * @see https://api.baselinker.com/index.php?method=setOrderReturnProductFields
   */
  setOrderReturnProductFields,
  /**
   * Removes one line from a return.
   *
   * @see https://api.baselinker.com/index.php?method=deleteOrderReturnProduct
   */
  deleteOrderReturnProduct: write(ownLine, {}),
  /**
   * Records that money went back to the buyer. It moves no money.
   *
   * @see https://api.baselinker.com/index.php?method=setOrderReturnRefund
   */
  setOrderReturnRefund: write(
    {
      return_id: integer(),
      /** The amount, in the currency of the return. */
      order_refund_done: decimal(),
      refund_date: time(),
      refund_comment: text(50),
      external_refund_id: optional(text(50)),
    },
    {},
  ),
  /**
   * Runs the automatic actions of a custom trigger on a return.
   *
   * @see https://api.baselinker.com/index.php?method=runOrderReturnMacroTrigger
   */
  runOrderReturnMacroTrigger: write({ return_id: integer(), trigger_id: integer() }, {}),
});
