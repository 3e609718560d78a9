import {
  choice,
  country,
  currency,
  decimal,
  either,
  type FieldsOutput,
  flag,
  identifier,
  integer,
  list,
  map,
  type NamedShape,
  type ObjectShape,
  object,
  optional,
  text,
  time,
  unknown,
} from "../../wire/shape.ts";

const orderCommissionFields = {
  /** What the fee is called, in the words of the marketplace. */ commission_name: text(),
  /** The kind of the fee. No source lists the kinds. */ commission_type: text(),
  /** The fee without tax. */ cost_netto: decimal(),
  /** The fee with tax. */ cost_brutto: decimal(),
  /** The currency of the fee, which may differ from that of the order. */ cost_currency: currency(),
};

/** What a marketplace charged for an order. */
interface OrderCommissionShape extends ObjectShape<typeof orderCommissionFields> {}
const orderCommission: OrderCommissionShape = object(orderCommissionFields);

const connectDataFields = {
  /** The Base Connect integration, see `getConnectIntegrations`. */ connect_integration_id: integer(),
  /** The contractor, see `getConnectIntegrationContractors`. */ connect_contractor_id: integer(),
  /** The sale between the two companies. Older answers lack it. */ connect_sale_id: optional(identifier()),
};

/** Where an order or a return is in Base Connect. */
export interface ConnectDataShape extends ObjectShape<typeof connectDataFields> {}
export const connectData: ConnectDataShape = object(connectDataFields);

const extraFieldFields = {
  /** The field, which is the key in `custom_extra_fields`. */ extra_field_id: integer(),
  /** What people call the field. */ name: text(),
  /** text, number, select, checkbox, radio, date or file. */ editor_type: text(),
  /** What may be chosen, for select, checkbox and radio. */ options: optional(list(text())),
};

/** The definition of an additional field. */
export interface ExtraFieldShape extends ObjectShape<typeof extraFieldFields> {}
export const extraField: ExtraFieldShape = object(extraFieldFields);

const storedFileFields = {
  /** The name of the file. */ title: text(),
  /** Where the file can be downloaded. */ url: text(),
};

/** A file in an additional field, as it is read back. */
export interface StoredFileShape extends ObjectShape<typeof storedFileFields> {}
const storedFile: StoredFileShape = object(storedFileFields);

/** Values of additional fields by field id, as they are read back. */
export const storedExtraFieldValues = map(either(text(), storedFile));

const paymentEntryFields = {
  /** The amount paid before and after this entry. */ paid_before: decimal(),
  /** How much was paid after this entry. */ paid_after: decimal(),
  /** What the whole order or return is worth. */ total_price: decimal(),
  /** The currency of the amounts: an ISO code such as `PLN`. */ currency: currency(),
  /** The payment's id at the provider; empty if there is none. */ external_payment_id: text(),
  /** When it was entered, in unix seconds. */ date: time(),
  /** The note to the payment. Older answers lack it. */ comment: optional(text()),
};

/** One change of what is paid. */
export interface PaymentEntryShape extends ObjectShape<typeof paymentEntryFields> {}
export const paymentEntry: PaymentEntryShape = object(paymentEntryFields);

const orderProductFields = {
  /** `db` is a catalog of Base itself, `shop` a connected shop, `warehouse` a wholesaler. */
  storage: choice("db", "shop", "warehouse"),
  /** For `db` the catalog's id, else that of the shop or wholesaler; `0` or empty for a line of plain text. */
  storage_id: identifier(),
  /** The line, for the methods that change lines. */ order_product_id: integer(),
  /** For a variant its own id; `variant_id` is then empty. */ product_id: identifier(),
  /** The variant at a shop or wholesaler; empty or `0` if there is none. */ variant_id: identifier(),
  /** What the line is called. */ name: text(),
  /** The seller's own code of the product; empty if it has none. */ sku: text(),
  /** The barcode number; empty if it has none. */ ean: text(),
  /** Where the product is in the warehouse; several places are separated by `;`. */ location: text(),
  // The vendor's own example lacks it.
  /**
   * The warehouse that the stock is taken from, without the `bl_` of warehouse keys; 0 for none. Some
   * answers lack it.
   */
  warehouse_id: optional(integer()),
  /** Id of the offer on the marketplace; `0` or empty for none. */ auction_id: identifier(),
  /** What distinguishes the line, for example `Colour: blue`. */ attributes: text(),
  /** Gross price of one piece. */ price_brutto: decimal(),
  /** Percent, 0 to 100; -1 is exempt (ZW), -0.02 is NP, -0.03 is reverse charge (OO). 0 is a rate of 0 %. */
  tax_rate: decimal(),
  /** How many pieces. */ quantity: integer(),
  /** Kilograms of one piece; 0 where it is not known. */ weight: decimal(),
  /** The bundle that the line was taken out of; 0 for none. */ bundle_id: integer(),
  /** Whose warehouse it is: `bl` for Base's own, `shop` or `warehouse` for a connected one. */
  warehouse_type: optional(text()),
  /** The line's id at the marketplace. */ transaction_id: optional(identifier()),
  /** A second id of the line at the marketplace. */ transaction2_id: optional(identifier()),
  /** The shop or wholesaler whose warehouse it is; 0 for Base's own. */
  warehouse_source_id: optional(integer()),
};

/** One line of an order, as `getOrders` gives it. */
export interface OrderProduct extends FieldsOutput<typeof orderProductFields> {}
const orderProduct: NamedShape<OrderProduct> = object(orderProductFields);

