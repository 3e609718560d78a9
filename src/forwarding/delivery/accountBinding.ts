import { accountKey, accountKeyOf, markerSecret, markerSecretOf } from "../../client/calls/accountKey.ts";
import type { Baselinker } from "../../client/calls/baselinker.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import { hmacSecret, hmacText } from "../../shared/runtime/hash.ts";
import { lazily } from "../../shared/runtime/lazily.ts";
import { type LeadOfOrder, readStoreKey } from "../contract/leadKey.ts";
import type { LeadStore, StoreWarning } from "../store/store.ts";
import { markersIn } from "./marker.ts";
import { hourMs, nameSending, readSending, type Sending } from "./sendingName.ts";

interface BindingOptions {
  readonly baselinker: Baselinker;
  readonly store: LeadStore;
  readonly clock: Clock;
  readonly previousToken: string | undefined;
  readonly markerSecret: string | undefined;
  readonly onBound: (warnings: readonly StoreWarning[], accountKey: string) => void;
}

/** The Base account of a forwarder: binds the store to it, and signs markers and hashes. */
export class AccountBinding {
  readonly #options: BindingOptions;
  #binding: Promise<void> | undefined;
  /** Whether `bind` has already succeeded. */
  isBound = false;
  #secrets: Promise<readonly [CryptoKey, ...CryptoKey[]]> | undefined;
  /** Whether Base keeps the marker in a field, cached from the store's note. */
  readonly #kept = new Map<string, { readonly isKept: boolean; readonly until: number }>();
  readonly #looking = new Set<string>();
  #secretName: Promise<string> | undefined;

  constructor(options: BindingOptions) {
    this.#options = options;
  }

