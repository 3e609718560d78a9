import { offsetOf } from "./datePattern.ts";

export interface TimeZone {
  /** Returns the seconds to add to UTC at a moment (unix seconds) to get the local time. */
  offsetAt(seconds: number): number;
  /** Returns the moment of a local time, which is passed as if it were UTC. */
  fromLocal(localSeconds: number): LocalMoment;
}

interface LocalMoment {
  readonly seconds: number;
  /** Whether the local time did not exist (clocks went forward) or existed twice (they went back). */
  readonly oddity?: "gap" | "overlap";
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * Creates a time zone by its IANA name. Keep the object: it caches offsets, which take `Intl` microseconds each.
 *
 * - A local time that does not exist moves forward by the length of the gap: 03:30 becomes 04:30.
 * - For a local time that exists twice, the first moment is used.
 * @throws RangeError for a name that `Intl` does not know.
 */
export function createTimeZone(name: string): TimeZone {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: name, timeZoneName: "longOffset" });
  const offsets = new Map<number, number>();

  // Since 1972 every offset change has been at a whole quarter of an hour.
  const offsetAt = (seconds: number): number => {
    const quarter = Math.floor(seconds / 900);
    const known = offsets.get(quarter);
    if (known !== undefined) return known;
    // The name of the zone is its offset, such as `GMT+02:00`.
    const offset = offsetOf(format.format(quarter * 900_000));
    if (offsets.size >= maxOffsets) offsets.clear();
    offsets.set(quarter, offset);
    return offset;
  };

  return {
    offsetAt,
    fromLocal(local) {
      const noon = Math.floor(local / 86_400) * 86_400;
      const before = offsetAt(noon - 86_400);
      const after = offsetAt(noon + 2 * 86_400);
      if (before === after) return { seconds: local - before };
      const early = local - Math.max(before, after);
      const late = local - Math.min(before, after);
      const earlyFits = early + offsetAt(early) === local;
      const lateFits = late + offsetAt(late) === local;
      if (earlyFits && lateFits) return { seconds: early, oddity: "overlap" };
      if (earlyFits) return { seconds: early };
      if (lateFits) return { seconds: late };
      return { seconds: local - before, oddity: "gap" };
    },
  };
}

/** Returns the unix seconds of a date in UTC. Unlike `Date.UTC`, it takes years below 100 literally. */
export function utcSeconds(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / 1000 + hour * 3600 + minute * 60 + second;
}

const maxOffsets = 2000;
