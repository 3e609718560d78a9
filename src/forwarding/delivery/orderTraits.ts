import type { AddOrderParams } from "../../api/methods/orders/changeOrders.ts";
import { isRecord } from "../../shared/json/value.ts";

type AnyOrder = Readonly<Record<string, unknown>>;

/** The contacts of the buyer of an order, as texts: the e-mail and the phone number, as far as it has them. */
export function contactsOf(order: AnyOrder): readonly string[] {
  return [emailOf(order), phoneOf(order)].filter((contact) => contact !== "");
}

/** What distinguishes an order, as text. Not date, prices and links, which can differ between deliveries of a lead. */
export function contentOf(order: AddOrderParams): string {
  const lines = (order.products ?? []).map(({ sku, name, quantity }) => [sku || name, quantity]);
  const address = Object.entries(order).filter(
    ([name, value]) => /^(?:delivery|invoice)_/.test(name) && isText(value),
  );
  return JSON.stringify([emailOf(order), phoneOf(order), lines, address.sort()]);
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

/**
 * Whether a found order may be ours: the contact matches, else the total, if both have them. Two shops can have the
 * same numbers and prices, but not the same buyers.
 */
export function agrees(ours: AnyOrder, found: AnyOrder): boolean {
  return sameContact(ours, found) ?? sameTotal(ours, found) ?? true;
}

/** Whether a found order matches ours in everything that both have. */
export function looksLike(ours: AnyOrder, found: AnyOrder): boolean {
  return sameContact(ours, found) !== false && sameTotal(ours, found) !== false;
}

/** Whether a found order has our contact, and our total or date: it is almost certainly ours. */
export function isTwin(ours: AnyOrder, found: AnyOrder): boolean {
  const isSameDate = Number(found.date_add) === ours.date_add;
  return sameContact(ours, found) === true && (isSameDate || sameTotal(ours, found) === true);
}

function sameContact(ours: AnyOrder, found: AnyOrder): boolean | undefined {
  const same = [emailOf, phoneOf].flatMap((read) => {
    const [ourContact, other] = [read(ours), read(found)];
    return ourContact === "" || other === "" ? [] : [ourContact === other];
  });
  return same.length === 0 ? undefined : same.includes(true);
}

function sameTotal(ours: AnyOrder, found: AnyOrder): boolean | undefined {
  const [ourTotal, other] = [totalOf(ours), totalOf(found)];
  return ourTotal === undefined || other === undefined ? undefined : Math.abs(ourTotal - other) < 0.005;
}

function emailOf({ email }: AnyOrder): string {
  return typeof email === "string" ? email.trim().toLowerCase() : "";
}

/** The last nine digits: Base, or a person, may format the number differently. */
function phoneOf({ phone }: AnyOrder): string {
  return typeof phone === "string" ? phone.replace(/\D/g, "").slice(-9) : "";
}

/** The total in hundredths, with each line rounded as Base shows it; `undefined` if there are no readable lines. */
export function totalOf({ products, delivery_price }: AnyOrder): number | undefined {
  if (!Array.isArray(products) || products.length === 0) return undefined;
  const lines = products.map((line: unknown) =>
    isRecord(line) ? cents(Number(line.price_brutto) * Number(line.quantity)) : Number.NaN,
  );
  const sum = lines.reduce((total, line) => total + line, cents(Number(delivery_price ?? 0))) / 100;
  return Number.isNaN(sum) ? undefined : sum;
}

function cents(amount: number): number {
  return Math.round(Number((amount * 100).toFixed(6)));
}
