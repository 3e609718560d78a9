import type { Locale } from "./format.ts";

/** The English of issues, problems and reasons, without `Intl` for what is usual. */
export const english: Locale = /* @__PURE__ */ createEnglish();

function createEnglish(): Locale {
  return {
    sentences: new Map(),
    formOf: (count) => (count === 1 ? "one" : "other"),
    // Small whole numbers have no separators, and `Intl` takes longer for one than the rest of a sentence.
    number: (value) => (/^\d{1,3}$/.test(String(value)) ? String(value) : value.toLocaleString("en")),
  };
}
