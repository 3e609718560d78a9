import type { DatePartsReader } from "./datePattern.ts";
import { createTimeZone, type TimeZone } from "./timeZone.ts";

/**
 * The caches that the dates of one set of rules share: `Intl` is slow for each zone and language, and uses
 * much memory.
 */
export interface SharedDates {
  readonly zones: Map<string, TimeZone>;
  readonly names: Map<string, readonly [long: Intl.DateTimeFormat, short: Intl.DateTimeFormat]>;
  /** Readers of the usual formats, created for the first date that is not in the machine format. */
  usual: readonly DatePartsReader[] | undefined;
}

export function newSharedDates(): SharedDates {
  return { zones: new Map(), names: new Map(), usual: undefined };
}

export function sharedZone({ zones }: SharedDates, name: string | undefined): TimeZone | undefined {
  if (name === undefined) return undefined;
  const zone = zones.get(name) ?? createTimeZone(name);
  zones.set(name, zone);
  return zone;
}
