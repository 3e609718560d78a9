/** The maximum length of a name. Longer names contain no useful word. */
const maxNameLength = 120;

/** `shippingAddress1`, `shipping_address_1` and `Shipping address 1` have the same words. */
export function wordsOf(name: string): readonly string[] {
  const text = name
    .slice(0, maxNameLength)
    .normalize("NFD")
    .replace(/(?![\u0306\u0308])\p{M}/gu, "")
    .normalize("NFC");
  const words =
    text
      .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
      .replace(/(\p{L})(\d)/gu, "$1 $2")
      .replace(/(\d)(\p{L})/gu, "$1 $2")
      .toLowerCase()
      .replaceAll("ł", "l")
      .replaceAll("ß", "ss")
      .replace(/['’`ʼ]/g, "")
      .match(/\p{L}+|\d+/gu) ?? [];
  return words.filter((word) => !/^\d/.test(word) || word === "1" || word === "2");
}

/** Whose a parameter is, by the names on its path. `other`: of another person or company than those of the order. */
export type Party = "recipient" | "buyer" | "payer" | "other" | undefined;

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}

/** Words of the delivery, which also belong to its price and its method. */
const deliveryWords = /* @__PURE__ */ setOf(
  "ship shipping delivery deliver deliveries shipment shipments dest destination dostawa dostawy dostawie wysylka wysylki przesylka przesylki доставка доставки доставку lieferung liefer lieferadresse versand livraison envio",
);

const recipientWords = /* @__PURE__ */ setOf(
  "recipient receiver consignee addressee odbiorca odbiorcy одержувач одержувача отримувач отримувача получатель получателя empfanger",
);

const payerWords = /* @__PURE__ */ setOf(
  "bill billing invoice payer faktura faktury fakturze rachunek rechnung rechnungsadresse платник платника плательщик рахунок facturation",
);

const buyerWords = /* @__PURE__ */ setOf(
  "customer buyer client user kunde klient klienta kupujacy kupujacego покупець покупця покупатель покупателя клієнт клієнта клиент клиента",
);

/** People, companies and campaigns next to the buyer: their contacts are never those of the order. */
const otherWords = /* @__PURE__ */ setOf(
  "owner manager seller merchant shop store vendor agent employee staff sender courier carrier driver host organizer author creator editor assigned assignee responsible operator admin administrator support affiliate partner referrer referer fax trunk pbx did sip tracking business warehouse channel website memberships membership guests webhook portal account template formname formid formtitle utm gclid fbclid landing by " +
    "sprzedawca sprzedawcy sklep sklepu nadawca nadawcy kurier kuriera opiekun opiekuna wlasciciel pracownik magazyn " +
    "продавець продавця продавец магазин магазину менеджер менеджера відправник відправника отправитель курєр курєра оператор власник автор склад",
);

/**
 * The party of a parameter: `other` by any word of the path, otherwise the innermost name with such a word
 * decides.
 */
export function partyOf(names: readonly (readonly string[])[]): Party {
  const last = names.at(-1) ?? [];
  if (names.some(isOfOther) || last.includes("form") || last.includes("page")) return "other";
  for (let index = names.length - 1; index >= 0; index -= 1) {
    for (const word of names[index] ?? []) {
      if (deliveryWords.has(word) || recipientWords.has(word)) return "recipient";
      if (payerWords.has(word)) return "payer";
      if (buyerWords.has(word)) return "buyer";
    }
  }
  return undefined;
}

function isOfOther(words: readonly string[]): boolean {
  const only = words.join(" ");
  // `form` alone is the form itself; a `form_response` holds the answers. A `user_id` with a name is the CRM's user.
  return only === "form" || only === "user id" || words.some((word) => otherWords.has(word));
}

export function isPartyWord(word: string): boolean {
  return deliveryWords.has(word) || recipientWords.has(word) || payerWords.has(word) || buyerWords.has(word);
}

/** Whether a word is about the delivery, not the person who gets it. */
export function isDeliveryWord(word: string): boolean {
  return deliveryWords.has(word);
}

export function isPersonWord(word: string): boolean {
  return isPartyWord(word) && !isDeliveryWord(word);
}

const wrappers = /* @__PURE__ */ setOf("value values text answer answers raw string content");

/** Whether a name only wraps a value: `{ "email": { "value": "…" } }`. */
export function isWrapper(words: readonly string[]): boolean {
  return words.every((word) => wrappers.has(word));
}