const orderFields = {
  /** The order, for all other methods of orders. */ order_id: integer(),
  /** The order's number in the connected shop; 0 for none. */ shop_order_id: optional(integer()),
  /** The order's number at the shop or the marketplace; empty for none. */ external_order_id: identifier(),
  /** `personal` for custom sources and orders by hand, else the type of the shop or marketplace. */
  order_source: text(),
  /**
   * The source within its type, see `getOrderSources`. For `personal` the `custom_source_id` of `addOrder`;
   * 0 for an order by hand.
   */
  order_source_id: integer(),
  /** Further words about the source, for some marketplaces. */ order_source_info: text(),
  /** The status, see `getOrderStatusList`. */ order_status_id: integer(),
  /** When the order was made, in unix seconds. */ date_add: time(),
  /** 0 while the order is not confirmed. */ date_confirmed: time(),
  /** Since when it has its status, in unix seconds. */ date_in_status: time(),
  /** Whether it is confirmed. `getOrders` leaves others out unless it is asked for them. */
  confirmed: optional(flag()),
  /** The buyer's login at the shop or the marketplace; empty if there is none. */ user_login: text(),
  /** The currency of all amounts: an ISO code such as `PLN`. */ currency: currency(),
  /** How the buyer pays, as it is shown. */ payment_method: text(),
  /** Whether the courier collects the money. */ payment_method_cod: flag(),
  /** The amount paid so far. */ payment_done: decimal(),
  /** The buyer's comment. */ user_comments: text(),
  /** The seller's comment, which the buyer does not see. */ admin_comments: text(),
  /** The buyer's e-mail address. */ email: text(),
  /** The buyer's phone number. */ phone: text(),
  /** The way of delivery by its id in the account; 0 for none. */ delivery_method_id: optional(integer()),
  /** How it is delivered, as it is shown. */ delivery_method: text(),
  /** Gross price of the delivery. */ delivery_price: decimal(),
  /** The courier of the first shipment, see `getCouriersList`; empty while there is none. */
  delivery_package_module: text(),
  /** The number to track the first shipment by; empty while there is none. */ delivery_package_nr: text(),
  /** First and last name of who receives it. */ delivery_fullname: text(),
  /** Company that receives it. */ delivery_company: text(),
  /** Street, house and flat of the delivery. */ delivery_address: text(),
  /** Postcode of the delivery. */ delivery_postcode: text(),
  /** City of the delivery. */ delivery_city: text(),
  /** Region of the delivery. Older answers lack it. */ delivery_state: optional(text()),
  /** The country's name in the language of the account. */ delivery_country: text(),
  /** Country of the delivery: two letters, such as `PL`. Some answers lack it. */
  delivery_country_code: optional(country()),
  /** Id of the parcel locker or pick-up point; empty for none. Older answers lack it. */
  delivery_point_id: optional(text()),
  /** Name of the pick-up point; empty for none. */ delivery_point_name: text(),
  /** Street and house of the pick-up point. */ delivery_point_address: text(),
  /** Postcode of the pick-up point. */ delivery_point_postcode: text(),
  /** City of the pick-up point. */ delivery_point_city: text(),
  /** First and last name on the invoice. */ invoice_fullname: text(),
  /** Company on the invoice. */ invoice_company: text(),
  /** Tax number on the invoice. */ invoice_nip: text(),
  /** Street, house and flat on the invoice. */ invoice_address: text(),
  /** Postcode on the invoice. */ invoice_postcode: text(),
  /** City on the invoice. */ invoice_city: text(),
  /** Region on the invoice. Older answers lack it. */ invoice_state: optional(text()),
  /** The country's name, in the language of the account. */ invoice_country: text(),
  /** Country on the invoice: two letters, such as `PL`. Some answers lack it. */
  invoice_country_code: optional(country()),
  /** Whether the buyer wants an invoice. */ want_invoice: flag(),
  /** The first built-in additional field; empty if it is not set. */ extra_field_1: text(),
  /** The second built-in additional field; empty if it is not set. */ extra_field_2: text(),
  /** Only with `include_custom_extra_fields`. */ custom_extra_fields: optional(storedExtraFieldValues),
  /** The page on which the buyer can look at the order. */ order_page: text(),
  /** How far picking is, as a number: 0 where it was not begun. Some answers have `pick_status` instead. */
  pick_state: optional(integer()),
  /** How far packing is, as a number: 0 where it was not begun. Some answers have `pack_status` instead. */
  pack_state: optional(integer()),
  /** What the vendor's example calls `pick_state`. */ pick_status: optional(integer()),
  /** What the vendor's example calls `pack_state`. */ pack_status: optional(integer()),
  /** A mark from 1 to 5; 0 for none. Older answers lack it. */ star: optional(integer()),
  /** The client in the CRM, see `getCrmClientData`; 0 for none. Older answers lack it. */
  crm_client_id: optional(integer()),
  /**
   * What the marketplace charged. Only with `include_commission_data`.
   * @deprecated Newer pages have the list `commissions` with `include_commissions` instead.
   */
  commission: optional(
    object({
      /** The fee without tax. */ net: decimal(),
      /** The fee with tax. */ gross: decimal(),
      /** The currency of the fee. */ currency: currency(),
    }),
  ),
  /** What the marketplace charged, fee by fee. Only with `include_commissions`. */
  commissions: optional(list(orderCommission)),
  /** The discounts of the order. Only with `include_discounts_data`; no source shows the form. */
  discounts: optional(unknown()),
  /** Where the order is in Base Connect. Only with `include_connect_data`. */
  connect_data: optional(connectData),
  /** The lines of the order. */ products: list(orderProduct),
};

/** An order, as `getOrders` gives it. */
export interface Order extends FieldsOutput<typeof orderFields> {}
export const order: NamedShape<Order> = object(orderFields);
