import { isRecord } from "../../shared/json/value.ts";
import { numberOf } from "../values/kinds/numberOf.ts";

/** Names of a price or a sum, in the languages of shops and forms. */
export const amountName =
  /price|amount|cost|total|(?:^|[^a-z])(?:cen[aęy]|sum|suma|pris|importo?)(?:$|[^a-z])|sum$|kwota|warto[sś]|цін[аи]|цена|сумм?а|вартість|стоимость|cijena|prix|preis|precio|prezzo|pre[cç]o|montant|importe|betrag|bedrag|hinta|kaina|fiyat|τιμή/i;

/** Names of an amount that the buyer does not pay for the line. */
const notPaid =
  /tax|vat|podat|подат|discount|rabat|zniż|зниж|скид|(?:^|[^a-z])(?:old|buy)|compare|regular|purchase|refund|weight|count|quantity|qty|points|type|list|code|id$|ship|deliver|dostaw|достав/i;

/** Returns the name of a positive amount of an element that is a line, except for the names that its rule reads. */
export function unreadAmount(element: unknown, read: ReadonlySet<string>): string | undefined {
  if (!isRecord(element)) return undefined;
  return Object.keys(element)
    .slice(0, 100)
    .find(
      (name) =>
        amountName.test(name) && !notPaid.test(name) && !read.has(name) && isPositive(element[name], 2),
    );
}

/** Whether a value is a positive amount, or has one next to its currency: `{ "amount": "9.45", "currency": "EUR" }`. */
function isPositive(value: unknown, depth: number): boolean {
  if (!isRecord(value)) return (numberOf(value) ?? 0) > 0;
  return (
    depth > 0 &&
    Object.values(value)
      .slice(0, 10)
      .some((inner) => isPositive(inner, depth - 1))
  );
}