  /** Binds the store once per process. If that fails, the next lead tries again. */
  bind(): Promise<void> {
    this.#binding ??= this.#bind().catch((error) => {
      this.#binding = undefined;
      throw error;
    });
    return this.#binding;
  }

  async #bind(): Promise<void> {
    const { baselinker, store, previousToken, onBound } = this.#options;
    const key = await accountKeyOf(baselinker);
    const previousKey = previousToken === undefined ? undefined : await accountKey(previousToken);
    onBound(await store.bind({ key, previousKey }), key);
    this.isBound = true;
  }

  /** A short hash that cannot be computed, or guessed by trying, without the token. It begins with its `secretOf`. */
  async sign(text: string): Promise<string> {
    const [secret] = await this.#loadSecrets();
    this.#secretName ??= hmacText(secret, "").then((name) => name.slice(0, nameLength));
    const [name, signature] = await Promise.all([this.#secretName, hmacText(secret, text)]);
    return name + signature.slice(0, signatureLength);
  }

  /** The marker of a lead that is now sent for the first time. A lead that was sent keeps the one in its record. */
  async markerOf(storeKey: string): Promise<string> {
    const [secret] = await this.#loadSecrets();
    return nameSending(storeKey, this.#options.clock.date(), secret);
  }

  /** What an order has been sent for, by those of its markers that a secret of this account signed. */
  async sendingsOf(order: Readonly<Record<string, unknown>>): Promise<readonly Sending[]> {
    return this.#sendingsOf(markersIn(order));
  }

  /** Whether the order was sent for this key in the hour of `since` or later, in milliseconds since 1970. */
  async isSentSince(
    order: Readonly<Record<string, unknown>>,
    storeKey: string,
    since: number,
  ): Promise<boolean> {
    // Only what may be this lead's is worth a signature: a look-up reads thousands of orders.
    const sendings = await this.#sendingsOf(
      markersIn(order).filter((marker) => marker.startsWith(`${storeKey}~`)),
    );
    return sendings.some((sending) => sending.storeKey === storeKey && sending.at + hourMs > since);
  }

  /** The lead of an order, by the first of its markers that a secret of this account signed. */
  async leadOf(order: Readonly<Record<string, unknown>>): Promise<LeadOfOrder | undefined> {
    const [sending] = await this.sendingsOf(order);
    return sending === undefined ? undefined : readStoreKey(sending.storeKey);
  }

  async #sendingsOf(words: readonly string[]): Promise<readonly Sending[]> {
    if (words.length === 0) return [];
    const secrets = await this.#loadSecrets();
    const date = this.#options.clock.date();
    const sendings = await Promise.all(words.map((word) => readSending(word, date, secrets)));
    return sendings.filter((sending) => sending !== undefined);
  }

  /** Whether Base keeps a marker in the field; `undefined` if it was not checked yet. Throws if the store fails. */
  async isMarkerKept(field: string): Promise<boolean | undefined> {
    const { clock } = this.#options;
    const known = this.#kept.get(field);
    if (known !== undefined && clock.now() < known.until) return known.isKept;
    const note = await this.#options.store.readNote(noteOf(field));
    const leftMs = this.#leftMs(note);
    if (note === undefined || leftMs <= 0) return undefined;
    const isKept = note.startsWith(keptNote);
    // An automation may start to empty the field, and another process notice it.
    this.#kept.set(field, { isKept, until: clock.now() + Math.min(leftMs, believedMs) });
    return isKept;
  }

  /** The order in which a marker was first seen, if it is time to check whether it is still there. */
  async toLookAgain(field: string): Promise<number | undefined> {
    const note = await this.#options.store.readNote(noteOf(field));
    return this.#leftMs(note) > 0 ? undefined : Number(seenNote().exec(note ?? "")?.[1]);
  }

  /** How long a note is still valid, in milliseconds. After the first look, that is only until the second is due. */
  #leftMs(note: string | undefined): number {
    const seenAt = seenNote().exec(note ?? "")?.[2];
    if (seenAt === undefined) return Number.POSITIVE_INFINITY;
    return secondLookMs - Math.abs(this.#options.clock.date() - Number(seenAt));
  }

  /** Checks a field, unless a check is running: leads sent at the same time need only one. */
  async lookOnce<Seen>(field: string, look: () => Promise<Seen>): Promise<Seen | undefined> {
    if (this.#looking.has(field)) return undefined;
    this.#looking.add(field);
    try {
      return await look();
    } finally {
      this.#looking.delete(field);
    }
  }

  /**
   * Remembers the result. After a new order it is valid for only ten minutes: an automation may empty the
   * field a moment later.
   */
  async noteMarker(field: string, isKept: boolean, newOrder?: number): Promise<void> {
    const { store, clock } = this.#options;
    const isFirst = isKept && newOrder !== undefined;
    this.#kept.set(field, { isKept, until: clock.now() + (isFirst ? secondLookMs : believedMs) });
    const seen = isFirst ? `${keptNote} in ${newOrder} at ${clock.date()}` : keptNote;
    await store.writeNote(noteOf(field), isKept ? seen : "dropped", noteMs);
  }

  #loadSecrets(): Promise<readonly [CryptoKey, ...CryptoKey[]]> {
    this.#secrets ??= this.#makeSecrets().catch((error) => {
      // The function `token` of the client failed: the next lead tries again.
      this.#secrets = undefined;
      throw error;
    });
    return this.#secrets;
  }

  async #makeSecrets(): Promise<readonly [CryptoKey, ...CryptoKey[]]> {
    const { baselinker, previousToken, markerSecret: configuredSecret } = this.#options;
    const current = await markerSecretOf(baselinker);
    const former = previousToken === undefined ? [] : [await markerSecret(previousToken)];
    if (configuredSecret === undefined) return [await hmacSecret(current), ...(await secretsOf(former))];
    return [
      await hmacSecret(await markerSecret(configuredSecret)),
      ...(await secretsOf([current, ...former])),
    ];
  }
}

const keptNote = "kept";
export const noteOf = (field: string) => `marker in ${field}`;
const seenNote = /* @__PURE__ */ lazily(() => new RegExp(`^${keptNote} in (\\d+) at (\\d+)$`));
/** How long the result is valid after the second look: 30 days. */
const noteMs = 2_592_000_000;
const secondLookMs = 600_000;
/** How long a process caches a note: an hour. */
const believedMs = 3_600_000;
/**
 * The length of a signature: 18 characters of base64 are 108 bits. The 4 of its name distinguish the few
 * secrets of an account.
 */
const signatureLength = 18;
const nameLength = 4;

/** Names the secret that made a hash: only hashes of the same secret can be compared. */
export function secretOf(signature: string): string {
  return signature.slice(0, nameLength);
}

/** Joins hashes of the same secret, as `sign` returns them, to one text. Its name is written once. */
export function joinSignatures(signatures: readonly string[]): string {
  return signatures
    .map((signature, place) => (place === 0 ? signature : signature.slice(nameLength)))
    .join("");
}

/** The hashes that `joinSignatures` joined, each with the name of its secret. */
export function signaturesOf(joined: string): readonly string[] {
  const name = secretOf(joined);
  const count = Math.max(1, Math.ceil((joined.length - nameLength) / signatureLength));
  return Array.from({ length: count }, (_, place) => {
    const start = nameLength + place * signatureLength;
    return name + joined.slice(start, start + signatureLength);
  });
}

function secretsOf(texts: readonly string[]): Promise<CryptoKey[]> {
  return Promise.all(texts.map(hmacSecret));
}
