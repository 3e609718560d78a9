const digits = "0123456789abcdefghjkmnpqrstvwxyz";
const prefix = "ld_";
const timeLength = 10;
/** The last millisecond that ten digits hold well: 2 ** 48 - 1. */
const latest = 281_474_976_710_655;

/** An id that sorts by time: `ld_`, ten digits of milliseconds, and a random string. */
export function newEntryId(date: number, random: string): string {
  return firstIdOf(date) + random.replace(/[^0-9A-Za-z]/g, "").slice(0, 20);
}

export function firstIdOf(date: number): string {
  let rest = Math.min(Math.max(0, Math.floor(date) || 0), latest);
  let text = "";
  for (let place = 0; place < timeLength; place += 1) {
    text = digits.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return prefix + text;
}

export function timeOfId(id: string): number {
  let time = 0;
  for (const digit of id.slice(prefix.length, prefix.length + timeLength))
    time = time * 32 + digits.indexOf(digit);
  return time;
}

export function isEntryId(text: unknown): text is string {
  return typeof text === "string" && /^ld_[0-9a-hjkmnp-tv-z]{10}[0-9A-Za-z]{0,20}$/.test(text);
}
