import { getOwn, joinPath, keysOf } from "../../shared/json/value.ts";
import type { AnyShape, Fields } from "../wire/shape.ts";
import { methodNamed } from "./methods.ts";

/** What a personal text is about: the word that replaces it where it is hidden, as in `[email 1]`. */
export type PersonalKind =
  | "email"
  | "phone"
  | "login"
  | "name"
  | "company"
  | "address"
  | "point"
  | "tax"
  | "account"
  | "comment"
  | "extra"
  | "variant"
  | "value"
  | "link"
  | "file";

/**
 * The texts of results that say something about a buyer or another person. A name means the same in every method;
 * `method:path` is one field alone and comes first. What is below a personal field is personal too.
 */
export const personalFields: Readonly<Record<PersonalKind, string>> = {
  email: "email email_copy_to manufacturer_email",
  phone: "phone manufacturer_phone",
  login: "user_login login",
  // A profile is a person at the seller's. A seller may trade under their own name.
  name: "delivery_fullname invoice_fullname issuer seller profile profile_id",
  company: "delivery_company invoice_company getConnectIntegrationContractors:contractors.name",
  // The town and the region too: in a village they are enough, and buyers write other things there.
  address: `delivery_address delivery_city delivery_postcode delivery_state
    invoice_address invoice_city invoice_postcode invoice_state address city postcode`,
  // Near the buyer's home, and where they will be. Public lists have the address of each id.
  point: `delivery_point_id delivery_point_name delivery_point_address delivery_point_city
    delivery_point_postcode`,
  tax: "invoice_nip invoice_tax_id nip tax_no",
  account: `order_return_account_number order_return_iban order_return_swift
    refund_account_number refund_iban refund_swift`,
  // What people write freely. The log of a purchase order may repeat its notes.
  comment: `user_comments admin_comments comment notes additional_info correcting_reason
    getConnectContractorCreditHistory:credit_data.description getInventoryPurchaseOrderLogs:logs.entries`,
  extra: "extra_field_1 extra_field_2 custom_extra_fields",
  // The size or the colour of goods, or what a buyer had engraved on them.
  variant: "attributes",
  // The form is filled in with whom the courier shall call. New fields of what is about a person have this kind too.
  value: "getRequestParcelPickupFields:fields.value",
  // The link alone shows the order, the way of the parcel or the document.
  link: "order_page tracking_url cost_invoice_file",
  file: `getLabel:label getProtocol:protocol getCourierDocument:document getInvoiceFile:invoice
    getInventoryPurchaseOrderFile:file getInventoryDocumentFile:file
    getInventoryFulfillmentDeliveryLabels:labels.label`,
};

/** All other texts of results, by what they are about. */
export const otherFields = {
  goods: `name description description_extra1 description_extra2 product_name man_name text_field_keys features
    tags images man_image links videos ean asin sku itemId outerItemId product_sku product_ean
    product_code supplier_code product_id variant_id category_id parent_id auction_id batch serial_no expiry_date
    from to info warnings`,
  stock: `storage_id methods warehouse_id warehouse_type warehouses default_warehouse location location_name
    locations location_prefix target_location_name map fba fulfillment_center_id address_street address_city
    address_postcode getInventoryWarehouses:warehouses.address getInventoryWarehouses:warehouses.city
    getInventoryWarehouses:warehouses.postcode`,
  // Terms and credit of a contractor are sums; what else may be in them goes by its own name.
  settings: `languages default_language language langs accounts sources settings credit_data price_group_type color
    cart_name cart_color name_for_customer editor_type options format file_format extension file_name id type desc
    function show_field services getCourierFields:fields.value`,
  // A country names no one. The number of a parcel shows where the parcel is, and shops search by it.
  delivery: `delivery_country delivery_country_code invoice_country invoice_country_code country address_country
    delivery_method delivery_package_module courier_code code courier_other_name package_type size_template
    size_unit weight_unit courier_status_code pickup_number delivery_package_nr courier_package_nr
    courier_inner_number package_number`,
  orders: `order_source order_source_info order_return_source external_order_id external_id external_payment_id
    marketplace_transaction_id transaction_id transaction2_id connect_sale_id reference_number object_id status
    payment payment_method commission_name commission_type discounts refunded`,
  documents: `cost_currency cod_currency insurance_currency exchange_currency exchange_date exchange_info number
    postfix full_number document_number transfer_number receipt_full_nr invoice_no invoice_number cost_invoice_no
    external_invoice_number external_receipt_number gov_id gov_date gov_status`,
  // The law wants them on the page of each product.
  makers: `manufacturer_name manufacturer_street manufacturer_city manufacturer_postcode manufacturer_state
    manufacturer_country_code manufacturer_photo manufacturer_url`,
};

