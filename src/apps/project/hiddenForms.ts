import { type PersonalKind, personalFields } from "../../entries/apps.ts";

/**
 * The kind of value that a mark replaces. `key` is the key of a lead that may be about a person, `text` a text that only
 * looks like a mark.
 */
export type MarkKind = Exclude<PersonalKind, "file"> | "key" | "text";

const markKinds = [...Object.keys(personalFields).filter((kind) => kind !== "file"), "key", "text"].join("|");
const mark = `\\[(?:${markKinds}) \\d+\\]`;

export const wholeMark = new RegExp(`^${mark}$`);
export const anyMark = new RegExp(mark, "g");
/** Splits a text, with its marks between the other pieces. */
export const marksApart = new RegExp(`(${mark})`);

// Lengths are limited: otherwise each place of a long text without an `@` would be read to its end. A sign before the
// address, as in `?email=a@example.com`, is a part of it only where nothing else is before the `@`.
// Phones and addresses are copied with invisible characters and with hyphens of all kinds.
const word = "\\p{L}\\p{M}\\p{N}\\p{Cf}";
const gap = "[\\s().\\/\\p{Pd}\\p{Cf}]";
const signs = ".!#$%&'*+^~-";
const rare = "/=?{|}`";
const beforeAt = `(?:[${word}_][${word}_${signs}]{0,80}[${rare}]{0,8}|[${rare}${signs}]{1,8})`;
const email = `${beforeAt}(?:@|%40)(?:[${word}-]{1,63}\\.)+[${word}-]{2,63}`;
const phone = `(?:[+＋]|%2B)(?:${gap}{0,3}\\d){8,15}`;

/** A text without any of these characters has no e-mail, phone or mark. */
const hasContactSign = /[@+＋%[]/;
const contacts = new RegExp(`${mark}|${email}|${phone}`, "giu");
export const isEmail = new RegExp(`^${email}$`, "iu");
export const isPhone = new RegExp(`^${phone}$`, "iu");

/** Whether a text may have an e-mail, a phone or what looks like a mark. */
export function mayHaveContact(text: string): boolean {
  return hasContactSign.test(text);
}

/** Replaces the e-mails in a text, the phones with `+`, and what looks like a mark. */
export function withoutContacts(text: string, replace: (found: string) => string): string {
  return mayHaveContact(text) ? text.replace(contacts, replace) : text;
}

const isAnyPhone = new RegExp(`^[+＋]?(?:\\d|${gap})+$`, "u");

/**
 * Returns the same text for two spellings of one e-mail or phone. A text with anything else in it is another
 * value.
 */
export function sameness(written: string, kind: MarkKind): string {
  // Letters of other scripts stay as they are: in lowercase, some of them are Latin ones.
  if (isEmail.test(written)) return written.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  const isNumber = kind === "phone" ? isAnyPhone.test(written) : isPhone.test(written);
  const digits = isNumber ? written.replace(/%2B|\D/gi, "") : "";
  return digits === "" ? written : digits;
}
