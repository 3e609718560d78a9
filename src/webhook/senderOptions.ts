import { checkOptions, type OptionChecks } from "../options/check.ts";
import { number, required } from "../options/kinds.ts";
import { type DigestScheme, digestSignature } from "./digest.ts";
import { type HmacHash, hmacKeys } from "./hmacKeys.ts";
import { bytesOf, listOfSecrets, type Secrets, secretOption } from "./secrets.ts";
import { topicsOption } from "./sender.ts";
import type { SigningSignature } from "./signature.ts";

/** The secret of a sender. */
export interface SecretOptions {
  /** The shared secret, or several while one replaces another: each of them is good. */
  readonly secret: Secrets;
}

/** The secret of a sender that sends more than leads. */
export interface TopicOptions extends SecretOptions {
  /** The topics that are leads, as the sender writes them; the others are answered with 200 and go no further. */
  readonly topics?: readonly string[] | undefined;
}

/** The secret of a sender that signs the time as well. */
export interface TimedOptions extends TopicOptions {
  /** How far the time of a request may be from ours, in milliseconds, either way. @default 300_000; 25 hours for Ecwid */
  readonly toleranceMs?: number | undefined;
}

interface HmacDetails {
  readonly hash?: HmacHash;
  /** How the sender may spell the secret that a person sees. */
  readonly spellings?: (secret: string) => readonly string[];
}

/** A signature by its data. What the sender does not know is not an option of it. */
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

/** The secret of a sender that needs nothing else. */
export function secretOf(owner: string, options: SecretOptions): Secrets {
  const checks = { secret: required(secretOption(owner)) } satisfies OptionChecks<SecretOptions>;
  return checkOptions(owner, checks, options).secret;
}

/** The panel keeps `&` as `&amp;`; what is signed with is the decoded secret. */
export function decodeSpecialChars(secret: string): string {
  return secret
    .replace(/&(?:quot|#0*34|#x0*22);/gi, '"')
    .replace(/&(?:#0*39|#x0*27|apos);/gi, "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
