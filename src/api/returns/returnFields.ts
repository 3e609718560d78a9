import { extraFieldValues } from "../orders/orderFields.ts";
import { orderLineFields } from "../orders/orderLines.ts";
import { country, decimal, extend, integer, optional, text } from "../wire/shape.ts";

/** The fields of a return that can be set when it is made and later. */
export const returnFields = {
  /** The seller's comment. */
  admin_comments: optional(text(200)),
  email: optional(text(150)),
  phone: optional(text(100)),
  user_login: optional(text(30)),
  /** Gross. */
  delivery_price: optional(decimal()),
  delivery_fullname: optional(text(100)),
  delivery_company: optional(text(100)),
  delivery_address: optional(text(100)),
  delivery_postcode: optional(text(100)),
  delivery_city: optional(text(100)),
  delivery_country_code: optional(country()),
  extra_field_1: optional(text(50)),
  extra_field_2: optional(text(50)),
  custom_extra_fields: optional(extraFieldValues),
};

const reasons = {
  /** See `getOrderReturnProductStatuses`. */
  status_id: optional(integer()),
  /** See `getOrderReturnReasonsList`. */
  return_reason_id: optional(integer()),
};

/** One line of a return, where every field may be left out. */
export const returnLineFields: typeof orderLineFields & typeof reasons = extend(orderLineFields, reasons);
