import { methods, write } from "../wire/method.ts";
import { country, decimal, flag, integer, list, optional, text, time } from "../wire/shape.ts";
import { extraFieldValues } from "./orderFields.ts";

export const changeOrdersMethods = methods({
  /**
   * Changes the named fields of an order and leaves the others as they are.
   *
   * @see https://api.baselinker.com/index.php?method=setOrderFields
   */
  setOrderFields: write(
    {
      order_id: integer(),
      admin_comments: optional(text(200)),
      user_comments: optional(text(510)),
      payment_method: optional(text(30)),
      payment_method_cod: optional(flag()),
      email: optional(text(150)),
      phone: optional(text(100)),
      user_login: optional(text(30)),
      delivery_method: optional(text(30)),
      delivery_price: optional(decimal()),
      delivery_fullname: optional(text(156)),
      delivery_company: optional(text(156)),
      delivery_address: optional(text(156)),
      delivery_postcode: optional(text(100)),
      delivery_city: optional(text(100)),
      delivery_state: optional(text(35)),
      delivery_country_code: optional(country()),
      delivery_point_id: optional(text(40)),
      delivery_point_name: optional(text(100)),
      delivery_point_address: optional(text(100)),
      delivery_point_postcode: optional(text(100)),
      delivery_point_city: optional(text(100)),
      invoice_fullname: optional(text(500)),
      invoice_company: optional(text(500)),
      invoice_nip: optional(text(100)),
      invoice_address: optional(text(100)),
      invoice_postcode: optional(text(100)),
      invoice_city: optional(text(100)),
      invoice_state: optional(text(35)),
      invoice_country_code: optional(country()),
      want_invoice: optional(flag()),
      extra_field_1: optional(text(50)),
      extra_field_2: optional(text(50)),
      custom_extra_fields: optional(extraFieldValues),
      pick_state: optional(integer()),
      pack_state: optional(integer()),
      star: optional(integer()),
    },
    {},
  ),
  /**
   * Moves an order to another status.
   *
   * @see https://api.baselinker.com/index.php?method=setOrderStatus
   */
  setOrderStatus: write({ order_id: integer(), status_id: integer() }, {}),
  /**
   * Moves several orders to another status.
   *
   * @see https://api.baselinker.com/index.php?method=setOrderStatuses
   */
  setOrderStatuses: write({ order_ids: list(integer()), status_id: integer() }, {}),
  /**
   * Runs the automatic actions of a custom trigger on an order (Orders, Automatic actions).
   *
   * @see https://api.baselinker.com/index.php?method=runOrderMacroTrigger
   */
  runOrderMacroTrigger: write(
    {
      order_id: integer(),
      /** Id of the trigger, which the panel shows. */
      trigger_id: integer(),
    },
    {},
  ),
  /**
   * Adds a payment to an order.
   *
   * @see https://api.baselinker.com/index.php?method=setOrderPayment
   */
  setOrderPayment: write(
    {
      order_id: integer(),
      /** The amount paid, in the currency of the order. */
      payment_done: decimal(),
      payment_date: time(),
      payment_comment: text(30),
      external_payment_id: optional(text(30)),
    },
    {},
  ),
  /**
   * Deletes orders.
   *
   * @see https://api.baselinker.com/index.php?method=deleteOrders
   */
  deleteOrders: write({ order_ids: list(integer()) }, { deleted_order_ids: optional(list(integer())) }),
});
