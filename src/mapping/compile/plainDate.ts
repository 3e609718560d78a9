/**
 * Unix seconds of `2026-11-20T12:05:33` with or without a fraction and a zone, as machines write it; a date
 * without a zone is UTC. `undefined` for everything else, which the patient reader then looks at.
 */
export function plainDate(text: string): number | undefined {
  const { length } = text;
  if (length < 19 || length > 32) return undefined;
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
  // Days after the 28th need a calendar, and other centuries are no orders: rare enough for the other reader.
  const isDay = year > 1969 && year < 2100 && month > 0 && month < 13 && day > 0 && day < 29;
  if (!isDay || !(hour < 24 && minute < 60 && second < 60)) return undefined;
  const offset = offsetAt(text, 19);
  if (offset === undefined) return undefined;
  return (daysBefore(year, month) + day - 1) * 86_400 + hour * 3600 + minute * 60 + second - offset;
}

/** Days from 1970 to the first of the month. Years begin in March, so that the leap day is their last. */
function daysBefore(year: number, month: number): number {
  const [ownYear, ownMonth] = month > 2 ? [year, month - 3] : [year - 1, month + 9];
  return Math.floor(365.25 * ownYear) + Math.floor((153 * ownMonth + 2) / 5) - 719_483;
}

/** `NaN` where one of the signs is no digit: comparisons with it fail. */
function digits(text: string, start: number, count: number): number {
  let value = 0;
  for (let index = start; index < start + count; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 48 || code > 57) return Number.NaN;
    value = value * 10 + code - 48;
  }
  return value;
}

/** Seconds of the zone at the end: nothing, `Z`, `+0100` or `+01:00`, after a fraction or not. */
function offsetAt(text: string, start: number): number | undefined {
  let at = start;
  if (text.charCodeAt(at) === 46) {
    at += 1;
    while (text.charCodeAt(at) > 47 && text.charCodeAt(at) < 58) at += 1;
    if (at === start + 1) return undefined;
  }
  if (at === text.length) return 0;
  const sign = text.charCodeAt(at);
  if (sign === 90) return at + 1 === text.length ? 0 : undefined;
  if (sign !== 43 && sign !== 45) return undefined;
  const colon = text.charCodeAt(at + 3) === 58 ? 1 : 0;
  if (text.length !== at + 5 + colon) return undefined;
  const hours = digits(text, at + 1, 2);
  const minutes = digits(text, at + 3 + colon, 2);
  if (!(hours < 15 && minutes < 60)) return undefined;
  return (sign === 45 ? -1 : 1) * (hours * 3600 + minutes * 60);
}
