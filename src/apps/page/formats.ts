import type { Language } from "./wire.ts";

/** Numbers and times as they are written in a language, in the time zone of the browser. */
export interface Formats {
  number(value: number): string;
  /** A time without the year and seconds: `28 Nov, 11:51`. */
  short(time: string | number): string;
  /** A time with the year and seconds: `28 Nov 2026, 11:51:38`. */
  full(time: string | number): string;
  /** A duration: `2 hr`. */
  span(ms: number): string;
}

/** Formats are made once per language: an `Intl` format takes longer to make than to use. */
export function createFormats(language: Language): Formats {
  // British English puts the day before the month, as the other two languages do.
  const locale = language === "en" ? "en-GB" : language;
  const number = new Intl.NumberFormat(locale);
  const short = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const full = new Intl.DateTimeFormat(locale, {
    year: "numeric",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  const spans = units.map(([unit, ms]) => {
    const options = { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 } as const;
    return { ms, format: new Intl.NumberFormat(locale, options) };
  });
  return {
    number: (value) => number.format(value),
    short: (time) => short.format(new Date(time)),
    full: (time) => full.format(new Date(time)),
    span(value) {
      const fitting = spans.find(({ ms }) => value >= ms) ?? spans.at(-1);
      return fitting === undefined ? "" : fitting.format.format(value / fitting.ms);
    },
  };
}

const units = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
] as const;

/** `text` with each `{name}` replaced by its value. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
