import { createWebhook, signatures, type Webhook } from "baselinker-sdk/webhook";
import { after } from "next/server";
import { leadsOfProcess } from "../../../leads.ts";

let webhook: Webhook | undefined;

export function POST(request: Request): Promise<Response> {
  webhook ??= createLeadsWebhook();
  return webhook.fetch(request);
}

function createLeadsWebhook(): Webhook {
  const verify = signatures.shopify({ secret: process.env.WEBHOOK_SECRET ?? "" });
  return createWebhook({ forwarder: leadsOfProcess().forwarder, verify, waitUntil: after });
}
