/** Fields that say nothing about a buyer. All others may, additional fields and comments too. */
const impersonal: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "status",
  "order_status_id",
  "custom_source_id",
  "date_add",
  "currency",
  "payment_method",
  "payment_method_cod",
  "paid",
  "delivery_method",
  "delivery_price",
  "delivery_country_code",
  "invoice_country_code",
  "want_invoice",
  "products",
]);

/** Whether the value of a field may say something about a buyer. */
export function isPersonal(path: string): boolean {
  return !impersonal.has(/^\w+/.exec(path)?.[0] ?? "");
}
