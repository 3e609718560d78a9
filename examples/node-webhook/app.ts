import { createServer, type Server } from "node:http";
import { createWebhook, type WebhookOptions } from "baselinker-sdk/webhook";

/** Takes leads by POST, on whatever path. */
export function createApp(options: WebhookOptions): Server {
  return createServer(createWebhook(options).node);
}
