import { createServer, type Server } from "node:http";
import { createWebhook, type WebhookOptions } from "baselinker-sdk/webhook";

/** Takes leads by POST on any path but the two of the probes. */
export function createApp(options: WebhookOptions, canAccept: () => Promise<boolean>): Server {
  const webhook = createWebhook(options);
  return createServer(async (request, response) => {
    if (request.url === "/health/live") return response.end("ok");
    if (request.url === "/health/ready") {
      response.statusCode = (await canAccept()) ? 200 : 503;
      return response.end();
    }
    return webhook.node(request, response);
  });
}
