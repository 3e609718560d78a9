import type { Example } from "./example.ts";

const buyer = { email: "anna@example.com" };
const fields = { email: "email" };

/** Rules and a lead that bring about an issue with the lead as a whole, its key, a path, a text or an id. */
export const leadExamples: Readonly<Record<string, Example>> = {
  not_a_lead: { rules: { version: 1, fields }, lead: "email=anna@example.com" },
  too_much_work: {
    rules: { version: 1, fields: { ...fields, user_comments: { join: ["rows[*].cells[*]"], with: " " } } },
    lead: { ...buyer, rows: [{ cells: ["a", "b"] }, { cells: ["c", "d"] }] },
    budget: { listLength: 3 },
  },
  leads_unsplit: {
    rules: { version: 1, leads: "entry[*].changes[*]", fields },
    lead: { entry: [{ changes: [buyer, { email: "olena@example.com" }] }] },
  },
  rejected: {
    rules: { version: 1, fields, reject: [{ when: { path: "consent", is: "no" }, reason: "no consent" }] },
    lead: { ...buyer, consent: "no" },
  },
  rule_warning: {
    rules: { version: 1, fields, warn: [{ when: { path: "total", gt: 10_000 }, reason: "a large order" }] },
    lead: { ...buyer, total: 25_000 },
  },
  required_missing: {
    rules: { version: 1, fields: { ...fields, delivery_city: { path: "city", required: true } } },
    lead: buyer,
  },
  path_unmatched: {
    rules: { version: 1, fields: { ...fields, delivery_city: "City" } },
    lead: { ...buyer, city: "Lviv" },
  },
  path_absent: {
    rules: { version: 1, fields: { ...fields, delivery_city: "town" } },
    lead: { ...buyer, street: "Saksahanskoho" },
  },
  element_unmatched: {
    rules: { version: 1, fields, products: { each: "items", fields: { sku: "Sku", name: "name" } } },
    lead: { ...buyer, items: [{ sku: "MUG-BLUE", name: "Mug" }] },
  },
  lines_unreadable: {
    rules: { version: 1, fields, products: { each: "items", fields: { name: "items.name" } } },
    lead: { ...buyer, items: [{ name: "Mug", price: 250 }] },
  },
  lines_unmapped: {
    rules: { version: 1, fields },
    lead: { ...buyer, items: [{ name: "Mug", price: 250 }] },
  },
  no_contact: {
    rules: { version: 1, fields: { phone: "phone", email: "mail" } },
    lead: { name: "Anna", tel: "067 123 45 67" },
  },
  contact_elsewhere: {
    rules: { version: 1, fields: { phone: "phone", email: "mail" } },
    lead: { name: "Anna", buyer: { email: "anna@example.com" } },
  },
  contact_swapped: {
    rules: { version: 1, fields: { email: "phone", phone: "email" } },
    lead: { ...buyer, phone: "+380671234567" },
  },
  contact_unreadable: {
    rules: { version: 1, fields },
    lead: { email: "call me\ntomorrow" },
  },
  name_is_path: {
    rules: { version: 1, fields: { ...fields, order_status_id: "New orders" } },
    lead: buyer,
  },
  status_unknown: { rules: { version: 1, fields }, lead: buyer, hasAccount: false },
  account_needed: {
    rules: { version: 1, fields: { ...fields, order_status_id: { status: "New orders" } } },
    lead: buyer,
    hasAccount: false,
  },
  name_unknown: {
    rules: { version: 1, fields: { ...fields, order_status_id: { status: "New order" } } },
    lead: buyer,
  },
  name_ambiguous: {
    rules: { version: 1, fields: { ...fields, order_status_id: { status: "To be called" } } },
    lead: buyer,
  },
  key_absent: { rules: { version: 1, key: "tranid", fields }, lead: buyer },
  key_placeholder: { rules: { version: 1, key: "id", fields }, lead: { ...buyer, id: "{{id}}" } },
  key_unsafe: {
    rules: { version: 1, key: "id", fields },
    lead: { ...buyer, id: 9_007_199_254_740_992 },
  },
  key_invalid: { rules: { version: 1, key: "id", fields }, lead: { ...buyer, id: { no: 7 } } },
  several_values: {
    rules: { version: 1, fields: { ...fields, delivery_city: "city" } },
    lead: { ...buyer, city: ["Lviv", "Kyiv"] },
  },
  not_a_text: {
    rules: { version: 1, fields: { ...fields, delivery_city: "city" } },
    lead: { ...buyer, city: { name: "Lviv", region: "Lvivska" } },
  },
  text_damaged: {
    rules: { version: 1, fields: { ...fields, delivery_city: "city" } },
    lead: { ...buyer, city: "Ð›ÑŒÐ²Ñ–Ð²" },
  },
  email_unreadable: {
    rules: { version: 1, fields: { ...fields, phone: "phone" } },
    lead: { email: "call me\ntomorrow", phone: "+380671234567" },
  },
  looks_like_formula: {
    rules: { version: 1, fields: { ...fields, user_comments: "note" } },
    lead: { ...buyer, note: '=HYPERLINK("https://example.com")' },
  },
  email_unusual: { rules: { version: 1, fields }, lead: { email: "anna(at)example.com" } },
  email_repaired: { rules: { version: 1, fields }, lead: { email: "anna @example,com" } },
  email_typo: { rules: { version: 1, fields }, lead: { email: "anna@gmial.com" } },
  currency_differs_value: {
    rules: {
      version: 1,
      fields: { ...fields, currency: { value: "UAH" }, delivery_price: "paid" },
    },
    lead: { ...buyer, paid: "10 EUR" },
  },
  currency_unknown: {
    rules: { version: 1, fields: { ...fields, currency: "currency" } },
    lead: { ...buyer, currency: "money" },
  },
  truncated: {
    rules: { version: 1, fields: { ...fields, payment_method: "method" } },
    lead: { ...buyer, method: "Bank transfer within three days after the invoice" },
  },
  overflowed: {
    rules: {
      version: 1,
      fields: { ...fields, payment_method: "method" },
      limits: { payment_method: { max: 30, overflow: "admin_comments" } },
    },
    lead: { ...buyer, method: "Bank transfer within three days after the invoice" },
  },
  too_long_dropped: {
    rules: { version: 1, fields: { ...fields, invoice_postcode: "postcode" } },
    lead: { ...buyer, postcode: "79000 Lviv, Saksahanskoho 5" },
  },
  length_uncertain: {
    rules: { version: 1, fields: { ...fields, delivery_fullname: "name" } },
    lead: { ...buyer, name: `${"Maria ".repeat(18)}Kowalska` },
  },
  too_long: {
    rules: {
      version: 1,
      fields: { ...fields, payment_method: "method" },
      limits: { payment_method: "reject" },
    },
    lead: { ...buyer, method: "Bank transfer within three days after the invoice" },
  },
  condition_unreadable: {
    rules: { version: 1, fields, skip: [{ when: { path: "total", lt: 1 }, reason: "nothing to pay" }] },
    lead: { ...buyer, total: "later" },
  },
  extra_field_unknown: {
    rules: { version: 1, fields: { ...fields, deal_cf_999: "utm" } },
    lead: { ...buyer, utm: "google" },
  },
  extra_field_option: {
    rules: { version: 1, fields: { ...fields, deal_cf_102: "size" } },
    lead: { ...buyer, size: "XXL" },
  },
  extra_field_number: {
    rules: { version: 1, fields: { ...fields, deal_cf_103: "age" } },
    lead: { ...buyer, age: "young" },
  },
  extra_field_date: {
    rules: { version: 1, fields: { ...fields, deal_cf_104: "birthday" } },
    lead: { ...buyer, birthday: "in May" },
  },
  extra_field_file: {
    rules: { version: 1, fields: { ...fields, deal_cf_105: "photo" } },
    lead: { ...buyer, photo: "my photo" },
  },
  status_not_found: { rules: { version: 1, fields: { ...fields, order_status_id: 1 } }, lead: buyer },
  source_not_found: { rules: { version: 1, fields: { ...fields, custom_source_id: 1 } }, lead: buyer },
};