/** A place in the results of a method. Elements of lists and maps are at the place of the list or the map. */
export class Place {
  readonly kind: PersonalKind | undefined;
  /** The names of the field: its own, and with that of the object around it. */
  readonly names: readonly string[];
  readonly #method: string;
  readonly #path: string;
  readonly #node: AnyShape["node"] | undefined;
  /** The fields of an object. */ readonly #fields: Fields;
  /** The shape of the elements of a list or a map. */ readonly #item: AnyShape | undefined;
  readonly #below = new Map<string, Place>();
  #element: Place | undefined;
  #isPersons: boolean | undefined;

  /** @param path - of the form `orders.products.sku`, also with indexes and keys of maps; `""` for the whole result */
  static of(method: string, path: string): Place {
    const fields = methodNamed(method)?.result ?? {};
    const whole = new Place(method, "", [], undefined, { node: { type: "object", fields }, optional: false });
    return keysOf(path).reduce<Place>((place, key) => place.#step(String(key)), whole);
  }

  private constructor(
    method: string,
    path: string,
    names: readonly string[],
    kind: PersonalKind | undefined,
    shape: AnyShape | undefined,
  ) {
    const node = shape?.node.type === "either" ? shape.node.other.node : shape?.node;
    this.#method = method;
    this.#path = path;
    this.names = names;
    this.kind = kind;
    this.#node = node;
    this.#fields = node?.type === "object" ? node.fields : {};
    this.#item = node?.type === "list" ? node.item : node?.type === "map" ? node.value : undefined;
  }

  /** Where the elements are. A list in place of something else is drift, or not declared. */
  element(): Place {
    if (this.#item === undefined) return this;
    this.#element ??= new Place(this.#method, this.#path, this.names, this.kind, this.#item);
    return this.#element;
  }

  /** Where the value of a key is: the field of an object, also of one in a list, or an element of a map. */
  at(key: string): Place {
    if (this.#node?.type === "map") return this.element();
    if (this.#node?.type === "list") return isIndex(key) ? this.element() : this.element().at(key);
    const known = this.#below.get(key);
    if (known !== undefined) return known;
    const path = joinPath(this.#path, key);
    const shape = getOwn(this.#fields, key);
    const declared = kinds.get(`${this.#method}:${path}`) ?? kinds.get(key);
    const kind = declared === "other" ? this.kind : this.#kindBelow(declared, shape !== undefined);
    const [around] = this.names;
    const names = around === undefined ? [key] : [key, `${around}.${key}`];
    const place = new Place(this.#method, path, names, kind, shape);
    // Keys that are not declared are untrusted, and there may be any number of them.
    if (shape !== undefined) this.#below.set(key, place);
    return place;
  }

  /** Whether what is here is always about a person; a variant of goods may be, or not. */
  get isPersonal(): boolean {
    return this.kind !== undefined && this.kind !== "variant";
  }

  /** Whether this place is always personal, or one below it. */
  holdsPersonal(): boolean {
    if (this.isPersonal) return true;
    if (this.#item !== undefined) return this.element().holdsPersonal();
    return Object.keys(this.#fields).some((key) => this.at(key).holdsPersonal());
  }

  /** Where the value of a key is. A written path leaves the elements of lists and maps out, or has their keys. */
  #step(key: string): Place {
    if (this.#item === undefined) return this.at(key);
    const element = this.element();
    const isElement = this.#node?.type === "list" ? isIndex(key) : !element.#has(key) && !isPersonalName(key);
    return isElement ? element : element.#step(key);
  }

  #has(key: string): boolean {
    return this.#item === undefined ? Object.hasOwn(this.#fields, key) : this.element().#has(key);
  }

  #kindBelow(declared: PersonalKind | undefined, isField: boolean): PersonalKind | undefined {
    if (this.kind === "value") return declared ?? "value";
    // What Base adds to what it says about a person is about the person until it is declared.
    return this.kind ?? declared ?? (!isField && this.#isOfPerson() ? "value" : undefined);
  }

  #isOfPerson(): boolean {
    this.#isPersons ??= Object.keys(this.#fields).some((key) => this.at(key).isPersonal);
    return this.#isPersons;
  }
}

const kinds: ReadonlyMap<string, PersonalKind | "other"> = /* @__PURE__ */ readTables();

function readTables(): Map<string, PersonalKind | "other"> {
  const found = new Map<string, PersonalKind | "other">();
  for (const name of Object.values(otherFields).flatMap(wordsIn)) found.set(name, "other");
  for (const kind of Object.keys(personalFields).filter(isKind)) {
    for (const name of wordsIn(personalFields[kind])) found.set(name, kind);
  }
  return found;
}

function isIndex(key: string): boolean {
  return /^(?:\d+|\*)$/.test(key);
}

function isPersonalName(name: string): boolean {
  return (kinds.get(name) ?? "other") !== "other";
}

function isKind(word: string): word is PersonalKind {
  return Object.hasOwn(personalFields, word);
}

function wordsIn(text: string): string[] {
  return text.trim().split(/\s+/);
}
