import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import { number, oneOf } from "../../shared/options/kinds.ts";
import { type DigestKeys, digestSignature, withPrefix } from "../digest.ts";
import { usualToleranceMs } from "../hmac.ts";
import { hmacKeys } from "../hmacKeys.ts";
import { emptySecret, listOfSecrets, type Secrets, secretBytes, secretOption } from "../secrets.ts";
import { topicsOption } from "../sender.ts";
import type { SignedRequest, SigningSignature } from "../signature.ts";
import type { SenderRecord } from "./record.ts";
import type { SampleBody, SampleSeed } from "./sample.ts";

/**
 * Options of `signatures.standardWebhooks`. Pass exactly one of `secret` (the sender signs with `v1`) and `publicKey`
 * (`v1a`).
 */
export type StandardWebhooksOptions = {
  /** The secret, or several while you change it. It begins with `whsec_` at most senders. */
  readonly secret?: Secrets | undefined;
  /**
   * How `secret` is written: `"base64"` after its `whsec_`, or a `"text"` whose own letters are the key, as the client
   * secret of BigCommerce is.
   * @default "base64"; "text" for a secret that begins with `polar_whs_`
   */
  readonly secretEncoding?: "text" | "base64" | undefined;
  /** The public key, or several while you change it. It begins with `whpk_`. */
  readonly publicKey?: Secrets | undefined;
  /** The maximum difference of the request's time from ours, in milliseconds. @default 300_000 */
  readonly toleranceMs?: number | undefined;
  /** The values of `type` that are leads; the others are answered with 200. @default all */
  readonly topics?: readonly string[] | undefined;
};

const owner = "signatures.standardWebhooks";

const standardChecks = /* @__PURE__ */ (() =>
  ({
    secret: secretOption(owner),
    secretEncoding: oneOf(["text", "base64"]),
    publicKey: secretOption(owner, /^whpk_[A-Za-z\d+/]{43}=$/, "32 bytes in base64 after `whpk_`"),
    toleranceMs: number({ above: 0, unit: "milliseconds", default: usualToleranceMs }),
    topics: topicsOption(),
  }) satisfies OptionChecks<StandardWebhooksOptions>)();

/**
 * Standard Webhooks, symmetric and asymmetric: Svix, Clerk, Resend, Polar, OpenAI and others sign like this. Where
 * there is no `webhook-signature`, the older names `svix-id`, `svix-timestamp` and `svix-signature` are read. Checked
 * on 2026-11-25 at github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md (version 1.0.0): over
 * `id.timestamp.body`; success is 2xx; a timeout of 15 to 30 s and retries over days are recommended, `Retry-After`
 * is honoured; 410 disables the address.
 */
export function standardWebhooks(options: StandardWebhooksOptions): SigningSignature {
  const { secret, secretEncoding, publicKey, toleranceMs, topics } = checkOptions(
    owner,
    standardChecks,
    options,
  );
  if (secret === undefined && publicKey === undefined)
    throw emptySecret(owner, Object.hasOwn(options, "publicKey") ? "publicKey" : "secret");
  if (secret !== undefined && publicKey !== undefined) {
    throw new TypeError(
      `${owner}: give either \`secret\` or \`publicKey\`, as the sender signs with one of them.`,
    );
  }
  const keys = listOfSecrets(secret ?? publicKey ?? []).map((text) =>
    keyBytes(text, secret === undefined ? undefined : secretEncoding),
  );
  const version = secret === undefined ? "v1a" : "v1";
  const signature = digestSignature(
    {
      name: "standardWebhooks",
      header: "webhook-signature",
      encoding: "base64",
      style: {
        read: (header) => {
          const found = header.split(" ").filter((part) => part.startsWith(`${version},`));
          return found.map((part) => part.slice(version.length + 1));
        },
        write: (digest) => `${version},${digest}`,
      },
      time: { at: { header: "webhook-timestamp" }, unitMs: 1_000, toleranceMs },
      signed: (request, time) => {
        const id = request.headers.get("webhook-id");
        return id === null ? undefined : withPrefix(`${id}.${time}.`, request);
      },
      deliveryId: { header: "webhook-id" },
      topic: { field: "type" },
    },
    secret === undefined ? ed25519Keys(keys) : hmacKeys("SHA-256", keys),
    topics,
  );
  return {
    ...signature,
    check: (request) => signature.check(inStandardNames(request)),
    deliveryId: (request) => signature.deliveryId?.(inStandardNames(request)),
  };
}

