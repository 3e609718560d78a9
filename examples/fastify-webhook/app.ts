import formbody from "@fastify/formbody";
import type { Forwarder } from "baselinker-sdk";
import Fastify, { type FastifyInstance } from "fastify";

/**
 * Takes leads by POST. The answer tells the sender whether to send the lead again: 503 means "try later",
 * and trying later never makes a second order.
 */
export function createApp(forwarder: Forwarder): FastifyInstance {
  const app = Fastify({ bodyLimit: 1_048_576 });
  app.register(formbody);
  app.post("/webhooks/leads", async (request, reply) => {
    // Most senders wait half a minute at most; the lead goes on without us, or comes again.
    const result = await forwarder.forward(request.body, { signal: AbortSignal.timeout(25_000) });
    switch (result.status) {
      case "success":
      case "duplicate":
        return { orderId: result.orderId };
      case "skip":
        return { skipped: result.reason };
      case "unknown":
        return reply.code(503).send({ error: "The order may have been made; send the lead again." });
      case "error":
        return reply
          .code(result.retryable ? 503 : 422)
          .send({ issues: result.issues.map(({ code, path }) => ({ code, path })) });
    }
  });
  return app;
}
