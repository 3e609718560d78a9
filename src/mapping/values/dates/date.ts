import type { MappingCode } from "../../contract/issueCodes.ts";
import { type Parsed, parsed, unparsed } from "../parsed.ts";
import { isAmbiguousMonth } from "./calendarNames.ts";
import { compileDatePattern, compileDayTimes, type DateParts, offsetOf } from "./datePattern.ts";
import { ambiguousDate, plainDateWords } from "./dateWords.ts";
import { newSharedDates, sharedNames, sharedZone } from "./sharedDates.ts";
import { type TimeZone, utcSeconds } from "./timeZone.ts";

export interface ParseDateOptions {
  /**
   * Patterns that are tried in this order before the built-in formats. For their tokens, see
   * `compileDatePattern`.
   */
  readonly patterns?: readonly string[] | undefined;
  /** The IANA name of the time zone, for dates without a zone. Default UTC. */
  readonly timeZone?: string | undefined;
  /** The BCP 47 tag of the language whose names of months come first, for names that mean two months. */
  readonly language?: string | undefined;
}

export type DateParser = (value: unknown) => Parsed<number>;

const maxLength = 200;
/** No zone is that far from UTC: the Line Islands are 14 hours ahead. */
const impossibleOffset = 15 * 3600;
/** Matches texts that mean no date: databases write 0000-00-00, and .NET the first second of the year 1. */
const zeroDate = /^(?:0+|0000-00-00.*|00\.00\.0000.*|0001-01-01T00:00:00.*)$/;

/** Matches the hours of a delivery, `10:00-12:00`, whose end looks like a zone. No goods are sold twelve hours west. */
const interval = / \d\d?:\d\d[-–—−](?:09|1\d):/;

/** The formats that people and programs write, after `plainDateWords`. */
const usualDays = [
  "D.M.YYYY",
  "D.M.YY",
  "YYYY/M/D",
  "YYYY.M.D",
  "YYYY-M-D",
  "D MMMM YYYY",
  "MMMM D YYYY",
  "YYYY MMMM D",
  "YYYY D MMMM",
  "D-MMMM-YY",
  "D/MMMM/YY",
];

const usualTimes = [
  "H:mm",
  "H:mm:ss",
  "h A",
  "h:mm A",
  "h:mm:ss A",
  "H:mm Z",
  "H:mm:ss Z",
  "h:mm A Z",
  "h:mm:ss A Z",
];

