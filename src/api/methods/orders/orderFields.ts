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
  keyed,
  numericId,
  type ObjectShape,
  object,
  optional,
  text,
  time,
} from "../../wire/shape.ts";

const attachmentFields = {
  /** The file's name, with its ending. */ title: text(40),
  /** The bytes of the file, up to 2 MB. */ file: file(),
};

/** A file in an additional field: its name and its bytes, up to 2 MB. */
export interface AttachmentShape extends ObjectShape<typeof attachmentFields> {}
const attachment: AttachmentShape = object(attachmentFields);

/**
 * Values of additional fields by field id. An empty text clears a field. Ids 1 and 2 are not among
 * them: those are `extra_field_1` and `extra_field_2`.
 */
export const extraFieldValues = keyed("", either(text(), attachment));

const newOrderProductFields = {
  /** `"db"` is a catalog of Base itself, `"shop"` a connected shop, `"warehouse"` a wholesaler. */
  storage: optional(choice("db", "shop", "warehouse")),
  /** For `db` the catalog's id, for example `"205"`. */ storage_id: optional(identifier(50)),
  /** The product's id, for example `"1001"`; for a variant the variant's own id, with `variant_id` left empty. */
  product_id: optional(identifier(50)),
  /** The variant of the product in a shop or at a wholesaler, for example `"12"`; empty for `db`. */
  variant_id: optional(identifier(30)),
  /** What the line is called, for example `"Mug, blue"`. */ name: text(200),
  /** The seller's own code of the product, for example `"MUG-BLUE"`. */ sku: optional(text(50)),
  /** The barcode, for example `"5901234123457"`. */ ean: optional(text(32)),
  /** Where the product is in the warehouse, for example `"A-12"`; several places are separated by `;`. */
  location: optional(text(50)),
  /**
   * The number of the warehouse alone, without the `bl_` of warehouse keys, for example `205`. Left out, it is that of
   * the order's other lines, else that of the order's source.
   */
  warehouse_id: optional(numericId()),
  /** What distinguishes the line, for example `"Colour: blue"`. */ attributes: optional(text(350)),
  /** Gross price of **one** piece, for example `123`. */ price_brutto: decimal(),
  /**
   * Percent, 0 to 100, for example `23`; -1 is exempt (ZW), -0.02 is NP, -0.03 is reverse charge (OO). 0 is a rate of
   * 0 % and not an unknown one.
   */
  tax_rate: optional(decimal()),
  /** How many pieces, for example `2`. */ quantity: integer(),
  /** Kilograms of one piece, for example `0.4`. */ weight: optional(decimal()),
};

/** One line of an order, as it is written. */
export interface NewOrderProductShape extends ObjectShape<typeof newOrderProductFields> {}
export const newOrderProduct: NewOrderProductShape = object(newOrderProductFields);

/**
 * The fields of a new order. Where sources disagree on a length, the larger one of the newer sources counts, and the
 * smaller one of the older pages is what is certainly taken.
 */
export const newOrderFields = {
  /** Id of the order status (Orders, Settings, Order statuses), for example `8001`. */
  order_status_id: numericId(),
  /**
   * Id of a custom order source (Orders, Settings, Custom order sources), for example `3102`. It also decides which
   * warehouse a line takes its stock from that names none.
   */
  custom_source_id: optional(numericId()),
  /** When the order was made, in unix **seconds**, for example `1767225600`. */ date_add: time(),
  /** ISO code, for example `"UAH"`. */ currency: optional(currency()),
  /** How the buyer pays, as it is shown, for example `"Card online"`. */ payment_method: optional(text(30)),
  /** Cash on delivery, for example `true`: the courier collects the money. */
  payment_method_cod: optional(flag()),
  /** `true` adds a payment of the whole amount; some accounts ignore it and want `setOrderPayment`. */
  paid: optional(flag()),
  /** The buyer's comment, for example `"Call before delivery"`. */ user_comments: optional(text(510)),
  /** The seller's comment, for example `"Promo code MAY10"`. */ admin_comments: optional(text(200)),
  /** The buyer's e-mail, for example `"ann@example.com"`. */ email: optional(text(150)),
  /** The buyer's phone, for example `"+380671234567"`. */ phone: optional(text(100)),
  /** The buyer's login at the shop or the marketplace, for example `"ann_b"`. */
  user_login: optional(text(30)),
  /** How it is delivered, as it is shown, for example `"Courier"`. */ delivery_method: optional(text(30)),
  /** Gross price of delivery, for example `80`. */ delivery_price: optional(decimal()),
  /** Who receives it, for example `"Ann Buyer"`. */ delivery_fullname: optional(text(156, 100)),
  /** The company that receives it, for example `"Example Ltd"`. */
  delivery_company: optional(text(156, 100)),
  /** Street, house and flat, for example `"1 Sample Street, flat 2"`. */
  delivery_address: optional(text(156)),
  /** Postcode of the delivery, for example `"01001"`. */ delivery_postcode: optional(text(100)),
  /** City of the delivery, for example `"Kyiv"`. */ delivery_city: optional(text(100)),
  /** State or region of the delivery, for example `"CA"`. */ delivery_state: optional(text(35)),
  /** Country of the delivery by its ISO code, for example `"UA"`. */
  delivery_country_code: optional(country()),
  /**
   * Id of a parcel locker or a pick-up point, for example `"WAW01A"`. Courier forms read it from here and nowhere else.
   */
  delivery_point_id: optional(text(40)),
  /** Name of the pick-up point, for example `"Branch No. 5"`. */ delivery_point_name: optional(text(100)),
  /** Street and house of the pick-up point, for example `"1 Sample Street"`. */
  delivery_point_address: optional(text(100)),
  /** Postcode of the pick-up point, for example `"00-001"`. */ delivery_point_postcode: optional(text(100)),
  /** City of the pick-up point, for example `"Warsaw"`. */ delivery_point_city: optional(text(100)),
  /** Whom the invoice is for, for example `"Ann Buyer"`. */ invoice_fullname: optional(text(500, 100)),
  /** The company that the invoice is for, for example `"Example Ltd"`. */
  invoice_company: optional(text(500, 100)),
  /** Tax number of the invoice, for example `"5260250995"`. */ invoice_nip: optional(text(100)),
  /** Street, house and flat on the invoice, for example `"1 Sample Street"`. */
  invoice_address: optional(text(500, 100)),
  /** Postcode on the invoice, for example `"00-001"`. */ invoice_postcode: optional(text(20)),
  /** City on the invoice, for example `"Warsaw"`. */ invoice_city: optional(text(100)),
  /** State or region on the invoice, for example `"CA"`. */ invoice_state: optional(text(35)),
  /** Country of the invoice by its ISO code, for example `"PL"`. */
  invoice_country_code: optional(country()),
  /** The buyer wants an invoice, for example `true`. */ want_invoice: optional(flag()),
  /** The first built-in additional field, for example the number of the order in the shop: `"100045"`. */
  extra_field_1: optional(text(50)),
  /** The second built-in additional field, for example `"landing-2"`. */ extra_field_2: optional(text(50)),
  /** Additional fields by their ids, for example `{ "101": "google" }`. */
  custom_extra_fields: optional(extraFieldValues),
};
