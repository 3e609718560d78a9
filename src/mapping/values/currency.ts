import { isCurrencyCode } from "../../api/wire/codes.ts";
import { lazily } from "../../shared/runtime/lazily.ts";
import { foldWords } from "./fold.ts";

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

/** The ISO 4217 codes that a text may mean, the most usual first (empty if none is); `undefined` for anything else. */
export function currenciesOf(text: string): readonly string[] | undefined {
  const name = text.trim();
  if (name.length > 12) return undefined;
  const code = name.toUpperCase();
  if (isKnownCurrency(code)) return [code];
  return codesByName().get(name.toLowerCase().replace(/\.$/, ""));
}

/**
 * The currencies that a word next to an amount may mean in an order in `currency`; `undefined` if it is not a word of
 * money. Letters that many things share (`KM`, `L`, `den`) mean the currency of the order, or none.
 */
export function currenciesBeside(text: string, currency: string | undefined): readonly string[] | undefined {
  const usual = currenciesOf(text);
  if (usual !== undefined && (usual.length === 1 || currency === undefined || usual.includes(currency)))
    return usual;
  const signs = currenciesOfSign(text);
  if (currency !== undefined && signs.includes(currency)) return [currency];
  return usual ?? (signs.length > 0 && /\p{Sc}/u.test(text) ? signs : undefined);
}

/** The currencies that write a sign like this at home or in English (`R$`, `₹`, `ден.`); empty if none does. */
export function currenciesOfSign(text: string): readonly string[] {
  return text.length > 12 ? [] : (codesBySign().get(signKey(text)) ?? []);
}

/** The locale of a country (ISO 3166-1 alpha-2) with English after it, so that the locale of the machine is never used. */
export function localesOf(country: string): readonly string[] {
  const { language } = new Intl.Locale(`und-${country}`).maximize();
  return [`${language}-${country}`, "en"];
}

/** Signs as `Intl` writes them. Asking for all takes 25 ms, so this is once per process, at the first rare sign. */
const codesBySign = /* @__PURE__ */ lazily((): ReadonlyMap<string, readonly string[]> => {
  const codes = new Map<string, string[]>();
  for (const currency of Intl.supportedValuesOf("currency")) {
    if (withdrawn.includes(currency)) continue;
    // The code of a currency starts with its country.
    for (const locales of ["en", localesOf(currency.slice(0, 2))]) {
      for (const currencyDisplay of ["symbol", "narrowSymbol"] as const) {
        const format = new Intl.NumberFormat(locales, { style: "currency", currency, currencyDisplay });
        const sign = signKey(format.formatToParts(0).find(({ type }) => type === "currency")?.value ?? "");
        const known = codes.get(sign) ?? [];
        // One currency has an invisible sign.
        if (sign !== "" && !known.includes(currency)) codes.set(sign, [...known, currency]);
      }
    }
  }
  return codes;
});

function signKey(text: string): string {
  return foldWords(text).replace(/\.$/, "");
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
