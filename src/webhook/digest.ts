import { bytesOf, type DigestEncoding, decodeDigest, encodeDigest } from "./secrets.ts";
import { type Place, readPlace, type Sender, traitsOf } from "./sender.ts";
import { type SignedRequest, type SigningSignature, type SignOptions, signedRequest } from "./signature.ts";

/** How digests are written in a header. There may be several during a change of the secret. */
export interface DigestStyle {
  readonly read: (header: string) => readonly string[];
  readonly write: (digest: string, time: string) => string;
}

export function wholeHeader(prefix = ""): DigestStyle {
  return {
    read: (header) => (header.startsWith(prefix) ? [header.slice(prefix.length)] : []),
    write: (digest) => prefix + digest,
  };
}

/** The header is `t=1795000000,v1=5257a8…`; it may have several digests. */
export function headerParts(digest: string, time: string): DigestStyle {
  return {
    read: (header) => partsOf(header, digest),
    write: (value, timestamp) => `${time}=${timestamp},${digest}=${value}`,
  };
}

function partsOf(header: string, name: string): string[] {
  const parts = header.split(/[,;]/).map((part) => part.trim());
  return parts.filter((part) => part.startsWith(`${name}=`)).map((part) => part.slice(name.length + 1));
}

/** Where the time of signing is, so that no one can replay an old request. */
export interface SigningTime {
  readonly at: Place | { readonly part: string };
  readonly unitMs: 1 | 1_000;
  readonly toleranceMs: number;
}

export interface DigestScheme extends Sender {
  readonly header: string;
  readonly style: DigestStyle;
  readonly encoding: DigestEncoding;
  readonly time?: SigningTime | undefined;
  /**
   * The signed data; `undefined` if the request lacks a part. Default: the body, after `time.` if there is a
   * time.
   */
  readonly signed?: ((request: SignedRequest, time: string) => string | Uint8Array | undefined) | undefined;
}

export interface DigestKeys {
  /** The length of a digest, in bytes. */
  readonly length: number;
  /** Whether one of the keys made this digest of the data. Takes constant time on every platform. */
  readonly fits: (digest: Bytes, data: Bytes) => boolean | Promise<boolean>;
  /** Signs with the first key; `undefined` if the options lack the key. */
  readonly sign: (data: Bytes, options: SignOptions) => Promise<Bytes | undefined>;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** The maximum number of digests, since each costs a computation. Stripe's own tests send six. */
const maxDigests = 8;

export function digestSignature(
  scheme: DigestScheme,
  keys: DigestKeys,
  topics?: readonly string[],
): SigningSignature {
  const { header, style, encoding, time } = scheme;
  return {
    ...traitsOf(scheme, topics),
    needsBytes: true,
    async check(request) {
      const found = request.headers.get(header);
      if (found === null) return "missing";
      const digests = style.read(found).slice(0, maxDigests);
      const timestamp = time === undefined ? "" : timeText(request, time.at, found);
      const data = timestamp === undefined ? undefined : signedBytes(scheme, request, timestamp);
      if (digests.length === 0 || timestamp === undefined || data === undefined) return "missing";
      for (const text of digests) {
        const digest = decodeDigest(text, encoding, keys.length);
        if (digest !== undefined && (await keys.fits(digest, data)))
          return time === undefined || isFresh(timestamp, time, request.now) ? "valid" : "expired";
      }
      return "invalid";
    },
    async sign(request, options = {}) {
      const { url, method } = request;
      const now = (options.at ?? new Date()).getTime();
      const bytes = new Uint8Array(await request.clone().arrayBuffer());
      const headers = new Headers(request.headers);
      const timestamp = time === undefined ? "" : String(Math.floor(now / time.unitMs));
      if (time !== undefined && "header" in time.at) headers.set(time.at.header, timestamp);
      const data = signedBytes(scheme, signedRequest({ url, method, headers, bytes, now }), timestamp);
      const digest = data === undefined ? undefined : await keys.sign(data, options);
      if (digest === undefined) {
        throw new TypeError(
          `${scheme.name}: the request or the options lack what is signed, or signed with.`,
        );
      }
      headers.set(header, style.write(encodeDigest(digest, encoding), timestamp));
      return new Request(request, { headers, body: bytes });
    },
  };
}

function timeText(request: SignedRequest, place: SigningTime["at"], header: string): string | undefined {
  return "part" in place ? partsOf(header, place.part)[0] : readPlace(request, place);
}

function isFresh(text: string, { unitMs, toleranceMs }: SigningTime, now: number): boolean {
  return /^\d{1,15}$/.test(text) && Math.abs(Number(text) * unitMs - now) <= toleranceMs;
}

function signedBytes(
  { signed, time }: DigestScheme,
  request: SignedRequest,
  timestamp: string,
): Bytes | undefined {
  if (signed === undefined) return time === undefined ? request.bytes : withPrefix(`${timestamp}.`, request);
  const data = signed(request, timestamp);
  if (data === undefined) return undefined;
  return typeof data === "string" ? bytesOf(data) : new Uint8Array(data);
}

export function withPrefix(prefix: string, { bytes }: SignedRequest): Bytes {
  const before = bytesOf(prefix);
  const all = new Uint8Array(before.length + bytes.length);
  all.set(before);
  all.set(bytes, before.length);
  return all;
}
