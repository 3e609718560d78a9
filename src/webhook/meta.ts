import { getOwn, isRecord } from "../shared/json/value.ts";
import { checkOptions, type OptionChecks } from "../shared/options/check.ts";
import { required } from "../shared/options/kinds.ts";
import { plainAnswer } from "./answers.ts";
import { digestSignature, wholeHeader } from "./digest.ts";
import { hmacKeys } from "./hmacKeys.ts";
import { bytesOf, isOneOf, listOfSecrets, type Secrets, secretOption } from "./secrets.ts";
import { queryOf } from "./sender.ts";
import type { SignedRequest, SigningSignature } from "./signature.ts";

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
  const changes = listIn(body, "entry").flatMap((entry) => listIn(entry, "changes"));
  return changes.flatMap((change) => {
    if (!isRecord(change) || change.field !== "leadgen" || !isRecord(change.value)) return [];
    return "field_data" in change.value ? [] : [change.value];
  });
}

/** What has no such list is the element itself, such as a change that was sent alone. */
function listIn(value: unknown, name: string): readonly unknown[] {
  const list = isRecord(value) ? getOwn(value, name) : undefined;
  return Array.isArray(list) ? list : [value];
}
