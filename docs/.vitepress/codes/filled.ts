import { reasons as en } from "../../../src/languages/en/reasons.ts";
import { reasons as pl } from "../../../src/languages/pl/reasons.ts";
import { reasons as uk } from "../../../src/languages/uk/reasons.ts";
import { type Details, formatText } from "../../../src/shared/messages/format.ts";
import { createLocale } from "../../../src/shared/messages/locale.ts";
import type { LanguageCode } from "../languages.ts";

/** A reason is a sentence, which each language has of its own. */
type SampleDetails = Details | Readonly<Record<LanguageCode, Details>>;

const reasons = { en, uk, pl };

const marker: Details = { field: "extra_field_1" };
const sku: Details = { by: "SKU" };

/** Details of the codes that no example on a page brings about: what they are about needs Base, a store or much data. */
const details: Readonly<Record<string, SampleDetails>> = {
  more_issues: { count: 900, code: "path_unmatched" },
  order_too_large: { max: 1_000_000 },
  sku_unchecked: sku,
  sku_unchecked_needed: sku,
  marker_not_kept: marker,
  marker_field_taken: marker,
  marker_field_unusable: { field: "deal_cf_103", what: "type", type: "number" },
  order_of_two: { order: "9001" },
  order_doubled: { order: "9001", other: "9002" },
  store_not_shared: { order: "9001" },
  refused_unchecked: { code: "ERROR_ORDER_STATUS_ID" },
  payment_open: {
    en: { reason: "Base did not answer in time." },
    uk: { reason: "Base не відповів вчасно." },
    pl: { reason: "Base nie odpowiedział na czas." },
  },
  inventory_not_found: { id: 250, help: "near", near: "205 (Main)", names: ["205 (Main)"] },
  time_short: { option: "tuning.timeoutMs", given: "30" },
  lead_too_large: { bytes: 2_000_000, most: 1_048_576 },
  register_may_forget: { reason: { code: "redis_not_on_disk" } },
  namespace_waits: { count: 3, other: "shop", own: "lead" },
};

/** The whole text of a code is what its rule says. */
const ofRules: Readonly<Record<LanguageCode, string>> = {
  en: "A rule gives a warning of its own, here:",
  uk: "Правило дає власне попередження, тут:",
  pl: "Reguła daje własne ostrzeżenie, tutaj:",
};

/** The text of a code for a page: with the details of its example, or of a likely case. */
export function filled(code: string, text: string, said: string | undefined, language: LanguageCode): string {
  if (said !== undefined && placeholder.test(text))
    return /^\{\w+\}$/.test(text) ? `${ofRules[language]} ${said}` : said;
  const sample = details[code] ?? {};
  const inLanguage = isByLanguage(sample) ? sample[language] : sample;
  const ofReasons: Readonly<Record<string, string>> = reasons[language];
  const sentence = formatText(
    text,
    inLanguage,
    createLocale(language),
    (message) => ofReasons[message.code] ?? message.code,
  );
  const [missing] = placeholder.exec(sentence) ?? [];
  if (missing !== undefined)
    throw new Error(`docs/.vitepress/codes/filled.ts has no ${missing} for ${code}.`);
  return sentence;
}

function isByLanguage(sample: SampleDetails): sample is Readonly<Record<LanguageCode, Details>> {
  return "en" in sample && "uk" in sample && "pl" in sample;
}

const placeholder = /\{\w+[,}]/;