const isoShape =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ]{1,2}(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,12})?)?)? ?(Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?$/i;

/** Matches `20261120140533`, which banks and accounting programs use. */
const digitsShape = /^((?:19|20)\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?$/;

/** Parses one date. For many dates keep a `createDateParser`: it caches the offsets of the zone. */
export function parseDate(value: unknown, options: ParseDateOptions = {}): Parsed<number> {
  return createDateParser(options)(value);
}

/**
 * A parser of dates. Without patterns it reads ISO 8601, unix seconds to microseconds, days as Excel counts them,
 * `20261120140533`, `20.11.2026 14:05`, `20 листопада 2026 р. о 14:05`, `Nov 20, 2026 at 2:05 PM`, dates of e-mails,
 * and `20/11/2026`, which can be read in one way only; `11/12/2026` is never guessed. A local time that the clocks
 * skip moves forward by the gap; of one that they repeat, the first is used.
 * @throws RangeError for an unknown time zone.
 */
export function createDateParser(options: ParseDateOptions = {}, shared = newSharedDates()): DateParser {
  const zone = sharedZone(shared, options.timeZone);
  const readers = options.patterns?.map(compileDatePattern) ?? [];
  const { language } = options;
  return (value) => {
    if (typeof value === "number" && readers.length === 0 && !mayBeDigits(value))
      return fromUnix(value, zone);
    if (typeof value !== "string" && typeof value !== "number") return unparsed("date_unreadable");
    const written = String(value);
    if (written.length > maxLength) return unparsed("date_unreadable");
    const text = written.replace(/[\p{Cf}\0]/gu, "").trim();
    if (text === "" || zeroDate.test(text)) return unparsed("date_missing");
    const names = sharedNames(shared, language);
    if (isAmbiguousMonth(text, names)) return unparsed("date_ambiguous");
    for (const read of readers) {
      const parts = read(text, names);
      if (parts !== undefined) return fromParts(parts, zone);
    }
    if (interval.test(text)) return unparsed("date_unreadable");
    const iso = isoParts(text);
    if (iso !== undefined) return fromParts(iso, zone);
    if (/^-?\d+(?:[.,]\d*)?$/.test(text)) return fromUnix(Number(text.replace(",", ".")), zone);
    shared.usual ??= compileDayTimes(usualDays, usualTimes);
    const { usual } = shared;
    const plain = plainDateWords(text);
    if (/^\d{13}$/.test(plain)) return fromUnix(Number(plain), zone);
    const parts = usual(text, names) ?? isoParts(plain) ?? usual(plain, names);
    if (parts !== undefined) return fromParts(parts, zone);
    return unparsed(ambiguousDate.test(plain) ? "date_ambiguous" : "date_unreadable");
  };
}

/**
 * Returns the unix seconds of `2026-11-20T12:05:33` as machines write it, in UTC if it has no zone;
 * `undefined` for anything else.
 */
export function plainDate(text: string): number | undefined {
  if (text.length > 32) return undefined;
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return undefined;
  if (text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return undefined;
  const mark = text.charCodeAt(10);
  if (mark !== 84 && mark !== 32) return undefined;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  const hour = digits(text, 11, 2);
  const minute = digits(text, 14, 2);
  const second = digits(text, 17, 2);
  // Days after the 28th need a calendar, and other centuries have no orders: the other parser reads these.
  const isDay = year > 1969 && year < 2100 && month > 0 && month < 13 && day > 0 && day < 29;
  if (!isDay || !(hour < 24 && minute < 60 && second < 60)) return undefined;
  const offset = offsetAt(text, 19);
  if (offset === undefined) return undefined;
  return (daysBefore(year, month) + day - 1) * 86_400 + hour * 3600 + minute * 60 + second - offset;
}

/** Whether a text that `plainDate` has parsed contains a zone. Faster than searching for it. */
export function namesZone(text: string): boolean {
  const { length } = text;
  return text.charCodeAt(length - 1) === 90 || isSign(text, length - 5) || isSign(text, length - 6);
}

function isSign(text: string, index: number): boolean {
  const char = text.charCodeAt(index);
  return char === 43 || char === 45;
}

/** Whether a number may be a date such as `20261120`, `202611201205` or `20261120120533`, which is read like text. */
function mayBeDigits(value: number): boolean {
  return value < 1e8 || (value >= 1.9e11 && value < 1e12) || value >= 1.9e13;
}

/** Reads seconds, milliseconds or microseconds since 1970, or Excel days since 1900. Other numbers are not dates. */
function fromUnix(value: number, zone: TimeZone | undefined): Parsed<number> {
  if (value === 0) return unparsed("date_missing");
  if (value >= 20_000 && value < 80_000)
    return fromLocal(Math.round((value - 25_569) * 86_400), zone, "date_excel");
  if (!(value >= 1e8 && value < 1e17)) return unparsed("date_unreadable");
  if (value >= 1e14) return parsed(Math.floor(value / 1e6), "date_microseconds");
  return value >= 1e11 ? parsed(Math.floor(value / 1000), "date_milliseconds") : parsed(Math.floor(value));
}

function fromLocal(local: number, zone: TimeZone | undefined, note?: MappingCode): Parsed<number> {
  if (zone === undefined)
    return parsed(local, note ?? (local % 86_400 === 0 ? undefined : "date_zone_assumed"));
  const { seconds, oddity } = zone.fromLocal(local);
  return parsed(seconds, oddity === undefined ? note : `date_${oddity}`);
}

function isoParts(text: string): DateParts | undefined {
  const match = isoShape.exec(text) ?? digitsShape.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, offset] = match;
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    half: undefined,
    offset: offset === undefined ? undefined : offsetOf(offset),
  };
}

function fromParts(parts: DateParts, zone: TimeZone | undefined): Parsed<number> {
  const { year, month, day, minute, second, half, offset } = parts;
  let { hour } = parts;
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return unparsed("date_impossible");
    hour = (hour % 12) + (half === "pm" ? 12 : 0);
  }
  const daysInMonth = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const isDay = isYear(year) && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth;
  if (!isDay || hour > 23 || minute > 59 || second > 59) return unparsed("date_impossible");
  const local = utcSeconds(year, month, day, hour, minute, second);
  if (offset !== undefined)
    return Math.abs(offset) >= impossibleOffset ? unparsed("date_impossible") : parsed(local - offset);
  return fromLocal(local, zone);
}

/** Whether a year is one of ours: Thailand writes 2569 for 2026, Iran 1405, and Arab countries 1448. */
function isYear(year: number): boolean {
  return year > 0 && !(year >= 1300 && year < 1500) && !(year >= 2400 && year < 2700);
}

/** Days from 1970 to the first of the month. Years start in March, so that the leap day is their last. */
function daysBefore(year: number, month: number): number {
  const [ownYear, ownMonth] = month > 2 ? [year, month - 3] : [year - 1, month + 9];
  return Math.floor(365.25 * ownYear) + Math.floor((153 * ownMonth + 2) / 5) - 719_483;
}

/** Reads a number of digits. It is `NaN` if a character is not a digit, so that comparisons with it fail. */
function digits(text: string, start: number, count: number): number {
  let value = 0;
  for (let index = start; index < start + count; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 48 || code > 57) return Number.NaN;
    value = value * 10 + code - 48;
  }
  return value;
}

/** The offset in seconds of the zone at the end: none, `Z`, `+0100` or `+01:00`, after an optional fraction. */
function offsetAt(text: string, start: number): number | undefined {
  let index = start;
  if (text.charCodeAt(index) === 46) {
    index += 1;
    while (text.charCodeAt(index) > 47 && text.charCodeAt(index) < 58) index += 1;
    if (index === start + 1) return undefined;
  }
  if (index === text.length) return 0;
  const sign = text.charCodeAt(index);
  if (sign === 90) return index + 1 === text.length ? 0 : undefined;
  if (sign !== 43 && sign !== 45) return undefined;
  const colon = text.charCodeAt(index + 3) === 58 ? 1 : 0;
  if (text.length !== index + 5 + colon) return undefined;
  const hours = digits(text, index + 1, 2);
  const minutes = digits(text, index + 3 + colon, 2);
  if (!(hours < 15 && minutes < 60)) return undefined;
  return (sign === 45 ? -1 : 1) * (hours * 3600 + minutes * 60);
}
