import type { LanguageCode } from "../languages.ts";

type Details = Readonly<Record<string, string | Readonly<Record<LanguageCode, string>>>>;

const marker: Details = { field: "extra_field_1" };
const sku: Details = { by: "SKU" };

/** Details of the codes that no example on a page brings about: what they are about needs Base, a store or much data. */
const details: Readonly<Record<string, Details>> = {
  more_issues: { count: "900", code: "path_unmatched" },
  order_too_large: { max: "1000000" },
  sku_unchecked: sku,
  sku_unchecked_needed: sku,
  marker_not_kept: marker,
  marker_field_taken: marker,
  marker_field_unusable: {
    field: "deal_cf_103",
    what: { en: "of the type number", uk: "поле типу number", pl: "pole typu number" },
  },
  order_of_two: { order: "9001" },
  order_doubled: { order: "9001", other: "9002" },
  store_not_shared: { order: "9001" },
  refused_unchecked: { code: "ERROR_ORDER_STATUS_ID" },
  payment_open: {
    reason: {
      en: "Base did not answer in time.",
      uk: "Base не відповів вчасно.",
      pl: "Base nie odpowiedział na czas.",
    },
  },
  time_short: { option: "tuning.timeoutMs", given: "30" },
  lead_too_large: { bytes: "2000000", most: "1048576" },
  register_may_forget: {
    reason: {
      en: "Redis keeps no file of its changes.",
      uk: "Redis не веде файлу змін.",
      pl: "Redis nie prowadzi pliku zmian.",
    },
  },
  namespace_waits: { count: "3", other: "shop", own: "lead" },
};

/** The whole text of a code is what its rule says. */
const ofRules: Readonly<Record<LanguageCode, string>> = {
  en: "A rule gives a warning of its own, here:",
  uk: "Правило дає власне попередження, тут:",
  pl: "Reguła daje własne ostrzeżenie, tutaj:",
};

/** The text of a code for a page: with the details of its example, or of a likely case. */
export function filled(code: string, text: string, said: string | undefined, language: LanguageCode): string {
  if (!/\{\w+\}/.test(text)) return text;
  if (said !== undefined) return /^\{\w+\}$/.test(text) ? `${ofRules[language]} ${said}` : said;
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const detail = details[code]?.[name];
    if (detail === undefined) throw new Error(`docs/.vitepress/codes/filled.ts has no ${name} for ${code}.`);
    return typeof detail === "string" ? detail : detail[language];
  });
}
