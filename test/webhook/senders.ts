import { createHmac, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { signatures } from "../../src/webhook/senders/signatures.ts";
import type { SigningSignature } from "../../src/webhook/signature.ts";

/** What a sender sends, signed here with Node's own crypto and not with the code under test. */
export interface SentRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Added to the address. */
  readonly query?: string;
}

export interface SenderCase {
  readonly verify: SigningSignature;
  /** @param secret - `undefined` for no signature at all */
  send(secret: string | undefined, at: Date): SentRequest;
  /** Where the time is signed. */
  readonly isTimed?: true;
  /** Where only a secret is sent, which proves nothing about the body. */
  readonly isSecretOnly?: true;
  /** The sender's id of the event. */
  readonly deliveryId?: string;
  readonly ping?: SentRequest;
  /** A request about something that is not a lead. */
  readonly ignored?: (secret: string, at: Date) => SentRequest;
  readonly repeats: boolean;
  readonly deadlineMs: number;
}

export const secret = "whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0";
export const otherSecret = "whsec_b3RoZXItc2VjcmV0LW90aGVyLXNlY3JldC1vdA==";

type Algorithm = "sha1" | "sha256";

function mac(
  key: string | Buffer,
  text: string,
  encoding: "hex" | "base64",
  algorithm: Algorithm = "sha256",
) {
  return createHmac(algorithm, key).update(text).digest(encoding);
}

const json = { "content-type": "application/json" };
const form = { "content-type": "application/x-www-form-urlencoded" };
const seconds = (at: Date) => String(Math.floor(at.getTime() / 1_000));
/** With the header only where there is a secret. */
const header = (name: string, value: string | undefined) => (value === undefined ? {} : { [name]: value });

function woo(topic: string, body: string) {
  return (key: string | undefined): SentRequest => ({
    headers: {
      ...json,
      "user-agent": "WooCommerce/10.3.5 Hookshot (WordPress/6.8.3)",
      "x-wc-webhook-source": "https://sklep.example/",
      "x-wc-webhook-topic": topic,
      "x-wc-webhook-delivery-id": "5d1a",
      ...header("x-wc-webhook-signature", key && mac(key, body, "base64")),
    },
    body,
  });
}

function shopify(topic: string, body: string) {
  return (key: string | undefined): SentRequest => ({
    headers: {
      ...json,
      "x-shopify-topic": topic,
      "x-shopify-event-id": "98880550-7158-44d4-b7cd-2c97c8a091b5",
      "x-shopify-webhook-id": "not-this-one",
      ...header("x-shopify-hmac-sha256", key && mac(key, body, "base64")),
    },
    body,
  });
}

function withParts(name: string, body: string) {
  return (key: string | undefined, at: Date): SentRequest => {
    const time = seconds(at);
    const value = key && `t=${time},v1=${mac(key, `${time}.${body}`, "hex")},v0=00ff`;
    return { headers: { ...json, ...header(name, value) }, body };
  };
}

function typeform(body: string) {
  return (key: string | undefined): SentRequest => ({
    headers: { ...json, ...header("typeform-signature", key && `sha256=${mac(key, body, "base64")}`) },
    body,
  });
}

function webflow(body: string) {
  return (key: string | undefined, at: Date): SentRequest => {
    const time = String(at.getTime());
    const value = key && mac(key, `${time}:${body}`, "hex");
    return {
      headers: { ...json, "x-webflow-timestamp": time, ...header("x-webflow-signature", value) },
      body,
    };
  };
}

function standard(name: string, sign: (text: string, key: string) => string) {
  return (key: string | undefined, at: Date): SentRequest => {
    const body = '{"type":"lead.created","data":{"email":"ann@example.com"}}';
    const text = `msg_1.${seconds(at)}.${body}`;
    const value = key && `v2,xx ${name},${sign(text, key)}`;
    return {
      headers: {
        ...json,
        "webhook-id": "msg_1",
        "webhook-timestamp": seconds(at),
        ...header("webhook-signature", value),
      },
      body,
    };
  };
}

function ecwid(type: string) {
  return (key: string | undefined, at: Date): SentRequest => {
    const notice = {
      eventId: "80aece08",
      eventCreated: Number(seconds(at)),
      eventType: type,
      entityId: 103_878_161,
    };
    const value = key && mac(key, `${notice.eventCreated}.${notice.eventId}`, "base64");
    return {
      headers: { ...json, ...header("x-ecwid-webhook-signature", value) },
      body: JSON.stringify(notice),
    };
  };
}

const keys = new Map<string, KeyObject>();
const pair = generateKeyPairSync("ed25519");
const publicKey = `whpk_${pair.publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("base64")}`;
keys.set(secret, pair.privateKey).set(otherSecret, generateKeyPairSync("ed25519").privateKey);

function ed25519(text: string, key: string): string {
  const privateKey = keys.get(key);
  if (privateKey === undefined) throw new Error("no such key");
  return sign(null, Buffer.from(text), privateKey).toString("base64");
}

const keyBytes = (key: string) => Buffer.from(key.slice("whsec_".length), "base64");
// Meta escapes what is not ASCII: written again by JSON.stringify, the bytes are others.
const metaBody = String.raw`{"object":"page","entry":[{"id":"1","changes":[{"field":"messages","value":{"name":"\u041e\u043b\u0435\u043d\u0430"}}]}]}`;
const telegramToken = "A-z_0123";

