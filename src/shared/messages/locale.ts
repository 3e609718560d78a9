import { lazily } from "../runtime/lazily.ts";
import type { Locale } from "./format.ts";

/* @__NO_SIDE_EFFECTS__ */
export function createLocale(tag: string): Required<Locale> {
  const forms = lazily(() => new Intl.PluralRules(tag));
  const numbers = lazily(() => new Intl.NumberFormat(tag));
  return {
    sentences: new Map(),
    formOf: rememberSmall((count) => forms().select(count)),
    number: rememberSmall((value) => numbers().format(value)),
    duration: (ms) =>
      partsOf(Math.round(ms / 1000))
        .map(([value, unit]) => new Intl.NumberFormat(tag, { style: "unit", unit }).format(value))
        .join(" "),
  };
}

/** Most counts are small, and `Intl` takes longer for one than the rest of a sentence. */
function rememberSmall(textOf: (value: number) => string): (value: number) => string {
  const texts = new Map<number, string>();
  return (value) => {
    const known = texts.get(value);
    if (known !== undefined) return known;
    const text = textOf(value);
    if (Number.isInteger(value) && Math.abs(value) < 100) texts.set(value, text);
    return text;
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
