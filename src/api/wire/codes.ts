/** Regions in CLDR to which no parcel can be sent: unions, the UN, the unknown region, test codes. */
const notCountries = new Set(["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"]);

/**
 * Whether the string is an ISO 4217 code of a current or former currency. The list is the runtime's own, so it stays
 * current without a release of ours; in a runtime without one, any three letters are accepted.
 */
export function isCurrencyCode(code: string): boolean {
  if (!/^[A-Z]{3}$/.test(code)) return false;
  try {
    return new Intl.DisplayNames("en", { type: "currency", fallback: "none" }).of(code) !== undefined;
  } catch {
    return true;
  }
}

/** Whether the string is the ISO 3166-1 alpha-2 code of a country; retired codes such as `DD` are not. */
export function isCountryCode(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code) || notCountries.has(code)) return false;
  try {
    if (new Intl.Locale(`und-${code}`).region !== code) return false;
    return new Intl.DisplayNames("en", { type: "region", fallback: "none" }).of(code) !== undefined;
  } catch {
    return true;
  }
}
