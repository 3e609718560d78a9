import { isDeliveryWord } from "../survey/words.ts";
import type { Named } from "./source.ts";

const money =
  /^(?:price|prices|amount|amounts|cost|costs|sum|total|value|fee|charge|rate|payment|pay|gross|brutto|incl|including|after|with|grand|order|orders|final|full|all|set|money|current|tax|customer|to|line|lines|option|info|summary|cena|koszt|kosztu|kwota|suma|wartosc|razem|do|zaplaty|zamowienia|ціна|вартість|сума|всього|разом|загальна|до|сплати|оплати|замовлення|цена|стоимость|сумма|итого|preis|betrag|summe|gesamt|gesamtbetrag|gesamtsumme|kosten)$/;

const totals =
  /^(?:total|grand|sum|amount|full|suma|razem|zaplaty|сума|всього|разом|итого|сумма|gesamtbetrag|gesamtsumme|summe)$/;

const discounts = /^(?:discount|discounts|rabat|rabatt|znizka|знижка|скидка)$/;

/** Words of a sum of the goods alone. */
const goods =
  /^(?:sub|subtotal|subtotals|products|product|items|item|goods|merchandise|cart|basket|towary|towarow|produkty|produktow|koszyk|koszyka|товари|товарів|товары|товаров|кошик|кошика|zwischensumme|waren|warenwert|warenkorb)$/;

export function amountOf({ names }: Named): "total" | "goods" | "delivery" | "discount" | undefined {
  const last = names.at(-1) ?? [];
  // `total: { amount }`, `shipping_price_set: { shop_money: { amount } }`.
  const isPlain = last.every((word) => money.test(word) && !/^(?:total|grand)$/.test(word));
  const around = names.at(-2)?.includes("money") ? names.at(-3) : names.at(-2);
  const words = isPlain && around !== undefined ? [...around, ...last] : last;
  if (words.includes("tax") && !isGross(words)) return undefined;
  const isOnly = (matches: (word: string) => boolean) =>
    words.some(matches) && words.every((word) => money.test(word) || matches(word));
  if (isOnly(isDeliveryWord)) return "delivery";
  if (isOnly((word) => discounts.test(word))) return "discount";
  if (isOnly((word) => totals.test(word))) return "total";
  return isOnly((word) => goods.test(word)) ? "goods" : undefined;
}

/** Whether a name has a word of a total, whatever else it has. */
export function isLikeTotal({ names }: Named): boolean {
  return (names.at(-1) ?? []).some((word) => totals.test(word));
}

/** Words of a price that the buyer may not pay. */
const notPaid =
  /^(?:net|netto|excl|excluding|without|before|tax|vat|old|compare|purchase|purchased|buy|discount|discounts|weight|refund|refunded|panel|catalog|list|original|regular|base|percent|quantity|count|id|fee|delivery|shipping)$/;

/** Whether a parameter of a line may be what the buyer pays for it. */
export function isPrice({ names }: Named): boolean {
  const words = names.slice(-3).flat();
  const isMoney = words.some(
    (word) => totals.test(word) || perPiece.test(word) || /^(?:cost|value|kwota|wartosc)$/.test(word),
  );
  return isMoney && (isGross(words) || !words.some((word) => notPaid.test(word)));
}

const perPiece = /^(?:price|unit|cena|ціна|цена|preis|stueckpreis|einzelpreis)$/;

export function isPerPiece({ names }: Named): boolean {
  const words = names.slice(-3).flat();
  return (
    words.some((word) => perPiece.test(word)) && !words.some((word) => /^(?:total|row|line|sum)$/.test(word))
  );
}

/** Whether a parameter of a line may be a lower price, which a buyer with a discount pays. */
export function mayBeLower(parameter: Named): boolean {
  const words = parameter.names.slice(-3).flat();
  const isNet = words.some((word) =>
    /^(?:net|netto|excl|excluding|without|tax|vat|cost|purchase|purchased|buy)$/.test(word),
  );
  return isPerPiece(parameter) && (isGross(words) || !isNet);
}

function isGross(words: readonly string[]): boolean {
  return /\b(?:incl|including|after|with) (?:tax|vat)\b|\bgross\b|\bbrutto\b/.test(words.join(" "));
}

const taxes =
  /^(?:tax|taxes|vat|gst|hst|pst|iva|tva|mwst|ust|dph|pdv|пдв|ндс|ддс|podatek|podatku|btw|moms|afa|kdv|φπα|steuer|steuern|duty|duties)$/;

/** Words that make a name with a tax one of something else: `tax_id`, `vat_number`, `total_tax_incl`. */
const noTax =
  /^(?:id|ids|number|no|nr|numer|code|name|title|label|type|class|status|inc|incl|include|includes|included|including|gross|brutto|exempt|payer|company|registration|номер)$/;

/** Whether a parameter is a tax that was added, or its rate: what is next to it may be without tax. */
export function isTax({ names, there }: Named): boolean {
  const words = names.slice(-2).flat();
  const isNamed = words.some((word) => taxes.test(word)) && !words.some((word) => noTax.test(word));
  return isNamed && there.some((value) => /^[^a-z]*[1-9]/i.test(String(value).slice(0, 40)));
}

export function isExchangeRate({ names }: Named): boolean {
  return /^(?:currency (?:value|rate)|exchange rate|rate to .*|kurs)$/.test((names.at(-1) ?? []).join(" "));
}

export function hasNoCents(currency: unknown): boolean {
  return /^(?:JPY|KRW|VND|CLP|ISK|HUF|UGX|PYG|RWF|XAF|XOF)$/.test(String(currency));
}

/** Whether amounts may be in the smallest unit: whole numbers, without a sign of the currency. */
export function mayBeMinor(all: readonly Named[], currency: unknown): boolean {
  const isSaid = all.some(({ names }) =>
    names
      .slice(-2)
      .flat()
      .some((word) => /^(?:cents?|minor|amount)$/.test(word)),
  );
  const isWhole = (value: unknown) =>
    typeof value === "number" ? Number.isInteger(value) : /^[-+]?[\d\s]+$/.test(String(value).trim());
  return (isSaid || !hasNoCents(currency)) && all.every(({ there }) => there.every(isWhole));
}
