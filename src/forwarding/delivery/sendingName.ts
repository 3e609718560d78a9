import { hmacText } from "../../shared/runtime/hash.ts";

/** One sending of a lead: what its marker says, once a secret of the account has confirmed it. */
export interface Sending {
  /** The marker, word for word. */
  readonly marker: string;
  /** The key of the lead in the store. */
  readonly storeKey: string;
  /** The start of the hour in which the order was first sent, in milliseconds since 1970. */
  readonly at: number;
}

/**
 * The marker of an order: the key of its lead in the store, the hour of the first send, and a signature of both, so
 * that no lead can pose as another. A key that comes again in a later hour gets another marker, and an order that was
 * sent long ago is not mistaken for the one that is being sent. For example `lead:1001~Ab3k9Zx_`.
 * @param date - when the order is first sent, in milliseconds since 1970
 */
export async function nameSending(storeKey: string, date: number, secret: CryptoKey): Promise<string> {
  return signed(storeKey, writeHour(Math.floor(date / hourMs)), secret);
}

/**
 * Reads a word of an order as a marker; `undefined` if none of the secrets signed it.
 * @param date - the date of the machine, in milliseconds since 1970: a marker repeats its hours every 30 years
 */
export async function readSending(
  word: string,
  date: number,
  secrets: readonly CryptoKey[],
): Promise<Sending | undefined> {
  const [, storeKey, hour] = markerPattern.exec(word) ?? [];
  if (storeKey === undefined || hour === undefined) return undefined;
  for (const secret of secrets) {
    if ((await signed(storeKey, hour, secret)) !== word) continue;
    return { marker: word, storeKey, at: latestHour(readHour(hour), Math.floor(date / hourMs)) * hourMs };
  }
  return undefined;
}

/** Whether a word has the form of a marker. Whether it is one can only be checked with the secret. */
export function looksLikeMarker(word: string): boolean {
  return markerPattern.test(word);
}

/** How long one name lasts, in milliseconds: sendings of a key within the same hour share it. */
export const hourMs = 3_600_000;
const markerPattern = /^([A-Za-z0-9._-]{1,16}[:*~].+)~([\w-]{3})[\w-]{5}$/;
/** The hours that three characters of base64 distinguish: 2 ** 18, which is 30 years. */
const hours = 262_144;
/** The length of a signature: 5 characters are 30 bits, too many to guess when each try costs a lead. */
const signatureLength = 5;
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

async function signed(storeKey: string, hour: string, secret: CryptoKey): Promise<string> {
  const signature = await hmacText(secret, `${storeKey} ${hour}`);
  return `${storeKey}~${hour}${signature.slice(0, signatureLength)}`;
}

function writeHour(hour: number): string {
  return [12, 6, 0].map((bits) => letters[(hour >> bits) & 63]).join("");
}

function readHour(text: string): number {
  return [...text].reduce((hour, letter) => hour * 64 + letters.indexOf(letter), 0);
}

/** The latest hour of that remainder that is not after the current one, but for a clock that is a day behind. */
function latestHour(remainder: number, now: number): number {
  const newest = now + 24;
  return newest - ((((newest - remainder) % hours) + hours) % hours);
}
