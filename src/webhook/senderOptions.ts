import { checkOptions, type OptionChecks } from "../shared/options/check.ts";
import { number, required } from "../shared/options/kinds.ts";
import { type DigestScheme, digestSignature } from "./digest.ts";
import { type HmacHash, hmacKeys } from "./hmacKeys.ts";
import { bytesOf, listOfSecrets, type Secrets, secretOption } from "./secrets.ts";
import { topicsOption } from "./sender.ts";
import type { SigningSignature } from "./signature.ts";

export type SecretOptions = {
  /** The shared secret, or several while you change it: each of them is accepted. */
  readonly secret: Secrets;
};

/** Options of a sender that also sends other topics than leads. */
export type TopicOptions = SecretOptions & {
  /** The topics that are leads, as the sender writes them; others are answered with 200 and ignored. */
  readonly topics?: readonly string[] | undefined;
};

/** Options of a sender that also signs the time. */
export type TimedOptions = TopicOptions & {
  /** The maximum difference of the request's time from ours, in milliseconds. @default 300_000; 25 hours for Ecwid */
  readonly toleranceMs?: number | undefined;
};

interface HmacDetails {
  readonly hash?: HmacHash;
  /** The forms of the displayed secret that the sender may sign with. */
  readonly spellings?: (secret: string) => readonly string[];
}

/** An HMAC signature from the properties of its sender. Takes only options that the sender supports. */
export function hmacOf(
  scheme: DigestScheme,
  options: TimedOptions,
  { hash = "SHA-256", spellings = (secret) => [secret] }: HmacDetails = {},
): SigningSignature {
  const owner = `signatures.${scheme.name}`;
  const all = {
    secret: required(secretOption(owner)),
    toleranceMs: number({ above: 0, unit: "milliseconds" }),
    topics: topicsOption(),
  } satisfies OptionChecks<TimedOptions>;
  const known: Partial<typeof all> = { ...all };
  if (scheme.time === undefined) delete known.toleranceMs;
  if (scheme.topic === undefined) delete known.topics;
  const { secret = [], toleranceMs, topics } = checkOptions(owner, known, options);
  const secrets = new Set(listOfSecrets(secret).flatMap(spellings));
  const time = scheme.time && { ...scheme.time, ...(toleranceMs === undefined ? {} : { toleranceMs }) };
  return digestSignature({ ...scheme, time }, hmacKeys(hash, [...secrets].map(bytesOf)), topics);
}

export function secretOf(owner: string, options: SecretOptions): Secrets {
  const checks = { secret: required(secretOption(owner)) } satisfies OptionChecks<SecretOptions>;
  return checkOptions(owner, checks, options).secret;
}

/** The panel stores `&` as `&amp;`, and signs with the decoded secret. */
export function decodeSpecialChars(secret: string): string {
  return secret
    .replace(/&(?:quot|#0*34|#x0*22);/gi, '"')
    .replace(/&(?:#0*39|#x0*27|apos);/gi, "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
