import { Baselinker, createForwarder } from "baselinker-sdk";
import { createWebhook, signatures, type Webhook } from "baselinker-sdk/webhook";
import { after } from "next/server";
import { rules } from "../../../rules.ts";

/**
 * The same at the edge, where there is no file: a lead is remembered only while this copy of the route lives, so one that
 * comes again later is a second order. Take it for senders that never repeat, or give it a store that is asked over the
 * network. Its namespace is its own, since the other route knows nothing of its leads.
 */
export const runtime = "edge";

let webhook: Webhook | undefined;

export function POST(request: Request): Promise<Response> {
  webhook ??= createLeadsWebhook();
  return webhook.fetch(request);
}

function createLeadsWebhook(): Webhook {
  const { BASELINKER_TOKEN: token = "", BASELINKER_URL: baseUrl, WEBHOOK_SECRET: secret = "" } = process.env;
  const baselinker = new Baselinker({ token, baseUrl });
  const forwarder = createForwarder({ baselinker, rules, namespace: "edge" });
  return createWebhook({ forwarder, verify: signatures.shopify({ secret }), waitUntil: after });
}
