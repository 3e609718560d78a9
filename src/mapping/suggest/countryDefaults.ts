import { currenciesOf } from "../text/currency.ts";
import { callingCode } from "../text/phoneNumber.ts";
import type { Hit } from "./score.ts";
import type { Leaf } from "./survey.ts";

/** Facts about a country that sellers on Base sell in. */
interface Home {
  readonly currency: string;
  /** Set if the whole country has one time zone. */ readonly timeZone: string;
}

/** Each has its own calling code. */
const homes: Readonly<Record<string, Home>> = {
  UA: { currency: "UAH", timeZone: "Europe/Kyiv" },
  PL: { currency: "PLN", timeZone: "Europe/Warsaw" },
  CZ: { currency: "CZK", timeZone: "Europe/Prague" },
  SK: { currency: "EUR", timeZone: "Europe/Bratislava" },
  HU: { currency: "HUF", timeZone: "Europe/Budapest" },
  RO: { currency: "RON", timeZone: "Europe/Bucharest" },
  BG: { currency: "EUR", timeZone: "Europe/Sofia" },
  DE: { currency: "EUR", timeZone: "Europe/Berlin" },
  AT: { currency: "EUR", timeZone: "Europe/Vienna" },
  CH: { currency: "CHF", timeZone: "Europe/Zurich" },
  FR: { currency: "EUR", timeZone: "Europe/Paris" },
  IT: { currency: "EUR", timeZone: "Europe/Rome" },
  ES: { currency: "EUR", timeZone: "Europe/Madrid" },
  NL: { currency: "EUR", timeZone: "Europe/Amsterdam" },
  BE: { currency: "EUR", timeZone: "Europe/Brussels" },
  GB: { currency: "GBP", timeZone: "Europe/London" },
  LT: { currency: "EUR", timeZone: "Europe/Vilnius" },
  LV: { currency: "EUR", timeZone: "Europe/Riga" },
  EE: { currency: "EUR", timeZone: "Europe/Tallinn" },
  HR: { currency: "EUR", timeZone: "Europe/Zagreb" },
  SI: { currency: "EUR", timeZone: "Europe/Ljubljana" },
  MD: { currency: "MDL", timeZone: "Europe/Chisinau" },
  GR: { currency: "EUR", timeZone: "Europe/Athens" },
  SE: { currency: "SEK", timeZone: "Europe/Stockholm" },
  DK: { currency: "DKK", timeZone: "Europe/Copenhagen" },
  NO: { currency: "NOK", timeZone: "Europe/Oslo" },
  FI: { currency: "EUR", timeZone: "Europe/Helsinki" },
};

export const knownCountries: readonly string[] = /* @__PURE__ */ Object.keys(homes);

export function homeOf(country: string): Home | undefined {
  return Object.hasOwn(homes, country) ? homes[country] : undefined;
}

/** The country that the leads come from, with the evidence and its confidence. */
export interface FoundCountry {
  readonly country: string;
  readonly confidence: number;
  readonly from: readonly string[];
}

/** Finds the country by phones with a calling code, else by currencies, else by letters of only one language. */
export function findCountry(
  leaves: Iterable<Leaf>,
  isCountry: (leaf: Leaf) => Hit | undefined,
): FoundCountry | undefined {
  const votes = new Map<string, { weight: number; from: Set<string> }>();
  const vote = (country: string, weight: number, path: string) => {
    const own = votes.get(country) ?? { weight: 0, from: new Set<string>() };
    own.weight += weight;
    votes.set(country, { weight: own.weight, from: own.from.add(path) });
  };
  for (const leaf of leaves) {
    const isCode = isCountry(leaf) !== undefined;
    for (const value of leaf.values.slice(0, 10)) {
      const text = typeof value === "string" ? value.slice(0, 200).trim() : "";
      if (text === "") continue;
      const phone = /^(?:\+|00)?\s?((?:\d[\s().-]{0,3}){10,13})$/.exec(text)?.[1]?.replace(/\D/g, "");
      const caller =
        phone === undefined || (!/^(?:\+|00)/.test(text) && !phone.startsWith("380"))
          ? undefined
          : countryOfCode(phone);
      if (caller !== undefined) vote(caller, 3, leaf.path);
      if (isCode && /^[A-Z]{2}$/i.test(text)) vote(text.toUpperCase(), 2, leaf.path);
      const currency = text.length < 5 ? currenciesOf(text)?.[0] : undefined;
      const only = currency === undefined || currency === "EUR" ? undefined : countryOfCurrency(currency);
      if (only !== undefined) vote(only, 1, leaf.path);
      if (/^(?:8?0(?:39|50|63|6[678]|7[37]|9[1-9]))\d{7}$/.test(text.replace(/[\s()-]/g, "")))
        vote("UA", 1, leaf.path);
      if (/[іїєґ]/i.test(text)) vote("UA", 0.2, leaf.path);
      else if (/[ąęłżźśń]/i.test(text)) vote("PL", 0.2, leaf.path);
    }
  }
  const [best, second] = [...votes].sort(([, one], [, other]) => other.weight - one.weight);
  if (best === undefined || homeOf(best[0]) === undefined) return undefined;
  const [country, { weight, from }] = best;
  const share = weight / (weight + (second?.[1].weight ?? 0));
  return {
    country,
    confidence: share * (weight >= 2 ? 0.95 : weight >= 1 ? 0.8 : 0.65),
    from: [...from].slice(0, 3),
  };
}

function countryOfCode(digits: string): string | undefined {
  return Object.keys(homes).find((country) => digits.startsWith(callingCode(country) ?? "-"));
}

function countryOfCurrency(currency: string): string | undefined {
  return Object.keys(homes).find((country) => homes[country]?.currency === currency);
}
