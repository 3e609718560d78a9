import type { Example } from "./example.ts";

const cells = { sku: "sku", name: "name", quantity: "qty", price_brutto: "price" };
const mug = { sku: "MUG-BLUE", name: "Mug, blue", qty: 1, price: 250 };

/** A lead of these lines, with more of rules and of the lead where it matters. */
function lines(items: readonly object[], rules: object = {}, lead: object = {}): Example {
  return {
    rules: { version: 1, fields: { email: "email" }, products: { each: "items", fields: cells }, ...rules },
    lead: { email: "anna@example.com", items, ...lead },
  };
}

const named = (more: object) => lines([{ ...mug, ...more }]);

/** Rules and a lead that bring about an issue with a line, a product, a sum or an id of the catalog. */
export const lineExamples: Readonly<Record<string, Example>> = {
  price_missing: named({ price: undefined }),
  quantity_missing: named({ qty: undefined }),
  quantity_unreadable: named({ qty: "a few" }),
  quantity_zero: lines([mug, { ...mug, qty: 0 }]),
  quantity_negative: named({ qty: -1 }),
  quantity_fraction: named({ qty: 1.5 }),
  tax_rate_fraction: lines([{ ...mug, tax: 0.23 }], {
    products: { each: "items", fields: { ...cells, tax_rate: "tax" } },
  }),
  line_name_missing: named({ sku: "VASE", name: undefined }),
  line_empty: lines([mug, { qty: 1 }]),
  line_without_sku: named({ sku: undefined }),
  line_unlinked: lines([{ name: "Packing", qty: 1, price: 15 }], {
    products: { each: "items", match: false, fields: cells },
  }),
  line_split: lines([{ sku: "MUG-BLUE", name: "Mug, blue", qty: 3, sum: 100 }], {
    products: { each: "items", fields: { sku: "sku", name: "name", quantity: "qty", line_brutto: "sum" } },
  }),
  too_many_lines: lines([mug, mug], { maxLines: 1 }),
  columns_uneven: {
    rules: {
      version: 1,
      fields: { email: "email" },
      products: { columns: { sku: "sku", qty: "qty" }, fields: { sku: "sku", name: "sku", quantity: "qty" } },
    },
    lead: { email: "anna@example.com", sku: ["MUG-BLUE", "PLATE"], qty: ["1"] },
  },
  sku_unmatched: named({ sku: "MUG BLUE" }),
  sku_dropped: lines([{ ...mug, sku: "VASE" }], { match: { unmatched: "drop" } }),
  sku_rejected: lines([{ ...mug, sku: "VASE" }], { match: { unmatched: "reject" } }),
  sku_ambiguous: named({ sku: "CUP", name: "Cup", price: 120 }),
  sku_ambiguous_rejected: lines([{ ...mug, sku: "CUP" }], { match: { ambiguous: "reject" } }),
  lines_not_linked: lines([mug, { ...mug, sku: "VASE" }], { match: { allOrNothing: true } }),
  price_from_catalog: lines([{ ...mug, price: undefined }], { match: { priceGroup: 105 } }),
  price_negative: named({ price: -99.99 }),
  price_negative_rejected: lines([{ ...mug, price: -99.99 }], { negativePrices: "reject" }),
  price_differs: lines([{ ...mug, price: 0.01 }], { match: { priceGroup: 105 } }),
  line_amount_too_large: named({ price: "9".repeat(30) }),
  price_shared: lines([{ ...mug, price: undefined }], { total: "sum", share: true }, { sum: 250 }),
  price_unread: lines(
    [{ ...mug, price: undefined, price_gross: 250 }],
    { total: "sum", share: true },
    { sum: 250 },
  ),
  price_group_missing: lines([{ sku: "PLATE", name: "Plate", qty: 1, price: 90 }], {
    match: { priceGroup: 105, price: "catalog" },
  }),
  discount_too_large: lines([mug], { discount: { amount: "off" } }, { off: 300 }),
  total_differs: lines([mug], { total: "sum" }, { sum: 240 }),
  total_far_off: lines([mug], { total: "sum" }, { sum: 900 }),
  warehouse_not_found: lines([mug], {
    products: { each: "items", fields: { ...cells, warehouse_id: 999 } },
  }),
  catalog_not_found: lines([mug], { match: { storageId: "999" } }),
  price_group_not_found: lines([mug], { match: { priceGroup: 999 } }),
  currency_differs: {
    ...lines([mug], { match: { priceGroup: 106 } }),
    rules: {
      version: 1,
      fields: { email: "email", currency: { value: "UAH" } },
      products: { each: "items", fields: cells },
      match: { priceGroup: 106 },
    },
  },
};
