import { methods, pages, type ResultOf, read } from "../wire/method.ts";
import { flag, identifier, integer, list, map, object, optional, text, time } from "../wire/shape.ts";
import { extraField } from "./extraField.ts";
import { journalPages } from "./journalPages.ts";
import { order } from "./orderResult.ts";
import { statusList } from "./orderStatuses.ts";

export const readOrdersMethods = methods({
  /**
   * Orders by filter, 100 a page, oldest first. To read on, pass the last order's id + 1 as `id_from`:
   * paging by date can skip orders that share a second, and stops where 100 of them do.
   *
   * @see https://api.baselinker.com/index.php?method=getOrders
   */
  getOrders: read(
    {
      order_id: optional(integer()),
      date_confirmed_from: optional(time()),
      /** Compares with `date_add`. */
      date_from: optional(time()),
      id_from: optional(integer()),
      /** Also orders that nobody has confirmed yet. Left out by default. */
      get_unconfirmed_orders: optional(flag()),
      status_id: optional(integer()),
      filter_email: optional(text(50)),
      filter_order_source: optional(text(20)),
      filter_order_source_id: optional(integer()),
      filter_shop_order_id: optional(integer()),
      filter_external_order_id: optional(text()),
      include_custom_extra_fields: optional(flag()),
      include_commission_data: optional(flag()),
      include_connect_data: optional(flag()),
      // Next to include_commission_data in newer sources; nobody has checked whether it replaces it.
      include_commissions: optional(flag()),
      include_discounts_data: optional(flag()),
    },
    { orders: list(order) },
  ),
  /**
   * Ids and statuses of the orders with this e-mail address.
   *
   * @see https://api.baselinker.com/index.php?method=getOrdersByEmail
   */
  getOrdersByEmail: read(
    { email: text(50) },
    {
      orders: list(
        object({ order_id: integer(), order_status_id: integer(), date_in_status: time(), date_add: time() }),
      ),
    },
  ),
  /**
   * Ids, statuses and names of the orders with this phone number.
   *
   * @see https://api.baselinker.com/index.php?method=getOrdersByPhone
   */
  getOrdersByPhone: read(
    { phone: text(50) },
    {
      orders: list(
        object({
          order_id: integer(),
          order_status_id: integer(),
          delivery_fullname: text(),
          delivery_company: text(),
          date_in_status: time(),
          date_add: time(),
        }),
      ),
    },
  ),
  /**
   * What happened to orders, newest last, kept for three days. The account must have the journal
   * switched on, and the journal of some accounts stays empty even so: never rely on it alone.
   *
   * @see https://api.baselinker.com/index.php?method=getJournalList
   */
  getJournalList: read(
    {
      /** The last entry already read. The API rejects 0: leave it out to begin. */
      last_log_id: optional(integer()),
      logs_types: optional(list(integer())),
      order_id: optional(integer()),
    },
    {
      logs: list(
        object({
          /** The entry's own id, for `last_log_id`. */
          id: optional(integer()),
          log_id: optional(integer()),
          order_id: integer(),
          log_type: integer(),
          object_id: optional(identifier()),
          date: optional(time()),
        }),
      ),
    },
  ),
  /**
   * Order sources by type: `{ personal: { "1234": "LeadBox" }, … }`. Type `personal` holds the custom
   * sources, whose ids go into `custom_source_id`.
   *
   * @see https://api.baselinker.com/index.php?method=getOrderSources
   */
  getOrderSources: read({}, { sources: map(map(text())) }),
  /**
   * Order statuses in the account's own order. An order that names no status gets the first one.
   *
   * @see https://api.baselinker.com/index.php?method=getOrderStatusList
   */
  getOrderStatusList: read({}, { statuses: statusList }),
  /**
   * Additional order fields. Ids 1 and 2 are the built-in `extra_field_1` and `extra_field_2`.
   *
   * @see https://api.baselinker.com/index.php?method=getOrderExtraFields
   */
  getOrderExtraFields: read(
    {},
    {
      // Documented as a map, seen as a list: either is read.
      extra_fields: list(extraField, "extra_field_id"),
    },
  ),
});

export const readOrdersPages = pages(readOrdersMethods, {
  /**
   * All orders that the filters of `getOrders` let through, by ascending id from `id_from` on. Loses none
   * and gives none twice, however many share a second.
   *
   * @example
   * ```ts
   * const orders = baselinker.iterateOrders({}, { cursor: saved, limit: 500 });
   * for await (const order of orders) console.log(order.order_id, order.email);
   * saved = orders.cursor;
   * ```
   * @see https://api.baselinker.com/index.php?method=getOrders
   */
  iterateOrders: { of: "getOrders", by: "id", from: "id_from", field: "orders", id: "order_id", size: 100 },
  /**
   * The journal of orders, by ascending id of its entries. Keep the cursor and resume with it to get only
   * what is new. Base keeps entries for three days, and some accounts have no journal: never rely on it
   * alone.
   *
   * @example
   * ```ts
   * const entries = baselinker.iterateJournalList({ logs_types: [1, 18] }, { cursor: saved });
   * for await (const { order_id, log_type } of entries) console.log(order_id, log_type);
   * saved = entries.cursor ?? saved;
   * ```
   * @see https://api.baselinker.com/index.php?method=getJournalList
   */
  iterateJournalList: journalPages("getJournalList"),
});

/** An order as `getOrders` gives it. */
export type Order = ResultOf<(typeof readOrdersMethods)["getOrders"]>["orders"][number];

/** One line of an order as `getOrders` gives it. */
export type OrderProduct = Order["products"][number];