/** Svix, Clerk and Resend send the same under older names. Names of both kinds are never mixed. */
function inStandardNames(request: SignedRequest): SignedRequest {
  if (request.headers.has("webhook-signature")) return request;
  const headers = new Headers();
  for (const [name, value] of request.headers) {
    if (name.startsWith("svix-")) headers.set(`webhook-${name.slice("svix-".length)}`, value);
  }
  return { ...request, headers };
}

function keyBytes(text: string, encoding?: "text" | "base64"): Uint8Array<ArrayBuffer> {
  const written = encoding ?? (text.startsWith("polar_whs_") ? "text" : "base64");
  const key = written === "text" ? text : text.replace(/^wh(?:sec|pk|sk)_/, "");
  return secretBytes(owner, key, written, ' If its own letters are the key, set `secretEncoding: "text"`.');
}

function ed25519Keys(keys: readonly Uint8Array<ArrayBuffer>[]): DigestKeys {
  const { subtle } = crypto;
  let loaded: Promise<readonly CryptoKey[]> | undefined;
  return {
    length: 64,
    async fits(digest, data) {
      loaded ??= Promise.all(keys.map((key) => subtle.importKey("raw", key, "Ed25519", false, ["verify"])));
      for (const key of await loaded) if (await subtle.verify("Ed25519", key, digest, data)) return true;
      return false;
    },
    async sign(data, { privateKey }) {
      if (privateKey === undefined) return undefined;
      // The secret part is the first 32 bytes; the PKCS #8 prefix is constant.
      const secret = keyBytes(privateKey).slice(0, 32);
      const bytes = new Uint8Array([...pkcs8Before, ...secret]);
      const key = await subtle.importKey("pkcs8", bytes, "Ed25519", false, ["sign"]);
      return new Uint8Array(await subtle.sign("Ed25519", key, data));
    },
  };
}

const pkcs8Before = [48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32];

export const standardWebhooksRecord = {
  title: "Svix, Clerk, Resend, OpenAI",
  seen: "2026-11-29, docs.svix.com: how-manual; the specification 1.0.0",
  verify: "`signatures.standardWebhooks({ secret })`",
  lookOut: "`svix-…` and `webhook-…` headers are both read",
  behaviour: {
    signs: "`v1` HMAC or `v1a` Ed25519 over `id.time.body`, in `svix-…` or `webhook-…` headers",
    waits: "15 to 30 s",
    afterFailure: "over days, honours `Retry-After`",
    disables: "on 410",
    toTest: '"Send example" in the panel of Svix (not verified)',
  },
  sample: {
    body: ({ id, at, buyer }: SampleSeed): SampleBody => ({
      contentType: "application/json",
      headers: { "webhook-id": `test-${id}` },
      body: JSON.stringify({
        type: "lead.created",
        timestamp: at.toISOString(),
        data: { name: "TEST Lead", phone: buyer?.phone ?? "+380500000012", email: `test+${id}@example.com` },
      }),
    }),
    sign: (secret) => standardWebhooks({ secret }),
    isTimed: true,
  },
  vectors: [
    {
      origin: "Svix, docs.svix.com/receiving/verifying-payloads/how-manual",
      signature: "standardWebhooks",
      atMs: 1614265330000,
      options: { secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" },
      headers: {
        "svix-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "svix-timestamp": "1614265330",
        "svix-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
      },
      body: '{"test": 2432232314}',
    },
    {
      origin:
        "Standard Webhooks, standard-webhooks/standard-webhooks, libraries/javascript/src/webhook.test.ts: the sign function",
      signature: "standardWebhooks",
      atMs: 1614265330000,
      options: { secret: "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" },
      headers: {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature":
          "v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= v2,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
      },
      body: '{"test": 2432232314}',
    },
    {
      origin:
        "Standard Webhooks, standard-webhooks/standard-webhooks, libraries/go/webhook_asymmetric_test.go: TestAsymmetricWebhookSign; the public key was computed from its private one",
      signature: "standardWebhooks",
      atMs: 1614265330000,
      options: { publicKey: "whpk_ZlN4eg7dSSqi0moX9hQUk3orrOouK3QVQSlJa248c/g=" },
      headers: {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature":
          "v1a,tQ9V2XOqn7jL/DQenEFpqIugdBVtiMmER5mhSkXBNwM0mkATuDe6KYYUuxqtaiHeYGb7KaaBRdM5WqyeFiL8Ag==",
      },
      body: '{"test": 2432232314}',
    },
  ],
} as const satisfies SenderRecord;
