import { checkOptions, expected, type OptionChecks } from "../shared/options/check.ts";
import {
  boolean,
  callable,
  checkedBy,
  group,
  number,
  oneOf,
  required,
  text,
} from "../shared/options/kinds.ts";
import { digestSignature, headerParts, type SigningTime, wholeHeader } from "./digest.ts";
import { type HmacHash, hmacKeys } from "./hmacKeys.ts";
import {
  type DigestEncoding,
  listOfSecrets,
  type SecretEncoding,
  type Secrets,
  secretBytes,
  secretOption,
} from "./secrets.ts";
import { type SignedRequest, type SigningSignature, usualDeadlineMs } from "./signature.ts";

/** Options of `signatures.hmac`: an HMAC in a header, for senders that are not in `signatures`. */
export interface HmacOptions {
  /** The shared secret, or several while you change it. */
  readonly secret: Secrets;
  /**
   * How the secret is written: `"hex"` and `"base64"` are decoded before it is used.
   * @default "text"
   */
  readonly secretEncoding?: SecretEncoding | undefined;
  /** The header of the signature: `x-signature`. */
  readonly header: string;
  /** @default "SHA-256" */
  readonly hash?: HmacHash | undefined;
  /** @default "hex" */
  readonly encoding?: DigestEncoding | undefined;
  /** The prefix of the signature in the header: `sha256=`. */
  readonly prefix?: string | undefined;
  /** The name of the signature's part in a header with parts: `v1` in `t=1795000000,v1=5257a8`. */
  readonly part?: string | undefined;
  /**
   * What is signed. `undefined` if the request lacks a part of it.
   * @default the body; with `timestamp`, the time, a full stop and the body
   */
  readonly signed?:
    | ((request: SignedRequest, timestamp: string) => string | Uint8Array | undefined)
    | undefined;
  /** Where the time of signing is, so that no one can replay an old request. */
  readonly timestamp?: HmacTimestamp | undefined;
  /** The header with the sender's own id of the event, for `onResult`: `x-submission-id`. */
  readonly deliveryId?: string | undefined;
  /** The sender's name, for messages and results. @default "hmac" */
  readonly name?: string | undefined;
  /** Whether the sender retries requests that were not answered with 2xx. @default true */
  readonly repeats?: boolean | undefined;
  /** How long the sender may wait, in milliseconds. @default 8_000 */
  readonly deadlineMs?: number | undefined;
}

/** Where the time of signing is: in a separate header, or in a part of the signature's header. */
type HmacTimestamp = {
  readonly header?: string | undefined;
  readonly part?: string | undefined;
  /** Seconds or milliseconds since 1970. */
  readonly unit: "s" | "ms";
  /** The maximum difference from our clock, in milliseconds, in either direction. @default 300_000 */
  readonly toleranceMs?: number | undefined;
};

export const usualToleranceMs = 300_000;
const owner = "signatures.hmac";

const timestampChecks = /* @__PURE__ */ (() =>
  ({
    header: text(),
    part: text(),
    unit: required(oneOf(["s", "ms"])),
    toleranceMs: number({ above: 0, unit: "milliseconds", default: usualToleranceMs }),
  }) satisfies OptionChecks<HmacTimestamp>)();

const hmacChecks = /* @__PURE__ */ (() =>
  ({
    secret: required(secretOption(owner)),
    secretEncoding: oneOf(["text", "hex", "base64"], { default: "text" }),
    header: required(checkedBy(checkHeader)),
    hash: oneOf(["SHA-1", "SHA-256", "SHA-384", "SHA-512"], { default: "SHA-256" }),
    encoding: oneOf(["hex", "base64"], { default: "hex" }),
    prefix: text(),
    part: text(),
    signed: callable<NonNullable<HmacOptions["signed"]>>(),
    timestamp: group(owner, timestampChecks),
    deliveryId: checkedBy(checkHeader),
    name: text({ default: "hmac" }),
    repeats: boolean({ default: true }),
    deadlineMs: number({ above: 0, unit: "milliseconds", default: usualDeadlineMs }),
  }) satisfies OptionChecks<HmacOptions>)();

/** An HMAC in a header. See {@link HmacOptions}. */
export function hmac(options: HmacOptions): SigningSignature {
  const { secret, header, hash, encoding, prefix, part, signed, timestamp, ...rest } = checkOptions(
    owner,
    hmacChecks,
    options,
  );
  const { secretEncoding, deliveryId, name, repeats, deadlineMs } = rest;
  if (part !== undefined && prefix !== undefined)
    throw new TypeError(`${owner}: \`part\` and \`prefix\` are two ways to write a header. Keep one.`);
  const time = timestamp === undefined ? undefined : signingTime(timestamp, part);
  const timePart = time !== undefined && "part" in time.at ? time.at.part : "t";
  return digestSignature(
    {
      name,
      ...(repeats ? {} : { repeats }),
      ...(deliveryId === undefined ? {} : { deliveryId: { header: deliveryId } }),
      deadlineMs,
      header,
      style: part === undefined ? wholeHeader(prefix) : headerParts(part, timePart),
      encoding,
      time,
      signed,
    },
    hmacKeys(
      hash,
      listOfSecrets(secret).map((secretText) => secretBytes(owner, secretText, secretEncoding)),
    ),
  );
}

function signingTime(
  { header, part, unit, toleranceMs }: HmacTimestamp & { readonly toleranceMs: number },
  digestPart: string | undefined,
): SigningTime {
  const partName = header === undefined ? part : undefined;
  if (
    (header === undefined) === (part === undefined) ||
    (partName !== undefined && digestPart === undefined)
  ) {
    throw new TypeError(
      `${owner}: \`timestamp\` needs either \`header\`, or \`part\` together with the \`part\` of the signature.`,
    );
  }
  return {
    at: header === undefined ? { part: partName ?? "" } : { header },
    unitMs: unit === "s" ? 1_000 : 1,
    toleranceMs,
  };
}

export function checkHeader(name: string, value: unknown): string {
  if (typeof value === "string" && /^[\w-]+$/.test(value)) return value;
  throw expected(name, "the name of a header such as `x-signature`", value);
}
