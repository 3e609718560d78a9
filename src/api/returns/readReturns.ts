import { extraField } from "../orders/extraField.ts";
import { journalPages } from "../orders/journalPages.ts";
import { paymentEntry } from "../orders/orderHistory.ts";
import { methods, pages, type ResultOf, read } from "../wire/method.ts";
import {
  choice,
  country,
  currency,
  decimal,
  either,
  flag,
  identifier,
  integer,
  list,
  map,
  object,
  optional,
  text,
  time,
  unknown,
} from "../wire/shape.ts";

const returnProduct = object({
  storage: choice("db", "shop", "warehouse"),
  storage_id: identifier(),
  order_return_product_id: integer(),
  product_id: identifier(),
  variant_id: identifier(),
  name: text(),
  sku: text(),
  ean: text(),
  location: text(),
  warehouse_id: integer(),
  attributes: text(),
  /** Gross price of one piece. */
  price_brutto: decimal(),
  tax_rate: decimal(),
  quantity: integer(),
  weight: decimal(),
  bundle_id: integer(),
  status_id: integer(),
  return_reason_id: integer(),
});

// What follows `order_return_source` comes from an older client alone, so most of it may be absent.
const orderReturn = object({
  return_id: integer(),
  /** 0 where the order does not exist in Base. */
  order_id: integer(),
  shop_order_id: integer(),
  external_order_id: identifier(),
  reference_number: text(),
  order_return_source: text(),
  order_return_source_id: optional(integer()),
  status_id: integer(),
  date_add: time(),
  date_in_status: optional(time()),
  user_login: optional(text()),
  currency: currency(),
  // A text in one source; `addOrderReturn` takes a flag.
  refunded: optional(unknown()),
  email: optional(text()),
  phone: optional(text()),
  delivery_price: optional(decimal()),
  delivery_fullname: optional(text()),
  delivery_company: optional(text()),
  delivery_address: optional(text()),
  delivery_postcode: optional(text()),
  delivery_city: optional(text()),
  delivery_state: optional(text()),
  /** The country's name in the language of the account. */
  delivery_country: optional(text()),
  delivery_country_code: optional(country()),
  extra_field_1: optional(text()),
  extra_field_2: optional(text()),
  /** Only with `include_custom_extra_fields`. */
  custom_extra_fields: optional(map(either(text(), object({ title: text(), url: text() })))),
  admin_comments: optional(text()),
  delivery_package_module: optional(text()),
  delivery_package_nr: optional(text()),
  products: list(returnProduct),
  order_return_account_number: optional(text()),
  order_return_iban: optional(text()),
  order_return_swift: optional(text()),
  fulfillment_status: optional(integer()),
  /** Only with `include_connect_data`. */
  connect_data: optional(object({ connect_integration_id: integer(), connect_contractor_id: integer() })),
});

export const readReturnsMethods = methods({
  /**
   * Returns by filter, 100 a page, in the order of their ids.
   *
   * @see https://api.baselinker.com/index.php?method=getOrderReturns
   */
  getOrderReturns: read(
    {
      order_id: optional(integer()),
      return_id: optional(integer()),
      date_from: optional(time()),
      /** The id to begin with. */
      id_from: optional(integer()),
      status_id: optional(integer()),
      filter_order_return_source: optional(text(20)),
      /** Only together with `filter_order_return_source`. */
      filter_order_return_source_id: optional(integer()),
      include_custom_extra_fields: optional(flag()),
      include_connect_data: optional(flag()),
    },
    { returns: list(orderReturn) },
  ),
  /**
   * What happened to returns, newest last, kept for three days. The account must have the journal on.
   *
   * @see https://api.baselinker.com/index.php?method=getOrderReturnJournalList
   */
  getOrderReturnJournalList: read(
    {
      /** The last entry already read. The journal of orders rejects 0: leave it out to begin. */
      last_log_id: optional(integer()),
      logs_types: optional(list(integer())),
      return_id: optional(integer()),
    },
    {
      logs: list(
        object({
          // Sources give `id` or `log_id`, and `log_type` or `type`.
          id: optional(integer()),
          log_id: optional(integer()),
          return_id: optional(integer()),
          log_type: optional(integer()),
          type: optional(integer()),
          object_id: optional(identifier()),
          date: optional(time()),
        }),
      ),
    },
  ),
  /**
   * Refunds of a return.
   *
   * @see https://api.baselinker.com/index.php?method=getOrderReturnPaymentsHistory
   */
  getOrderReturnPaymentsHistory: read(
    {
      return_id: integer(),
      /** Also the entries that later ones replaced. Left out by default. */
      show_full_history: optional(flag()),
    },
    { payments: list(paymentEntry) },
  ),
  /**
   * Additional fields of returns.
   *
   * @see https://api.baselinker.com/index.php?method=getOrderReturnExtraFields
   */
  getOrderReturnExtraFields: read({}, { extra_fields: list(extraField, "extra_field_id") }),
});

export const readReturnsPages = pages(readReturnsMethods, {
  /** All returns of `getOrderReturns`, by ascending id. */
  iterateOrderReturns: {
    of: "getOrderReturns",
    by: "id",
    from: "id_from",
    field: "returns",
    id: "return_id",
    size: 100,
  },
  /** The journal of returns; see `iterateJournalList`. */
  iterateOrderReturnJournalList: journalPages("getOrderReturnJournalList"),
});

/** A return as `getOrderReturns` gives it. */
export type OrderReturn = ResultOf<(typeof readReturnsMethods)["getOrderReturns"]>["returns"][number];
