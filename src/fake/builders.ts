import type { FakeCatalog, FakeOrder, FakeOrderProduct, FakeProduct } from "./state.ts";

/**
 * An order with every field; what is not given is absent as the API writes it (`""` or 0).
 *
 * @example
 * account.orders.push(buildOrder({ order_id: 1, email: "anna@example.com", products: [buildOrderProduct({ sku: "A" })] }));
 */
export function buildOrder(fields: Partial<FakeOrder> = {}): FakeOrder {
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

/** One line of an order; an unlinked line of one piece unless told otherwise. */
export function buildOrderProduct(fields: Partial<FakeOrderProduct> = {}): FakeOrderProduct {
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

/**
 * A main product, or a variant where `parent_id` is given.
 *
 * @example
 * buildProduct({ id: 11, sku: "MUG-RED", name: "Mug, red", parent_id: 10 })
 */
export function buildProduct(fields: Partial<FakeProduct> & { readonly id: number }): FakeProduct {
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

/** A catalog; products and their variants are in one list. */
export function buildCatalog(fields: Partial<FakeCatalog> & { readonly inventory_id: number }): FakeCatalog {
  return {
    name: `Catalog ${fields.inventory_id}`,
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
    ...fields,
  };
}
