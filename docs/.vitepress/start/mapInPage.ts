import { createMapper } from "../../../dist/mapping.js";
import type { LanguageCode } from "../languages.ts";
import { madeUpAccount } from "../madeUpAccount.ts";
import { languageOf } from "../playground/languages.ts";
import { type Made, madeOf } from "./made.ts";
import { type Lead, receivedAt, samples } from "./sample.ts";

/** The same mapping as in a program, loaded with the one language of the page when someone begins to type. */
export async function mapInPage(language: LanguageCode): Promise<(lead: Lead) => Made> {
  const mapper = createMapper(samples[language].rules, await languageOf(language));
  return (lead) => madeOf(mapper.map(lead, { receivedAt, account: madeUpAccount }));
}
