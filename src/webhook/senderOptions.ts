import { isRecord } from "../json/value.ts";
import { splitLeads } from "../mapping/order/leads.ts";
import { checkOptions, type OptionChecks } from "../options/check.ts";
import { number, required } from "../options/kinds.ts";
import { plainAnswer } from "./answers.ts";
import { type DigestScheme, digestSignature, wholeHeader } from "./digest.ts";
import { type HmacHash, hmacKeys } from "./hmacKeys.ts";
import { bytesOf, isOneOf, listOfSecrets, type Secrets, secretOption } from "./secrets.ts";
import { queryOf, type SignedRequest, type SigningSignature, topicsOption } from "./sender.ts";

export interface SecretOptions {
  /** The shared secret, or several while you change it: each of them is accepted. */
  readonly secret: Secrets;
}

/** Options of a sender that also sends other topics than leads. */
export interface TopicOptions extends SecretOptions {
  /** The topics that are leads, as the sender writes them; others are answered with 200 and ignored. */
  readonly topics?: readonly string[] | undefined;
}

/** Options of a sender that also signs the time. */
export interface TimedOptions extends TopicOptions {
  /** The maximum difference of the request's time from ours, in milliseconds. @default 300_000; 25 hours for Ecwid */
  readonly toleranceMs?: number | undefined;
}

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

/** Options of `signatures.meta`. */
interface MetaOptions {
  /** The app secret, or several while you change it. */ readonly secret: Secrets;
  /** The verify token from the app's panel. Needed to subscribe the address. */
  readonly verifyToken?: Secrets | undefined;
}

const owner = "signatures.meta";

const metaChecks = /* @__PURE__ */ (() =>
  ({
    secret: required(secretOption(owner)),
    verifyToken: secretOption(owner),
  }) satisfies OptionChecks<MetaOptions>)();

/**
 * Facebook, Instagram and WhatsApp. Checked on 2026-11-25 at
 * developers.facebook.com/docs/graph-api/webhooks/getting-started: the signature is over the bytes, which hold `\u`
 * escapes; a GET with `hub.challenge` verifies the address. That it retries for 36 hours was not found there.
 */
export function meta(options: MetaOptions): SigningSignature {
  const { secret, verifyToken } = checkOptions(owner, metaChecks, options);
  const tokens = listOfSecrets(verifyToken ?? []);
  return {
    ...digestSignature(
      {
        name: "meta",
        header: "x-hub-signature-256",
        style: wholeHeader("sha256="),
        encoding: "hex",
        notices: leadgenNotices,
      },
      hmacKeys("SHA-256", listOfSecrets(secret).map(bytesOf)),
    ),
    challenge: (request) => answerChallenge(request, tokens),
  };
}

function answerChallenge({ url }: SignedRequest, tokens: readonly string[]): Response | undefined {
  const query = queryOf(url);
  const challenge = query.get("hub.challenge") ?? "";
  if (query.get("hub.mode") !== "subscribe" || !/^[\w.-]{1,200}$/.test(challenge)) return undefined;
  if (!isOneOf(tokens, query.get("hub.verify_token") ?? "")) return plainAnswer("signature");
  return new Response(challenge, { headers: { "content-type": "text/plain", "cache-control": "no-store" } });
}

/** Notices of Lead Ads, which have the lead's id but not its answers. */
function leadgenNotices(body: unknown): readonly unknown[] {
  const changes = splitLeads(body, { path: "entry[].changes[]" });
  return changes.flatMap((change) => {
    if (!isRecord(change) || change.field !== "leadgen" || !isRecord(change.value)) return [];
    return "field_data" in change.value ? [] : [change.value];
  });
}
