import { createLocale } from "../../shared/messages/locale.ts";

/** Numbers and times as they are written in a language, in the time zone of the browser. */
export interface Formats {
  number(value: number): string;
  /** A time without the year and seconds: `28 Nov, 11:51`. */
  short(time: string | number): string;
  /** A time with the year and seconds: `28 Nov 2026, 11:51:38`. */
  full(time: string | number): string;
  /** A duration in its one or two largest units: `32 hr 39 min`, `3 days 4 hr`. */
  span(ms: number): string;
}

/** Formats are made once per language: an `Intl` format takes longer to make than to use. */
export function createFormats(language: string): Formats {
  const locale = createLocale(language);
  // British English puts the day before the month, as the other languages do.
  const tag = language === "en" ? "en-GB" : language;
  const short = new Intl.DateTimeFormat(tag, {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const full = new Intl.DateTimeFormat(tag, {
    year: "numeric",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  const days = new Intl.NumberFormat(language, { style: "unit", unit: "day" });
  return {
    number: locale.number,
    short: (time) => short.format(new Date(time)),
    full: (time) => full.format(new Date(time)),
    span(ms) {
      if (ms < daysFromMs) return locale.duration(ms);
      const hours = Math.round(ms / hourMs);
      const rest = hours % 24;
      const whole = days.format((hours - rest) / 24);
      return rest === 0 ? whole : `${whole} ${locale.duration(rest * hourMs)}`;
    },
  };
}

const hourMs = 3_600_000;
/** Up to two days, hours are easier to read. */
const daysFromMs = 48 * hourMs;
