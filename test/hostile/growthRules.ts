import type { Rules } from "../../src/mapping/rules/rules.ts";

/** Rules that read a lead in as many ways as one set can. */
export const rulesForCopying: Rules = {
  version: 1,
  needsContact: false,
  defaults: { country: "UA", currency: "UAH", missing: ["(none)"] },
  values: {
    parts: { path: "text", pattern: ["{a}{b:number}x{c}-{d}", "*({a})*[{b}]*=*"] },
    clean: { path: "text", clean: ["tags", "entities", "emoji", "spaces"], case: "title" },
    name: { path: "text", as: "name" },
    place: { path: "text", as: "address" },
  },
  key: { first: ["id", "phone"] },
  fields: {
    order_status_id: 1,
    phone: { first: ["phone", "text"] },
    email: "text",
    user_comments: "$clean",
    admin_comments: { join: [{ each: "list", take: "@" }], with: ", " },
    delivery_price: "text",
    date_add: "text",
    delivery_country_code: "text",
    delivery_postcode: "text",
    delivery_fullname: "$name.first",
    delivery_address: "$place.street",
    delivery_city: "$parts.a",
    invoice_nip: "text",
    payment_method_cod: "text",
    extra_field_1: "body.absent_field",
    extra_field_2: { path: "payment", decode: "json", part: "products" },
  },
  products: {
    each: "items",
    fields: { name: "name", sku: "sku", price_brutto: "price", quantity: "quantity" },
  },
};
