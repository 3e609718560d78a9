import { currenciesOf } from "../../mapping/values/currency.ts";
import { callingCode } from "../../mapping/values/phoneNumber.ts";
import type { Leaf } from "./survey.ts";

/** Countries that sellers on Base sell in. Each has its own calling code; the first ones their own currency. */
const countries = "UA PL CZ HU RO CH GB MD SE DK NO SK BG DE AT FR IT ES NL BE LT LV EE HR SI GR FI".split(
  " ",
);
const currencies = "UAH PLN CZK HUF RON CHF GBP MDL SEK DKK NOK".split(" ");

/** The country that the leads come from, by phones with a calling code, else codes, currencies and letters. */
export function findCountry(leaves: Iterable<Leaf>): string | undefined {
  const votes = new Map<string, number>();
  const vote = (country: string | undefined, weight: number) => {
    if (country !== undefined) votes.set(country, (votes.get(country) ?? 0) + weight);
  };
  for (const { names, values } of leaves) {
    const isCode = /country|kraj|країна|страна/.test((names.at(-1) ?? []).join(" "));
    for (const value of values.slice(0, 10)) {
      const text = typeof value === "string" ? value.slice(0, 200).trim() : "";
      const phone = /^(\+|00|(?=380))\s?((?:\d[\s().-]{0,3}){10,13})$/.exec(text)?.[2]?.replace(/\D/g, "");
      if (phone !== undefined)
        vote(
          countries.find((own) => phone.startsWith(callingCode(own) ?? "-")),
          3,
        );
      if (isCode && countries.includes(text.toUpperCase())) vote(text.toUpperCase(), 2);
      const currency = text.length < 5 && text !== "" ? currenciesOf(text)?.[0] : undefined;
      vote(countries[currencies.indexOf(currency ?? "")], 1);
      if (/^8?0(?:39|50|63|6[678]|7[37]|9[1-9])\d{7}$/.test(text.replace(/[\s()-]/g, ""))) vote("UA", 1);
      if (/[іїєґ]/i.test(text)) vote("UA", 0.2);
      else if (/[ąęłżźśń]/i.test(text)) vote("PL", 0.2);
    }
  }
  return [...votes].sort(([, one], [, other]) => other - one)[0]?.[0];
}