type Sender = Exclude<keyof typeof signatures, "hmac" | "sharedSecret"> | "standardWebhooks (v1a)";

/** One for each signature: a new one does not compile without its requests. */
export const senders: Readonly<Record<Sender, SenderCase>> = {
  woocommerce: {
    verify: signatures.woocommerce({ secret }),
    send: woo("order.created", '{"id":727,"billing":{"email":"ann@example.com"}}'),
    deliveryId: "5d1a",
    ping: { headers: { ...form, "user-agent": "WooCommerce/10.3.5 Hookshot" }, body: "webhook_id=12" },
    ignored: woo("order.deleted", '{"id":727}'),
    repeats: false,
    deadlineMs: 25_000,
  },
  shopify: {
    verify: signatures.shopify({ secret }),
    send: shopify("orders/create", '{"id":820982911946154500,"email":"ann@example.com"}'),
    deliveryId: "98880550-7158-44d4-b7cd-2c97c8a091b5",
    ignored: shopify("customers/redact", '{"shop_id":954889}'),
    repeats: true,
    deadlineMs: 4_000,
  },
  stripe: {
    verify: signatures.stripe({ secret, topics: ["checkout.session.completed"] }),
    send: withParts("stripe-signature", '{"id":"evt_1","type":"checkout.session.completed","data":{}}'),
    isTimed: true,
    deliveryId: "evt_1",
    ignored: withParts("stripe-signature", '{"id":"evt_2","type":"payout.paid"}'),
    repeats: true,
    deadlineMs: 8_000,
  },
  meta: {
    verify: signatures.meta({ secret, verifyToken: "token of ours" }),
    send: (key) => ({
      headers: { ...json, ...header("x-hub-signature-256", key && `sha256=${mac(key, metaBody, "hex")}`) },
      body: metaBody,
    }),
    repeats: true,
    deadlineMs: 8_000,
  },
  typeform: {
    verify: signatures.typeform({ secret }),
    send: typeform('{"event_id":"LtWXD3crgy","event_type":"form_response","form_response":{}}'),
    deliveryId: "LtWXD3crgy",
    ignored: typeform('{"event_id":"LtWXD3crgz","event_type":"form_response_partial"}'),
    repeats: true,
    deadlineMs: 8_000,
  },
  calendly: {
    verify: signatures.calendly({ secret }),
    send: withParts("calendly-webhook-signature", '{"event":"invitee.created","payload":{}}'),
    isTimed: true,
    ignored: withParts("calendly-webhook-signature", '{"event":"invitee.canceled","payload":{}}'),
    repeats: true,
    deadlineMs: 8_000,
  },
  webflow: {
    verify: signatures.webflow({ secret }),
    send: webflow('{"triggerType":"form_submission","payload":{"name":"Contact"}}'),
    isTimed: true,
    ignored: webflow('{"triggerType":"site_publish","payload":{}}'),
    repeats: true,
    deadlineMs: 8_000,
  },
  standardWebhooks: {
    verify: signatures.standardWebhooks({ secret }),
    send: standard("v1", (text, key) => mac(keyBytes(key), text, "base64")),
    isTimed: true,
    deliveryId: "msg_1",
    repeats: true,
    deadlineMs: 8_000,
  },
  "standardWebhooks (v1a)": {
    verify: signatures.standardWebhooks({ publicKey }),
    send: standard("v1a", ed25519),
    isTimed: true,
    deliveryId: "msg_1",
    repeats: true,
    deadlineMs: 8_000,
  },
  telegram: {
    verify: signatures.telegram({ secret: telegramToken }),
    send: (key) => ({
      headers: {
        ...json,
        ...header("x-telegram-bot-api-secret-token", key === secret ? telegramToken : key),
      },
      body: '{"update_id":10000,"message":{"contact":{"phone_number":"380671234567"}}}',
    }),
    isSecretOnly: true,
    deliveryId: "10000",
    repeats: true,
    deadlineMs: 8_000,
  },
  googleAds: {
    verify: signatures.googleAds({ secret }),
    send: (key) => ({
      headers: json,
      body: JSON.stringify({
        lead_id: "TeSter-123",
        form_id: 40000000000,
        user_column_data: [],
        google_key: key,
      }),
    }),
    isSecretOnly: true,
    deliveryId: "TeSter-123",
    repeats: true,
    deadlineMs: 8_000,
  },
  ecwid: {
    verify: signatures.ecwid({ secret }),
    send: ecwid("order.created"),
    deliveryId: "80aece08",
    ignored: ecwid("product.updated"),
    repeats: true,
    deadlineMs: 8_000,
  },
  tilda: {
    verify: signatures.tilda({ secret, query: "key" }),
    send: (key) => ({
      headers: form,
      body: "Name=Ann&Phone=%2B380671234567&tranid=1234%3A5678&formid=form1",
      ...(key === undefined ? {} : { query: `key=${encodeURIComponent(key)}` }),
    }),
    isSecretOnly: true,
    deliveryId: "1234:5678",
    ping: { headers: form, body: "test=test" },
    repeats: true,
    deadlineMs: 4_000,
  },
  taplink: {
    verify: signatures.taplink({ secret }),
    send: (key) => {
      const body = '{"profile_id":1,"name":"Ann","lead_id":7}';
      return {
        headers: { ...json, ...header("taplink-signature", key && mac(key, body, "hex", "sha1")) },
        body,
      };
    },
    repeats: true,
    deadlineMs: 8_000,
  },
};
