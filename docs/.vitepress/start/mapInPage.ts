import { pl } from "../../../dist/mapping/pl.js";
import { uk } from "../../../dist/mapping/uk.js";
import { createMapper } from "../../../dist/mapping.js";
import type { LanguageCode } from "../languages.ts";
import { madeUpAccount } from "../madeUpAccount.ts";
import { type Made, madeOf } from "./made.ts";
import { type Lead, receivedAt, samples } from "./sample.ts";

const mappers = {
  en: () => createMapper(samples.en.rules),
  uk: () => createMapper(samples.uk.rules, { language: uk }),
  pl: () => createMapper(samples.pl.rules, { language: pl }),
};

/** The same mapping as in a program, loaded when someone begins to type. */
export function mapInPage(lead: Lead, language: LanguageCode): Made {
  return madeOf(mappers[language]().map(lead, { receivedAt, account: madeUpAccount }));
}
