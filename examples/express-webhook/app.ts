import { createWebhook, type WebhookOptions } from "baselinker-sdk/webhook";
import express, { type Express } from "express";

/** Takes leads by POST. The webhook is put before `express.json()`: a signature is over the bytes as they came. */
export function createApp(options: WebhookOptions): Express {
  const webhook = createWebhook(options);
  const app = express();
  app.post("/webhooks/leads", webhook.node);
  app.use(express.json());
  return app;
}
