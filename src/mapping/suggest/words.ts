/** Words for a party: words with the same meaning get the same mark. */
const roleWords: Readonly<Record<string, string>> = /* @__PURE__ */ (() =>
  marked({
    ">d": "ship shipping delivery deliver deliveries shipment recipient receiver consignee dest destination dostawa dostawy odbiorca wysylka доставка доставки одержувач отримувач получатель lieferung liefer lieferadresse livraison",
    ">i": "bill billing invoice payer faktura faktury fakturze rachunek rechnung rechnungsadresse платник плательщик рахунок facturation",
    ">c": "customer buyer client user kunde klient klienta kupujacy покупець покупатель клієнт клиент",
    ">s": "seller merchant shop store vendor manager agent employee sender sprzedawca продавець продавец магазин менеджер",
    ">u": "utm referrer referer gclid fbclid tracking landing",
  }))();

function marked(groups: Readonly<Record<string, string>>): Record<string, string> {
  const marks: Record<string, string> = {};
  for (const [mark, words] of Object.entries(groups)) for (const word of words.split(" ")) marks[word] = mark;
  return marks;
}

/** Longer names contain no useful word. */
const maxNameLength = 120;

/**
 * The words of a name in a normalized spelling: `shippingAddress1`, `shipping_address_1` and `Shipping address 1` are
 * the same. Words for the parties of an order are replaced with marks.
 */
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
  return words
    .filter((word) => !/^\d/.test(word) || word === "1" || word === "2")
    .map((word) => (Object.hasOwn(roleWords, word) ? (roleWords[word] ?? word) : word));
}

/** The party that a parameter belongs to, by its names. The innermost name that has a party decides. */
export type Role = "delivery" | "invoice" | "other" | undefined;

const roles: Readonly<Record<string, Role>> = {
  ">d": "delivery",
  ">i": "invoice",
  ">s": "other",
  ">u": "other",
};

export function roleOf(names: readonly (readonly string[])[]): Role {
  for (let index = names.length - 1; index >= 0; index -= 1) {
    for (const word of names[index] ?? []) {
      const role = word.startsWith(">") ? roles[word] : undefined;
      if (role !== undefined) return role;
    }
  }
  return undefined;
}

/** Removes the marks of parties. */
export function withoutRoles(words: readonly string[]): readonly string[] {
  return words.some((word) => word.startsWith(">")) ? words.filter((word) => !word.startsWith(">")) : words;
}

/** Names that mean nothing without their parent. */
const bareNames = new Set(
  "value values text answer answers string raw label name title code id content data number amount full formatted display original 1 2".split(
    " ",
  ),
);

/** Whether a name means nothing without its parent. */
export function isBare(words: readonly string[]): boolean {
  return words.every((word) => bareNames.has(word));
}
