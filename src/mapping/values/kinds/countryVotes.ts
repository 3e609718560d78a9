import { currenciesOf } from "../currency.ts";
import { callingCode } from "../phoneNumber.ts";

/** Countries that sellers on Base sell in. Each has its own calling code; the first ones their own currency. */
const countries = "UA PL CZ HU RO CH GB MD SE DK NO SK BG DE AT FR IT ES NL BE LT LV EE HR SI GR FI".split(
  " ",
);
const currencies = "UAH PLN CZK HUF RON CHF GBP MDL SEK DKK NOK".split(" ");

/**
 * The countries that a value speaks for, with weights: by a phone with a calling code, else by a code, a currency and
 * letters.
 * @param isCode - whether its name says that it is a country
 */
export function countryVotes(
  value: unknown,
  isCode: boolean,
): (readonly [country: string, weight: number])[] {
  const votes: (readonly [string, number])[] = [];
  const vote = (country: string | undefined, weight: number) => {
    if (country !== undefined) votes.push([country, weight]);
  };
  const text = typeof value === "string" ? value.slice(0, 200).trim() : "";
  const phone = /^(\+|00|(?=380))\s?((?:\d[\s().-]{0,3}){10,13})$/.exec(text)?.[2]?.replace(/\D/g, "");
  if (phone !== undefined)
    vote(
      countries.find((country) => phone.startsWith(callingCode(country) ?? "-")),
      3,
    );
  if (isCode && countries.includes(text.toUpperCase())) vote(text.toUpperCase(), 2);
  const currency = text.length < 5 && text !== "" ? currenciesOf(text)?.[0] : undefined;
  vote(countries[currencies.indexOf(currency ?? "")], 1);
  if (/^8?0(?:39|50|63|6[678]|7[37]|9[1-9])\d{7}$/.test(text.replace(/[\s()-]/g, ""))) vote("UA", 1);
  if (/[іїєґ]/i.test(text)) vote("UA", 0.2);
  else if (/[ąęłżźśń]/i.test(text)) vote("PL", 0.2);
  return votes;
}
