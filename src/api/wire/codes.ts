/** Regions that CLDR names, but where no parcel goes: unions, the UN, the unknown region, test codes. */
const notCountries = new Set(["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"]);

/**
 * Whether the text is an ISO 4217 code of a currency that is or was in use. The list is the runtime's
 * own, so it stays current without a release of ours; where a runtime has none, three letters will do.
 */
export function isCurrencyCode(code: string): boolean {
  if (!/^[A-Z]{3}$/.test(code)) return false;
  try {
    return new Intl.DisplayNames("en", { type: "currency", fallback: "none" }).of(code) !== undefined;
  } catch {
    return true;
  }
}

/** Whether the text is the ISO 3166-1 alpha-2 code of a country; retired codes such as `DD` are not. */
export function isCountryCode(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code) || notCountries.has(code)) return false;
  try {
    if (new Intl.Locale(`und-${code}`).region !== code) return false;
    return new Intl.DisplayNames("en", { type: "region", fallback: "none" }).of(code) !== undefined;
  } catch {
    return true;
  }
}
