import { lazily } from "../runtime/lazily.ts";

/**
 * The known name most likely meant: at most a third of the letters differ (a swap counts as one). `distanceTo` is for who
 * remembers distances.
 */
export function closestName(
  name: string,
  known: Iterable<string>,
  distanceTo = (candidate: string) => nameDistance(name, candidate),
): string | undefined {
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of known) {
    const distance = distanceTo(candidate);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** How many letters of a name differ; `Infinity` for more than a third. */
export function nameDistance(name: string, candidate: string): number {
  if (name.length > maxNameLength) return Infinity;
  const wanted = plainName(name);
  const plain = plainName(candidate);
  const tooMany = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  if (Math.abs(plain.length - wanted.length) >= tooMany) return Infinity;
  const distance = editDistance(wanted, plain, tooMany);
  return distance < tooMany ? distance : Infinity;
}

/** Longer names are not typos; comparing them would only cost time. */
const maxNameLength = 60;

/** Treats `deliveryCity`, `Delivery-City` and `delivery_city` as the same name, and a Cyrillic `а` as a Latin one. */
export function plainName(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
  return plain.replace(/[а-ї]/g, (letter) => "abeikmhopctyx"["авеікмнорстух".indexOf(letter)] ?? letter);
}

/**
 * How many letters to change, add, remove or swap with their neighbour. Of `most` or more it only says that they are as
 * many, which saves time.
 */
export function editDistance(left: string, right: string, most = Infinity): number {
  const a = [...left];
  const b = [...right];
  let beforePrevious: number[] = [];
  let previous = [0, ...b.map((_, index) => index + 1)];
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      let cost = Math.min(
        (previous[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]),
      );
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (beforePrevious[j - 2] ?? 0) + 1);
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
    if (Math.min(...current) >= most) return most;
  }
  return previous[b.length] ?? 0;
}

/** The known name that was probably meant: a similar spelling, or a name that other tools use. */
export function didYouMean(name: string, known: readonly string[]): string | undefined {
  const wanted = plainName(name);
  const row = aliasRows().find(([meant = "", ...others]) => known.includes(meant) && others.includes(wanted));
  return row?.[0] ?? closestName(name, known);
}

/** Whether each word of one name has a matching word in the other: `Phone` and `your-tel`. */
export function isSameThing(name: string, other: string): boolean {
  const words = wordsOf(name);
  const others = wordsOf(other);
  return (
    words.length > 0 &&
    words.every((word) => others.some((otherWord) => otherWord === word || areAliases(otherWord, word)))
  );
}

function areAliases(left: string, right: string): boolean {
  return aliasRows().some((row) => row.includes(left) && row.includes(right));
}

function wordsOf(name: string): string[] {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .split(/[^\p{L}]+/u)
    .map((word) => word.toLowerCase())
    .filter((word) => word.length > 2);
}

/** The SDK's name first, then the names in forms, shops and other tools. One name may mean several of the SDK's. */
const commonAliases = [
  "phone phonenumber telephone tel телефон",
  "email mail пошта",
  "delivery_fullname name fullname customername",
  "delivery_address address street",
  "delivery_city city",
  "delivery_postcode zip postcode",
  "delivery_price shipping",
  "delivery_point_id pointid pickuppoint paczkomat locker parcelshop",
  "payment_method_cod cod cashondelivery pobranie",
  "user_comments comment message note",
  "order_status_id status",
  "price_brutto price",
  "quantity qty count",
  "name title",
  "sku article code",
  "is equals eq",
  "not ne isnot",
  "matches contains regex",
  "when if",
  "default else",
  "as format",
  "from format",
  "with separator",
  "join concat",
  "each from path items",
  "pattern regex",
  "decimal number money",
  "date datetime",
  "fields mapping",
  "lookup map",
  "value const constant",
  "text string",
  "upper uppercase",
  "lower lowercase",
  "title titlecase capitalize",
  "spaces trim",
];

/** The words of each row, for the many pairs of words in which a lead's names are compared. */
const aliasRows = /* @__PURE__ */ lazily(() => commonAliases.map((row) => row.split(" ")));
