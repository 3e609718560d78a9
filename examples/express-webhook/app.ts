import { createWebhook, type WebhookOptions } from "baselinker-sdk/webhook";
import express, { type Express } from "express";

/** Takes leads by POST. The webhook is put before `express.json()`: a signature is over the bytes as they came. */
export function createApp(options: WebhookOptions, canAccept: () => Promise<boolean>): Express {
  const webhook = createWebhook(options);
  const app = express();
  app.post("/webhooks/leads", webhook.node);
  app.use(express.json());
  app.get("/health/live", (_request, response) => void response.send("ok"));
  app.get("/health/ready", async (_request, response) => {
    response.sendStatus((await canAccept()) ? 200 : 503);
  });
  return app;
}
