import { tokenShape } from "./datePattern.ts";
import { createTimeZone } from "./timeZone.ts";

export interface FormatDateOptions {
  /** IANA name. Default UTC. */
  readonly timeZone?: string | undefined;
  /** BCP 47 tag for the names of months and weekdays. Default `en`. */
  readonly language?: string | undefined;
}

/** Writes unix seconds by a pattern: `DD.MM.YYYY HH:mm`. The tokens are those of `compileDatePattern`. */
export function formatDate(seconds: number, pattern: string, options: FormatDateOptions = {}): string {
  return createDateFormatter(pattern, options)(seconds);
}

/**
 * Makes a writer of dates. The name of a month stands as it does beside a day: `20 листопада`.
 *
 * @throws RangeError for an unknown time zone or a malformed language.
 */
export function createDateFormatter(
  pattern: string,
  options: FormatDateOptions = {},
): (seconds: number) => string {
  const zone = options.timeZone === undefined ? undefined : createTimeZone(options.timeZone);
  const tokens = pattern.match(tokenShape) ?? [];
  const name = createNames(options.language ?? "en", tokens);
  return (seconds) => {
    const offset = zone?.offsetAt(seconds) ?? 0;
    const date = new Date((seconds + offset) * 1000);
    if (Number.isNaN(date.getTime())) return "";
    return tokens.map((token) => write(token, date, offset, name)).join("");
  };
}

type Names = (date: Date, part: "month" | "weekday", width: "long" | "short") => string;

function createNames(language: string, tokens: readonly string[]): Names {
  if (!tokens.some((token) => /^(?:MMM|ddd)/.test(token))) return () => "";
  const formats = (["long", "short"] as const).map(
    (width) =>
      new Intl.DateTimeFormat(language, { timeZone: "UTC", day: "numeric", month: width, weekday: width }),
  );
  return (date, part, width) => {
    const parts = formats[width === "long" ? 0 : 1]?.formatToParts(date) ?? [];
    return parts.find(({ type }) => type === part)?.value ?? "";
  };
}

function write(token: string, date: Date, offset: number, name: Names): string {
  const hour = date.getUTCHours();
  const padded = (value: number): string => String(value).padStart(token.length, "0");
  switch (token) {
    case "YYYY":
      return padded(date.getUTCFullYear());
    case "YY":
      return padded(date.getUTCFullYear() % 100);
    case "MMMM":
      return name(date, "month", "long");
    case "MMM":
      return name(date, "month", "short");
    case "MM":
    case "M":
      return padded(date.getUTCMonth() + 1);
    case "DD":
    case "D":
      return padded(date.getUTCDate());
    case "dddd":
      return name(date, "weekday", "long");
    case "ddd":
      return name(date, "weekday", "short");
    case "HH":
    case "H":
      return padded(hour);
    case "hh":
    case "h":
      return padded(hour % 12 === 0 ? 12 : hour % 12);
    case "mm":
    case "m":
      return padded(date.getUTCMinutes());
    case "ss":
    case "s":
      return padded(date.getUTCSeconds());
    case "SSS":
      return "000";
    case "A":
      return hour < 12 ? "AM" : "PM";
    case "a":
      return hour < 12 ? "am" : "pm";
    case "Z":
      return offsetText(offset);
    default:
      return token.length > 1 && token.startsWith("'") ? token.slice(1, -1) : token;
  }
}

function offsetText(offset: number): string {
  const minutes = Math.abs(offset) / 60;
  const hours = String(Math.floor(minutes / 60)).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${hours}:${String(Math.floor(minutes % 60)).padStart(2, "0")}`;
}
