import { countryVotes } from "../../mapping/values/kinds/countryVotes.ts";
import type { Leaf } from "./survey.ts";

/** The country that the leads come from: the one that most of their values speak for. */
export function findCountry(leaves: Iterable<Leaf>): string | undefined {
  const votes = new Map<string, number>();
  for (const { names, values } of leaves) {
    const isCode = /country|kraj|країна|страна/.test((names.at(-1) ?? []).join(" "));
    for (const value of values.slice(0, 10)) {
      for (const [country, weight] of countryVotes(value, isCode))
        votes.set(country, (votes.get(country) ?? 0) + weight);
    }
  }
  return [...votes].sort(([, one], [, other]) => other - one)[0]?.[0];
}
