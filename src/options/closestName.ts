/**
 * The known name that a misspelt one most likely means, or `undefined` where nothing is close.
 * Close means at most a third of the letters differ (an exchange of two neighbours counts as one).
 */
export function closestName(name: string, known: Iterable<string>): string | undefined {
  if (name.length > longestName) return undefined;
  const wanted = plain(name);
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const distance = editDistance(wanted, plain(candidate));
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return bestDistance <= Math.max(1, Math.floor(wanted.length / 3)) ? best : undefined;
}

/** Names longer than this are not typing slips; comparing them would only cost time. */
const longestName = 60;

/** `deliveryCity`, `Delivery-City` and `delivery_city` are one name to a person. */
function plain(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}

function editDistance(left: string, right: string): number {
  const a = Array.from(left);
  const b = Array.from(right);
  let beforePrevious: number[] = [];
  let previous = b.map((_, index) => index + 1);
  previous.unshift(0);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (previous[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforePrevious[j - 2] ?? 0) + 1);
      }
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** The known name that somebody meant: nearly written so, or what other tools call it. */
export function didYouMean(name: string, known: readonly string[]): string | undefined {
  const wanted = plain(name);
  const row = commonAliases.find((each) => {
    const [meant = "", ...others] = each.split(" ");
    return known.includes(meant) && others.includes(wanted);
  });
  return row?.split(" ")[0] ?? closestName(name, known);
}

/** Our name first, then what forms, shops and other tools call it. One name may mean several of ours. */
const commonAliases = [
  "phone phonenumber telephone tel",
  "delivery_fullname name fullname customername",
  "delivery_address address street",
  "delivery_city city",
  "delivery_postcode zip postcode",
  "delivery_price shipping",
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
];
