import { kindsOf } from "../../mapping/values/kinds/kindsOf.ts";
import type { NameHint } from "./personalNames.ts";

/** How a value relates to a person. `shown` is not personal itself, but is still searched for known words. */
export type Kind =
  | "email"
  | "phone"
  | "person"
  | "place"
  | "text"
  | "id"
  | "card"
  | "taxId"
  | "postcode"
  | "address"
  | "shown";

export interface Around {
  /** What the name of the value suggests. */
  readonly hint: NameHint | undefined;
  /** The words of its name. */
  readonly name: string;
  /** Whether it belongs to a buyer, a recipient or a payer, or is next to a value that does. */
  readonly isNearPerson: boolean;
  readonly inLine: boolean;
  readonly country: string | undefined;
}

/**
 * The length of text that is examined: the start is enough to recognize a text, and the time of some patterns
 * is quadratic.
 */
const longest = 300;

const saysWhat =
  /(?:^| )(?:event|type|status|kind|mode|action|topic|object|disposition|source|medium|campaign|ref|lang|language|locale|timezone|currency|platform)(?: name)?$/;

/** Classifies a value. In doubt, a value next to a person is treated as personal. */
export function kindOfValue(
  value: string | number,
  { hint, name, isNearPerson, inLine, country }: Around,
): Kind {
  const kinds = kindsOf(value, { country, longest });
  if (kinds.has("email")) return "email";
  if (kinds.has("internetAddress")) return "address";
  if (kinds.has("card")) return "card";
  if (hint === "born") return "id";
  if (inLine && !isNearPerson) return "shown";
  if (hint === "phone" && kinds.has("phoneDigits")) return "phone";
  if (typeof value === "string" && kinds.has("phoneAsWritten")) return "phone";
  if (hint === "taxId" && kinds.has("taxDigits")) return "taxId";
  if (kinds.has("dateAsWritten")) return "shown";
  if (hint === "postcode" && kinds.has("postcodeAsNamed")) return "postcode";
  if (kinds.has("longId")) return "id";
  if (hint === "country" && kinds.has("countryAsNamed")) return "shown";
  if (saysWhat.test(name) && kinds.has("term")) return "shown";
  if (hint === "goods" || kinds.has("goods")) return "shown";
  if (hint === "person" && kinds.has("letters")) return "person";
  if (hint === "place") return "place";
  if (hint === "text" && kinds.has("letters")) return "text";
  if (hint === "shown" || kinds.has("machine")) return "shown";
  return isNearPerson && typeof value === "string" ? "text" : "shown";
}
