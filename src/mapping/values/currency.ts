import { isCurrencyCode } from "../../api/wire/codes.ts";
import { lazily } from "../../shared/runtime/lazily.ts";
import { foldWords } from "./fold.ts";
import { remember } from "./remember.ts";

/**
 * Signs, words and ISO 4217 numbers of currencies. The most usual currency of a shared sign comes first; an
 * empty code comes first if there is none.
 */
const names =
  "UAH=980 ₴ грн гривня гривні гривень гривна hrn,PLN=985 zł zl złoty złote złotych zloty злотий злотих,EUR=978 € euro euros eurų євро евро," +
  "USD+CAD+AUD+NZD+MXN+SGD+HKD=$,USD=840 us$ $us,+USD+CAD+AUD+NZD=dollar dollars долар долари доларів,CZK=203 kč kc korun,HUF=348 ft forint," +
  "GBP=826 £,RON+MDL=946 lei leu,CHF=756 fr sfr,BGN=975 лв лева,RUB+BYN=₽ руб р,+SEK+NOK+DKK+ISK=kr,+JPY+CNY=¥";

/** Currencies that no order uses today. */
const withdrawn = "BYR BYB HRK LTL LVL EEK SKK SIT RUR UAK PLZ ROL BGL DEM ATS ITL FRF ESP XXX XTS";

const codesByName = /* @__PURE__ */ lazily((): ReadonlyMap<string, readonly string[]> => {
  const pairs = names.split(",").flatMap((entry) => {
    const [codes = "", words = ""] = entry.split("=");
    return words.split(" ").map((word) => [word, codes.split("+")] as const);
  });
  return new Map(pairs);
});

/**
 * The ISO 4217 codes that a text may mean, the most usual first (empty if none is); `undefined` for anything else. In an
 * order in `currency` a sign that several share means it, and so do the signs that `Intl` writes for it (`R$`, `KM`,
 * `ден.`). Elsewhere these may be kilometres.
 */
export function currenciesOf(text: string, currency?: string): readonly string[] | undefined {
  const name = text.trim();
  if (name.length > 12) return undefined;
  const code = name.toUpperCase();
  if (isKnownCurrency(code)) return [code];
  const usual = codesByName().get(name.toLowerCase().replace(/\.$/, ""));
  if (currency === undefined || usual?.includes(currency)) return usual;
  return signsOf()(currency).includes(signKey(name)) ? [currency] : usual;
}

/**
 * The signs of a currency in English and in its country, with which its code starts. They are asked for once: asking
 * `Intl` takes longer than reading a hundred amounts.
 */
const signsOf = /* @__PURE__ */ lazily(() =>
  remember(
    (currency) =>
      [["en"], localesOf(currency.slice(0, 2))].flatMap((locales) =>
        (["symbol", "narrowSymbol"] as const).map((currencyDisplay) =>
          signKey((0).toLocaleString(locales, { style: "currency", currency, currencyDisplay })),
        ),
      ),
    500,
  ),
);

/** The letters and signs of a text in any case and alphabet, without full stops and digits. */
function signKey(text: string): string {
  return foldWords(text).replace(/[^\p{L}\p{Sc}/]/gu, "");
}

/** The locale of a country (ISO 3166-1 alpha-2) with English after it, so that the locale of the machine is never used. */
export function localesOf(country: string): readonly string[] {
  const { language } = new Intl.Locale(`und-${country}`).maximize();
  return [`${language}-${country}`, "en"];
}

/** Whether a currency is in use. `Intl` is slow, and nearly every order uses one of a few currencies. */
function isKnownCurrency(code: string): boolean {
  return (
    code === "UAH" ||
    code === "PLN" ||
    code === "EUR" ||
    code === "USD" ||
    code === "CZK" ||
    (code.length === 3 && !withdrawn.includes(code) && isCurrencyCode(code))
  );
}
