import type { Block, Failure } from "./failure.ts";

const minuteMs = 60_000;
/** The longest block that a reader has seen is a little over ten minutes. */
const maxMs = 15 * minuteMs;
const fallbackMs = 10 * minuteMs;
/** The `Date` header counts whole seconds, and may be written a moment after the message. */
const toleranceMs = 2_000;

/** Reads a body of HTTP 200, which errors have too. It was written at `serverNow`; over `maxValues` it is not read. */
export function readEnvelope(
  text: string,
  serverNow: Date,
  maxValues = 5_000_000,
): { readonly result: Record<string, unknown> } | Failure {
  if (hasTooManyValues(text, maxValues)) return { kind: "too_large" };
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    // A maintenance page, a proxy's page, or a truncated answer. The SyntaxError would quote from it.
    return { kind: "not_json" };
  }
  // Parsed JSON inherits no `status`, and a list has none.
  if (typeof body !== "object" || body === null || !("status" in body)) return { kind: "no_status" };
  const { status, ...result } = body;
  if (status === "SUCCESS") return { result };
  if (status !== "ERROR") return { kind: "no_status" };
  const errorCode = textOf(body, "error_code");
  const code = codePattern.test(errorCode) ? errorCode : "ERROR_UNKNOWN";
  const message = textOf(body, "error_message");
  const isBlock = code === blockCode || (code === "ERROR_UNKNOWN" && blockMessage.test(message));
  return { kind: "api_error", code, message, block: isBlock ? readBlock(message, serverNow) : undefined };
}

/** Fifty megabytes of `{},` would take two gigabytes once parsed. Few answers are large enough to be counted. */
function hasTooManyValues(text: string, maxValues: number): boolean {
  if (text.length < maxValues) return false;
  let values = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    // , [ {
    if (code === 44 || code === 91 || code === 123) values += 1;
  }
  return values > maxValues;
}

/** The format of a code. Anything else is text, and could be a line of a log or a buyer's data. */
const codePattern = /^[A-Z0-9_]{1,60}$/;
const blockCode = "ERROR_BLOCKED_TOKEN";
/** The start of the block message. Another error can quote a comment that contains it. */
const blockMessage = /^Query limit exceeded, token blocked until \d{4}-/;

function textOf(body: object, field: string): string {
  const value: unknown = Reflect.get(body, field);
  return typeof value === "string" ? value : "";
}

/**
 * Reads "Query limit exceeded, token blocked until 2025-12-24 13:30:04". The time has no zone, and readers have taken
 * it for UTC, local and Warsaw time. A block takes about ten minutes, so only one time zone puts the end shortly
 * after the server's current time: that zone is used.
 * @param serverNow - from the `Date` header of the same answer
 */
export function readBlock(message: string, serverNow: Date): Block {
  const now = serverNow.getTime();
  const wallTime = wallTimeIn(message);
  if (wallTime !== undefined) {
    // A future end first. An end that has just passed must not win over one that another zone puts ahead.
    const end = endWithin(wallTime, now, now + maxMs) ?? endWithin(wallTime, now - toleranceMs, now);
    if (end !== undefined) {
      const { until, zoneOffsetMinutes } = end;
      return { until: new Date(until), waitMs: Math.max(0, until - now), zoneOffsetMinutes };
    }
  }
  return { until: new Date(now + fallbackMs), waitMs: fallbackMs, zoneOffsetMinutes: undefined };
}

/** The time in the first zone in which it is after `from` and not after `to`. */
function endWithin(wallTime: number, from: number, to: number) {
  for (const zoneOffsetMinutes of offsets()) {
    const until = wallTime - zoneOffsetMinutes * minuteMs;
    if (until > from && until <= to) return { until, zoneOffsetMinutes };
  }
  return undefined;
}

/**
 * The offsets in minutes: whole hours first, as almost all zones use them, then the half and quarter hours
 * that exist.
 */
function* offsets(): Generator<number> {
  for (let hour = -12; hour <= 14; hour += 1) yield hour * 60;
  for (const hour of [-9.5, -3.5, -2.5, 3.5, 4.5, 5.5, 6.5, 9.5, 10.5]) yield hour * 60;
  for (const hour of [5.75, 8.75, 12.75, 13.75]) yield hour * 60;
}

function wallTimeIn(message: string): number | undefined {
  const match = /(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?/.exec(message);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  // Date.UTC turns the 31st of February into a day in March, which is not the time in the message.
  const read = new Date(time);
  return read.getUTCMonth() === month - 1 && read.getUTCHours() === hour && read.getUTCMinutes() === minute
    ? time
    : undefined;
}
