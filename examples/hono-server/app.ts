import { createWebhook, type WebhookOptions } from "baselinker-sdk/webhook";
import { Hono } from "hono";

/** Takes leads by POST. What else the application has may read bodies as it likes: this route reads its own. */
export function createApp(options: WebhookOptions, canAccept: () => Promise<boolean>): Hono {
  const webhook = createWebhook(options);
  const app = new Hono();
  app.post("/webhooks/leads", (context) => webhook.fetch(context.req.raw));
  app.get("/health/live", (context) => context.text("ok"));
  app.get("/health/ready", async (context) => context.body(null, (await canAccept()) ? 200 : 503));
  return app;
}
