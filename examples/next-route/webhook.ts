import { Baselinker, createForwarder } from "baselinker-sdk";
import { sqliteStore } from "baselinker-sdk/sqlite";
import { createWebhook, signatures, type Webhook } from "baselinker-sdk/webhook";
import { after } from "next/server";
import { rules } from "./rules.ts";

/** Reads the environment, which is not there yet while Next builds. */
export function createLeadsWebhook(): Webhook {
  const { BASELINKER_TOKEN: token = "", BASELINKER_URL: baseUrl, WEBHOOK_SECRET: secret = "" } = process.env;
  const baselinker = new Baselinker({ token, baseUrl });
  const store = sqliteStore(process.env.LEADS_FILE ?? "leads.sqlite");
  const forwarder = createForwarder({ baselinker, rules, store });
  return createWebhook({ forwarder, verify: signatures.shopify({ secret }), waitUntil: after });
}
