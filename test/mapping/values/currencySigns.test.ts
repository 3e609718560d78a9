import { describe, expect, it } from "vitest";
import { localesOf } from "../../../src/mapping/values/currency.ts";
import { minorUnitDigits } from "../../../src/mapping/values/money.ts";
import { type ParseDecimalOptions, parseDecimal } from "../../../src/mapping/values/parseDecimal.ts";
import { codesOf, orderOf } from "../mapLead.ts";

function read(value: string, options: ParseDecimalOptions = {}): number | undefined {
  const result = parseDecimal(value, { meaning: "amount", ...options });
  return result.ok ? result.value.toNumber() : undefined;
}

/** Currencies and their countries, where Base delivers and elsewhere. */
const currencies =
  "ALL AED AMD ARS AUD AZN BAM BGN BRL BYN CAD CHF CLP CNY CZK DKK EGP GBP GEL HUF ILS INR ISK JPY KRW KZT MDL MKD MXN NOK " +
  "NZD PLN RON RSD SEK SGD TRY TWD UAH USD UZS VND ZAR";

describe("the sign of a currency", () => {
  it.each(currencies.split(" "))("of %s is read as its country writes it", (currency) => {
    const country = currency.slice(0, 2);
    const [locale = ""] = localesOf(country);
    const digits = minorUnitDigits(currency);
    for (const currencyDisplay of ["symbol", "narrowSymbol", "code"] as const) {
      const format = new Intl.NumberFormat(locale, {
        style: "currency",
        currency,
        currencyDisplay,
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      });
      for (const amount of [0.99, 12.5, 349, 1299, 1299.5, 12_345.67, 1_234_567.89]) {
        const text = format.format(amount);
        expect(read(text, { country, currency }), text).toBe(Number(amount.toFixed(digits)));
      }
    }
  });

  it.each([
    ["1.299,00 KM", "BAM", 1299],
    ["1.299,00 km", "BAM", 1299],
    ["1.299,00 КМ", "BAM", 1299],
    ["1.299 ден.", "MKD", 1299],
    ["1.299 den", "MKD", 1299],
    ["$ 12,50", "ARS", 12.5],
    ["R$ 5", "BRL", 5],
    ["S/ 5", "PEN", 5],
    ["5 L", "MDL", 5],
    ["￥500", "JPY", 500],
    ["12,50 $US", "USD", 12.5],
    ["5 Kc\u030c", "CZK", 5],
  ])("%s in an order in %s is %d", (text, currency, amount) => {
    expect(read(text, { currency })).toBe(amount);
  });

  it.each([
    ["5 KM", undefined],
    ["5 KM", "EUR"],
    ["5 km", "PLN"],
    ["5 L", "PLN"],
    ["5 л", "UAH"],
    ["5 den", "EUR"],
    ["5 R", "EUR"],
    ["5 kn", "EUR"],
  ])("is not seen in the letters of %s in an order in %s", (text, currency) => {
    expect(read(text, { currency })).toBeUndefined();
  });

  it("of another currency leaves the amount out with a warning", () => {
    const rules = {
      defaults: { currency: "PLN" },
      fields: { delivery_price: { path: "v", required: false } },
    };
    for (const v of ["$5", "US$ 5", "5 kr", "5 zł ₴"])
      expect(orderOf(rules, { v })).not.toHaveProperty("delivery_price");
    expect(codesOf(rules, { v: "$5" })).toEqual(["currency_differs_value"]);
    for (const v of ["₹349", "R$ 5", "5 ₺", "5 KM"])
      expect(codesOf(rules, { v }), v).toEqual(["decimal_unreadable"]);
  });

  it("has the same meaning on every machine: no locale of a machine is asked", () => {
    expect(localesOf("XO").at(-1)).toBe("en");
    expect(localesOf("BA")).toEqual(["bs-BA", "en"]);
  });
});

describe("a full stop between a currency and digits", () => {
  it.each([
    ["£.40", 0.4],
    ["£ .40", 0.4],
    ["€,40", 0.4],
    ["-€.50", -0.5],
    ["€ -,50", -0.5],
    [".50 zł", 0.5],
    [",5", 0.5],
    ["£.500", 0.5],
    ["zł.40", 40],
    ["грн. 40", 40],
    ["US$.40", 0.4],
    ["$.750.30", 750.3],
    ["$.1,299", 1299],
    ["₴40.", 40],
  ])("in %s makes it %d", (text, amount) => {
    expect(read(text)).toBe(amount);
  });

  it.each(["$..75", "£.", "£.4.0.0", "..5", ",", "€.,5"])("in %s makes it unreadable", (text) => {
    expect(read(text)).toBeUndefined();
  });
});

describe("the sign of a footnote after an amount", () => {
  it.each([
    ["12,99 €*", 12.99],
    ["1.599,00 € *", 1599],
    ["CHF 47.00 *", 47],
    ["12,99 €**", 12.99],
    ["12,99 €¹", 12.99],
    ["12,99 € ²", 12.99],
    ["49 zł.†", 49],
    ["12,99*", 12.99],
    ["1299,-*", 1299],
    ["5 шт.*", 5],
  ])("of %s is no part of it", (text, amount) => {
    expect(read(text, { meaning: text.includes("шт") ? "quantity" : "amount" })).toBe(amount);
  });

  it.each(["12**", "1***", "*", "5 м²", "12,99²", "12*5", "5*3 €"])("is not meant in %s", (text) => {
    expect(read(text)).toBeUndefined();
  });
});

describe("a dot before three digits", () => {
  it("groups thousands in amounts of the countries that write a decimal comma", () => {
    for (const country of "AT BG BR CZ DE DK ES FI FR GR HR HU IT LT NL NO PL PT RO RS SE SI SK TR UA".split(
      " ",
    ))
      expect(read("1.299", { country }), country).toBe(1299);
    for (const country of ["CH", "GB", "US", "IE", "IL", "MX", "JP", undefined])
      expect(read("1.299", { country }), country).toBe(1.299);
    expect(parseDecimal("1.299", { country: "DE", meaning: "amount" })).toMatchObject({
      note: "decimal_ambiguous",
    });
    expect(read("1.299", { country: "DE", meaning: "quantity" })).toBe(1.299);
  });

  it("is a decimal one where the currency has thousandths", () => {
    expect(read("12.500 KWD")).toBe(12.5);
    expect(read("12.500", { currency: "TND", country: "TN" })).toBe(12.5);
    expect(read("12.500 EUR")).toBe(12_500);
  });

  it("is plain in Arabic, whose signs are never mixed up", () => {
    expect(read("١٬٢٩٩٫٥٠")).toBe(1299.5);
    expect(read("١٬٢٩٩")).toBe(1299);
    expect(read("٠٫٣٥٠")).toBe(0.35);
  });
});
