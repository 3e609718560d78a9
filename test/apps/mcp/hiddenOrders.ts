import fc from "fast-check";
import type { People } from "../../../src/apps/mcp/people.ts";
import { isRecord } from "../../../src/shared/json/value.ts";

/** An order with each kind of personal data. */
export const anna = {
  order_id: 7,
  email: "anna.lis@example.com",
  phone: "+48 600 100 200",
  user_login: "annalis",
  user_comments: "Please ring twice",
  admin_comments: "Called on Friday",
  delivery_fullname: "Anna Lis",
  delivery_city: "Łódź",
  delivery_country_code: "PL",
  invoice_nip: "5261040828",
  extra_field_1: "",
  custom_extra_fields: { 135: "Aunt Zofia", 136: { title: "card.pdf", url: "https://files.example/9" } },
  products: [
    { name: "Mug", attributes: "Engraving: write to jan@example.com or +380 (67) 123-45-67", quantity: 2 },
  ],
};

/** What a model sees of orders. */
export function ordersOf(people: People, orders: readonly unknown[]): readonly unknown[] {
  const shown = people.hide("getOrders", { orders });
  return isRecord(shown) && Array.isArray(shown.orders) ? shown.orders : [];
}

/** Phones of other countries. */
export function phones(): fc.Arbitrary<string> {
  return fc
    .array(fc.integer({ min: 100, max: 999 }), { minLength: 3, maxLength: 5 })
    .map((parts) => `+${parts.join(" ")}`);
}

/** Every key and every text. */
export function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isRecord(value) ? Object.entries(value).flatMap(([key, each]) => [key, ...textsIn(each)]) : [];
}
