import { defineRules } from "baselinker-sdk";

/** What the form sends, and where it goes in the order. */
export const rules = defineRules({
  version: 1,
  defaults: { country: "UA", currency: "UAH" },
  key: "id",
  fields: {
    email: "email",
    phone: { path: "phone", as: "phone" },
    delivery_fullname: "name",
    user_comments: "comment",
  },
  products: {
    each: "items",
    fields: { sku: "sku", name: "name", price_brutto: "price", quantity: "quantity" },
  },
});
