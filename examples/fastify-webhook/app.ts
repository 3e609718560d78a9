import { createWebhook, type WebhookOptions } from "baselinker-sdk/webhook";
import Fastify, { type FastifyInstance } from "fastify";

/** Takes leads by POST. Only in this plugin nothing reads the body: a signature is over the bytes as they came. */
export function createApp(options: WebhookOptions, canAccept: () => Promise<boolean>): FastifyInstance {
  const webhook = createWebhook(options);
  const app = Fastify();
  app.register(async (leads) => {
    leads.removeAllContentTypeParsers();
    leads.addContentTypeParser("*", (_request, _body, done) => done(null));
    leads.post("/webhooks/leads", (request, reply) => {
      reply.hijack();
      return webhook.node(request.raw, reply.raw);
    });
  });
  app.get("/health/live", () => "ok");
  app.get("/health/ready", async (_request, reply) => reply.code((await canAccept()) ? 200 : 503).send());
  return app;
}
