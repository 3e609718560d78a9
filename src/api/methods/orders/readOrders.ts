import { named, none, read } from "../../wire/method.ts";
import {
  flag,
  identifier,
  integer,
  list,
  map,
  numericId,
  object,
  optional,
  text,
  time,
} from "../../wire/shape.ts";
import { statusList } from "./orderHistory.ts";
import { extraField, order } from "./orderResult.ts";

export const methods = named({
  /**
   * Orders by filter, 100 a page, oldest first; `iterateOrders` reads all. To read on, pass the last order's id + 1 as
   * `id_from`: paging by date can skip orders that share a second, and stops where 100 of them do.
   * @see https://api.baselinker.com/index.php?method=getOrders
   */
  getOrders: read(
    {
      /** Only this order. */ order_id: optional(numericId()),
      /** Only orders confirmed at or after this time, in unix seconds. Not a way to read on: see above. */
      date_confirmed_from: optional(time()),
      /** Compares with `date_add`. */ date_from: optional(time()),
      /** Only orders with this id or a higher one, in the order of their ids: the way to read on. */
      id_from: optional(numericId()),
      /**
       * Also orders that no one has confirmed yet: in the panel's editor, or of a marketplace without a form.
       * Left out by default, so that a look-up without it can miss an order.
       */
      get_unconfirmed_orders: optional(flag()),
      /** Only orders in this status, see `getOrderStatusList`. */ status_id: optional(numericId()),
      /** Only orders with this e-mail address. */ filter_email: optional(text(50)),
      /** Only orders of this type of source, such as `personal`, see `getOrderSources`. */
      filter_order_source: optional(text(20)),
      /** Only orders of this source within its type. Needs `filter_order_source`. */
      filter_order_source_id: optional(numericId()),
      /** Only orders with this number in the connected shop. */ filter_shop_order_id: optional(numericId()),
      /** Only orders with this number at the shop or the marketplace. */
      filter_external_order_id: optional(text(50)),
      /** Also `custom_extra_fields` of each order. Left out by default. */
      include_custom_extra_fields: optional(flag()),
      /**
       * Also `commission` of each order.
       * @deprecated The name of pages up to 2026-01: use `include_commissions`. Base ignores what it no longer knows.
       */
      include_commission_data: optional(flag()),
      /** Also `connect_data` of each order. Left out by default. */ include_connect_data: optional(flag()),
      /** Also `commissions` of each order: what the marketplace charged, fee by fee. Left out by default. */
      include_commissions: optional(flag()),
      /** Also `discounts` of each order. Left out by default. */ include_discounts_data: optional(flag()),
    },
    {
      /** One page of orders, up to 100. */ orders: list(order),
    },
  ),
  /**
   * What happened to orders, newest last, kept for three days. **It stays empty until Base's support switches it on
   * for the account**, and on some accounts even then: never rely on it alone.
   * @see https://api.baselinker.com/index.php?method=getJournalList
   */
  getJournalList: read(
    {
      /** The last entry already read. The API rejects 0: leave it out to begin. */
      last_log_id: optional(numericId()),
      /**
       * Only these kinds of entries: 1 order made, 2 order form filled in, 3 payment, 4 order, invoice or receipt
       * removed, 5 merged, 6 split, 7 invoice issued, 8 receipt issued, 9 shipment made, 10 shipment deleted,
       * 11 delivery data edited, 12 line added, 13 line edited, 14 line removed, 15 buyer put on the black list,
       * 16 order data edited, 17 order copied, 18 status changed, 19 invoice deleted, 20 receipt deleted,
       * 21 invoice data edited, 22 shipment status changed (since 2026-03-09). Left out, all kinds.
       */
      logs_types: optional(list(integer())),
      /** Only entries about this order. */ order_id: optional(numericId()),
    },
    {
      /** The entries, oldest first. Empty if the account has no journal. */
      logs: list(
        object({
          /** The entry's own id, for `last_log_id`. */ id: optional(integer()),
          /** The entry's own id, where the answer has no `id`. */ log_id: optional(integer()),
          /** The order that the entry is about. */ order_id: integer(),
          /** What happened, by the numbers of `logs_types`. */ log_type: integer(),
          /**
           * What else the entry is about, by `log_type`: 5 the merged order, 6 the new order of a split, 7 the invoice,
           * 9 the shipment made, 10 and 22 the shipment, 14 the removed line, 17 the new order, 18 the new status.
           */
          object_id: optional(identifier()),
          /** When it happened, in unix seconds. */ date: optional(time()),
        }),
      ),
    },
  ),
  /**
   * Order sources by type: `{ personal: { "1234": "LeadBox" }, … }`. Type `personal` holds the custom
   * sources, whose ids go into `custom_source_id`.
   * @see https://api.baselinker.com/index.php?method=getOrderSources
   */
  getOrderSources: read(none, {
    /**
     * Names by type and id. Types are `personal`, `shop`, `blconnect`, `order_return` and one for each marketplace.
     */
    sources: map(map(text())),
  }),
  /**
   * Order statuses in the account's own order. An order that names no status gets the first one.
   * @see https://api.baselinker.com/index.php?method=getOrderStatusList
   */
  getOrderStatusList: read(none, {
    /** The statuses of orders, in the account's own order. */ statuses: statusList,
  }),
  /**
   * Additional order fields. Ids 1 and 2 are the built-in `extra_field_1` and `extra_field_2`.
   * @see https://api.baselinker.com/index.php?method=getOrderExtraFields
   */
  getOrderExtraFields: read(none, {
    // Documented as a map, seen as a list: either is read.
    /** The definitions of the additional fields. */ extra_fields: list(extraField, "extra_field_id"),
  }),
});
