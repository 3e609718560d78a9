import { createMapper } from "../../../src/mapping/mapper/createMapper.ts";
import { issueLanguages } from "../codes/languages.ts";
import type { LanguageCode } from "../languages.ts";
import { madeUpAccount } from "../madeUpAccount.ts";
import { toFragment } from "../playground/share.ts";
import { type Made, madeOf } from "./made.ts";
import { receivedAt, samples } from "./sample.ts";
import { written } from "./written.ts";

/** What the page shows before anyone has typed, and without JavaScript. */
interface First extends Made {
  readonly rules: string;
  /** The rules and the lead, for a link to the playground. */
  readonly fragment: string;
}

export declare const data: Readonly<Record<LanguageCode, First>>;

export default {
  async load(): Promise<Readonly<Record<LanguageCode, First>>> {
    const [en, uk, pl] = await Promise.all([firstIn("en"), firstIn("uk"), firstIn("pl")]);
    return { en, uk, pl };
  },
};

async function firstIn(language: LanguageCode): Promise<First> {
  const { lead, rules } = samples[language];
  const mapper = createMapper(rules, { language: issueLanguages[language] });
  const fragment = await toFragment({ rules: written(rules), lead: written(lead) });
  return {
    ...madeOf(mapper.map(lead, { receivedAt, account: madeUpAccount })),
    rules: written(rules),
    fragment,
  };
}
