import { type Parsed, parsed, unparsed } from "./parsed.ts";
import { createTimeZone, type TimeZone, utcSeconds } from "./timeZone.ts";

export interface ParseDateOptions {
  /** Tried in this order before the forms that are always understood. See `createDateParser`. */
  readonly patterns?: readonly string[] | undefined;
  /** IANA name. The zone of dates that name none. Default UTC. */
  readonly timeZone?: string | undefined;
}

/** Reads a date and gives unix **seconds**. */
export type DateParser = (value: unknown) => Parsed<number>;

/** Reads one date. For many dates keep a `createDateParser`: it remembers the zone's offsets. */
export function parseDate(value: unknown, options: ParseDateOptions = {}): Parsed<number> {
  return createDateParser(options)(value);
}

/**
 * Makes a reader of dates.
 *
 * @throws RangeError for an unknown time zone.
 */
export function createDateParser(options: ParseDateOptions = {}): DateParser {
  const zone = options.timeZone === undefined ? undefined : createTimeZone(options.timeZone);
  return (value) => {
    if (typeof value === "number") return fromUnix(value);
    if (typeof value !== "string") return unparsed("date_unreadable");
    const text = value.trim();
    if (text === "") return unparsed("date_missing");
    if (/^\d{9,16}$/.test(text)) return fromUnix(Number(text));
    return fromIso(text, zone);
  };
}

function fromUnix(value: number): Parsed<number> {
  if (!Number.isFinite(value) || value < 0) return unparsed("date_unreadable");
  if (value === 0) return unparsed("date_missing");
  if (value >= 1e11) return parsed(Math.floor(value / 1000), "date_milliseconds");
  return parsed(Math.floor(value));
}

function fromIso(text: string, zone: TimeZone | undefined): Parsed<number> {
  const match =
    /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?)? ?(Z|[+-]\d\d:?(?:\d\d)?)?$/i.exec(
      text,
    );
  if (match === null) return unparsed("date_unreadable");
  const [, year, month, day, hour = "0", minute = "0", second = "0", offset] = match;
  const local = utcSeconds(
    Number(year),
    Number(month),
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  if (offset !== undefined) {
    const sign = offset.startsWith("-") ? -1 : 1;
    const digits = offset.replace(/\D/g, "").padEnd(4, "0");
    return parsed(local - sign * (Number(digits.slice(0, 2)) * 3600 + Number(digits.slice(2)) * 60));
  }
  return parsed(zone === undefined ? local : zone.fromLocal(local).seconds);
}
