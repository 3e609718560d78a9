import { extraFieldValues } from "../orders/orderFields.ts";
import { orderLineFields } from "../orders/orderLines.ts";
import { country, decimal, extend, integer, optional, text } from "../wire/shape.ts";

/** The fields of a return that can be set when it is made and later. */
export const returnFields = {
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
  /** See `getOrderReturnProductStatuses`. */ status_id: optional(integer()),
  /** See `getOrderReturnReasonsList`. */ return_reason_id: optional(integer()),
};

/** One line of a return, where every field may be left out. */
export const returnLineFields: typeof orderLineFields & typeof reasons = extend(orderLineFields, reasons);
