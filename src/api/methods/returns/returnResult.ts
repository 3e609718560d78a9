import {
  choice,
  country,
  currency,
  decimal,
  type FieldsOutput,
  identifier,
  integer,
  list,
  type NamedShape,
  type ObjectShape,
  object,
  optional,
  text,
  time,
  unknown,
} from "../../wire/shape.ts";
import { connectData, storedExtraFieldValues } from "../orders/orderResult.ts";

const returnProductFields = {
  /** `db` is a catalog of Base itself, `shop` a connected shop, `warehouse` a wholesaler. */
  storage: choice("db", "shop", "warehouse"),
  /** For `db` the catalog's id, else that of the shop or wholesaler; `0` or empty for a line of plain text. */
  storage_id: identifier(),
  /** The line of the return, for the methods that change lines. */ order_return_product_id: integer(),
  /** The product; for a variant its own id, with `variant_id` left empty. */ product_id: identifier(),
  /** The variant at a shop or wholesaler; empty or `0` if there is none. */ variant_id: identifier(),
  /** Id of the offer on the marketplace. Older answers lack it. */ auction_id: optional(identifier()),
  /** What the line is called. */ name: text(),
  /** The seller's own code of the product; empty if it has none. */ sku: text(),
  /** The barcode number; empty if it has none. */ ean: text(),
  /** Where the product is in the warehouse; several places are separated by `;`. */ location: text(),
  /** The warehouse that the stock goes back to, without the `bl_` of warehouse keys; 0 for none. */
  warehouse_id: integer(),
  /** What distinguishes the line, for example `Colour: blue`. */ attributes: text(),
  /** Gross price of one piece. */ price_brutto: decimal(),
  /** Percent, 0 to 100; -1 is exempt (ZW), -0.02 is NP, -0.03 is reverse charge (OO). */ tax_rate: decimal(),
  /** How many pieces come back. */ quantity: integer(),
  /** Kilograms of one piece; 0 where it is not known. */ weight: decimal(),
  /** The bundle that the line was taken out of; 0 for none. */ bundle_id: integer(),
  /** The state of the product, see `getOrderReturnProductStatuses`; 0 for none. */ status_id: integer(),
  /** Why it comes back, see `getOrderReturnReasonsList`; 0 for none. */ return_reason_id: integer(),
};

/** One line of a return, as it is read back. */
interface ReturnProductShape extends ObjectShape<typeof returnProductFields> {}
const returnProduct: ReturnProductShape = object(returnProductFields);

// What follows `order_return_source` comes from an older client alone, so most of it may be absent.
const orderReturnFields = {
  /** The return, for the other methods of returns. */ return_id: integer(),
  /** 0 where the order does not exist in Base. */ order_id: integer(),
  /** The order's number in the connected shop; 0 for none. */ shop_order_id: integer(),
  /** The order's number at the shop or the marketplace; empty for none. */ external_order_id: identifier(),
  /** The return's number in another system; empty for none. */ reference_number: text(),
  /** The type of the source: `personal` for custom sources and returns by hand, else the shop or marketplace. */
  order_return_source: text(),
  /** The source within its type; 0 for a return by hand. */ order_return_source_id: optional(integer()),
  /** The status, see `getOrderReturnStatusList`. */ status_id: integer(),
  /** When the return was made, in unix seconds. */ date_add: time(),
  /** Since when it has its status, in unix seconds. */ date_in_status: optional(time()),
  /** The buyer's login at the shop or the marketplace. */ user_login: optional(text()),
  /** The currency of all amounts: an ISO code such as `PLN`. */ currency: currency(),
  // A text in one source; `addOrderReturn` takes a flag.
  /** Whether the money went back. A text in one source, so its type is open. */
  refunded: optional(unknown()),
  /** The buyer's e-mail address. */ email: optional(text()),
  /** The buyer's phone number. */ phone: optional(text()),
  /** Gross price of the delivery. */ delivery_price: optional(decimal()),
  /** First and last name of who sends it back. */ delivery_fullname: optional(text()),
  /** Company that sends it back. */ delivery_company: optional(text()),
  /** Street, house and flat of the sender. */ delivery_address: optional(text()),
  /** Postcode of the sender. */ delivery_postcode: optional(text()),
  /** City of the sender. */ delivery_city: optional(text()),
  /** Region of the sender. */ delivery_state: optional(text()),
  /** The country's name in the language of the account. */ delivery_country: optional(text()),
  /** Country of the sender: two letters, such as `PL`. */ delivery_country_code: optional(country()),
  /** The first built-in additional field. */ extra_field_1: optional(text()),
  /** The second built-in additional field. */ extra_field_2: optional(text()),
  /** Only with `include_custom_extra_fields`. */ custom_extra_fields: optional(storedExtraFieldValues),
  /** The seller's comment. */ admin_comments: optional(text()),
  /** The courier that brings it back, see `getCouriersList`. */ delivery_package_module: optional(text()),
  /** The number to track it by. */ delivery_package_nr: optional(text()),
  /** The lines that come back. */ products: list(returnProduct),
  /** The account that the money goes back to; newer answers call it `refund_account_number`. */
  order_return_account_number: optional(text()),
  /** Its IBAN; newer answers call it `refund_iban`. */ order_return_iban: optional(text()),
  /** The bank's SWIFT code; newer answers call it `refund_swift`. */ order_return_swift: optional(text()),
  /** The account that the money goes back to; older answers call it `order_return_account_number`. */
  refund_account_number: optional(text()),
  /** Its IBAN; older answers call it `order_return_iban`. */ refund_iban: optional(text()),
  /** The bank's SWIFT code; older answers call it `order_return_swift`. */ refund_swift: optional(text()),
  /** How much went back to the buyer so far. Since 2026-04-13. */ refund_done: optional(decimal()),
  /** How far the return is handled, as a number. No source at hand lists the numbers. */
  fulfillment_status: optional(integer()),
  /** Only with `include_connect_data`. */ connect_data: optional(connectData),
};

/** A return, as `getOrderReturns` gives it. */
export interface OrderReturn extends FieldsOutput<typeof orderReturnFields> {}
export const orderReturn: NamedShape<OrderReturn> = object(orderReturnFields);
