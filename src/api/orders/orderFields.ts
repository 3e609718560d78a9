import {
  choice,
  country,
  currency,
  decimal,
  either,
  file,
  flag,
  identifier,
  integer,
  map,
  type ObjectShape,
  object,
  optional,
  text,
  time,
} from "../wire/shape.ts";

/** A file in an additional field: its name and its bytes, up to 2 MB. */
const attachment = object({ title: text(40), file: file() });

/**
 * Values of additional fields by field id. An empty text clears a field. Ids 1 and 2 are not among
 * them: those are `extra_field_1` and `extra_field_2`.
 */
export const extraFieldValues = map(either(text(), attachment));

const newOrderProductFields = {
  /** `db` is a catalog of Base itself, `shop` a connected shop, `warehouse` a wholesaler. */
  storage: optional(choice("db", "shop", "warehouse")),
  /** For `db` the catalog's id. */
  storage_id: optional(identifier(50)),
  /** The product's id; for a variant the variant's own id, with `variant_id` left empty. */
  product_id: optional(identifier(50)),
  variant_id: optional(identifier(30)),
  name: text(200),
  sku: optional(text(50)),
  ean: optional(text(32)),
  location: optional(text(50)),
  /** The number alone, without the `bl_` of warehouse keys. */
  warehouse_id: optional(integer()),
  /** What distinguishes the line, for example `Colour: blue`. */
  attributes: optional(text(350)),
  /** Gross price of **one** piece. */
  price_brutto: decimal(),
  /** Percent, 0 to 100; -1 is exempt (ZW), -0.02 is NP, -0.03 is reverse charge (OO). */
  tax_rate: optional(decimal()),
  quantity: integer(),
  /** Kilograms of one piece. */
  weight: optional(decimal()),
};

/** One line of an order, as it is written. */
export interface NewOrderProductShape extends ObjectShape<typeof newOrderProductFields> {}

export const newOrderProduct: NewOrderProductShape = object(newOrderProductFields);

/**
 * The fields of a new order. Lengths are those that the documentation gives for `addOrder`; other
 * methods allow more in places.
 */
export const newOrderFields = {
  order_status_id: integer(),
  /** Id of a custom order source (Orders, Settings, Custom order sources). */
  custom_source_id: optional(integer()),
  /** When the order was made. */
  date_add: time(),
  currency: optional(currency()),
  payment_method: optional(text(30)),
  /** Cash on delivery. */
  payment_method_cod: optional(flag()),
  /** Adds a payment of the whole amount; some accounts ignore it and want `setOrderPayment`. */
  paid: optional(flag()),
  /** The buyer's comment. */
  user_comments: optional(text(510)),
  /** The seller's comment. */
  admin_comments: optional(text(200)),
  email: optional(text(150)),
  phone: optional(text(100)),
  user_login: optional(text(30)),
  delivery_method: optional(text(30)),
  /** Gross. */
  delivery_price: optional(decimal()),
  delivery_fullname: optional(text(100)),
  delivery_company: optional(text(100)),
  delivery_address: optional(text(156)),
  delivery_postcode: optional(text(100)),
  delivery_city: optional(text(100)),
  delivery_state: optional(text(20)),
  delivery_country_code: optional(country()),
  /** Id of a parcel locker or a pick-up point. */
  delivery_point_id: optional(text(40)),
  delivery_point_name: optional(text(100)),
  delivery_point_address: optional(text(100)),
  delivery_point_postcode: optional(text(100)),
  delivery_point_city: optional(text(100)),
  invoice_fullname: optional(text(100)),
  invoice_company: optional(text(100)),
  /** Tax number. */
  invoice_nip: optional(text(100)),
  invoice_address: optional(text(100)),
  invoice_postcode: optional(text(100)),
  invoice_city: optional(text(100)),
  invoice_state: optional(text(20)),
  invoice_country_code: optional(country()),
  want_invoice: optional(flag()),
  extra_field_1: optional(text(50)),
  extra_field_2: optional(text(50)),
  custom_extra_fields: optional(extraFieldValues),
};
