import { lazily } from "../runtime/lazily.ts";

/** How a language writes numbers, and which form of a noun goes with a number. */
export interface Locale {
  readonly tag: string;
  /** Returns the form for a number of things: `one`, `few`, `many` or `other`. */
  formOf(count: number): string;
  number(value: number): string;
  /** Writes a time in its one or two largest units, such as `32 hr 39 min`. */
  duration(ms: number): string;
}

/* @__NO_SIDE_EFFECTS__ */
export function createLocale(tag: string): Locale {
  const forms = lazily(() => new Intl.PluralRules(tag));
  const numbers = lazily(() => new Intl.NumberFormat(tag));
  return {
    tag,
    formOf: (count) => forms().select(count),
    number: (value) => numbers().format(value),
    duration: (ms) =>
      partsOf(Math.round(ms / 1000))
        .map(([value, unit]) => new Intl.NumberFormat(tag, { style: "unit", unit }).format(value))
        .join(" "),
  };
}

/** The one or two largest units of a time, without seconds from a minute on. */
function partsOf(seconds: number): readonly (readonly [value: number, unit: string])[] {
  if (seconds < 60) return [[seconds, "second"]];
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return [[minutes, "minute"]];
  const hours = [Math.floor(minutes / 60), "hour"] as const;
  const rest = minutes % 60;
  return rest === 0 ? [hours] : [hours, [rest, "minute"]];
}

export const english: Locale = /* @__PURE__ */ createLocale("en");
