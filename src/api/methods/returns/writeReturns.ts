import { type Body, type NoFields, named, write } from "../../wire/method.ts";
import {
  country,
  currency,
  decimal,
  extend,
  flag,
  integer,
  list,
  numericId,
  type ObjectShape,
  object,
  optional,
  text,
  time,
} from "../../wire/shape.ts";
import { extraFieldValues } from "../orders/orderFields.ts";
import { orderLineFields } from "../orders/orderLines.ts";

/** The fields of a return that can be set when it is made and later. */
const returnFields = {
  /** The seller's comment. */ admin_comments: optional(text(200)),
  /** The buyer's e-mail address. */ email: optional(text(150)),
  /** The buyer's phone number. */ phone: optional(text(100)),
  /** The buyer's login at the shop or the marketplace. */ user_login: optional(text(30)),
  /** Gross. */ delivery_price: optional(decimal()),
  /** First and last name of who sends it back. */ delivery_fullname: optional(text(100)),
  /** Company that sends it back. */ delivery_company: optional(text(100)),
  /** Street, house and flat of the sender. */ delivery_address: optional(text(100)),
  /** Postcode of the sender. */ delivery_postcode: optional(text(100)),
  /** City of the sender. */ delivery_city: optional(text(100)),
  /** Country of the sender: two letters, such as `PL`. */ delivery_country_code: optional(country()),
  /** The first built-in additional field. */ extra_field_1: optional(text(50)),
  /** The second built-in additional field. */ extra_field_2: optional(text(50)),
  /** Additional fields by id, see `getOrderReturnExtraFields`. An empty text clears one. */
  custom_extra_fields: optional(extraFieldValues),
};

const reasons = {
  /** See `getOrderReturnProductStatuses`. */ status_id: optional(numericId()),
  /** See `getOrderReturnReasonsList`. */ return_reason_id: optional(numericId()),
};

/** One line of a return, where every field may be left out. */
const returnLineFields: typeof orderLineFields & typeof reasons = extend(orderLineFields, reasons);

const comesBack = {
  /** The line of the order that comes back. */ order_product_id: optional(numericId()),
};

interface ReturnLineShape extends ObjectShape<typeof returnLineFields & typeof comesBack> {}
const returnLine: ReturnLineShape = object(extend(returnLineFields, comesBack));

const newReturn = {
  /** The order that comes back, where it exists in Base. */ order_id: optional(numericId()),
  /** See `getOrderReturnStatusList`. */ status_id: numericId(),
  /** Id of a custom source of returns. */ custom_source_id: optional(numericId()),
  /** The return's number in another system. */ reference_number: optional(text(100)),
  /** When the return was made, in unix seconds. */ date_add: time(),
  /** The currency of all amounts: an ISO code such as `PLN`. */ currency: currency(),
  /** Whether the money went back already. */ refunded: optional(flag()),
  /** Region of the sender. */ delivery_state: optional(text(20)),
  /** The lines that come back. Sources disagree whether they are needed. */
  products: optional(list(returnLine)),
  /** The account that the money goes back to. */ refund_account_number: optional(text(50)),
  /** Its IBAN. */ refund_iban: optional(text(34)),
  /** The bank's SWIFT code. */ refund_swift: optional(text(11)),
};
const added = {
  /** The new return, for the other methods of returns. */ return_id: integer(),
};

interface AddOrderReturn extends Body<"write", typeof returnFields & typeof newReturn, typeof added> {}
const addOrderReturn: AddOrderReturn = write(extend(returnFields, newReturn), added);

const ownReturn = {
  /** The return to change, see `getOrderReturns`. */ return_id: numericId(),
  /** Region of the sender. */ delivery_state: optional(text(100)),
};

interface SetOrderReturnFields extends Body<"write", typeof returnFields & typeof ownReturn, NoFields> {}
const setOrderReturnFields: SetOrderReturnFields = write(extend(returnFields, ownReturn));

const inReturn = {
  /** The return to add the line to, see `getOrderReturns`. */ return_id: numericId(),
  /** The line of the order that comes back. */ order_product_id: optional(numericId()),
};
const addedLine = {
  /** The new line of the return. */ order_return_product_id: integer(),
};

interface AddOrderReturnProduct
  extends Body<"write", typeof returnLineFields & typeof inReturn, typeof addedLine> {}
const addOrderReturnProduct: AddOrderReturnProduct = write(extend(returnLineFields, inReturn), addedLine);

const ownLine = {
  /** The return that the line is part of, see `getOrderReturns`. */ return_id: numericId(),
  /** The line of the return, as `getOrderReturns` gives its id. */ order_return_product_id: numericId(),
};

interface SetOrderReturnProductFields
  extends Body<"write", typeof returnLineFields & typeof ownLine, NoFields> {}
const setOrderReturnProductFields: SetOrderReturnProductFields = write(extend(returnLineFields, ownLine));

export const methods = named({
  /**
   * Adds a return. Like an order it is always a new one: sent twice, there are two.
   * @see https://api.baselinker.com/index.php?method=addOrderReturn
   */
  addOrderReturn,
  /**
   * Changes the named fields of a return and leaves the others as they are.
   * @see https://api.baselinker.com/index.php?method=setOrderReturnFields
   */
  setOrderReturnFields,
  /** Adds a line to a return. @see https://api.baselinker.com/index.php?method=addOrderReturnProduct */
  addOrderReturnProduct,
  /**
   * Changes the named fields of one line of a return and leaves the others as they are.
   * @see https://api.baselinker.com/index.php?method=setOrderReturnProductFields
   */
  setOrderReturnProductFields,
  /**
   * Removes one line from a return.
   * @see https://api.baselinker.com/index.php?method=deleteOrderReturnProduct
   */
  deleteOrderReturnProduct: write(ownLine),
  /**
   * Records that money went back to the buyer. It moves no money.
   * @see https://api.baselinker.com/index.php?method=setOrderReturnRefund
   */
  setOrderReturnRefund: write({
    /** The return whose money went back, see `getOrderReturns`. */ return_id: numericId(),
    /** The amount, in the currency of the return. */ order_refund_done: decimal(),
    /** When the money went back, in unix seconds. */ refund_date: time(),
    /** A note to the refund, such as the name of the provider. */ refund_comment: text(50),
    /** The refund's id at the provider. */ external_refund_id: optional(text(50)),
  }),
  /**
   * Runs the automatic actions of a custom trigger on a return.
   * @see https://api.baselinker.com/index.php?method=runOrderReturnMacroTrigger
   */
  runOrderReturnMacroTrigger: write({
    /** The return to run the actions on, see `getOrderReturns`. */ return_id: numericId(),
    /** Id of the trigger, which the panel shows. */ trigger_id: numericId(),
  }),
});
