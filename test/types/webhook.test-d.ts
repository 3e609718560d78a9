import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { describe, expectTypeOf, it } from "vitest";
import {
  createWebhook,
  metaLeads,
  readBaseCallback,
  type Signature,
  signatures,
  type Webhook,
} from "../../src/entries/webhook.ts";
import type { Forwarder } from "../../src/forwarding/forwarder/forwarder.ts";

declare const forwarder: Forwarder;
declare const webhook: Webhook;

describe("the types of webhooks", () => {
  it("refuse what cannot work", () => {
    // @ts-expect-error the forwarder is needed
    createWebhook({});
    // @ts-expect-error that everybody may send has to be said
    createWebhook({ forwarder });
    // @ts-expect-error a signature is made with its options
    createWebhook({ forwarder, verify: signatures.shopify });
    // @ts-expect-error a secret is not a signature
    createWebhook({ forwarder, verify: "secret" });
    // @ts-expect-error a secret is needed
    signatures.shopify({});
    // @ts-expect-error Shopify signs no time
    signatures.shopify({ secret: "s", toleranceMs: 1 });
    // @ts-expect-error Web Crypto has no MD5
    signatures.hmac({ secret: "s", header: "x", hash: "MD5" });
    // @ts-expect-error a key of Standard Webhooks is never hex
    signatures.standardWebhooks({ secret: "s", secretEncoding: "hex" });
    // @ts-expect-error the header with the id, not a function
    signatures.hmac({ secret: "s", header: "x", deliveryId: () => "1" });
    // @ts-expect-error a call may be about a product or a return
    expectTypeOf(readBaseCallback(new Request("https://x"), { secret: "s" })?.orderId.toFixed()).toBeString();
    // @ts-expect-error a check gives one of four words
    createWebhook({ forwarder, verify: { name: "mine", check: () => true } });
    // @ts-expect-error the secret is needed
    readBaseCallback(new Request("https://x"), {});
  });

  it("take what frameworks pass, without a cast", () => {
    expectTypeOf(webhook.node).toExtend<RequestListener>();
    expectTypeOf<[IncomingMessage, ServerResponse]>().toExtend<Parameters<Webhook["node"]>>();
    expectTypeOf(webhook.fetch).toEqualTypeOf<
      (request: Request, ...context: readonly unknown[]) => Promise<Response>
    >();
    createWebhook({ forwarder, verify: [signatures.tilda({ secret: ["new", "old"], query: "key" })] });
    createWebhook({
      forwarder,
      verify: "none",
      fetchLead: metaLeads({ accessToken: "t", version: "v24.0" }),
    });
    const mine: Signature = {
      name: "mine",
      check: async ({ headers }) => (headers.has("x-mine") ? "valid" : "missing"),
    };
    createWebhook({ forwarder, verify: mine, respond: (_, fallback) => fallback, onResult: console.log });
  });
});
