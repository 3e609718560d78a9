import { isRecord } from "../../shared/json/value.ts";
import { numberOf } from "../values/kinds/numberOf.ts";

/** Names of a price or a sum, in the languages of shops and forms. */
const amountName = /price|amount|cost|total|sum$|ц[іе]на|сума|(?<!s)cena|kwota|preis|prix|prezzo|precio/i;

/** Names of what is paid besides the goods or not at all, of numbers that are no amounts, and of what holds the goods. */
const notOfGoods =
  /tax|vat_|count|(?<!s)old|(?<!r)ship|deliver|dostaw|rabat|parcel|packag|payment|(?<!f)fee|quantity|qty|id$/i;

export function isAmountName(name: string): boolean {
  return amountName.test(name);
}

/** Whether a name may be of goods or of their amount: not of taxes, deliveries or parcels. */
export function isOfGoods(name: string): boolean {
  return !notOfGoods.test(name);
}

/** Returns the name of a positive amount of an element that is a line, except for the names that its rule reads. */
export function unreadAmount(element: unknown, read: ReadonlySet<string>): string | undefined {
  return Object.entries(isRecord(element) ? element : {}).find(
    ([name, value]) =>
      isAmountName(name) &&
      isOfGoods(name) &&
      !read.has(name) &&
      // An amount may be next to its currency: `{ "amount": "9.45", "currency": "EUR" }`.
      (isRecord(value) ? Object.values(value) : [value]).some((amount) => (numberOf(amount) ?? 0) > 0),
  )?.[0];
}
