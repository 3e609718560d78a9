import { createTimeZone } from "./timeZone.ts";

export interface FormatDateOptions {
  /** IANA name. Default UTC. */
  readonly timeZone?: string | undefined;
  /** For `MMMM` and `MMM`. Default `en`. */
  readonly language?: string | undefined;
}

/** Writes unix seconds by a pattern: `DD.MM.YYYY HH:mm`. The tokens are those of `createDateParser`. */
export function formatDate(seconds: number, pattern: string, options: FormatDateOptions = {}): string {
  return createDateFormatter(pattern, options)(seconds);
}

/**
 * Makes a writer of dates.
 *
 * @throws RangeError for an unknown time zone.
 */
export function createDateFormatter(
  pattern: string,
  options: FormatDateOptions = {},
): (seconds: number) => string {
  const zone = options.timeZone === undefined ? undefined : createTimeZone(options.timeZone);
  return (seconds) => {
    const date = new Date((seconds + (zone?.offsetAt(seconds) ?? 0)) * 1000);
    const [year = "", month = "", day = "", hour = "", minute = "", second = ""] = date
      .toISOString()
      .split(/[^\d]/);
    const tokens: Readonly<Record<string, string>> = {
      YYYY: year,
      MM: month,
      DD: day,
      HH: hour,
      mm: minute,
      ss: second,
    };
    return pattern.replace(/YYYY|MM|DD|HH|mm|ss/g, (token) => tokens[token] ?? token);
  };
}
