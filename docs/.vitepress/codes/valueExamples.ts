import type { Example } from "./example.ts";

/** A lead of one value, and the rule that reads it. */
function value(rule: unknown, given: unknown, field = "user_comments", more: object = {}): Example {
  return {
    rules: { version: 1, ...more, fields: { email: "email", [field]: rule } },
    lead: { email: "anna@example.com", value: given },
  };
}

function phone(given: string, country: string | null = "UA"): Example {
  const more = country === null ? {} : { defaults: { country } };
  return value({ path: "value", as: "phone" }, given, "phone", more);
}

const date = (given: unknown, more: object = {}) =>
  value({ path: "value", as: "date" }, given, "date_add", more);
const decimal = (given: unknown, more: object = {}) =>
  value({ path: "value", as: "decimal" }, given, "delivery_price", more);

/** Rules and a lead that bring about an issue with how a value is read. */
export const valueExamples: Readonly<Record<string, Example>> = {
  lookup_unmatched: value({ path: "value", lookup: { np: "Nova Poshta" } }, "dhl", "delivery_method"),
  lookup_rejected: value(
    { path: "value", lookup: { np: "Nova Poshta" }, unmatched: "reject" },
    "dhl",
    "delivery_method",
  ),
  pattern_unmatched: value({ path: "value", pattern: "order {number:integer}", part: "number" }, "no number"),
  line_unreadable: {
    rules: {
      version: 1,
      fields: { email: "email" },
      products: {
        each: { path: "value", split: ";" },
        values: { line: { path: "@", pattern: "{name} - {pieces:integer} pcs" } },
        fields: { name: "$line.name", quantity: "$line.pieces" },
      },
    },
    lead: { email: "anna@example.com", value: "Coffee - 2 pcs; Tea" },
  },
  decode_failed: value({ path: "value", decode: "json" }, "{ not json"),
  divided_by_zero: value({ divide: [100, "value"] }, 0, "delivery_price"),
  too_large: value("value", "999999999999999", "delivery_price"),
  no_integer: value("value", "8001.5", "order_status_id"),
  not_minor_units: value(
    { path: "value", as: { type: "decimal", minorUnits: true } },
    "12.99",
    "delivery_price",
  ),
  phone_empty: phone("none"),
  phone_too_short: phone("12"),
  phone_too_long: phone("380671234567380501"),
  phone_invalid: phone("+380 12 345 67 8"),
  phone_needs_country: phone("067 123 45 67", null),
  phone_placeholder: phone("0000000000"),
  phone_no_second: value({ path: "value", as: { type: "phone", which: "second" } }, "+380671234567", "phone"),
  phone_extension_dropped: phone("+380671234567 ext. 12"),
  phone_repaired_trunk_80: phone("8 (067) 123-45-67"),
  phone_from_text: phone("call me at 067 123 45 67 after 18:00"),
  phone_repaired_trunk: phone("+380 (067) 123-45-67"),
  phone_repaired_no_trunk: phone("671234567"),
  phone_repaired_prefix: phone("+38380671234567"),
  phone_repaired_plus: phone("+0671234567"),
  phone_repaired_letter: phone("O67 123 45 67"),
  date_unreadable: date("next week"),
  date_impossible: date("2026-02-30 10:00"),
  date_unlikely: date("1970-01-01T10:00:00Z"),
  date_zone_assumed: date("2026-11-20 13:05"),
  date_excel: date(46_346.5),
  date_milliseconds: date(1_795_176_333_000),
  date_microseconds: date(1_795_176_333_000_000),
  date_gap: date("2026-03-29 03:30", { defaults: { timeZone: "Europe/Kyiv" } }),
  date_overlap: date("2026-10-25 03:30", { defaults: { timeZone: "Europe/Kyiv" } }),
  date_ambiguous: date("05/06/2026"),
  decimal_unreadable: decimal("from 1299 UAH"),
  decimal_not_finite: decimal("1e999"),
  decimal_too_long: decimal(`${"1 ".repeat(50)}1`),
  decimal_ambiguous: decimal("1.299"),
  boolean_unreadable: value({ path: "value", as: "boolean" }, "maybe", "paid"),
  cod_unreadable: value("value", "cash or card, as you like", "payment_method_cod"),
  point_unreadable: value("value", "by courier to the door", "delivery_point_id"),
  address_unreadable: value({ path: "value", as: "address" }, "somewhere in Kyiv", "user_comments"),
  city_unusual: value("value", "61-001 Poznań", "delivery_city"),
  country_unknown: value({ path: "value", as: "country" }, "Atlantis", "delivery_country_code"),
  postcode_padded: value({ path: "value", as: "postcode" }, "1001", "delivery_postcode", {
    defaults: { country: "UA" },
  }),
  postcode_unreadable: value({ path: "value", as: "postcode" }, "12", "delivery_postcode", {
    defaults: { country: "UA" },
  }),
  name_unreadable: value({ path: "value", as: "name" }, "anna@example.com", "delivery_fullname"),
  name_swapped: value({ path: "value", as: "name" }, "Kowalska Anna", "delivery_fullname"),
  name_unsure: value({ path: "value", as: "name" }, "Robin Quill", "delivery_fullname"),
  name_company: value({ path: "value", as: "name" }, "Quill Ltd", "delivery_fullname"),
  tax_id_invalid: value({ path: "value", as: "taxId" }, "1234567890", "invoice_nip"),
};
