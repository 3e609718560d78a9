import { isRecord } from "../../shared/json/value.ts";
import { expected } from "../../shared/options/check.ts";
import { integer } from "../../shared/options/kinds.ts";
import { checkFields, declaredFields } from "./knownNames.ts";
import type { FakeCatalog, FakeOrder, FakeOrderProduct, FakeProduct, FakeProductExtras } from "./state.ts";

/**
 * An order with every field; omitted fields are empty as the API writes them (`""` or 0).
 * @throws TypeError for a field that an order does not have
 */
export function buildOrder(fields: Partial<FakeOrder> = {}): FakeOrder {
  checkFields("an order", fields, Object.keys(declaredFields().orders));
  return fullOrder(fields);
}

/**
 * One line of an order; by default an unlinked line of one piece.
 * @throws TypeError for a field that a line does not have
 */
export function buildOrderProduct(fields: Partial<FakeOrderProduct> = {}): FakeOrderProduct {
  checkFields("a line of an order", fields, Object.keys(declaredFields().lines));
  return fullLine(fields);
}

/**
 * A main product, or a variant if `parent_id` is set.
 * @throws TypeError for a field that a product does not have, and without an `id`
 */
export function buildProduct(fields: Partial<FakeProduct> & { readonly id: number }): FakeProduct {
  const id = idOf("a product", "id", fields);
  const known = [...Object.keys(fullProduct({ id })), ...productExtras];
  checkFields("a product", fields, known);
  return fullProduct({ ...fields, id });
}

const productExtras = [
  "is_bundle",
  "ean_additional",
  "tags",
  "height",
  "width",
  "length",
  "star",
  "average_cost",
  "locations",
  "images",
  "links",
  "bundle_products",
  "text_fields",
] satisfies readonly (keyof FakeProductExtras)[];

/**
 * A catalog; products and their variants are in one list.
 * @throws TypeError for a field that a catalog does not have, and without an `inventory_id`
 */
export function buildCatalog(fields: Partial<FakeCatalog> & { readonly inventory_id: number }): FakeCatalog {
  const id = idOf("a catalog", "inventory_id", fields);
  return withFields<FakeCatalog>("a catalog", fields, {
    inventory_id: id,
    name: `Catalog ${id}`,
    description: "",
    languages: ["en"],
    default_language: "en",
    price_groups: [],
    default_price_group: 0,
    warehouses: [],
    default_warehouse: "",
    reservations: false,
    is_default: false,
    products: [],
  });
}

export function fullProduct(fields: Partial<FakeProduct> & { readonly id: number }): FakeProduct {
  return {
    parent_id: 0,
    sku: "",
    ean: "",
    asin: "",
    name: `Product ${fields.id}`,
    description: "",
    features: {},
    category_id: 0,
    manufacturer_id: 0,
    tax_rate: 23,
    weight: 0,
    prices: {},
    stock: {},
    ...fields,
  };
}

export function fullOrder(fields: Partial<FakeOrder>): FakeOrder {
  return {
    order_id: 0,
    shop_order_id: 0,
    external_order_id: "",
    order_source: "personal",
    order_source_id: 0,
    order_source_info: "-",
    order_status_id: 0,
    date_add: 0,
    date_confirmed: 0,
    date_in_status: 0,
    confirmed: false,
    user_login: "",
    currency: "EUR",
    payment_method: "",
    payment_method_cod: false,
    payment_done: 0,
    user_comments: "",
    admin_comments: "",
    email: "",
    phone: "",
    delivery_method_id: 0,
    delivery_method: "",
    delivery_price: 0,
    delivery_package_module: "",
    delivery_package_nr: "",
    delivery_fullname: "",
    delivery_company: "",
    delivery_address: "",
    delivery_postcode: "",
    delivery_city: "",
    delivery_state: "",
    delivery_country: "",
    delivery_country_code: "",
    delivery_point_id: "",
    delivery_point_name: "",
    delivery_point_address: "",
    delivery_point_postcode: "",
    delivery_point_city: "",
    invoice_fullname: "",
    invoice_company: "",
    invoice_nip: "",
    invoice_address: "",
    invoice_postcode: "",
    invoice_city: "",
    invoice_state: "",
    invoice_country: "",
    invoice_country_code: "",
    want_invoice: false,
    extra_field_1: "",
    extra_field_2: "",
    order_page: "",
    pick_state: 0,
    pack_state: 0,
    products: [],
    ...fields,
  };
}

export function fullLine(fields: Partial<FakeOrderProduct>): FakeOrderProduct {
  return {
    storage: "db",
    storage_id: "0",
    order_product_id: 0,
    product_id: "",
    variant_id: "",
    name: "",
    sku: "",
    ean: "",
    location: "",
    warehouse_id: 0,
    auction_id: "0",
    attributes: "",
    price_brutto: 0,
    tax_rate: 0,
    quantity: 1,
    weight: 0,
    bundle_id: 0,
    ...fields,
  };
}

/** The defaults overridden by the given fields. Fields that have no default are rejected. */
function withFields<Thing extends object>(what: string, fields: Partial<Thing>, defaults: Thing): Thing {
  checkFields(what, fields, Object.keys(defaults));
  return { ...defaults, ...fields };
}

function idOf(what: string, name: string, fields: unknown): number {
  if (!isRecord(fields)) throw expected(what, `an object with at least ${name}`, fields);
  return integer().check(`${name} of ${what}`, fields[name]);
}
