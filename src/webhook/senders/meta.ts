import { getOwn, isRecord } from "../../shared/json/value.ts";
import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import { required } from "../../shared/options/kinds.ts";
import { plainAnswer } from "../answers.ts";
import { digestSignature, wholeHeader } from "../digest.ts";
import { hmacKeys } from "../hmacKeys.ts";
import { bytesOf, isOneOf, listOfSecrets, type Secrets, secretOption } from "../secrets.ts";
import { queryOf } from "../sender.ts";
import type { SignedRequest, SigningSignature } from "../signature.ts";
import type { SenderRecord } from "./record.ts";
import type { SampleBody, SampleSeed } from "./sample.ts";

/** Options of `signatures.meta`. */
type MetaOptions = {
  /** The app secret, or several while you change it. */
  readonly secret: Secrets;
  /** The verify token from the app's panel. Needed to subscribe the address. */
  readonly verifyToken?: Secrets | undefined;
};

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

export const metaRecord = {
  title: "Facebook, Instagram, WhatsApp",
  seen: "2026-11-25, developers.facebook.com, webhooks/getting-started",
  verify: "`signatures.meta({ secret, verifyToken })`",
  lookOut: "a lead is only named: `metaLeads`",
  rules: ["facebook-lead-ads"],
  behaviour: {
    signs: "`sha256=` hex of the bytes; a challenge by GET",
    afterFailure: "36 hours (not verified)",
    toTest: "the Lead Ads testing tool (not verified)",
  },
  sample: {
    body: ({ id, at }: SampleSeed): SampleBody => {
      const created_time = Math.floor(at.getTime() / 1000);
      const value = { created_time, leadgen_id: `1${id}`, form_id: "1", page_id: "1" };
      return {
        contentType: "application/json",
        body: JSON.stringify({
          object: "page",
          entry: [{ id: "1", time: created_time, changes: [{ field: "leadgen", value }] }],
        }),
      };
    },
    sign: (secret) => meta({ secret }),
  },
  vectors: [
    {
      origin: "GitHub, docs.github.com: validating-webhook-deliveries; Meta signs alike",
      signature: "meta",
      atMs: 0,
      options: { secret: "It's a Secret to Everybody" },
      headers: {
        "x-hub-signature-256": "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
      },
      body: "Hello, World!",
    },
  ],
} as const satisfies SenderRecord;
