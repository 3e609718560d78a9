/**
 * What the mapper does to every value, by hand. The hand-written functions and the schemas of the rivals
 * all read values with these, so that each of them does the same work: nothing where there is nothing, no
 * spaces around a text and no control characters in it, no more of it than the API takes, a number that is
 * one, and a note of whatever was not as it should be.
 */

/** What was wrong with the lead at hand. */
export const notes: string[] = [];

export function upTo(value: unknown, max: number): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string" && typeof value !== "number") {
    notes.push("no text");
    return undefined;
  }
  const plain = typeof value === "string" ? value : String(value);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what goes.
  const clean = /[\u0000-\u001f\u007f]/.test(plain) ? plain.replace(/[\u0000-\u001f\u007f]/g, "") : plain;
  const text = clean.trim();
  if (text === "" || text === "-" || text.startsWith("{{")) return undefined;
  if (text.length <= max) return text;
  notes.push("cut");
  return Array.from(text).slice(0, max).join("");
}

export function emailOf(value: unknown): string | undefined {
  const email = upTo(value, 150);
  if (email !== undefined && !/^[^\s@]+@[^\s@]+$/.test(email)) notes.push("no e-mail");
  return email;
}

export function numberOf(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (value === undefined || value === null || value === "") return undefined;
  const number = Number(value);
  if (Number.isFinite(number)) return number;
  notes.push("no number");
  return undefined;
}

/** Unix seconds of an ISO time; one without a zone is UTC. */
export function secondsOf(value: unknown): number | undefined {
  if (typeof value !== "string" || value === "") return undefined;
  const hasZone = value.length > 19;
  const time = Date.parse(hasZone ? value.replace("+0000", "Z") : `${value}Z`);
  if (Number.isFinite(time)) return Math.floor(time / 1000);
  notes.push("no time");
  return undefined;
}

/** A code of the given number of capital letters: a currency, a country. */
export function codeOf(value: unknown, letters: number): string | undefined {
  const code = upTo(value, 40)?.toUpperCase();
  if (code === undefined || (code.length === letters && /^[A-Z]+$/.test(code))) return code;
  notes.push("no code");
  return undefined;
}

/** The price of one piece of a line, from its net sum and its tax, in whole cents. */
export function pieceOf(net: unknown, tax: unknown, quantity: unknown): number | undefined {
  const pieces = numberOf(quantity) ?? 1;
  const cents = Math.round(((numberOf(net) ?? 0) + (numberOf(tax) ?? 0)) * 100);
  if (cents % pieces !== 0) notes.push("does not divide");
  return Math.round(cents / pieces) / 100;
}

/** The values that are there, as one text. */
export function joined(values: readonly unknown[], separator: string, max: number): string | undefined {
  return upTo(values.flatMap((value) => upTo(value, 1000) ?? []).join(separator), max);
}
