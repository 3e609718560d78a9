/** What the senders of webhooks send, for the real server of each framework. */
import assert from "node:assert/strict";
import { type SigningSignature, signatures, type WebhookOptions } from "baselinker-sdk/webhook";

/** A webhook on the server of a framework. */
export interface Started {
  readonly url: string;
  close(): Promise<unknown>;
}

interface Sender {
  readonly verify: SigningSignature;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly ping?: string;
  /** It signs the time. */
  readonly isTimed?: true;
  /** It sends a secret, which proves nothing about the body. */
  readonly isSecretOnly?: true;
}

const secret = "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0";
// Escaped and not, with blanks: a body that is parsed and written again has other bytes.
const name = '"name":  "\\u041e\\u043b\\u0435\\u043d\\u0430 Їжак"';
const lead = `{"id":"A-1", ${name}}`;
const form = "application/x-www-form-urlencoded";

const senders: readonly Sender[] = [
  { verify: signatures.woocommerce({ secret }), ping: "webhook_id=12" },
  { verify: signatures.shopify({ secret }), headers: { "x-shopify-topic": "orders/create" } },
  { verify: signatures.stripe({ secret }), isTimed: true },
  { verify: signatures.meta({ secret }) },
  { verify: signatures.typeform({ secret }), body: `{"event_type":"form_response", ${name}}` },
  { verify: signatures.calendly({ secret }), body: `{"event":"invitee.created", ${name}}`, isTimed: true },
  {
    verify: signatures.webflow({ secret }),
    body: `{"triggerType":"form_submission", ${name}}`,
    isTimed: true,
  },
  { verify: signatures.standardWebhooks({ secret }), headers: { "webhook-id": "msg_1" }, isTimed: true },
  { verify: signatures.telegram({ secret }), isSecretOnly: true },
  { verify: signatures.googleAds({ secret }), isSecretOnly: true },
  {
    verify: signatures.tilda({ secret, header: "x-key" }),
    headers: { "content-type": form },
    body: "tranid=1%3A1&Name=%D0%90%D0%BD%D0%BD%D0%B0",
    ping: "test=test",
    isSecretOnly: true,
  },
  { verify: signatures.taplink({ secret }) },
  { verify: signatures.hmac({ secret, header: "x-signature", hash: "SHA-512", prefix: "v=" }) },
  { verify: signatures.sharedSecret({ secret, query: "key" }), isSecretOnly: true },
];

/** Sends what each sender sends: signed, again, forged, unsigned, too old, and its test call. */
export async function everySender(start: (options: WebhookOptions) => Promise<Started>): Promise<void> {
  for (const { verify, headers, body = lead, ping, isTimed, isSecretOnly } of senders) {
    const leads: unknown[] = [];
    const forwarder: WebhookOptions["forwarder"] = {
      async forward(each) {
        leads.push(each);
        return { status: "success", orderId: 1, key: "A-1", payment: "none", issues: [] };
      },
    };
    const { url, close } = await start({ forwarder, verify });
    const post = (text: string, more = headers) =>
      new Request(url, {
        method: "POST",
        headers: { "content-type": "application/json", ...more },
        body: text,
      });
    const statusOf = async (request: Request | Promise<Request>) => (await fetch(await request)).status;
    const say = (what: string) => `${verify.name}, ${what}`;

    assert.equal(await statusOf(verify.sign(post(body))), 200, say("signed"));
    assert.equal(await statusOf(verify.sign(post(body))), 200, say("again"));
    assert.equal(leads.length, 2, say("its leads"));
    assert.equal(await statusOf(post(body)), 401, say("not signed"));
    if (isSecretOnly !== true) {
      const signed = await verify.sign(post(body));
      assert.equal(await statusOf(new Request(signed, { body: `${body} ` })), 401, say("with another byte"));
    }
    if (isTimed === true) {
      const old = verify.sign(post(body), { at: new Date(Date.now() - 400_000) });
      assert.equal(await statusOf(old), 401, say("too old"));
    }
    if (ping !== undefined) {
      assert.equal(await statusOf(post(ping, { "content-type": form })), 200, say("a test call"));
    }
    assert.equal(leads.length, 2, say("and nothing else"));
    await close();
  }
}
