import { literalOf, shapes, tokenShape } from "./datePattern.ts";
import { newSharedDates, type SharedDates, sharedZone } from "./sharedDates.ts";

export interface FormatDateOptions {
  /** The IANA name of the time zone. Default UTC. */
  readonly timeZone?: string | undefined;
  /** The BCP 47 tag of the language, used for the names of months and weekdays. Default `en`. */
  readonly language?: string | undefined;
}

/**
 * Compiles a pattern, as described at `compileDatePattern`, to write dates. Months are written as with a day:
 * `20 листопада`. @throws RangeError
 */
export function createDateFormatter(
  pattern: string,
  options: FormatDateOptions = {},
  shared = newSharedDates(),
): (seconds: number) => string {
  const zone = sharedZone(shared, options.timeZone);
  const tokens = pattern.match(tokenShape) ?? [];
  const name = createNames(options.language ?? "en", tokens, shared);
  return (seconds) => {
    const offset = zone?.offsetAt(seconds) ?? 0;
    const date = new Date((seconds + offset) * 1000);
    if (Number.isNaN(date.getTime())) return "";
    return tokens.map((token) => write(token, date, offset, name)).join("");
  };
}

type Names = (date: Date, part: "month" | "weekday", token: string) => string;

function createNames(language: string, tokens: readonly string[], { names }: SharedDates): Names {
  if (!tokens.some((token) => /^(?:MMM|ddd)/.test(token))) return () => "";
  const format = (width: "long" | "short") =>
    new Intl.DateTimeFormat(language, { timeZone: "UTC", day: "numeric", month: width, weekday: width });
  const known = names.get(language) ?? ([format("long"), format("short")] as const);
  names.set(language, known);
  const [long, short] = known;
  return (date, part, token) =>
    (token.length > 3 ? long : short).formatToParts(date).find(({ type }) => type === part)?.value ?? "";
}

function write(token: string, date: Date, offset: number, name: Names): string {
  if (!Object.hasOwn(shapes(), token)) return literalOf(token);
  const hour = date.getUTCHours();
  const half = hour < 12 ? "am" : "pm";
  switch (token.charAt(0)) {
    case "Y":
      return padded(date.getUTCFullYear() % 10 ** token.length, token);
    case "M":
      return token.length > 2 ? name(date, "month", token) : padded(date.getUTCMonth() + 1, token);
    case "D":
      return padded(date.getUTCDate(), token);
    case "d":
      return name(date, "weekday", token);
    case "H":
      return padded(hour, token);
    case "h":
      return padded(hour % 12 || 12, token);
    case "m":
      return padded(date.getUTCMinutes(), token);
    case "s":
      return padded(date.getUTCSeconds(), token);
    case "A":
      return half.toUpperCase();
    case "a":
      return half;
    case "Z":
      return offsetText(offset);
    default:
      // The fraction: unix seconds have none.
      return padded(0, token);
  }
}

function padded(value: number, { length }: { readonly length: number }): string {
  return String(value).padStart(length, "0");
}

function offsetText(offset: number): string {
  const minutes = Math.floor(Math.abs(offset) / 60);
  return `${offset < 0 ? "-" : "+"}${padded(Math.floor(minutes / 60), "hh")}:${padded(minutes % 60, "mm")}`;
}
