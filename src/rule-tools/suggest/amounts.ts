import { isDeliveryWord } from "../survey/words.ts";
import type { Named } from "./source.ts";

const money =
  /^(?:price|prices|amount|amounts|cost|costs|sum|total|value|fee|charge|rate|payment|pay|gross|brutto|incl|including|after|with|grand|order|orders|final|full|all|set|money|current|tax|customer|to|line|lines|option|info|summary|cena|koszt|kosztu|kwota|suma|wartosc|razem|do|zaplaty|zamowienia|ціна|вартість|сума|всього|разом|загальна|до|сплати|оплати|замовлення|цена|стоимость|сумма|итого|preis|betrag|summe|gesamt|gesamtbetrag|gesamtsumme|kosten)$/;

const totals =
  /^(?:total|grand|sum|amount|full|suma|razem|zaplaty|сума|всього|разом|итого|сумма|gesamtbetrag|gesamtsumme|summe)$/;

const discounts = /^(?:discount|discounts|rabat|rabatt|znizka|знижка|скидка)$/;

export function amountOf({ names }: Named): "total" | "delivery" | "discount" | undefined {
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
  return isOnly((word) => totals.test(word)) ? "total" : undefined;
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
