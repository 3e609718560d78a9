import type { Webhook } from "baselinker-sdk/webhook";
import { createLeadsWebhook } from "../../../webhook.ts";

let webhook: Webhook | undefined;

export function POST(request: Request): Promise<Response> {
  webhook ??= createLeadsWebhook();
  return webhook.fetch(request);
}
