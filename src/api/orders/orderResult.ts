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
  type ObjectShape,
  object,
  optional,
  text,
  time,
} from "../wire/shape.ts";

const orderProductFields = {
  storage: choice("db", "shop", "warehouse"),
  storage_id: identifier(),
  order_product_id: integer(),
  /** For a variant its own id; `variant_id` is then empty. */
  product_id: identifier(),
  variant_id: identifier(),
  name: text(),
  sku: text(),
  ean: text(),
  location: text(),
  warehouse_id: integer(),
  auction_id: identifier(),
  attributes: text(),
  /** Gross price of one piece. */
  price_brutto: decimal(),
  tax_rate: decimal(),
  quantity: integer(),
  weight: decimal(),
  bundle_id: integer(),
  warehouse_type: optional(text()),
  transaction_id: optional(identifier()),
  transaction2_id: optional(identifier()),
  warehouse_source_id: optional(integer()),
};

/** One line of an order, as it is read back. */
interface OrderProductShape extends ObjectShape<typeof orderProductFields> {}

const orderProduct: OrderProductShape = object(orderProductFields);

const orderFields = {
  order_id: integer(),
  shop_order_id: integer(),
  external_order_id: identifier(),
  /** `personal` for custom sources and orders by hand, else the type of the shop or marketplace. */
  order_source: text(),
  order_source_id: integer(),
  order_source_info: text(),
  order_status_id: integer(),
  date_add: time(),
  /** 0 while the order is not confirmed. */
  date_confirmed: time(),
  date_in_status: time(),
  confirmed: flag(),
  user_login: text(),
  currency: currency(),
  payment_method: text(),
  payment_method_cod: flag(),
  /** The amount paid so far. */
  payment_done: decimal(),
  user_comments: text(),
  admin_comments: text(),
  email: text(),
  phone: text(),
  delivery_method_id: optional(integer()),
  delivery_method: text(),
  delivery_price: decimal(),
  delivery_package_module: text(),
  delivery_package_nr: text(),
  delivery_fullname: text(),
  delivery_company: text(),
  delivery_address: text(),
  delivery_postcode: text(),
  delivery_city: text(),
  delivery_state: text(),
  /** The country's name in the language of the account. */
  delivery_country: text(),
  delivery_country_code: country(),
  delivery_point_id: text(),
  delivery_point_name: text(),
  delivery_point_address: text(),
  delivery_point_postcode: text(),
  delivery_point_city: text(),
  invoice_fullname: text(),
  invoice_company: text(),
  invoice_nip: text(),
  invoice_address: text(),
  invoice_postcode: text(),
  invoice_city: text(),
  invoice_state: text(),
  invoice_country: text(),
  invoice_country_code: country(),
  want_invoice: flag(),
  extra_field_1: text(),
  extra_field_2: text(),
  /** Only with `include_custom_extra_fields`. */
  custom_extra_fields: optional(map(either(text(), object({ title: text(), url: text() })))),
  order_page: text(),
  pick_state: integer(),
  pack_state: integer(),
  star: optional(integer()),
  crm_client_id: optional(integer()),
  commission: optional(object({ net: decimal(), gross: decimal(), currency: currency() })),
  connect_data: optional(object({ connect_integration_id: integer(), connect_contractor_id: integer() })),
  products: list(orderProduct),
};

/** An order, as `getOrders` gives it. */
export interface OrderShape extends ObjectShape<typeof orderFields> {}

export const order: OrderShape = object(orderFields);
