import type { DatePartsReader } from "./datePattern.ts";
import { createTimeZone, type TimeZone } from "./timeZone.ts";

/**
 * What the readers and writers of dates of one set of rules have in common: `Intl` takes its time for each zone and
 * each language, and keeps a lot of memory.
 */
export interface SharedDates {
  readonly zones: Map<string, TimeZone>;
  /** Writers of the names of months and weekdays, long and short, by language. */
  readonly names: Map<string, readonly [long: Intl.DateTimeFormat, short: Intl.DateTimeFormat]>;
  /** The readers of usual forms, once a date was not written as machines do. */
  usual: readonly DatePartsReader[] | undefined;
}

export function newSharedDates(): SharedDates {
  return { zones: new Map(), names: new Map(), usual: undefined };
}

/** The time zone of this name; UTC if there is none. */
export function sharedZone({ zones }: SharedDates, name: string | undefined): TimeZone | undefined {
  if (name === undefined) return undefined;
  const zone = zones.get(name) ?? createTimeZone(name);
  zones.set(name, zone);
  return zone;
}
