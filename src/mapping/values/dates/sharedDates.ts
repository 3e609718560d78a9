import { type CalendarNames, calendarNames } from "./calendarNames.ts";
import type { DatePartsReader } from "./datePattern.ts";
import { createTimeZone, type TimeZone } from "./timeZone.ts";

/**
 * The caches that the dates of one set of rules share: `Intl` is slow for each zone and language, and uses
 * much memory.
 */
export interface SharedDates {
  readonly zones: Map<string, TimeZone>;
  readonly names: Map<string, readonly [long: Intl.DateTimeFormat, short: Intl.DateTimeFormat]>;
  /** The names of months of the languages that rules name for their dates. */
  readonly calendars: Map<string, CalendarNames>;
  /** Reads the usual formats. It is created for the first date that is not in the machine format. */
  usual: DatePartsReader | undefined;
}

export function newSharedDates(): SharedDates {
  return { zones: new Map(), names: new Map(), calendars: new Map(), usual: undefined };
}

export function sharedZone({ zones }: SharedDates, name: string | undefined): TimeZone | undefined {
  if (name === undefined) return undefined;
  const zone = zones.get(name) ?? createTimeZone(name);
  zones.set(name, zone);
  return zone;
}

export function sharedNames(
  { calendars }: SharedDates,
  language: string | undefined,
): CalendarNames | undefined {
  if (language === undefined) return undefined;
  const names = calendars.get(language) ?? calendarNames(language);
  calendars.set(language, names);
  return names;
}
