import { type Parsed, parsed, unparsed } from "./parsed.ts";

/** Finds the ISO 3166-1 alpha-2 code of a country that is given by name or by any ISO code. */
export type CountryLookup = (text: string) => Parsed<string>;

/**
 * A look-up of countries by name (`Україна`, `Polska`, `Deutschland`, `Ukraine`), alpha-2, alpha-3 or
 * numeric code. The names come from `Intl.DisplayNames`; nothing is built before the first name that is
 * no code, and everything is kept inside the look-up.
 *
 * Codes: `country_unknown`.
 *
 * @param languages Whose names to know. Default uk, pl, de, en and their neighbours.
 */
export function createCountryLookup(languages: readonly string[] = defaultLanguages): CountryLookup {
  let names: Map<string, string> | undefined;
  return (text) => {
    const key = keyOf(text);
    if (/^[a-z]{2}$/.test(key) && isCountry(key.toUpperCase())) return parsed(key.toUpperCase());
    names ??= namesOf(languages);
    const code = names.get(key);
    return code === undefined ? unparsed("country_unknown") : parsed(code);
  };
}

const defaultLanguages = [
  "en",
  "uk",
  "pl",
  "de",
  "cs",
  "sk",
  "ro",
  "hu",
  "lt",
  "lv",
  "et",
  "bg",
  "es",
  "fr",
  "it",
  "pt",
  "nl",
  "ru",
];

function keyOf(text: string): string {
  return text.length > 80 ? "" : text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

function namesOf(languages: readonly string[]): Map<string, string> {
  const names = new Map<string, string>();
  const displays = languages.map(
    (language) => new Intl.DisplayNames([language], { type: "region", fallback: "none" }),
  );
  for (let index = 0; index < 676; index += 1) {
    const code = String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26));
    if (!isCountry(code)) continue;
    for (const display of displays) {
      const name = display.of(code);
      if (name !== undefined) names.set(keyOf(name), code);
    }
  }
  return names;
}

/** A code that Intl replaces by another one is obsolete: `DD` means `DE`. */
function isCountry(code: string): boolean {
  return new Intl.Locale(`und-${code}`).region === code;
}
